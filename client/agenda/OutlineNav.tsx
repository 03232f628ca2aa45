/** The outline: number and title of every item; the one that is read is marked, and who writes where is shown. */
import { type FocusEvent, type MouseEvent, type PointerEvent, useEffect, useRef, useState } from 'react'
import { inOrder, type OutlineNode, readOutline, shownNumber } from '../../shared/agenda/outline.ts'
import { AGENDA_LANGUAGE } from '../../shared/language/languages.ts'
import { t } from '../app/language.ts'
import { NewMark } from '../news/NewMark.tsx'
import { NextNew } from '../news/NextNew.tsx'
import { OpenThreads } from '../news/OpenThreads.tsx'
import { StandingMark } from '../progress/StandingMark.tsx'
import { AgendaSum } from '../progress/Sums.tsx'
import { DragHandle } from '../structure/DragHandle.tsx'
import { NewNodes } from '../structure/NewNodes.tsx'
import { nodeName, titleText } from '../structure/nodeName.ts'
import { useStructure } from '../structure/structureOfPage.ts'
import { useFocusKept } from '../structure/useFocusKept.ts'
import { whenDrawn } from '../ui/whenDrawn.ts'
import { useAgenda, useChanges } from './agendaContext.ts'
import { OUTLINE } from './documentWatch.ts'
import { focusHeading } from './intoSight.ts'
import { OwnMark } from './OwnMark.tsx'
import { goByArrow, keepInSight } from './outlineRows.ts'
import { useCurrentItem } from './useCurrentItem.ts'
import { WritingIn } from './WritingHere.tsx'
import './outline.css'

/** Every living item, in the order in which it is read. */
export function useItemsInOrder(): OutlineNode[] {
  const { session } = useAgenda()
  useChanges(OUTLINE)
  return inOrder(readOutline(session.doc))
}

interface Props {
  /** Of the element, where something leads to it. */
  id?: string
  className: string
  /** Whether it tells how far the items are: not where one only reads. */
  tellsProgress?: boolean
  onFollow?: () => void
}

export function OutlineNav({ id, className, tellsProgress = false, onFollow }: Props) {
  const items = useItemsInOrder()
  const current = useCurrentItem(items)
  const { mayChange } = useStructure()
  useFocusKept()
  const nav = useRef<HTMLElement>(null)
  useEffect(() => {
    const row = current === null ? null : nav.current?.querySelector(`[data-item="${CSS.escape(current)}"]`)
    if (row instanceof HTMLElement && nav.current !== null) keepInSight(nav.current, row)
  }, [current])
  return (
    <nav
      ref={nav}
      id={id}
      className={className}
      aria-label={t('outline')}
      onKeyDown={goByArrow}
      {...useByKeys()}
    >
      <p className="outline-heading" aria-hidden="true">
        {t('outline')}
      </p>
      {tellsProgress && <AgendaSum />}
      {tellsProgress && <NextNew current={current} onFollow={onFollow} />}
      <ul>
        {items.map((node) => (
          <OutlineRow
            key={node.id}
            node={node}
            isCurrent={node.id === current}
            {...{ tellsProgress, onFollow }}
          />
        ))}
      </ul>
      {items.length > 0 && <NewNodes className="in-outline" current={current} onAdd={onFollow} />}
      {mayChange && (
        <p className="outline-hint" aria-hidden="true">
          {t('moveByKeys')}
        </p>
      )}
    </nav>
  )
}

interface RowProps {
  node: OutlineNode
  isCurrent: boolean
  tellsProgress: boolean
  onFollow: (() => void) | undefined
}

function OutlineRow({ node, isCurrent, tellsProgress, onFollow }: RowProps) {
  const { id, kind, number } = node
  const { doc } = useAgenda().session
  const title = useTitleText(id)
  const { mayChange, drag } = useStructure()
  const depth = Math.min(node.depth, 4)
  const follow = ({ detail }: MouseEvent) => {
    onFollow?.()
    whenDrawn(() => {
      // The browser has gone to where it stood: it may have been moved a moment ago.
      document.getElementById(`item-${id}`)?.scrollIntoView()
      // By key: Tab goes on from the item then, and not through the whole outline.
      if (detail === 0) focusItem(id)
    })
  }
  // A finger scrolls here: it has the handle.
  const onPointerDown = (event: PointerEvent) => {
    if (event.pointerType === 'mouse') drag(id, event)
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
        draggable={false}
        {...(mayChange && movedByKeys(id))}
        onPointerDown={mayChange ? onPointerDown : undefined}
      >
        <span className="number">{shownNumber(node)}</span>
        <span className="text" lang={AGENDA_LANGUAGE} title={title}>
          {title}
        </span>
        <OwnMark id={id} />
        <WritingIn item={id} />
        {tellsProgress && <NewMark id={id} />}
        {tellsProgress && <StandingMark id={id} />}
      </a>
      {tellsProgress && <OpenThreads id={id} name={nodeName(doc, id, number)} onFollow={onFollow} />}
      {mayChange && <DragHandle id={id} name={nodeName(doc, id, number)} />}
    </li>
  )
}

/** Whether the focus is on a row, and came there by key. */
function useByKeys() {
  const [byKeys, setByKeys] = useState(false)
  const look = ({ target }: FocusEvent) => setByKeys(target.matches('.outline-row:focus-visible'))
  return { 'data-by-keys': byKeys, onFocus: look, onBlur: () => setByKeys(false) }
}

const movedByKeys = (id: string) => ({
  'data-moves': id,
  'aria-keyshortcuts': 'Alt+ArrowUp Alt+ArrowDown Alt+ArrowLeft Alt+ArrowRight',
  'aria-description': t('moveByKeys'),
})

/** An item's title on one line. */
export function useTitleText(id: string): string {
  const { doc } = useAgenda().session
  useChanges(`${id}/title`)
  return titleText(doc, id)
}

function focusItem(id: string): void {
  const head = document.getElementById(`item-${id}/title`)
  if (head !== null) focusHeading(head)
}
