/** Lines whose cells are separated by tabs: what is left of a table in text that came from a word processor. */

/** A run of lines; with `rows` it is a table. `from`: the index of its first line. */
export interface RowRun {
  from: number
  lines: string[]
  rows: string[][] | null
}

/** A list's mark and the tab after it, a quote, a table of Markdown. */
const NO_ROW = /^\s*(?:(?:\d{1,9}[.)]|[-*+•▪–o])\s|[>|])/

/** Two lines or more under each other with the same number of cells, at least two, are a table. */
export function tabbedRows(lines: readonly string[]): RowRun[] {
  const runs: RowRun[] = []
  for (let from = 0; from < lines.length; ) {
    const rows = rowsFrom(lines, from)
    const length = Math.max(rows.length, 1)
    const before = runs.at(-1)
    const taken = lines.slice(from, from + length)
    if (rows.length > 1) runs.push({ from, lines: taken, rows })
    else if (before?.rows === null) before.lines.push(...taken)
    else runs.push({ from, lines: taken, rows: null })
    from += length
  }
  return runs
}

function rowsFrom(lines: readonly string[], from: number): string[][] {
  const rows: string[][] = []
  for (let at = from; at < lines.length; at += 1) {
    const cells = cellsOf(lines[at]!)
    if (cells.length < 2 || (rows.length > 0 && cells.length !== rows[0]!.length)) break
    rows.push(cells)
  }
  return rows
}

const cellsOf = (line: string): string[] =>
  NO_ROW.test(line)
    ? []
    : line
        .trim()
        .split('\t')
        .map((cell) => cell.trim())
