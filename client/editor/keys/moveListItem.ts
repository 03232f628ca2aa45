/** Moves the list item that one stands in past its neighbour, and all below it along: a step of undo of its own. */
import type { Editor } from '@tiptap/core'
import type { ResolvedPos } from '@tiptap/pm/model'
import { TextSelection } from '@tiptap/pm/state'
import { startStep } from '../undoStep.ts'

/** @param step -1: up; 1: down @returns whether one stands in a list item; at the end of its list it stays where it is */
export function moveListItem({ state, view }: Editor, step: -1 | 1): boolean {
  const { $from, anchor, head } = state.selection
  const depth = depthOfItem($from)
  if (depth === null) return false
  const list = $from.node(depth - 1)
  const index = $from.index(depth - 1)
  const neighbour = list.maybeChild(index + step)
  if (neighbour === null) return true
  const start = $from.before(depth)
  const size = $from.node(depth).nodeSize
  // The neighbour is what is moved: the caret's own item stays, with what a colleague writes in it just now.
  const tr = state.tr
  const at = step < 0 ? start - neighbour.nodeSize : start + size
  tr.delete(at, at + neighbour.nodeSize)
  tr.insert(step < 0 ? at + size : start, neighbour)
  const moved = step * neighbour.nodeSize
  tr.setSelection(TextSelection.create(tr.doc, anchor + moved, head + moved))
  startStep(state)
  view.dispatch(tr.scrollIntoView())
  return true
}

function depthOfItem($from: ResolvedPos): number | null {
  for (let depth = $from.depth; depth > 0; depth -= 1)
    if ($from.node(depth).type.name === 'listItem') return depth
  return null
}
