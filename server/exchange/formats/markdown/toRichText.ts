/** The Markdown of one field as rich text, with only the nodes and marks of our schema. No word of it is dropped. */
import type {
  AlignType,
  List,
  ListItem,
  Paragraph,
  PhrasingContent,
  RootContent,
  Table,
  TableCell,
} from 'mdast'
import {
  EMPTY_TEXT,
  paragraphs,
  type RichText,
  type RichTextNode,
} from '../../../../shared/richtext/richText.ts'
import { say } from '../../reading/say.ts'
import { isTorn } from '../../reading/torn.ts'
import { plainTextToRichText } from '../plainText.ts'
import { type RowRun, tabbedRows } from '../tabbedRows.ts'
import { inlineToRichText, type Lost } from './inlineToRichText.ts'
import { isIntricate, parseMarkdown } from './parse.ts'

interface Reading {
  /** How many `#` the headings above the field have; `null`: all of the field's headings are of the first level. */
  level: number | null
  lines: readonly string[]
  lost: Lost
}

const HIGHEST_LEVEL = 3

/**
 * @param lines of the field, without line ends
 * @param level how many `#` the field's own name has, where the file's levels mean something
 */
export function markdownToRichText(lines: readonly string[], level: number | null, lost: Lost): RichText {
  if (isIntricate(lines)) {
    lost(1, say('importReportIntricate'))
    return plainTextToRichText(lines, null)
  }
  const content = tabbedRows(lines).flatMap((run) => {
    const lostHere: Lost = (line, message) => lost(run.from + line, message)
    return run.rows === null
      ? blocks(whole(parseMarkdown(run.lines.join('\n')).children, run.lines), {
          level,
          lines: run.lines,
          lost: lostHere,
        })
      : [tableOfTabs(run, lostHere)]
  })
  return content.length === 0 ? EMPTY_TEXT : { type: 'doc', content }
}

/** Joins paragraphs that the end of a page tore. */
function whole(nodes: readonly RootContent[], lines: readonly string[]): RootContent[] {
  const joined: RootContent[] = []
  for (const node of nodes) {
    const before = joined.at(-1)
    if (before?.type !== 'paragraph' || node.type !== 'paragraph' || !isTornHere(before, node, lines))
      joined.push(node)
    else {
      const children = [...before.children, { type: 'text' as const, value: ' ' }, ...node.children]
      const position = { start: before.position!.start, end: node.position!.end }
      joined.splice(-1, 1, { ...before, children, position })
    }
  }
  return joined
}

function isTornHere(before: Paragraph, next: Paragraph, lines: readonly string[]): boolean {
  const [{ end }, { start }] = [before.position!, next.position!]
  return isTorn(lines[end.line - 1]!.slice(0, end.column - 1), lines[start.line - 1]!.slice(start.column - 1))
}

/** Inline Markdown alone: a title, a name. A number at its beginning is no list. @returns the text on one line */
export function markdownToLine(markdown: string, lost: Lost): string {
  return inlineOf(markdown, lost)
    .map((node) => (node.type === 'hardBreak' ? ' ' : `${node.text}${addressOf(node)}`))
    .join('')
    .replace(/\s+/g, ' ')
    .trim()
}

/** A line of text has no links: what they carry stands after them. */
function addressOf({ text = '', marks = [] }: RichTextNode): string {
  const attrs = marks.find((mark) => mark.type === 'link')?.attrs ?? {}
  const carried = [attrs.href, attrs.title].filter(
    (value) => typeof value === 'string' && !value.endsWith(text),
  )
  return carried.length === 0 ? '' : ` (${carried.join(', ')})`
}

/** What the parser could see as more than text. */
const SPECIAL = /[*_[\]~`<!\\&:@#]|www/

function inlineOf(markdown: string, lost: Lost): RichTextNode[] {
  if (markdown === '') return []
  if (!SPECIAL.test(markdown)) return [{ type: 'text', text: markdown }]
  if (isIntricate([markdown])) return [{ type: 'text', text: markdown }]
  const [heading] = parseMarkdown(`# ${markdown.replace(/\s+/g, ' ').trim()}`).children
  return heading?.type === 'heading'
    ? inlineToRichText(heading.children, lost)
    : [{ type: 'text', text: markdown }]
}

function blocks(nodes: readonly RootContent[], reading: Reading): RichTextNode[] {
  return nodes.flatMap((node) => block(node, reading))
}

function block(node: RootContent, reading: Reading): RichTextNode[] {
  switch (node.type) {
    case 'paragraph':
      return withContent('paragraph', inlineToRichText(node.children, reading.lost))
    case 'heading':
      return heading(inlineToRichText(node.children, reading.lost), node.depth, reading)
    case 'blockquote':
      return [{ type: 'blockquote', content: blocks(node.children, reading) }]
    case 'list':
      return lists(node, reading)
    case 'table':
      return table(node, reading)
    case 'code':
      reading.lost(
        node.position!.start.line,
        say('importReportCode', { text: `${node.lang ?? ''} ${node.meta ?? ''}`.trim() }),
      )
      return paragraphs(...node.value.split('\n').filter((line) => line.trim() !== '')).content
    case 'thematicBreak':
      reading.lost(node.position!.start.line, say('importReportRule'))
      return []
    default:
      // All else that Markdown has is disabled or inline.
      return []
  }
}

/** A heading wholly in bold is no more than a heading. */
function heading(content: readonly RichTextNode[], depth: number, { level }: Reading): RichTextNode[] {
  const isBold = (node: RichTextNode) => node.marks?.some((mark) => mark.type === 'bold') ?? false
  const plain = content.every((node) => node.type !== 'text' || isBold(node))
    ? content.map(withoutBold)
    : content
  const own = level === null ? 1 : Math.min(Math.max(depth - level, 1), HIGHEST_LEVEL)
  return plain.length === 0 ? [] : [{ type: 'heading', attrs: { level: own }, content: [...plain] }]
}

function withoutBold({ marks = [], ...node }: RichTextNode): RichTextNode {
  const others = marks.filter((mark) => mark.type !== 'bold')
  return { ...node, ...(others.length > 0 && { marks: others }) }
}

const withContent = (type: string, content: RichTextNode[]): RichTextNode[] =>
  content.length === 0 ? [] : [{ type, content }]

// ── Lists ────────────────────────────────────────────────────────────────────────────────────────────────────────────

/** One list, or several where the numbers jump: a number that stands in the file is kept. */
function lists(node: List, reading: Reading): RichTextNode[] {
  if (!node.ordered) return [listNode('bulletList', undefined, node.children, reading)]
  return consecutive(node, reading).map(({ start, items }) =>
    listNode('orderedList', { start }, items, reading),
  )
}

function listNode(
  type: string,
  attrs: Record<string, unknown> | undefined,
  items: readonly ListItem[],
  reading: Reading,
): RichTextNode {
  const content = items.map((item) => ({ type: 'listItem', content: blocks(item.children, reading) }))
  return { type, ...(attrs && { attrs }), content }
}

function consecutive(node: List, { lines }: Reading): { start: number; items: ListItem[] }[] {
  const numbers = node.children.map((item) => {
    const { line, column } = item.position!.start
    return Number.parseInt(lines[line - 1]!.slice(column - 1), 10)
  })
  // Markdown lets one write «1.» before every item.
  const counted = numbers.every((number) => number === numbers[0])
  const runs: { start: number; items: ListItem[] }[] = []
  for (const [index, item] of node.children.entries()) {
    const goesOn = index > 0 && (counted || numbers[index] === numbers[index - 1]! + 1)
    if (goesOn) runs.at(-1)!.items.push(item)
    else runs.push({ start: numbers[index]!, items: [item] })
  }
  return runs
}

// ── Tables ───────────────────────────────────────────────────────────────────────────────────────────────────────────

const SINGLE = { colspan: 1, rowspan: 1 }

/** A first row without words is Markdown's way to write a table that has no headings. */
function table(node: Table, reading: Reading): RichTextNode[] {
  const [first, ...rest] = node.children
  const isEmpty = first?.children.every((cell) => cell.children.length === 0)
  const rows = first === undefined || isEmpty ? rest : node.children
  const content = rows.map((row) => ({
    type: 'tableRow',
    content: row.children.map((cell, column) =>
      tableCell(
        cell,
        { type: row === first ? 'tableHeader' : 'tableCell', align: node.align?.[column] ?? null },
        reading,
      ),
    ),
  }))
  return withContent('table', content)
}

interface CellLook {
  type: 'tableHeader' | 'tableCell'
  align: AlignType
}

const tableCell = (cell: TableCell, look: CellLook, { lost }: Reading): RichTextNode =>
  cellOf(look, inlineToRichText(cell.children as PhrasingContent[], lost))

function cellOf({ type, align }: CellLook, content: RichTextNode[]): RichTextNode {
  const paragraph = { type: 'paragraph', ...(content.length > 0 && { content }) }
  return { type, attrs: { ...SINGLE, ...(align && { align }) }, content: [paragraph] }
}

function tableOfTabs({ rows }: RowRun, lost: Lost): RichTextNode {
  const content = (rows ?? []).map((cells, index) => ({
    type: 'tableRow',
    content: cells.map((cell) =>
      cellOf(
        { type: 'tableCell', align: null },
        inlineOf(cell, (_line, message) => lost(index + 1, message)),
      ),
    ),
  }))
  return { type: 'table', content }
}
