/**
 * A table of rich text as a full grid: whatever its cells claim to span, every place of every row belongs to exactly one cell. Word calls a
 * file damaged where they do not add up.
 */
import type { RichTextNode } from '../../../../shared/richtext/richText.ts'
import { LARGEST_SPAN } from '../../../../shared/richtext/schema.ts'

/** Word's own limit. */
const MOST_COLUMNS = 63

export interface GridCell {
  /** `null`: nothing stood there. */
  node: RichTextNode | null
  column: number
  columns: number
  rows: number
}

export interface Grid {
  columns: number
  /** The cells that begin in each row, from left to right; a row may have none of its own. */
  rows: GridCell[][]
}

export function gridOf(table: RichTextNode): Grid {
  const given = (table.content ?? []).map((row) => row.content ?? [])
  const rows: GridCell[][] = given.map(() => [])
  const taken = given.map(() => new Set<number>())
  given.forEach((cells, at) => {
    let column = 0
    for (const node of cells) {
      while (taken[at]!.has(column)) column += 1
      const last = rows[at]!.at(-1)
      if (column >= MOST_COLUMNS && last !== undefined) {
        last.node = { ...node, content: [...(last.node!.content ?? []), ...(node.content ?? [])] }
        continue
      }
      const wide = Math.min(spanOf(node, 'colspan'), MOST_COLUMNS - column)
      let columns = 1
      while (columns < wide && !taken[at]!.has(column + columns)) columns += 1
      const deep = Math.min(spanOf(node, 'rowspan'), given.length - at)
      rows[at]!.push({ node, column, columns, rows: deep })
      for (let below = at; below < at + deep; below += 1)
        for (let over = column; over < column + columns; over += 1) taken[below]!.add(over)
      column += columns
    }
  })
  const columns = Math.max(...taken.map((places) => Math.max(-1, ...places) + 1), 0)
  rows.forEach((cells, at) => {
    for (let column = 0; column < columns; column += 1)
      if (!taken[at]!.has(column)) cells.push({ node: null, column, columns: 1, rows: 1 })
    cells.sort((a, b) => a.column - b.column)
  })
  return { columns, rows }
}

/** What cannot be, is 1. */
function spanOf({ attrs }: RichTextNode, name: 'colspan' | 'rowspan'): number {
  const span = attrs?.[name]
  return Number.isSafeInteger(span) && (span as number) >= 1 ? Math.min(span as number, LARGEST_SPAN) : 1
}
