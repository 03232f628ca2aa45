/**
 * What the lists' buttons and keys do to the selected lines, as in Word: they become one list of the wished kind, those that
 * are in a list already with their levels; where all of them are that, the list is taken away. TipTap's own command puts
 * lists into lists as soon as what is selected is more than one list.
 */
import { type Node, NodeRange, type ResolvedPos } from '@tiptap/pm/model'
import { liftListItem, wrapRangeInList } from '@tiptap/pm/schema-list'
import { EditorState, type Selection, TextSelection, type Transaction } from '@tiptap/pm/state'

export type ListKind = 'bulletList' | 'orderedList'

const isList = ({ type: { name } }: Node): boolean => name === 'bulletList' || name === 'orderedList'
const isCell = ({ type: { name } }: Node): boolean => name === 'tableCell' || name === 'tableHeader'

/** @returns whether it could be done */
export function toggleList(tr: Transaction, kind: ListKind): boolean {
  const lines = selectedLines(tr.doc, tr.selection)
  if (lines.length === 0) return false
  if (areAllIn(tr.doc, lines, kind)) takeAway(tr, lines)
  else makeOne(tr, lines, kind)
  return true
}

/** Whether every selected line is of such a list: of nested lists of two kinds, the inner one counts. */
export function isListOn({ doc, selection }: EditorState, kind: ListKind): boolean {
  const lines = selectedLines(doc, selection)
  return lines.length > 0 && areAllIn(doc, lines, kind)
}

/** Where the text of each begins. One that the selection only reaches the beginning of is not meant. */
function selectedLines(doc: Node, { ranges, empty, to, $to }: Selection): number[] {
  const lines: number[] = []
  for (const { $from, $to } of ranges)
    doc.nodesBetween($from.pos, $to.pos, (node, pos) => {
      if (node.isTextblock) lines.push(pos + 1)
      return !node.isTextblock
    })
  const isOnlyReached = !empty && lines.length > 1 && lines.at(-1) === to && $to.parent.content.size > 0
  return isOnlyReached ? lines.slice(0, -1) : lines
}

const areAllIn = (doc: Node, lines: readonly number[], kind: ListKind): boolean =>
  lines.every((line) => {
    const $line = doc.resolve(line)
    const depth = depthOfList($line)
    return depth !== null && $line.node(depth).type.name === kind
  })

/** The innermost list that a line stands in; a table in a list is no part of it. */
function depthOfList($line: ResolvedPos): number | null {
  for (let depth = $line.depth; depth > 0; depth -= 1) {
    if (isList($line.node(depth))) return depth
    if (isCell($line.node(depth))) return null
  }
  return null
}

/** Every line leaves its list, from whatever level; the last first, so that what stands below keeps its own. */
function takeAway(tr: Transaction, lines: readonly number[]): void {
  const before = tr.steps.length
  const item = tr.doc.type.schema.nodes.listItem!
  for (const line of [...lines].reverse()) {
    let isIn = true
    while (isIn) {
      const at = tr.mapping.slice(before).map(line)
      const state = EditorState.create({ doc: tr.doc, selection: TextSelection.create(tr.doc, at) })
      isIn =
        depthOfList(state.selection.$from) !== null &&
        liftListItem(item)(state, ({ steps }) => {
          for (const step of steps) tr.step(step)
        })
    }
  }
}

function makeOne(tr: Transaction, lines: readonly number[], kind: ListKind): void {
  const before = tr.steps.length
  const type = tr.doc.type.schema.nodes[kind]!
  for (const line of lines) {
    const $line = tr.doc.resolve(line)
    const depth = depthOfList($line)
    if (depth !== null && $line.node(depth).type !== type) tr.setNodeMarkup($line.before(depth), type)
  }
  for (const { first, last } of plainRuns(tr.doc, lines).reverse()) {
    makePlain(tr, first, last)
    const [$first, $last] = [tr.doc.resolve(first), tr.doc.resolve(last)]
    wrapRangeInList(tr, new NodeRange($first, $last, $first.depth - 1), type)
  }
  const now = tr.mapping.slice(before)
  joinLists(
    tr,
    lines.map((line) => now.map(line)),
    kind,
  )
}

/** A heading in a list is a line like the others. */
export function makePlain(tr: Transaction, from: number, to: number): void {
  const { paragraph } = tr.doc.type.schema.nodes
  tr.doc.nodesBetween(from, to, (node, pos) => {
    if (node.type.name === 'heading') tr.setNodeMarkup(pos, paragraph)
    return !node.isTextblock
  })
}

/** Lines that are in no list and stand one after the other. */
function plainRuns(doc: Node, lines: readonly number[]): { first: number; last: number }[] {
  const runs: { first: number; last: number }[] = []
  for (const line of lines) {
    const $line = doc.resolve(line)
    if (depthOfList($line) !== null) continue
    const run = runs.at(-1)
    if (run !== undefined && doc.resolve(run.last).after() === $line.before()) run.last = line
    else runs.push({ first: line, last: line })
  }
  return runs
}

/** Lists of the kind that stand side by side and hold the lines, or touch those that do, become one. */
function joinLists(tr: Transaction, lines: readonly number[], kind: ListKind): void {
  const edges = new Set<number>()
  for (const line of lines) {
    const $line = tr.doc.resolve(line)
    for (let depth = $line.depth; depth > 0 && !isCell($line.node(depth)); depth -= 1)
      if (isList($line.node(depth))) edges.add($line.before(depth)).add($line.after(depth))
  }
  for (const edge of [...edges].sort((one, other) => other - one)) {
    const { nodeBefore, nodeAfter } = tr.doc.resolve(edge)
    if (nodeBefore?.type.name === kind && nodeAfter?.type.name === kind) tr.join(edge)
  }
}
