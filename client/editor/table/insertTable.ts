/** Puts a table of three by three into a text, its first row a header, the caret in its first cell. */
import type { Editor, JSONContent } from '@tiptap/core'
import { TextSelection } from '@tiptap/pm/state'

const ROWS = 3
const COLUMNS = 3

/** In place of the empty paragraph that one stands in, else after the block that one stands in. Not inside a table. */
export function insertTable(editor: Editor): void {
  const { $from } = editor.state.selection
  const block = $from.node(1)
  const isEmptyLine = $from.depth === 1 && block.type.name === 'paragraph' && block.childCount === 0
  const from = isEmptyLine ? $from.before(1) : $from.after(1)
  const to = $from.after(1)
  // There is a line behind a table at the end of a text: else one could not write on.
  const isLast = to === editor.state.doc.content.size
  editor
    .chain()
    .focus()
    .insertContentAt({ from, to }, isLast ? [emptyTable(), { type: 'paragraph' }] : [emptyTable()])
    .command(({ tr }) => Boolean(tr.setSelection(TextSelection.near(tr.doc.resolve(from)))))
    .run()
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
