/**
 * Ctrl with ↑ or ↓ goes to the beginning of the paragraph, as in Word. Chrome goes to the end of the one before: what is typed
 * over a selection made so joins the two.
 */
import type { Editor } from '@tiptap/core'
import { type EditorState, Selection, TextSelection } from '@tiptap/pm/state'

/** @returns where the key leads; `null` where it is the browser's, as among selected cells */
export function paragraphFrom({ selection, doc }: EditorState, direction: -1 | 1): number | null {
  const { $head } = selection
  if (!(selection instanceof TextSelection) || !$head.parent.isTextblock) return null
  if (direction < 0 && $head.pos > $head.start()) return $head.start()
  const edge = doc.resolve(direction < 0 ? $head.before() : $head.after())
  const next = Selection.findFrom(edge, direction, true)
  return next === null ? (direction < 0 ? $head.start() : $head.end()) : next.$head.start()
}

/** @param isSelecting what is selected grows, or shrinks @returns whether it was done here */
export function goByParagraph({ view }: Editor, direction: -1 | 1, isSelecting: boolean): boolean {
  const to = paragraphFrom(view.state, direction)
  if (to === null) return false
  const { tr, doc, selection } = view.state
  const from = isSelecting ? selection.anchor : to
  view.dispatch(tr.setSelection(TextSelection.create(doc, from, to)).scrollIntoView())
  return true
}
