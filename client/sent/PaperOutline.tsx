/** The items of a sent agenda, with what is new in it and where one has written a note; the one that is read is marked. */
import { type MouseEvent, useEffect, useRef } from 'react'
import { AGENDA_LANGUAGE } from '../../shared/language/languages.ts'
import type { PaperItem } from '../../shared/paper/paper.ts'
import { focusHeading } from '../agenda/intoSight.ts'
import { goByArrow, keepInSight } from '../agenda/outlineRows.ts'
import { useCurrentItem } from '../agenda/useCurrentItem.ts'
import { t } from '../app/language.ts'
import { whenDrawn } from '../ui/whenDrawn.ts'
import { ChangeMark } from './ChangeMark.tsx'
import { SupplementMark } from './OfSupplement.tsx'
import { useNotes } from './useNotes.ts'
import '../agenda/outline.css'

interface Props {
  id?: string
  className: string
  /** In the order in which they are read. */
  items: readonly PaperItem[]
  onFollow?: () => void
}

export function PaperOutline({ id, className, items, onFollow }: Props) {
  const current = useCurrentItem(items)
  const notes = useNotes()
  const nav = useRef<HTMLElement>(null)
  useEffect(() => {
    const row = current === null ? null : nav.current?.querySelector(`[data-item="${CSS.escape(current)}"]`)
    if (row instanceof HTMLElement && nav.current !== null) keepInSight(nav.current, row)
  }, [current])
  return (
    <nav ref={nav} id={id} className={className} aria-label={t('outline')} onKeyDown={goByArrow}>
      <p className="outline-heading" aria-hidden="true">
        {t('outline')}
      </p>
      <ul>
        {items.map((item) => (
          <Row
            key={item.id}
            item={item}
            isCurrent={item.id === current}
            hasNote={(notes.note(item.id)?.text.trim() ?? '') !== ''}
            onFollow={onFollow}
          />
        ))}
      </ul>
    </nav>
  )
}

interface RowProps {
  item: PaperItem
  isCurrent: boolean
  hasNote: boolean
  onFollow: (() => void) | undefined
}

function Row({ item, isCurrent, hasNote, onFollow }: RowProps) {
  const { id, kind, number } = item
  const title = item.title === '' ? t('untitled') : item.title
  const depth = Math.min(item.depth, 4)
  const follow = ({ detail }: MouseEvent) => {
    onFollow?.()
    whenDrawn(() => goToItem(id, detail === 0))
  }
  return (
    <li className="outline-item" data-depth={depth} data-kind={kind}>
      <a
        className="outline-row"
        data-item={id}
        data-kind={kind}
        data-depth={depth}
        href={`#item-${id}`}
        aria-current={isCurrent ? 'location' : undefined}
        onClick={follow}
      >
        <span className="number">{number}</span>
        <span className="text" lang={AGENDA_LANGUAGE} title={title}>
          {title}
        </span>
        {hasNote && (
          <span className="has-note" role="img" aria-label={t('hasNote')} title={t('hasNote')}>
            ✎
          </span>
        )}
        <SupplementMark item={id} />
        <ChangeMark {...item} isShort />
      </a>
    </li>
  )
}

/** @param byKeys the focus goes along: Tab goes on from there then */
export function goToItem(id: string, byKeys: boolean): void {
  const item = document.getElementById(`item-${id}`)
  if (item === null) return
  item.scrollIntoView()
  if (byKeys) focusHeading(item)
}
