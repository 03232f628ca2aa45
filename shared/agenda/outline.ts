/**
 * The numbered tree of an agenda, derived from its items. Numbers are never stored.
 *
 * Total, and the same on every replica, whatever was moved and deleted at once: every living item appears exactly once.
 * 1. Of a cycle of parents the smallest id goes to the top level.
 * 2. A living item whose parent is deleted stands where that parent stood; one whose parent is not there, at the top.
 * 3. What is nested deeper than `MAX_LEVELS` stands after its parent, on the last level.
 * 4. Siblings stand by order, equal orders by id.
 */
import type * as Y from 'yjs'
import {
  compareStrings,
  type ItemId,
  type ItemKind,
  itemEntries,
  type Numbering,
  type Position,
  readEntry,
  readFacts,
} from './document.ts'

/** How many levels are shown. No council uses five; without a bound a number could be as long as the agenda. */
export const MAX_LEVELS = 16

/** What the tree is made from. */
export interface OutlineEntry {
  id: ItemId
  kind: ItemKind
  position: Position
  deletedAt: number | null
}

export interface OutlineNode {
  id: ItemId
  kind: ItemKind
  /** `2.3.1`; empty where the numbering style gives none (a section, when items are counted through). */
  number: string
  /** 0 at the top. */
  depth: number
  parent: ItemId | null
  /** The order by which it stands among its siblings: its own, or that of the parent whose place it took. */
  standsAt: string
  children: OutlineNode[]
}

/** @returns the top level, in order */
export function outline(entries: Iterable<OutlineEntry>, numbering: Numbering): OutlineNode[] {
  const byId = new Map<ItemId, OutlineEntry>()
  for (const entry of entries) byId.set(entry.id, entry)
  const top = treeOf(groupByParent(byId))
  if (numbering.style === 'nested') numberNested(top, '', numbering.first)
  else numberContinuously(top, '', numbering.first)
  return top
}

export function readOutline(doc: Y.Doc): OutlineNode[] {
  const entries = itemEntries(doc).map(([id, item]) => readEntry(id, item))
  return outline(entries, readFacts(doc).numbering)
}

/** A number as it stands before a title: a section's ends in a full stop, as the council writes it. */
export const shownNumber = ({ kind, number }: Pick<OutlineNode, 'kind' | 'number'>): string =>
  kind === 'section' && number !== '' ? `${number}.` : number

/** Every node of the tree, in the order in which it is read. */
export function inOrder(nodes: readonly OutlineNode[]): OutlineNode[] {
  return nodes.flatMap((node) => [node, ...inOrder(node.children)])
}

export function findNode(nodes: readonly OutlineNode[], id: ItemId): OutlineNode | undefined {
  for (const node of nodes) {
    const found = node.id === id ? node : findNode(node.children, id)
    if (found !== undefined) return found
  }
  return undefined
}

/** How many levels a node and what is below it take: 1 for a node alone. */
export const levelsOf = (node: OutlineNode): number =>
  Math.max(...inOrder([node]).map(({ depth }) => depth)) - node.depth + 1

type Groups = ReadonlyMap<ItemId | null, OutlineEntry[]>

interface Waiting {
  entry: OutlineEntry
  parent: OutlineNode | null
  standsAt: string
}

// With a stack: a chain of ten thousand parents, deleted or not, must not overflow the program's own.
function treeOf(groups: Groups): OutlineNode[] {
  const top: OutlineNode[] = []
  const waiting: Waiting[] = []
  const wait = (below: ItemId | null, parent: OutlineNode | null, standsAt?: string) => {
    for (const entry of groups.get(below)?.toReversed() ?? [])
      waiting.push({ entry, parent, standsAt: standsAt ?? entry.position.order })
  }
  wait(null, null)
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const { entry, parent, standsAt } = next
    const node = entry.deletedAt === null ? newNode(next) : null
    if (node !== null) (parent?.children ?? top).push(node)
    if (node !== null && node.depth < MAX_LEVELS - 1) wait(entry.id, node)
    else wait(entry.id, parent, standsAt)
  }
  return top
}

const newNode = ({ entry, parent, standsAt }: Waiting): OutlineNode => ({
  id: entry.id,
  kind: entry.kind,
  number: '',
  depth: parent === null ? 0 : parent.depth + 1,
  parent: parent?.id ?? null,
  standsAt,
  children: [],
})

function groupByParent(byId: ReadonlyMap<ItemId, OutlineEntry>): Groups {
  const toTop = smallestOfEachCycle(byId)
  const groups = new Map<ItemId | null, OutlineEntry[]>()
  for (const entry of byId.values()) {
    const parent = toTop.has(entry.id) ? null : parentIn(byId, entry)
    const group = groups.get(parent)
    if (group === undefined) groups.set(parent, [entry])
    else group.push(entry)
  }
  for (const group of groups.values()) group.sort(byPosition)
  return groups
}

const byPosition = (a: OutlineEntry, b: OutlineEntry): number =>
  compareStrings(a.position.order, b.position.order) || compareStrings(a.id, b.id)

const parentIn = (byId: ReadonlyMap<ItemId, OutlineEntry>, entry: OutlineEntry): ItemId | null =>
  entry.position.parent !== null && byId.has(entry.position.parent) ? entry.position.parent : null

// Two people can move A under B and B under A at once. Each node has one parent, so every cycle is found by walking up
// from a node not yet seen until the walk meets itself.
function smallestOfEachCycle(byId: ReadonlyMap<ItemId, OutlineEntry>): Set<ItemId> {
  const smallest = new Set<ItemId>()
  const walkOf = new Map<ItemId, ItemId>()
  for (const start of byId.keys()) {
    const path: ItemId[] = []
    let at: ItemId | null = start
    while (at !== null && !walkOf.has(at)) {
      walkOf.set(at, start)
      path.push(at)
      at = parentIn(byId, byId.get(at)!)
    }
    if (at === null || walkOf.get(at) !== start) continue
    const cycle = path.slice(path.indexOf(at))
    smallest.add(cycle.reduce((least, id) => (id < least ? id : least)))
  }
  return smallest
}

function numberNested(nodes: readonly OutlineNode[], prefix: string, first: number): void {
  for (const [index, node] of nodes.entries()) {
    node.number = `${prefix}${first + index}`
    numberNested(node.children, `${node.number}.`, 1)
  }
}

/** Items are counted through their sections, which have no number. @returns the next number of this level */
function numberContinuously(nodes: readonly OutlineNode[], prefix: string, first: number): number {
  let next = first
  for (const node of nodes) {
    if (node.kind === 'section') {
      next = numberContinuously(node.children, prefix, next)
    } else {
      node.number = `${prefix}${next}`
      next += 1
      numberContinuously(node.children, `${node.number}.`, 1)
    }
  }
  return next
}
