/**
 * Marks in a text what is new and what was deleted since an earlier one: blocks are laid beside each other first (paragraphs, entries of
 * lists, rows and cells), then the words of each pair.
 */
import { canonicalJson } from '../canonicalJson.ts'
import type { RichTextNode } from '../richtext/richText.ts'
import { isLineNode, NODES } from '../richtext/schema.ts'
import { type MarkedNode, type MarkedText, markAll } from './marked.ts'
import { isWord, markLine, saidByLine, tokensOf } from './markLine.ts'
import { matched } from './matched.ts'
import type { PaperText } from './paper.ts'

/** @returns the text as it is, where both say the same */
export function markText(before: PaperText, now: PaperText): MarkedText {
  if (canonicalJson(saidByText(before)) === canonicalJson(saidByText(now))) return now
  return { ...now, content: markBlocks(before.content, now.content) }
}

/** Every line of a text as what it says, in order; empty ones are none. */
export const saidByText = ({ content }: PaperText): string[] =>
  linesOf(blocksOf(content))
    .map((line) => saidByLine(line.content ?? []))
    .filter((said) => said.trim() !== '')

/** Letters that stand where blocks do are a line; it has no node of its own, and gets none. */
const BARE_LINE = 'bareLine'

const isLine = ({ type }: RichTextNode): boolean => type === BARE_LINE || isLineNode(type)

const isInline = ({ type, content }: RichTextNode): boolean =>
  !isLineNode(type) &&
  (type === 'text' ||
    NODES[type]?.content === 'none' ||
    (!Object.hasOwn(NODES, type) && content === undefined))

function blocksOf(nodes: readonly RichTextNode[]): RichTextNode[] {
  const blocks: RichTextNode[] = []
  let bare: RichTextNode[] | null = null
  for (const node of nodes) {
    if (!isInline(node)) {
      bare = null
      blocks.push(node)
    } else if (bare === null) {
      bare = [node]
      blocks.push({ type: BARE_LINE, content: bare })
    } else bare.push(node)
  }
  return blocks
}

const asNodes = (block: MarkedNode): MarkedNode[] =>
  block.type === BARE_LINE ? (block.content ?? []) : [block]

function linesOf(blocks: readonly RichTextNode[]): RichTextNode[] {
  return blocks.flatMap((block) => (isLine(block) ? [block] : linesOf(blocksOf(block.content ?? []))))
}

// ── Pairs ────────────────────────────────────────────────────────────────────────────────────────────────────────────

interface Block {
  node: RichTextNode
  /** What its lines say, and how they stand. */
  key: string
  /** How often each word stands in it. */
  words: ReadonlyMap<string, number>
}

function blockOf(node: RichTextNode): Block {
  const lines = isLine(node) ? [node] : linesOf(blocksOf(node.content ?? []))
  const words = new Map<string, number>()
  for (const line of lines)
    for (const token of tokensOf(line.content ?? []))
      if (isWord(token)) words.set(token.key, (words.get(token.key) ?? 0) + 1)
  return { node, key: shapeOf(node), words }
}

const shapeOf = (node: RichTextNode): string =>
  isLine(node)
    ? `line ${saidByLine(node.content ?? [])}`
    : `${kindOf(node)} (${blocksOf(node.content ?? [])
        .map(shapeOf)
        .join('\u0002')})`

/** What may become each other, and stay what it is. */
function kindOf(node: RichTextNode): string {
  if (isLine(node)) return 'line'
  if (node.type === 'bulletList' || node.type === 'orderedList') return 'list'
  return node.type === 'tableHeader' ? 'tableCell' : node.type
}

/** Of both, in order; `null`: it has no counterpart. */
interface Pair {
  before: Block | null
  now: Block | null
}

function pairsOf(before: readonly RichTextNode[], now: readonly RichTextNode[]): Pair[] {
  return matched(before.map(blockOf), now.map(blockOf), ({ key }) => key).flatMap(({ is, before, now }) =>
    is === 'kept' ? now.map((one, at) => ({ before: before[at]!, now: one })) : alikePairs(before, now),
  )
}

/** So many words, of those of both, must be in both. */
const LEAST_ALIKE = 0.35
/** More blocks than these are not compared each with each. */
const MOST_COMPARED = 4096

/** A figure in a cell and a heading are the same line however they are changed. */
const SHORT_LINE = 8

const isShortLine = (block: Block): boolean => isLine(block.node) && sizeOf(block) <= SHORT_LINE

/** Those that are alike, as much in all as can be without crossing. */
function alikePairs(before: readonly Block[], now: readonly Block[]): Pair[] {
  const [rows, columns] = [before.length, now.length]
  const apart: Pair[] = [
    ...before.map((one) => ({ before: one, now: null })),
    ...now.map((one) => ({ before: null, now: one })),
  ]
  if (rows === 0 || columns === 0 || rows * columns > MOST_COMPARED) return apart
  const [one, other] = [before[0]!, now[0]!]
  if (rows === 1 && columns === 1 && isShortLine(one) && isShortLine(other))
    return [{ before: one, now: other }]
  // The best from there to both ends.
  const best = Array.from({ length: rows + 1 }, () => new Float64Array(columns + 1))
  const alike = before.map((one) => now.map((other) => alikeness(one, other)))
  const together = (row: number, column: number): number => {
    const one = alike[row]![column]!
    return one < LEAST_ALIKE ? -1 : one + best[row + 1]![column + 1]!
  }
  for (let row = rows - 1; row >= 0; row -= 1)
    for (let column = columns - 1; column >= 0; column -= 1)
      best[row]![column] = Math.max(together(row, column), best[row + 1]![column]!, best[row]![column + 1]!)
  const pairs: Pair[] = []
  let [row, column] = [0, 0]
  while (row < rows || column < columns) {
    const value = best[row]![column]!
    const isPair = row < rows && column < columns && value > 0 && together(row, column) === value
    if (isPair) pairs.push({ before: before[row++]!, now: now[column++]! })
    else if (row < rows && (column === columns || best[row + 1]![column] === value))
      pairs.push({ before: before[row++]!, now: null })
    else pairs.push({ before: null, now: now[column++]! })
  }
  return pairs
}

/** From 0 (no word in common, or of another kind) to 1. */
function alikeness(one: Block, other: Block): number {
  if (kindOf(one.node) !== kindOf(other.node)) return 0
  const [all, others] = [sizeOf(one), sizeOf(other)]
  if (all + others === 0) return 1
  let common = 0
  for (const [word, count] of one.words) common += Math.min(count, other.words.get(word) ?? 0)
  return (2 * common) / (all + others)
}

const sizeOf = ({ words }: Block): number => [...words.values()].reduce((sum, count) => sum + count, 0)

// ── Marks ────────────────────────────────────────────────────────────────────────────────────────────────────────────

function markBlocks(before: readonly RichTextNode[], now: readonly RichTextNode[]): MarkedNode[] {
  const marked: MarkedNode[] = []
  let left: Pair[] = []
  const end = () => {
    marked.push(...apart(left))
    left = []
  }
  for (const pair of pairsOf(blocksOf(before), blocksOf(now))) {
    if (pair.before === null || pair.now === null) left.push(pair)
    else {
      end()
      marked.push(...asNodes(markPair(pair.before, pair.now)))
    }
  }
  end()
  return marked
}

function markPair(before: Block, now: Block): MarkedNode {
  const { node } = now
  if (before.key === now.key) return node
  const [then, since] = [before.node.content ?? [], node.content ?? []]
  if (isLine(node)) return withContent(node, markLine(then, since))
  return withContent(node, node.type === 'table' ? markRows(then, since) : markBlocks(then, since))
}

/** A table keeps its columns, whatever is in them. */
function markRows(before: readonly RichTextNode[], now: readonly RichTextNode[]): MarkedNode[] {
  const columns = columnPairs(before, now)
  return pairsOf(blocksOf(before), blocksOf(now)).flatMap((pair) => {
    const [then, since] = [pair.before?.node, pair.now?.node]
    if (since === undefined) return asNodes(markAll(then!, 'deleted'))
    if (then === undefined) return asNodes(markAll(since, 'inserted'))
    if (![then, since].every(isRow)) return asNodes(markPair(pair.before!, pair.now!))
    return [withContent(since, markCells(then.content ?? [], since.content ?? [], columns))]
  })
}

const isRow = ({ type, content = [] }: RichTextNode): boolean =>
  type === 'tableRow' && content.every((cell) => kindOf(cell) === 'tableCell')

/** Which column was which, by their places; `null`: there is none. */
type ColumnPair = readonly [before: number | null, now: number | null]

/** @returns `null` where the rows of a table are not of one length, or those of both are */
function columnPairs(before: readonly RichTextNode[], now: readonly RichTextNode[]): ColumnPair[] | null {
  if (![...before, ...now].every(isRow)) return null
  const lengths = [before, now].map((rows) => new Set(rows.map(({ content = [] }) => content.length)))
  const [length, lengthNow] = lengths.map((all) => [...all][0])
  if (lengths.some(({ size }) => size !== 1) || length === lengthNow) return null
  const columnsOf = (rows: readonly RichTextNode[]): RichTextNode[] =>
    rows[0]!.content?.map((_, at) => ({
      type: 'column',
      content: rows.map(({ content }) => content![at]!),
    })) ?? []
  const places = (columns: readonly RichTextNode[]) => new Map(columns.map((column, at) => [column, at]))
  const [then, since] = [columnsOf(before), columnsOf(now)]
  const [thenAt, sinceAt] = [places(then), places(since)]
  return pairsOf(then, since).map(
    ({ before, now }) => [before && thenAt.get(before.node)!, now && sinceAt.get(now.node)!] as const,
  )
}

function markCells(
  before: readonly RichTextNode[],
  now: readonly RichTextNode[],
  columns: readonly ColumnPair[] | null,
): MarkedNode[] {
  const longer = Math.max(before.length, now.length)
  const pairs = columns ?? Array.from({ length: longer }, (_, at): ColumnPair => [at, at])
  return pairs.flatMap(([then, since]) => {
    const [cell, other] = [before[then ?? -1], now[since ?? -1]]
    if (other === undefined) return cell === undefined ? [] : [markAll(cell, 'deleted')]
    if (cell === undefined) return [markAll(other, 'inserted')]
    return [withContent(other, markBlocks(cell.content ?? [], other.content ?? []))]
  })
}

const withContent = (node: RichTextNode, content: MarkedNode[]): MarkedNode =>
  content.length === 0 && node.content === undefined ? node : { ...node, content }

/** Blocks that have no counterpart, or one in another shape: paragraphs that became a list are the same words. */
function apart(pairs: readonly Pair[]): MarkedNode[] {
  const before = pairs.flatMap(({ before }) => before?.node ?? [])
  const now = pairs.flatMap(({ now }) => now?.node ?? [])
  const isOtherShape = before.length > 0 && now.length > 0 && ![...before, ...now].every(isLine)
  const shaped = isOtherShape ? inOtherShape(before, now) : null
  if (shaped !== null) return shaped
  return pairs.flatMap(({ before, now }) =>
    before !== null ? asNodes(markAll(before.node, 'deleted')) : asNodes(markAll(now!.node, 'inserted')),
  )
}

/** @returns `null` where too few of their lines are alike */
function inOtherShape(before: readonly RichTextNode[], now: readonly RichTextNode[]): MarkedNode[] | null {
  const pairs = pairsOf(linesOf(before), linesOf(now))
  const size = (some: readonly (Block | null)[]) =>
    some.reduce((sum, block) => sum + (block === null ? 0 : sizeOf(block) + 1), 0)
  const both = pairs.filter(({ before, now }) => before !== null && now !== null)
  if (size(both.map(({ now }) => now)) < LEAST_ALIKE * size(pairs.map(({ now }) => now))) return null
  let next = 0
  /** Lines that were deleted before the next one stand before it, wherever it stands. */
  const deleted = (): MarkedNode[] => {
    const lines: MarkedNode[] = []
    for (let pair = pairs[next]; pair?.now === null; pair = pairs[++next])
      lines.push(markAll({ ...pair.before!.node, type: lineType(pair.before!.node) }, 'deleted'))
    return lines
  }
  const write = (block: RichTextNode): MarkedNode[] => {
    if (!isLine(block)) return [withContent(block, blocksOf(block.content ?? []).flatMap(write))]
    const gone = deleted()
    const { before, now } = pairs[next++]!
    const line = before === null ? markAll(now!.node, 'inserted') : markPair(before, now!)
    return [...gone, ...asNodes(line)]
  }
  const written = now.flatMap(write)
  return [...written, ...deleted()]
}

const lineType = ({ type }: RichTextNode): string => (type === BARE_LINE ? 'paragraph' : type)
