/** The outline: number and title of every item; the one that is read is marked, and who writes where is shown. */
import { type KeyboardEvent, useEffect, useRef } from 'react'
import { itemOf, titleOf } from '../../shared/agenda/document.ts'
import { inOrder, type OutlineNode, readOutline, shownNumber } from '../../shared/agenda/outline.ts'
import type { Step } from '../../shared/agenda/steps.ts'
import { oneLine } from '../../shared/richtext/plainText.ts'
import { readRichText } from '../../shared/richtext/yText.ts'
import { t } from '../app/language.ts'
import { useFocusKept } from '../structure/useFocusKept.ts'
import { useStructure } from '../structure/useStructure.tsx'
import { useAgenda, useChanges } from './agendaContext.ts'
import { OUTLINE } from './documentWatch.ts'
import { useCurrentItem } from './useCurrentItem.ts'
import { WritingIn } from './WritingHere.tsx'
import './outline.css'

/** Every living item, in the order in which it is read. */
export function useItemsInOrder(): OutlineNode[] {
  const { session } = useAgenda()
  useChanges(OUTLINE)
  return inOrder(readOutline(session.doc))
}

export function OutlineNav({ className, onFollow }: { className: string; onFollow?: () => void }) {
  const items = useItemsInOrder()
  const current = useCurrentItem(items)
  useFocusKept()
  const nav = useRef<HTMLElement>(null)
  useEffect(() => {
    const row = current === null ? null : nav.current?.querySelector(`[data-item="${CSS.escape(current)}"]`)
    if (row instanceof HTMLElement && nav.current !== null) keepInSight(nav.current, row)
  }, [current])
  return (
    <nav ref={nav} className={className} aria-label={t('outline')}>
      <p className="outline-heading" aria-hidden="true">
        {t('outline')}
      </p>
      <ul>
        {items.map((node) => (
          <OutlineRow key={node.id} node={node} isCurrent={node.id === current} onFollow={onFollow} />
        ))}
      </ul>
    </nav>
  )
}

const STEP_OF_KEY: ReadonlyMap<string, Step> = new Map([
  ['ArrowUp', 'up'],
  ['ArrowDown', 'down'],
  ['ArrowLeft', 'promote'],
  ['ArrowRight', 'demote'],
])

interface RowProps {
  node: OutlineNode
  isCurrent: boolean
  onFollow: (() => void) | undefined
}

function OutlineRow({ node, isCurrent, onFollow }: RowProps) {
  const title = useTitleText(node.id)
  const { readOnly } = useAgenda()
  const { step } = useStructure()
  const moveByKey = (event: KeyboardEvent) => {
    const wanted = event.altKey && !readOnly ? STEP_OF_KEY.get(event.key) : undefined
    if (wanted === undefined) return
    event.preventDefault()
    step(node.id, wanted)
  }
  return (
    <li>
      <a
        className="outline-row"
        data-item={node.id}
        data-kind={node.kind}
        data-depth={Math.min(node.depth, 4)}
        href={`#item-${node.id}`}
        title={title}
        aria-current={isCurrent ? 'location' : undefined}
        onClick={onFollow}
        aria-keyshortcuts="Alt+ArrowUp Alt+ArrowDown Alt+ArrowLeft Alt+ArrowRight"
        onKeyDown={moveByKey}
      >
        <span className="number">{shownNumber(node)}</span>
        <span className="text">{title}</span>
        <WritingIn item={node.id} />
      </a>
    </li>
  )
}

/** An item's title on one line. */
export function useTitleText(id: string): string {
  const { doc } = useAgenda().session
  useChanges(`${id}/title`)
  const item = itemOf(doc, id)
  return (item && oneLine(readRichText(titleOf(item)))) || t('untitled')
}

function keepInSight(nav: HTMLElement, row: HTMLElement): void {
  const top = row.offsetTop
  const bottom = top + row.offsetHeight
  if (top < nav.scrollTop) nav.scrollTop = top - row.offsetHeight
  else if (bottom > nav.scrollTop + nav.clientHeight)
    nav.scrollTop = bottom - nav.clientHeight + row.offsetHeight
}
