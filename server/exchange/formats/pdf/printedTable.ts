/** A table as a whole grid: every cell with its place, spans that fit, and empty cells where a row is short. */
import type { RichTextNode } from '../../../../shared/richtext/richText.ts'
import type { Block } from './printedText.ts'

export interface PrintedTable {
  is: 'table'
  columns: number
  /** Their shares of the width; `null`: as their words ask for. */
  widths: number[] | null
  /** Rows that are its head, and stand again on each page. */
  head: number
  cells: PrintedCell[]
  /** Of its letters, of the text's size. */
  size: number
  /** It stands on a page of its own that is turned: it is too wide. */
  turned: boolean
}

export interface PrintedCell {
  x: number
  y: number
  colspan: number
  rowspan: number
  align: 'left' | 'center' | 'right' | null
  isHead: boolean
  blocks: Block[]
}

/** A head that is larger than this would leave the pages no room. */
const LONGEST_HEAD = 400
/** More columns have no room for a letter. */
const MOST_COLUMNS = 100

/** Letters that stand beside each other on a page, and on one that is turned. */
const ROOM = 92
const ROOM_TURNED = 145
/** Between two columns, in letters. */
const GAP = 2
/** Letters smaller than this share of the text's are not read. */
const SMALLEST = 0.7
const SMALLEST_TURNED = 0.42

/**
 * @param print what stands in a cell
 * @param mayTurn it stands in nothing else, so that it may have a page of its own
 * @returns `null` where it has no cell
 */
export function printedTable(
  { content = [] }: RichTextNode,
  print: (cell: RichTextNode) => Block[],
  mayTurn: boolean,
): PrintedTable | null {
  const rows = content
    .map((row) => (row.type === 'tableRow' ? (row.content ?? []) : [row]))
    .filter((cells) => cells.length > 0)
  if (rows.length === 0) return null
  const head = headRows(rows)
  const grid = new Grid(rows.length, head)
  rows.forEach((cells, y) => {
    for (const cell of cells) grid.put(y, cell, print(cell))
  })
  const { columns, cells } = grid.whole()
  const widths = widthsOf(rows, columns)
  return { is: 'table', columns, widths, head, cells, ...sizeOf(cells, columns, mayTurn) }
}

const spanOf = (value: unknown): number => (Number.isSafeInteger(value) ? Math.max(1, value as number) : 1)

function headRows(rows: readonly RichTextNode[][]): number {
  const first = rows.findIndex((cells) => !cells.every(({ type }) => type === 'tableHeader'))
  const head = first < 0 ? 1 : first
  const letters = rows
    .slice(0, head)
    .flat()
    .reduce((sum, cell) => sum + lettersIn(cell), 0)
  return head === rows.length || head > 3 || letters > LONGEST_HEAD ? 0 : head
}

const lettersIn = ({ text = '', content = [] }: RichTextNode): number =>
  text.length + content.reduce((sum, child) => sum + lettersIn(child), 0)

class Grid {
  readonly #rows: number
  readonly #head: number
  readonly #cells: PrintedCell[] = []
  readonly #taken = new Set<number>()

  constructor(rows: number, head: number) {
    this.#rows = rows
    this.#head = head
  }

  /** At the row's first free place. */
  put(y: number, { type, attrs = {} }: RichTextNode, blocks: Block[]): void {
    let x = 0
    while (this.#isTaken(x, y)) x += 1
    if (x >= MOST_COLUMNS) {
      this.#cells.findLast((cell) => cell.y <= y && y < cell.y + cell.rowspan)!.blocks.push(...blocks)
      return
    }
    let colspan = 1
    const widest = Math.min(spanOf(attrs.colspan), MOST_COLUMNS - x)
    while (colspan < widest && !this.#isTaken(x + colspan, y)) colspan += 1
    // What spans the end of the head would tie rows together that are not on one page.
    const end = y < this.#head ? this.#head : this.#rows
    const rowspan = Math.min(spanOf(attrs.rowspan), end - y)
    this.#place({
      x,
      y,
      colspan,
      rowspan,
      align: alignOf(attrs.align),
      isHead: type === 'tableHeader',
      blocks,
    })
  }

  /** @returns the cells in the order in which they are read, with those of nothing; a column in which no cell begins is none */
  whole(): { columns: number; cells: PrintedCell[] } {
    const begun = [...new Set(this.#cells.map(({ x }) => x))].toSorted((a, b) => a - b)
    for (let y = 0; y < this.#rows; y += 1)
      for (const x of begun)
        if (!this.#isTaken(x, y))
          this.#place({ x, y, colspan: 1, rowspan: 1, align: null, isHead: false, blocks: [] })
    const cells = this.#cells.map((cell) => {
      const within = begun.filter((x) => x >= cell.x && x < cell.x + cell.colspan)
      return { ...cell, x: begun.indexOf(cell.x), colspan: within.length }
    })
    return { columns: begun.length, cells: cells.toSorted((a, b) => a.y - b.y || a.x - b.x) }
  }

  #place(cell: PrintedCell): void {
    this.#cells.push(cell)
    for (let y = cell.y; y < cell.y + cell.rowspan; y += 1)
      for (let x = cell.x; x < cell.x + cell.colspan; x += 1) this.#taken.add(y * MOST_COLUMNS + x)
  }

  #isTaken(x: number, y: number): boolean {
    return x < MOST_COLUMNS && this.#taken.has(y * MOST_COLUMNS + x)
  }
}

const alignOf = (value: unknown): PrintedCell['align'] =>
  value === 'left' || value === 'center' || value === 'right' ? value : null

/** As somebody dragged them; pixels. */
function widthsOf(rows: readonly RichTextNode[][], columns: number): number[] | null {
  for (const cells of rows) {
    const widths = cells.flatMap(({ attrs }) => (Array.isArray(attrs?.colwidth) ? attrs.colwidth : [null]))
    const isWhole = widths.length === columns && widths.every((width) => Number(width) > 0)
    if (isWhole) return widths.map((width) => Math.min(Number(width), 10_000))
  }
  return null
}

/** Small enough for its longest words to stand beside each other. */
function sizeOf(
  cells: readonly PrintedCell[],
  columns: number,
  mayTurn: boolean,
): Pick<PrintedTable, 'size' | 'turned'> {
  const longest = Array.from({ length: columns }, () => 1)
  for (const { x, colspan, blocks } of cells)
    if (colspan === 1) longest[x] = Math.max(longest[x]!, Math.min(longestWord(blocks), 16))
  const asked = longest.reduce((sum, letters) => sum + letters + GAP, 0)
  const size = Math.min(0.92, ROOM / asked)
  if (size >= SMALLEST || !mayTurn) return { size: Math.max(size, SMALLEST_TURNED), turned: false }
  return { size: Math.max(Math.min(0.92, ROOM_TURNED / asked), SMALLEST_TURNED), turned: true }
}

function longestWord(blocks: readonly Block[]): number {
  const words = blocks.flatMap((block) =>
    block.is === 'line' ? block.runs.map(({ text }) => text ?? '') : ['x'.repeat(12)],
  )
  return Math.max(
    0,
    ...words
      .join(' ')
      .split(/[\s\u00ad\u200b-]+/)
      .map((word) => word.length),
  )
}
