/**
 * Lines stay where they are while somebody points at them, or has the focus on one of them: what is changed meanwhile would else move
 * them away under the pointer, or take them out of what is shown. What is new comes at the end until then.
 */
import { type FocusEvent, type PointerEvent, useRef, useState } from 'react'
import type { LiveProgress } from '../progress/liveProgress.ts'
import type { BoardView } from './view.ts'

/** For the element that holds the lines. */
export interface Holding {
  onPointerOver: (event: PointerEvent) => void
  onPointerLeave: () => void
  onFocus: (event: FocusEvent) => void
  onBlur: (event: FocusEvent) => void
}

interface Kept {
  view: BoardView
  ids: readonly string[]
}

/** @param wanted what is to be shown, in its order @param all every line: one that is held may be wanted no more */
export function useHeldRows(
  wanted: readonly LiveProgress[],
  all: readonly LiveProgress[],
  view: BoardView,
): { rows: readonly LiveProgress[]; holding: Holding } {
  const [isPointedAt, setPointedAt] = useState(false)
  const [hasFocus, setFocus] = useState(false)
  const kept = useRef<Kept | null>(null)
  const holding: Holding = {
    onPointerOver: ({ target, pointerType }) => setPointedAt(pointerType === 'mouse' && isInLines(target)),
    onPointerLeave: () => setPointedAt(false),
    onFocus: ({ target }) => setFocus(isInLines(target)),
    onBlur: ({ relatedTarget }) => setFocus(isInLines(relatedTarget)),
  }
  // Who chooses something else wants to see it.
  const isHeld = (isPointedAt || hasFocus) && kept.current?.view === view
  const rows = isHeld ? heldRows(kept.current!.ids, wanted, all) : wanted
  kept.current = { view, ids: rows.map(({ id }) => id) }
  return { rows, holding }
}

const isInLines = (target: EventTarget | null): boolean =>
  target instanceof Element && target.closest('.board-table tbody') !== null

/** @param ids as they stood @returns those that still are in the agenda, then what has come */
export function heldRows(
  ids: readonly string[],
  wanted: readonly LiveProgress[],
  all: readonly LiveProgress[],
): LiveProgress[] {
  const byId = new Map(all.map((row) => [row.id, row]))
  const held = new Set(ids)
  return [...ids.flatMap((id) => byId.get(id) ?? []), ...wanted.filter(({ id }) => !held.has(id))]
}
