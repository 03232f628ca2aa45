/** What can be done to a table: for the menus of its rows, its columns and the whole. */
import type { Editor } from '@tiptap/core'
import { TextSelection } from '@tiptap/pm/state'
import { moveTableColumn, moveTableRow, selectedRect } from '@tiptap/pm/tables'
import type { Sentences } from '../../../shared/language/sentences.ts'

export interface TableAction {
  label: keyof Sentences & `table${string}`
  isPossible?: (editor: Editor) => boolean
  run: (editor: Editor) => void
}

type Line = 'row' | 'column'

/** In the groups of a menu, as all that follow. */
export const ROW_ACTIONS: readonly (readonly TableAction[])[] = [
  [
    { label: 'tableRowAbove', run: (editor) => addLine(editor, 'row', -1) },
    { label: 'tableRowBelow', run: (editor) => addLine(editor, 'row', 1) },
  ],
  [
    { label: 'tableRowUp', ...movesLine('row', -1) },
    { label: 'tableRowDown', ...movesLine('row', 1) },
  ],
  [{ label: 'tableHeaderRow', run: (editor) => editor.chain().focus().toggleHeaderRow().run() }],
  [{ label: 'tableDeleteRow', run: (editor) => deleteLine(editor, 'row') }],
]

export const COLUMN_ACTIONS: readonly (readonly TableAction[])[] = [
  [
    { label: 'tableColumnLeft', run: (editor) => addLine(editor, 'column', -1) },
    { label: 'tableColumnRight', run: (editor) => addLine(editor, 'column', 1) },
  ],
  [
    { label: 'tableColumnToLeft', ...movesLine('column', -1) },
    { label: 'tableColumnToRight', ...movesLine('column', 1) },
  ],
  [{ label: 'tableDeleteColumn', run: (editor) => deleteLine(editor, 'column') }],
]

export const TABLE_ACTIONS: readonly (readonly TableAction[])[] = [
  ROW_ACTIONS.flat(),
  COLUMN_ACTIONS.flat(),
  [
    {
      label: 'tableMerge',
      isPossible: (editor) => editor.can().mergeCells(),
      run: (editor) => editor.chain().focus().mergeCells().run(),
    },
    {
      label: 'tableSplit',
      isPossible: (editor) => editor.can().splitCell(),
      run: (editor) => editor.chain().focus().splitCell().run(),
    },
  ],
  [{ label: 'tableDelete', run: (editor) => editor.chain().focus().deleteTable().run() }],
]

function movesLine(line: Line, step: -1 | 1): Pick<TableAction, 'isPossible' | 'run'> {
  const target = (editor: Editor) => {
    const { map, ...rect } = selectedRect(editor.state)
    const from = line === 'row' ? rect.top : rect.left
    const to = from + step
    return to >= 0 && to < (line === 'row' ? map.height : map.width) ? { from, to } : null
  }
  const move = line === 'row' ? moveTableRow : moveTableColumn
  return {
    isPossible: (editor) => target(editor) !== null,
    run: (editor) => {
      const fromTo = target(editor)
      if (fromTo !== null) move(fromTo)(editor.state, editor.view.dispatch)
      editor.commands.focus()
    },
  }
}

/** Beside where one stands, and the caret goes into it. @param side -1: above or to the left; 1: below or to the right */
function addLine(editor: Editor, line: Line, side: -1 | 1): void {
  const chain = editor.chain().focus()
  if (line === 'row') (side < 0 ? chain.addRowBefore() : chain.addRowAfter()).run()
  else (side < 0 ? chain.addColumnBefore() : chain.addColumnAfter()).run()
  const { map, table, tableStart, top, bottom, left, right } = selectedRect(editor.state)
  const row = line === 'column' ? top : side < 0 ? top - 1 : bottom
  const column = line === 'row' ? left : side < 0 ? left - 1 : right
  const cell = tableStart + map.positionAt(row, column, table)
  const { tr } = editor.state
  editor.view.dispatch(tr.setSelection(TextSelection.near(tr.doc.resolve(cell + 1))).scrollIntoView())
}

/** The last row or column takes the table with it. */
function deleteLine(editor: Editor, line: Line): void {
  const chain = editor.chain().focus()
  const deletes = line === 'row' ? chain.deleteRow() : chain.deleteColumn()
  if (!deletes.run()) editor.chain().focus().deleteTable().run()
}
