/** Puts a table of three by three into a text, its first row a header, the caret in its first cell. */
import type { Editor, JSONContent } from '@tiptap/core'
import { type EditorState, TextSelection } from '@tiptap/pm/state'
import { footTop, headHeight, TOOLS } from '../../agenda/intoSight.ts'
import { whenDrawn } from '../../ui/whenDrawn.ts'

const ROWS = 3
const COLUMNS = 3

/** Below the table (pixels). */
const AIR = 8

/** Where `placeOfTable` says, and in sight. Not inside a table. */
export function insertTable(editor: Editor): void {
  const { from, to } = placeOfTable(editor.state)
  // There is a line behind a table at the end of a text: else one could not write on.
  const isLast = to === editor.state.doc.content.size
  editor
    .chain()
    .focus()
    .insertContentAt({ from, to }, isLast ? [emptyTable(), { type: 'paragraph' }] : [emptyTable()])
    .command(({ tr }) => Boolean(tr.setSelection(TextSelection.near(tr.doc.resolve(from)))))
    .scrollIntoView()
    .run()
  whenDrawn(() => bringWholeIntoSight(editor.view.nodeDOM(from)))
}

/** In place of the empty paragraph that one stands in; before the block at whose beginning one stands, else after it. */
export function placeOfTable({ doc, selection: { $from } }: EditorState): { from: number; to: number } {
  const [before, after] = [$from.before(1), $from.after(1)]
  const { isTextblock, childCount } = $from.node(1)
  if (isTextblock && childCount === 0) return { from: before, to: after }
  const isAtStart = doc.textBetween(before, $from.pos, '', ' ') === ''
  return isAtStart ? { from: before, to: before } : { from: after, to: after }
}

/** The caret is in its first cell, and in sight already; what stands above the table may go. */
function bringWholeIntoSight(table: Node | null): void {
  if (!(table instanceof HTMLElement)) return
  const { top, bottom } = table.getBoundingClientRect()
  const [hidden, room] = [bottom + AIR - footTop(), top - headHeight() - TOOLS]
  if (hidden > 0 && room > 0) scrollBy({ top: Math.min(hidden, room), behavior: 'instant' })
}

// TipTap's own makes cells that hold no paragraph, since ours may be empty: typing would land outside.
function emptyTable(): JSONContent {
  return {
    type: 'table',
    content: Array.from({ length: ROWS }, (_, row) => ({
      type: 'tableRow',
      content: Array.from({ length: COLUMNS }, () => ({
        type: row === 0 ? 'tableHeader' : 'tableCell',
        content: [{ type: 'paragraph' }],
      })),
    })),
  }
}
