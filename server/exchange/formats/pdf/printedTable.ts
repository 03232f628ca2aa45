/** A table as a whole grid: every cell with its place, spans that fit, and empty cells where a row is short. */

import { isTooWide, LONGEST_WORD, longestWord } from '../../../../shared/paper/wideTable.ts'
import type { RichTextNode } from '../../../../shared/richtext/richText.ts'
import { parted } from './letters.ts'
import type { Block } from './printedText.ts'

export interface PrintedTable {
  is: 'table'
  columns: number
  /** Their shares of the width; `null`: as their words ask for. */
  widths: number[] | null
  /** Rows that are its head, and stand again on each page. */
  head: number
  cells: PrintedCell[]
  /** In which something is new. */
  newRows: number[]
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
  /** Its row is not torn: on the next page there is room for all of it. */
  whole: boolean
  blocks: Block[]
}

/** A head that is larger than this would leave the pages no room. */
const LONGEST_HEAD = 400
/** More columns have no room for a letter. */
const MOST_COLUMNS = 100

/** Letters that stand beside each other on a page, and on one that is turned and has narrower edges. */
const ROOM = 92
const ROOM_TURNED = 148
/** Between two columns, in letters. */
const GAP = 2
/** Letters smaller than this share of the text's are not read; of a table on a page of its own, which one takes nearer. */
const SMALLEST = 0.7
const SMALLEST_TURNED = 0.57
/** Of so many columns that even words of three letters have no room. */
const TINY = 0.3
/** Of a table that is wider than any page words are parted anywhere, down to so many letters. */
const SHORTEST_WORD = 3

/**
 * @param print what stands in a cell
 * @param mayTurn it stands in nothing else, so that it may have a page of its own
 * @returns `null` where it has no cell
 */
export function printedTable(
  table: RichTextNode,
  print: (cell: RichTextNode) => Block[],
  mayTurn: boolean,
): PrintedTable | null {
  const { content = [] } = table
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
  const { longest, ...size } = sizeOf(cells, columns, mayTurn && isTooWide(table))
  const shown = longest === LONGEST_WORD ? cells : cells.map((cell) => partedWithin(cell, longest))
  const drawn = widthsOf(rows, columns)
  const widths =
    drawn ?? (size.turned ? wishedWidths(cells, columns, longest, ROOM_TURNED / size.size) : null)
  const room = (size.turned ? ROOM_TURNED : ROOM) / size.size
  const low = lowRows(shown, widths === null ? fairWidths(shown, columns, room) : inLetters(widths, room))
  const whole = shown.map((cell) => ({ ...cell, whole: cell.rowspan === 1 && low.has(cell.y) }))
  return { is: 'table', columns, widths, head, cells: whole, newRows: newRowsOf(cells), ...size }
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
      whole: false,
      blocks,
    })
  }

  /** @returns the cells in the order in which they are read, with those of nothing; a column in which no cell begins is none */
  whole(): { columns: number; cells: PrintedCell[] } {
    const begun = [...new Set(this.#cells.map(({ x }) => x))].toSorted((a, b) => a - b)
    for (let y = 0; y < this.#rows; y += 1)
      for (const x of begun)
        if (!this.#isTaken(x, y))
          this.#place({ x, y, colspan: 1, rowspan: 1, align: null, isHead: false, whole: false, blocks: [] })
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

interface Size extends Pick<PrintedTable, 'size' | 'turned'> {
  /** Longer words are parted. */
  longest: number
}

/** Small enough for its longest words to stand beside each other, and no smaller than can be read. */
function sizeOf(cells: readonly PrintedCell[], columns: number, turned: boolean): Size {
  const words = mostOf(cells, columns, (blocks) => longestWord(wordsIn(blocks)))
  const asked = (longest: number) => words.reduce((sum, letters) => sum + Math.min(letters, longest) + GAP, 0)
  const size = ROOM / asked(LONGEST_WORD)
  if (!turned && size >= SMALLEST) return { size: Math.min(0.92, size), turned, longest: LONGEST_WORD }
  const room = turned ? ROOM_TURNED : ROOM
  let longest = LONGEST_WORD
  while (longest > SHORTEST_WORD && room / asked(longest) < SMALLEST_TURNED) longest -= 1
  const fits = Math.min(0.92, room / asked(longest))
  return { size: Math.max(fits, longest === SHORTEST_WORD ? TINY : SMALLEST_TURNED), turned, longest }
}

/** @returns for each column the most that one of its cells has, 1 at least */
function mostOf(
  cells: readonly PrintedCell[],
  columns: number,
  of: (blocks: readonly Block[]) => number,
): number[] {
  const most = Array.from({ length: columns }, () => 1)
  for (const { x, colspan, blocks } of cells) if (colspan === 1) most[x] = Math.max(most[x]!, of(blocks))
  return most
}

/** Room for the longest word in each; what is left goes to all, and more of it to those that say most. */
function wishedWidths(
  cells: readonly PrintedCell[],
  columns: number,
  longest: number,
  room: number,
): number[] {
  const least = mostOf(cells, columns, (blocks) => longestWord(wordsIn(blocks))).map(
    (letters) => Math.min(letters, longest) + GAP,
  )
  const left = Math.max(0, room - least.reduce((sum, one) => sum + one, 0))
  const wishes = mostOf(cells, columns, lettersOf).map(
    (letters, at) => 0.3 * least[at]! + Math.max(0, 3 * Math.sqrt(letters) - least[at]!),
  )
  const all = wishes.reduce((sum, one) => sum + one, 0)
  return least.map((one, at) => one + (left * wishes[at]!) / all)
}

const newRowsOf = (cells: readonly PrintedCell[]): number[] => [
  ...new Set(cells.flatMap(({ y, blocks }) => (blocks.some(hasNew) ? [y] : []))),
]

const hasNew = (block: Block): boolean => {
  if (block.is === 'line') return block.isNew
  if (block.is === 'quote') return block.blocks.some(hasNew)
  return block.is === 'table' ? block.newRows.length > 0 : block.items.some((item) => item.some(hasNew))
}

const inLetters = (shares: readonly number[], room: number): number[] => {
  const all = shares.reduce((sum, one) => sum + one, 0)
  return shares.map((one) => (one * room) / all)
}

/** As the typesetter gives widths that nobody drew: what asks for less than its share has that, the others part what is left. In letters. */
function fairWidths(cells: readonly PrintedCell[], columns: number, room: number): number[] {
  const asked = mostOf(cells, columns, (blocks) => Math.max(0, ...linesIn(blocks)) + GAP)
  let share = room / columns
  for (let turn = 0; turn < columns; turn += 1) {
    const small = asked.filter((letters) => letters <= share)
    if (small.length === columns) return asked
    const next = (room - small.reduce((sum, one) => sum + one, 0)) / (columns - small.length)
    if (next <= share) break
    share = next
  }
  return asked.map((letters) => Math.min(letters, share))
}

/** A row of more lines goes on over the page: it may be higher than any. Half a page has some more. */
const MOST_LINES = 20

/** @param widths in letters @returns the rows that are surely lower than half a page */
function lowRows(cells: readonly PrintedCell[], widths: readonly number[]): Set<number> {
  const low = new Set(cells.map(({ y }) => y))
  for (const { x, y, colspan, rowspan, blocks } of cells) {
    const width = widths.slice(x, x + colspan).reduce((sum, one) => sum + one, 0)
    // Words end before a line does.
    const room = Math.max(1, 0.75 * (width - GAP))
    const lines = linesIn(blocks).reduce((sum, letters) => sum + Math.ceil(letters / room), 0)
    if (rowspan === 1 && lines > MOST_LINES) low.delete(y)
  }
  return low
}

/** @returns the letters of each of its lines, before they are broken; a table in it is as high as a page */
function linesIn(blocks: readonly Block[]): number[] {
  return blocks.flatMap((block): number[] => {
    if (block.is === 'line')
      return wordsIn([block])
        .split('\n')
        .map(({ length }) => Math.max(1, length))
    if (block.is === 'quote') return linesIn(block.blocks).map((letters) => letters + INDENT)
    if (block.is === 'table') return [Number.POSITIVE_INFINITY]
    return block.items.flatMap((item) => linesIn(item).map((letters) => letters + INDENT))
  })
}

/** Of a list or quote, in letters. */
const INDENT = 4

/** With places to break in words of more letters than that. */
function partedWithin(cell: PrintedCell, longest: number): PrintedCell {
  const part = (block: Block): Block => {
    if (block.is === 'line')
      return {
        ...block,
        runs: block.runs.map((run) => ({ ...run, text: run.text && parted(run.text, longest) })),
      }
    if (block.is === 'quote') return { ...block, blocks: block.blocks.map(part) }
    return block.is === 'table' ? block : { ...block, items: block.items.map((item) => item.map(part)) }
  }
  return { ...cell, blocks: cell.blocks.map(part) }
}

/** What stands in a cell, with a word in the place of a list or a table. */
const wordsIn = (blocks: readonly Block[]): string =>
  blocks
    .flatMap((block) => (block.is === 'line' ? block.runs.map(({ text }) => text ?? '\n') : ['x'.repeat(12)]))
    .join('')

const lettersOf = (blocks: readonly Block[]): number => wordsIn(blocks).length
