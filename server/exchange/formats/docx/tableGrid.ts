/**
 * A table of rich text as a full grid: whatever its cells claim to span, every place of every row belongs to exactly one cell. Word calls a
 * file damaged where they do not add up.
 */
import type { RichTextNode } from '../../../../shared/richtext/richText.ts'
import { LARGEST_SPAN } from '../../../../shared/richtext/schema.ts'

/** Word's own limit. What stands in further ones joins the last cell. */
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
  const rows = placed((table.content ?? []).map(({ content }) => content ?? []))
  // A column is where a cell begins: one that only wide cells reach over is none.
  const begins = [...new Set(rows.flatMap((cells) => cells.map(({ column }) => column)))].sort(
    (a, b) => a - b,
  )
  const taken = rows.map(() => new Set<number>())
  rows.forEach((cells, at) => {
    for (const cell of cells) {
      const end = begins.findIndex((begin) => begin >= cell.column + cell.columns)
      cell.column = begins.indexOf(cell.column)
      cell.columns = (end === -1 ? begins.length : end) - cell.column
      for (let row = at; row < at + cell.rows; row += 1) take(taken[row]!, cell)
    }
  })
  rows.forEach((cells, at) => {
    for (let column = 0; column < begins.length; column += 1)
      if (!taken[at]!.has(column)) cells.push({ node: null, column, columns: 1, rows: 1 })
    cells.sort((a, b) => a.column - b.column)
  })
  return { columns: begins.length, rows }
}

/** Each cell at the first free place of its row, as far as it may reach. */
function placed(given: readonly RichTextNode[][]): GridCell[][] {
  const taken = given.map(() => new Set<number>())
  return given.map((nodes, at) => {
    const cells: GridCell[] = []
    let column = 0
    for (const node of nodes) {
      while (taken[at]!.has(column)) column += 1
      const last = cells.at(-1)
      if (column >= MOST_COLUMNS && last !== undefined) {
        last.node = { ...last.node!, content: [...(last.node!.content ?? []), ...(node.content ?? [])] }
        continue
      }
      const wide = spanOf(node, 'colspan')
      let columns = 1
      while (columns < wide && column + columns < MOST_COLUMNS && !taken[at]!.has(column + columns))
        columns += 1
      const cell = { node, column, columns, rows: Math.min(spanOf(node, 'rowspan'), given.length - at) }
      for (let row = at; row < at + cell.rows; row += 1) take(taken[row]!, cell)
      cells.push(cell)
      column += columns
    }
    return cells
  })
}

function take(places: Set<number>, { column, columns }: GridCell): void {
  for (let at = column; at < column + columns; at += 1) places.add(at)
}

/** What cannot be, is 1. */
function spanOf({ attrs }: RichTextNode, name: 'colspan' | 'rowspan'): number {
  const span = attrs?.[name]
  return Number.isSafeInteger(span) && (span as number) >= 1 ? Math.min(span as number, LARGEST_SPAN) : 1
}
