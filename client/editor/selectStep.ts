/** Puts an editor's caret where a step of undo has just changed its text. */
import type { Editor } from '@tiptap/core'
import type { Node } from '@tiptap/pm/model'
import { Selection, TextSelection } from '@tiptap/pm/state'
import { relativePositionToAbsolutePosition, ySyncPluginKey } from '@tiptap/y-tiptap'
import * as Y from 'yjs'
import { samePlace } from '../agenda/changes.ts'
import type { TakenStep } from './takenStep.ts'

/** As it was then; where colleagues have left nothing of that, behind the last thing that changed. */
export function selectStep(editor: Editor, step: TakenStep): void {
  const { view } = editor
  const find = finder(editor)
  const selection = rememberedSelection(view.state.doc, step, find) ?? behindLast(view.state.doc, step, find)
  if (selection !== null) view.dispatch(view.state.tr.setSelection(selection))
  view.focus()
}

/** @returns where a position stands in the editor's own counting; `null` when it is not in this text */
type Find = (position: Y.RelativePosition) => number | null

function finder({ state }: Editor): Find {
  const { doc, type, binding } = ySyncPluginKey.getState(state)
  return (position) => {
    const at = relativePositionToAbsolutePosition(doc, type, position, binding.mapping)
    return at === null ? null : Math.min(Math.max(at, 0), state.doc.content.size)
  }
}

function rememberedSelection(doc: Node, { caret, changes }: TakenStep, find: Find): Selection | null {
  if (caret === null || !changes.some((change) => samePlace(change, caret.place))) return null
  const [anchor, head] = [caret.cursor.anchor, caret.cursor.head].map((position) =>
    find(Y.createRelativePositionFromJSON(position)),
  )
  return anchor == null || head == null ? null : TextSelection.between(doc.resolve(anchor), doc.resolve(head))
}

function behindLast(doc: Node, { ends }: TakenStep, find: Find): Selection | null {
  const places = ends.map(find).filter((at) => at !== null)
  return places.length === 0 ? null : Selection.near(doc.resolve(Math.max(...places)), -1)
}
