/** A table of rich text as Word's: its head is repeated on each page, its columns fit what stands in them. */
import {
  AlignmentType,
  BorderStyle,
  Paragraph,
  ShadingType,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  VerticalAlignTable,
  WidthType,
} from 'docx'
import { plainText } from '../../../../shared/richtext/plainText.ts'
import type { RichTextNode } from '../../../../shared/richtext/richText.ts'
import type { Block, BlockPlace, DrawBlocks } from './blocks.ts'
import { RULE, STYLE } from './styles.ts'
import { type Grid, type GridCell, gridOf } from './tableGrid.ts'

/** Twips. */
const CELL_MARGIN = 100
const LETTER = 110
const NARROWEST = 240
/** More columns than these are set in smaller letters (half points). */
const SMALLER: readonly [columns: number, size: number][] = [
  [20, 9],
  [12, 12],
  [7, 16],
]
const LINE = { style: BorderStyle.SINGLE, size: 4, color: RULE }

/**
 * With a small space below it, which also keeps two tables apart.
 * @param draw what stands in a cell, tables among it
 */
export function tableOf(node: RichTextNode, place: BlockPlace, draw: DrawBlocks): Block[] {
  const grid = gridOf(node)
  if (grid.columns === 0) return []
  const width = Math.max(place.width - place.indent, NARROWEST * grid.columns)
  const widths = widthsOf(grid, width)
  const heads = headRows(grid)
  const rows = grid.rows.map((cells, at) => {
    const children = cells.map((cell) =>
      cellOf(cell, widths, { isHead: at < heads, all: grid.columns, place, draw }),
    )
    return new TableRow({ children, cantSplit: isShort(cells), ...(at < heads && { tableHeader: true }) })
  })
  const table = new Table({
    ...{ rows, columnWidths: widths, layout: TableLayoutType.FIXED },
    width: { size: width, type: WidthType.DXA },
    indent: { size: place.indent, type: WidthType.DXA },
    margins: { left: marginOf(grid.columns), right: marginOf(grid.columns), marginUnitType: WidthType.DXA },
    borders: {
      top: LINE,
      bottom: LINE,
      left: LINE,
      right: LINE,
      insideHorizontal: LINE,
      insideVertical: LINE,
    },
  })
  return [table, new Paragraph({ style: STYLE.afterTable })]
}

const marginOf = (columns: number): number => (columns > 7 ? 30 : CELL_MARGIN)

/** How many rows from the top are heads; a table of nothing else has none. */
function headRows({ rows }: Grid): number {
  const isHead = (cells: readonly GridCell[]) =>
    cells.length > 0 && cells.every(({ node }) => node?.type === 'tableHeader')
  const first = rows.findIndex((cells) => !isHead(cells))
  return first === -1 ? 0 : first
}

/** A long row goes on over the page; a short one is not torn. */
const isShort = (cells: readonly GridCell[]): boolean =>
  cells.every(({ node }) => node === null || wordsOf(node).length < 1000)

interface InTable {
  isHead: boolean
  /** Columns of the table. */
  all: number
  place: BlockPlace
  draw: DrawBlocks
}

function cellOf(
  { node, column, columns, rows }: GridCell,
  widths: readonly number[],
  { isHead, all, place, draw }: InTable,
): TableCell {
  const size = widths.slice(column, column + columns).reduce((sum, one) => sum + one, 0)
  const isHeader = node?.type === 'tableHeader'
  const smaller = SMALLER.find(([most]) => all > most)?.[1]
  const inside: BlockPlace = {
    ...{ ...place, indent: 0, list: null, style: STYLE.table, width: size - 2 * marginOf(all) },
    isBold: isHeader || place.isBold,
    ...(smaller !== undefined && { size: smaller }),
    alignment: alignmentOf(node),
    keepNext: isHead,
  }
  const children = node === null ? [] : draw(node.content ?? [], inside)
  return new TableCell({
    children: children.length === 0 ? [new Paragraph({ style: STYLE.table })] : children,
    ...(columns > 1 && { columnSpan: columns }),
    ...(rows > 1 && { rowSpan: rows }),
    ...{ width: { size, type: WidthType.DXA }, verticalAlign: VerticalAlignTable.TOP },
    ...(isHeader && { shading: { type: ShadingType.CLEAR, color: 'auto', fill: 'F2F2F2' } }),
  })
}

function alignmentOf(node: RichTextNode | null): BlockPlace['alignment'] {
  const align = node?.attrs?.align
  if (align === 'center') return AlignmentType.CENTER
  return align === 'right' ? AlignmentType.END : undefined
}

const wordsOf = (node: RichTextNode): string => plainText({ type: 'doc', content: node.content ?? [] })

/** @returns twips for each column, `width` in all: as somebody drew them, else by what stands in them */
function widthsOf(grid: Grid, width: number): number[] {
  const drawn = drawnWidths(grid)
  const wanted = drawn ?? wishedWidths(grid)
  const sum = wanted.reduce((all, one) => all + one, 0)
  const whole = wanted.map((one) => Math.max(Math.floor((one * width) / sum), 1))
  const rest = width - whole.reduce((all, one) => all + one, 0)
  return whole.map((one, at) => (at === whole.length - 1 ? one + rest : one))
}

/** @returns `null` where a column was left as it came */
function drawnWidths({ rows, columns }: Grid): number[] | null {
  const widths: number[] = new Array(columns).fill(0)
  for (const { node, column, columns: over } of rows.flat()) {
    const given = node?.attrs?.colwidth
    if (over > 1 || !Array.isArray(given)) continue
    const sum = given.reduce((all: number, one: unknown) => all + (typeof one === 'number' ? one : 0), 0)
    if (sum > 0 && Number.isFinite(sum)) widths[column] = sum
  }
  return widths.every((one) => one > 0) ? widths : null
}

/** A column is never narrower than its longest word, if there is room, and grows slower than its words. */
function wishedWidths({ rows, columns }: Grid): number[] {
  const widths: number[] = new Array(columns).fill(NARROWEST)
  for (const { node, column, columns: over } of rows.flat()) {
    if (node === null || over > 1) continue
    const words = wordsOf(node)
    const longest = Math.max(0, ...words.split(/\s+/).map(({ length }) => Math.min(length, 24)))
    const wish = Math.max(longest * LETTER, Math.sqrt(words.length) * 4 * LETTER) + 2 * CELL_MARGIN
    widths[column] = Math.max(widths[column]!, wish)
  }
  return widths
}
