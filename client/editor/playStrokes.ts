/** Does in an editor what was pressed before it was there, in the order in which it was pressed. */
import type { Editor } from '@tiptap/core'
import { Selection, TextSelection } from '@tiptap/pm/state'
import { readSelection } from './keys/readSelection.ts'
import type { CaretMove, Stroke } from './strokes.ts'

/** @param editor has the focus */
export function playStrokes({ view }: Editor, strokes: readonly Stroke[]): void {
  if (strokes.length === 0) return
  readSelection(view)
  for (const stroke of strokes) {
    if (typeof stroke === 'string') view.dispatch(view.state.tr.insertText(stroke))
    else if (stroke.by === 'documentboundary') view.dispatch(toBoundary(view.state, stroke))
    else {
      // The browser knows where lines and words end.
      getSelection()?.modify(stroke.extends ? 'extend' : 'move', stroke.direction, stroke.by)
      readSelection(view)
    }
  }
}

/** By ProseMirror: Firefox has no such step. */
function toBoundary({ doc, tr, selection }: Editor['state'], move: CaretMove) {
  const end = move.direction === 'forward' ? Selection.atEnd(doc) : Selection.atStart(doc)
  return tr.setSelection(move.extends ? TextSelection.between(selection.$anchor, end.$head) : end)
}
