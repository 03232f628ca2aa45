/** The hits of a search, each item's under its number and title. */
import { useEffect, useRef } from 'react'
import { findNode, readOutline } from '../../shared/agenda/outline.ts'
import type { SearchHit } from '../../shared/agenda/search.ts'
import { AGENDA_LANGUAGE } from '../../shared/language/languages.ts'
import { useAgenda } from '../agenda/agendaContext.ts'
import { useTitleText } from '../agenda/OutlineNav.tsx'

interface Props {
  hits: readonly SearchHit[]
  /** Which of them is looked at. */
  current: number
  onChoose: (index: number) => void
}

export function HitList({ hits, current, onChoose }: Props) {
  const list = useRef<HTMLUListElement>(null)
  useEffect(() => {
    list.current?.querySelectorAll('.hit')[current]?.scrollIntoView({ block: 'nearest', behavior: 'instant' })
  }, [current])
  const items = [...new Set(hits.map(({ item }) => item))]
  return (
    <ul ref={list} className="hits">
      {items.map((item) => (
        <li key={item}>
          <ItemName id={item} />
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

function ItemName({ id }: { id: string }) {
  const { doc } = useAgenda().session
  const title = useTitleText(id)
  return (
    <p className="hit-item" lang={AGENDA_LANGUAGE}>
      {findNode(readOutline(doc), id)?.number} {title}
    </p>
  )
}
