/**
 * The numbered tree of an agenda, derived from its items. Numbers are never stored.
 *
 * Total, and the same on every replica, whatever was moved and deleted at once: every living item appears exactly once.
 * 1. Of a cycle of parents the smallest id goes to the top level.
 * 2. A living item whose parent is deleted stands where that parent stood; one whose parent is not there, at the top.
 * 3. Siblings stand by order, equal orders by id.
 */
import type * as Y from 'yjs'
import {
  byOrderThenId,
  type ItemId,
  type ItemKind,
  itemsOf,
  type Numbering,
  type Position,
  readFacts,
  readItem,
} from './document.ts'

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
  /** The order by which it stands among its siblings: its own, or that of the deleted parent whose place it took. */
  standsAt: string
  children: OutlineNode[]
}

/** @returns the top level, in order */
export function outline(entries: Iterable<OutlineEntry>, numbering: Numbering): OutlineNode[] {
  const byId = new Map<ItemId, OutlineEntry>()
  for (const entry of entries) byId.set(entry.id, entry)
  const childrenOf = groupByParent(byId)
  const count = counter(numbering)

  const place = (entry: OutlineEntry, parent: OutlineNode | null, standsAt: string): OutlineNode[] => {
    const below = childrenOf.get(entry.id) ?? []
    if (entry.deletedAt !== null) return below.flatMap((child) => place(child, parent, standsAt))
    const node: OutlineNode = {
      id: entry.id,
      kind: entry.kind,
      number: '',
      depth: parent === null ? 0 : parent.depth + 1,
      parent: parent?.id ?? null,
      standsAt,
      children: [],
    }
    node.children = below.flatMap((child) => place(child, node, child.position.order))
    return [node]
  }

  const top = (childrenOf.get(null) ?? []).flatMap((entry) => place(entry, null, entry.position.order))
  count(top)
  return top
}

export function readOutline(doc: Y.Doc): OutlineNode[] {
  return outline(readEntries(doc), readFacts(doc).numbering)
}

function readEntries(doc: Y.Doc): OutlineEntry[] {
  return [...itemsOf(doc).entries()].map(([id, item]) => readItem(id, item))
}

/** Every node of the tree, in the order in which it is read. */
export function inOrder(nodes: readonly OutlineNode[]): OutlineNode[] {
  return nodes.flatMap((node) => [node, ...inOrder(node.children)])
}

export function findNode(nodes: readonly OutlineNode[], id: ItemId): OutlineNode | undefined {
  return inOrder(nodes).find((node) => node.id === id)
}

function groupByParent(byId: Map<ItemId, OutlineEntry>): Map<ItemId | null, OutlineEntry[]> {
  const toTop = smallestOfEachCycle(byId)
  const groups = new Map<ItemId | null, OutlineEntry[]>()
  for (const entry of byId.values()) {
    const parent = toTop.has(entry.id) ? null : parentIn(byId, entry)
    const group = groups.get(parent)
    if (group === undefined) groups.set(parent, [entry])
    else group.push(entry)
  }
  for (const group of groups.values()) {
    group.sort((a, b) =>
      byOrderThenId({ id: a.id, order: a.position.order }, { id: b.id, order: b.position.order }),
    )
  }
  return groups
}

const parentIn = (byId: Map<ItemId, OutlineEntry>, entry: OutlineEntry): ItemId | null =>
  entry.position.parent !== null && byId.has(entry.position.parent) ? entry.position.parent : null

// Two people can move A under B and B under A at once. Each node has one parent, so every cycle is found by walking up
// from a node not yet seen until the walk meets itself.
function smallestOfEachCycle(byId: Map<ItemId, OutlineEntry>): Set<ItemId> {
  const smallest = new Set<ItemId>()
  const walkOf = new Map<ItemId, number>()
  let walk = 0
  for (const start of byId.keys()) {
    walk += 1
    const path: ItemId[] = []
    let at: ItemId | null = start
    while (at !== null && !walkOf.has(at)) {
      walkOf.set(at, walk)
      path.push(at)
      at = parentIn(byId, byId.get(at)!)
    }
    if (at === null || walkOf.get(at) !== walk) continue
    const cycle = path.slice(path.indexOf(at))
    smallest.add(cycle.reduce((least, id) => (id < least ? id : least)))
  }
  return smallest
}

function counter({ first, style }: Numbering): (top: OutlineNode[]) => void {
  if (style === 'nested') {
    const number = (nodes: OutlineNode[], prefix: string, from: number) => {
      for (const [index, node] of nodes.entries()) {
        node.number = `${prefix}${from + index}`
        number(node.children, `${node.number}.`, 1)
      }
    }
    return (top) => number(top, '', first)
  }
  return (top) => {
    let next = first
    const number = (nodes: OutlineNode[], itemNumber: string) => {
      let below = 1
      for (const node of nodes) {
        if (node.kind === 'item') node.number = itemNumber === '' ? `${next++}` : `${itemNumber}.${below++}`
        number(node.children, node.kind === 'item' ? node.number : itemNumber)
      }
    }
    number(top, '')
  }
}
