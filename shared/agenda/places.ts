/** Every place that a node may be moved to: named beside other nodes, for a list, or found by pointing between two rows. */
import type { ItemId } from './document.ts'
import type { Place } from './edits.ts'
import { findNode, inOrder, levelsOf, MAX_LEVELS, type OutlineNode } from './outline.ts'
import { childrenOf, mayStandIn } from './steps.ts'

/** A place, and what it is beside. */
export interface NamedPlace {
  /** `first`: before everything; `after` a node, on its level; the `first-below` or `last-below` it, or alone `below` it. */
  is: 'first' | 'after' | 'below' | 'first-below' | 'last-below'
  /** `null` for `first` alone. */
  beside: OutlineNode | null
  place: Place
}

/** Where a dragged node lands, and how deep that is. */
export interface Drop {
  place: Place
  /** 0 at the top. */
  depth: number
}

/**
 * The places where the node and all below it can stand, but for the one where it stands, from above. A place can have two
 * names (after the last of a section, last in the section).
 */
export function placesFor(top: readonly OutlineNode[], id: ItemId): NamedPlace[] {
  const node = findNode(top, id)
  if (node === undefined) return []
  const first: NamedPlace = { is: 'first', beside: null, place: { parent: null, index: 0 } }
  return [first, ...placesAmong(top, id)].filter(
    ({ place }) =>
      depthOf(top, place) <= MAX_LEVELS - levelsOf(node) &&
      mayStandIn(node, parentOf(top, place)) &&
      !isWhereItStands(top, node, place),
  )
}

/** @returns which of `placesFor` is the first below where the node stands, else the last */
export function nearestPlace(top: readonly OutlineNode[], id: ItemId): number {
  const places = placesFor(top, id)
  const order = inOrder(top).map((node) => node.id)
  const isBelow = ({ beside }: NamedPlace) => beside !== null && order.indexOf(beside.id) > order.indexOf(id)
  const first = places.findIndex(isBelow)
  return Math.max(0, first < 0 ? places.length - 1 : first)
}

/** Beside each of the siblings and beside all below them, without the node. */
function placesAmong(siblings: readonly OutlineNode[], id: ItemId): NamedPlace[] {
  return without(siblings, id).flatMap((beside, index): NamedPlace[] => {
    const below = without(beside.children, id).length
    const lastBelow = { parent: beside.id, index: below }
    const after: NamedPlace = { is: 'after', beside, place: { parent: beside.parent, index: index + 1 } }
    if (below === 0) return [{ is: 'below', beside, place: lastBelow }, after]
    return [
      { is: 'first-below', beside, place: { parent: beside.id, index: 0 } },
      ...placesAmong(beside.children, id),
      { is: 'last-below', beside, place: lastBelow },
      after,
    ]
  })
}

const without = (nodes: readonly OutlineNode[], id: ItemId): OutlineNode[] =>
  nodes.filter((node) => node.id !== id)

const depthOf = (top: readonly OutlineNode[], { parent }: Place): number =>
  parent === null ? 0 : (findNode(top, parent)?.depth ?? 0) + 1

const parentOf = (top: readonly OutlineNode[], { parent }: Place): OutlineNode | null =>
  parent === null ? null : (findNode(top, parent) ?? null)

const isWhereItStands = (top: readonly OutlineNode[], node: OutlineNode, { parent, index }: Place): boolean =>
  parent === node.parent && childrenOf(top, parent)[index]?.id === node.id

/** The rows between which a node can be dropped: all but itself and what is below it, in the order in which they are read. */
export function rowsWithout(top: readonly OutlineNode[], id: ItemId): OutlineNode[] {
  const node = findNode(top, id)
  const moving = new Set(inOrder(node === undefined ? [] : [node]).map((below) => below.id))
  return inOrder(top).filter((node) => !moving.has(node.id))
}

/**
 * Where a node lands that is dropped between two rows.
 * @param gap how many of `rowsWithout` stand above it
 * @param wantedDepth the level that the pointer asks for; it gets the nearest that there is
 * @returns `null` where it cannot stand: what is below it would be deeper than the last level, or a section be in an item
 */
export function dropAt(
  top: readonly OutlineNode[],
  id: ItemId,
  gap: number,
  wantedDepth: number,
): Drop | null {
  const node = findNode(top, id)
  if (node === undefined) return null
  const rows = rowsWithout(top, id)
  const above = rows.slice(0, Math.max(0, gap))
  const deepest = Math.min((above.at(-1)?.depth ?? -1) + 1, MAX_LEVELS - levelsOf(node))
  const shallowest = rows[above.length]?.depth ?? 0
  const drops = Array.from({ length: Math.max(0, deepest - shallowest + 1) }, (_, more) =>
    dropBelow(above, shallowest + more),
  ).filter(({ place }) => mayStandIn(node, parentOf(top, place)))
  const distance = ({ depth }: Drop) => Math.abs(depth - wantedDepth)
  return drops.toSorted((a, b) => distance(a) - distance(b))[0] ?? null
}

/**
 * The level that is meant where nobody asks for another: the node's own where the lines around the gap allow it, else the
 * nearest of theirs. What is below a section is in it, so for an item the inside of an empty one is such a line too.
 * @param gap how many of `rowsWithout` stand above it
 */
export function levelMeant(top: readonly OutlineNode[], id: ItemId, gap: number): number {
  const node = findNode(top, id)
  const rows = rowsWithout(top, id)
  const [above, below] = [rows[gap - 1], rows[gap]]
  const isInside = above?.kind === 'section' && node?.kind === 'item'
  const deepest = above === undefined ? 0 : above.depth + (isInside ? 1 : 0)
  return Math.max(below?.depth ?? 0, Math.min(node?.depth ?? 0, deepest))
}

/** @param above the rows above, in the order in which they are read */
function dropBelow(above: readonly OutlineNode[], depth: number): Drop {
  // The last row above on the level before is the parent: what stands between is deeper.
  const parent = depth === 0 ? null : (above.findLast((row) => row.depth === depth - 1)?.id ?? null)
  const index = above.filter((row) => row.depth === depth && row.parent === parent).length
  return { place: { parent, index }, depth }
}

/** The upper and the lower edge of a row (pixels). */
export interface Edges {
  top: number
  bottom: number
}

/** The space between two rows (pixels), and how many rows are above it. */
export interface Gap extends Edges {
  above: number
}

/** The space between rows that is nearest to a height on the screen. @param rows from above, without the one that is dragged */
export function gapNearest(rows: readonly Edges[], y: number): Gap {
  const gaps = Array.from({ length: rows.length + 1 }, (_, above): Gap => {
    const top = rows[above - 1]?.bottom ?? rows[above]?.top ?? y
    return { above, top, bottom: rows[above]?.top ?? top }
  })
  const distance = ({ top, bottom }: Gap) => Math.max(top - y, y - bottom, 0)
  return gaps.reduce((nearest, gap) => (distance(gap) < distance(nearest) ? gap : nearest))
}
