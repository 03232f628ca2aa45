/** Rich text as Markdown. What Markdown cannot hold (merged cells, blocks in a cell) keeps its words. */
import type { AlignType, BlockContent, ListItem, PhrasingContent, Table, TableRow } from 'mdast'
import { plainText } from '../../../../shared/richtext/plainText.ts'
import type { RichText, RichTextNode } from '../../../../shared/richtext/richText.ts'
import { fromInline } from './fromInline.ts'
import { printMarkdown } from './parse.ts'

/** How many `#` stand before a heading of the first level. */
export const FIELD_HEADING_DEPTH = 4

const BREAK: PhrasingContent = { type: 'break' }
/** Where Markdown has only one line. */
const BREAK_TAG: PhrasingContent = { type: 'html', value: '<br>' }

/** @returns without a line end last; empty paragraphs are left out */
export const richTextToMarkdown = (text: RichText): string => printMarkdown(blocks(text.content)).trimEnd()

function blocks(nodes: readonly RichTextNode[]): BlockContent[] {
  return nodes.flatMap(block)
}

function block(node: RichTextNode): BlockContent[] {
  const content = node.content ?? []
  switch (node.type) {
    case 'paragraph':
      return content.length === 0 ? [] : [{ type: 'paragraph', children: inlineWithBreaks(content) }]
    case 'heading':
      return content.length === 0 ? [] : [heading(node)]
    case 'blockquote':
      return [{ type: 'blockquote', children: blocks(content) }]
    case 'bulletList':
    case 'orderedList':
      return [list(node)]
    case 'table':
      return content.length === 0 ? [] : [table(content)]
    default:
      return unknown(node)
  }
}

/** A break at a paragraph's end is no break in Markdown. */
function inlineWithBreaks(content: readonly RichTextNode[]): PhrasingContent[] {
  return fromInline(content, content.at(-1)?.type === 'hardBreak' ? BREAK_TAG : BREAK)
}

function heading({ attrs, content = [] }: RichTextNode): BlockContent {
  const level = attrs?.level === 2 || attrs?.level === 3 ? attrs.level : 1
  const depth = (FIELD_HEADING_DEPTH + level - 1) as 4 | 5 | 6
  return { type: 'heading', depth, children: fromInline(content, BREAK_TAG) }
}

function list({ type, attrs, content = [] }: RichTextNode): BlockContent {
  const ordered = type === 'orderedList'
  const start = typeof attrs?.start === 'number' ? attrs.start : 1
  return { type: 'list', ordered, ...(ordered && { start }), spread: false, children: content.map(listItem) }
}

const listItem = (node: RichTextNode): ListItem => ({
  type: 'listItem',
  spread: false,
  children: blocks(node.type === 'listItem' ? (node.content ?? []) : [node]),
})

/** Markdown's tables have a row of headings: without one, an empty row stands there. */
function table(rows: readonly RichTextNode[]): Table {
  const columns = rows.reduce((most, row) => Math.max(most, row.content?.length ?? 0), 1)
  const first = rows[0]?.content ?? []
  const hasHeadings = first.length > 0 && first.every((cell) => cell.type === 'tableHeader')
  const empty: TableRow = { type: 'tableRow', children: tableRow({ type: 'tableRow' }, columns) }
  const children = rows.map((row): TableRow => ({ type: 'tableRow', children: tableRow(row, columns) }))
  const align = Array.from({ length: columns }, (_, column) => alignOf(rows, column))
  return { type: 'table', align, children: hasHeadings ? children : [empty, ...children] }
}

/** Markdown aligns whole columns: one in which cells differ has none. */
function alignOf(rows: readonly RichTextNode[], column: number): AlignType {
  const cells = rows.flatMap(({ content = [] }) => content[column] ?? [])
  const [first] = cells.map(({ attrs }) => attrs?.align)
  const isOfAll = cells.every(({ attrs }) => attrs?.align === first)
  return isOfAll && (first === 'left' || first === 'right' || first === 'center') ? first : null
}

function tableRow({ content = [] }: RichTextNode, columns: number): TableRow['children'] {
  return Array.from({ length: columns }, (_, index) => ({
    type: 'tableCell',
    children: cellContent(content[index]?.content ?? []),
  }))
}

/** A cell is one line: its blocks stand after each other. */
function cellContent(cellBlocks: readonly RichTextNode[]): PhrasingContent[] {
  const lines = cellBlocks.map((one) =>
    one.type === 'paragraph' || one.type === 'heading'
      ? fromInline(one.content ?? [], BREAK_TAG)
      : plainLines(one).map((value): PhrasingContent => ({ type: 'text', value })),
  )
  return lines.flatMap((line, index) => (index === 0 ? line : [BREAK_TAG, ...line]))
}

/** Of a node that this program does not know the text is kept, a paragraph a line. */
const unknown = (node: RichTextNode): BlockContent[] =>
  plainLines(node).map((value) => ({ type: 'paragraph', children: [{ type: 'text', value }] }))

const plainLines = (node: RichTextNode): string[] =>
  plainText({ type: 'doc', content: [node] })
    .split('\n')
    .filter((line) => line.trim() !== '')
