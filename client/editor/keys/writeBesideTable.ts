/** An arrow key leads out of a table that is the first or the last of a text: there is a line then, to write on. */
import type { Editor } from '@tiptap/core'
import { TextSelection } from '@tiptap/pm/state'
import { isInTable, selectedRect } from '@tiptap/pm/tables'

/** @returns whether a line was made */
export function writeBeside({ state, view }: Editor, side: 'above' | 'below'): boolean {
  const { selection, doc, schema } = state
  if (!selection.empty || !isInTable(state)) return false
  if (!view.endOfTextblock(side === 'above' ? 'up' : 'down')) return false
  const { top, bottom, map, tableStart, table } = selectedRect(state)
  const isAtEdge = side === 'above' ? top === 0 : bottom === map.height
  const at = side === 'above' ? tableStart - 1 : tableStart - 1 + table.nodeSize
  const isOutermost = at === (side === 'above' ? 0 : doc.content.size)
  const paragraph = schema.nodes.paragraph?.create()
  if (!isAtEdge || !isOutermost || paragraph === undefined) return false
  const tr = state.tr.insert(at, paragraph)
  view.dispatch(tr.setSelection(TextSelection.create(tr.doc, at + 1)).scrollIntoView())
  return true
}
