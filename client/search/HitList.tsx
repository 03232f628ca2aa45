/** The hits of a search, each item's under its number and title. */
import { type ReactNode, useEffect, useRef } from 'react'
import type { SearchHit } from '../../shared/agenda/search.ts'
import { AGENDA_LANGUAGE } from '../../shared/language/languages.ts'

interface Props {
  hits: readonly SearchHit[]
  /** Which of them is looked at. */
  current: number
  /** What an item is called. */
  nameOf: (item: string) => ReactNode
  onChoose: (index: number) => void
}

export function HitList({ hits, current, nameOf, onChoose }: Props) {
  const list = useRef<HTMLUListElement>(null)
  useEffect(() => {
    list.current?.querySelectorAll('.hit')[current]?.scrollIntoView({ block: 'nearest', behavior: 'instant' })
  }, [current])
  const items = [...new Set(hits.map(({ item }) => item))]
  return (
    <ul ref={list} className="hits">
      {items.map((item) => (
        <li key={item}>
          <p className="hit-item" lang={AGENDA_LANGUAGE}>
            {nameOf(item)}
          </p>
          <ul>
            {hits.map((hit, index) =>
              hit.item === item ? (
                <li key={`${hit.field} ${hit.nth}`}>
                  <button
                    type="button"
                    className="hit"
                    lang={AGENDA_LANGUAGE}
                    aria-current={index === current}
                    onClick={() => onChoose(index)}
                  >
                    {hit.before}
                    <mark>{hit.found}</mark>
                    {hit.after}
                  </button>
                </li>
              ) : null,
            )}
          </ul>
        </li>
      ))}
    </ul>
  )
}
