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
import { isTooWide, LONGEST_WORD, longestWord } from '../../../../shared/paper/wideTable.ts'
import { plainText } from '../../../../shared/richtext/plainText.ts'
import type { RichTextNode } from '../../../../shared/richtext/richText.ts'
import type { Block, BlockPlace, DrawBlocks } from './blocks.ts'
import { columnWidths, NARROWEST } from './columnWidths.ts'
import { TEXT_WIDTH_TURNED } from './page.ts'
import { RULE, STYLE } from './styles.ts'
import { type Grid, type GridCell, gridOf } from './tableGrid.ts'

/** Twips. */
const CELL_MARGIN = 100
/** Half points: of a table's letters, and those that can still be read. */
const [SIZE, TINY] = [18, 12]
/** Letters of that size that stand beside each other on a sheet, and on one that is turned. */
const [ROOM, ROOM_TURNED] = [100, 160]
/** Between two columns. */
const GAP = 2
const LINE = { style: BorderStyle.SINGLE, size: 4, color: RULE }

/**
 * With a small space below it, which also keeps two tables apart. What is too wide has a sheet of its own, that is turned.
 * @param draw what stands in a cell, tables among it
 */
export function tableOf(node: RichTextNode, place: BlockPlace, draw: DrawBlocks): Block[] {
  const grid = gridOf(node)
  if (grid.columns === 0) return []
  const { size, isTurned } = fitOf(grid, place.style === null && place.list === null && isTooWide(node))
  const room = isTurned ? TEXT_WIDTH_TURNED : place.width - place.indent
  const width = Math.max(room, NARROWEST * grid.columns)
  const margin = marginOf(grid.columns)
  const widths = columnWidths(grid, { size, margin }, width)
  const within = size === SIZE ? place : { ...place, size }
  const heads = headRows(grid)
  const rows = grid.rows.map((cells, at) => {
    const children = cells.map((cell) =>
      cellOf(cell, widths, { isHead: at < heads, margin, place: within, draw }),
    )
    return new TableRow({ children, cantSplit: isShort(cells), ...(at < heads && { tableHeader: true }) })
  })
  const table = new Table({
    ...{ rows, columnWidths: widths, layout: TableLayoutType.FIXED },
    width: { size: width, type: WidthType.DXA },
    indent: { size: place.indent, type: WidthType.DXA },
    margins: { left: margin, right: margin, marginUnitType: WidthType.DXA },
    borders: {
      top: LINE,
      bottom: LINE,
      left: LINE,
      right: LINE,
      insideHorizontal: LINE,
      insideVertical: LINE,
    },
  })
  const all = [table, new Paragraph({ style: STYLE.afterTable })]
  return isTurned ? all.map((block) => place.sheets.turned(block)) : all
}

/** Letters so small that the longest words stand beside each other, if it can be. */
function fitOf(grid: Grid, isTurned: boolean): { size: number; isTurned: boolean } {
  const longest: number[] = new Array(grid.columns).fill(1)
  for (const { node, column, columns } of grid.rows.flat())
    if (node !== null && columns === 1)
      longest[column] = Math.max(longest[column]!, Math.min(longestWord(wordsOf(node)), LONGEST_WORD))
  const asked = longest.reduce((sum, letters) => sum + letters + GAP, 0)
  const fits = Math.min(SIZE, Math.floor((SIZE * (isTurned ? ROOM_TURNED : ROOM)) / asked))
  return { size: Math.max(fits, TINY), isTurned }
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
  /** Twips, at each side of a cell. */
  margin: number
  place: BlockPlace
  draw: DrawBlocks
}

function cellOf(
  { node, column, columns, rows }: GridCell,
  widths: readonly number[],
  { isHead, margin, place, draw }: InTable,
): TableCell {
  const size = widths.slice(column, column + columns).reduce((sum, one) => sum + one, 0)
  const isHeader = node?.type === 'tableHeader'
  const inside: BlockPlace = {
    ...{ ...place, indent: 0, list: null, style: STYLE.table, width: size - 2 * margin },
    isBold: isHeader || place.isBold,
    alignment: alignmentOf(node),
    keepNext: isHead,
    inCell: true,
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
