/** Places in the tree: fractional keys between two neighbours, so that a move is one write and never touches text. */
import { generateNJitteredKeysBetween } from 'fractional-indexing-jittered'
import type { ItemId, Position } from './document.ts'

/** What is already there: a node of the outline, or an attachment. */
export interface Sibling {
  id: string
  standsAt: string
}

/** `count` keys in ascending order, strictly between the two; `null` is the end of the list. */
export function keysBetween(left: string | null, right: string | null, count: number): string[] {
  if (count === 0) return []
  try {
    return generateNJitteredKeysBetween(left, right, count)
  } catch {
    // A key that no such program made (another client wrote it). Appending to it keeps ascending order; what cannot be
    // squeezed in below `right` ends up beside it, where equal keys are told apart by id.
    return Array.from(
      { length: count },
      (_, index) => `${left ?? ''}${(index + 1).toString(36).padStart(4, '0')}`,
    )
  }
}

/** Which nodes get which new position so that `id` stands at `index` among the shown children of `parent`. */
export type Moves = ReadonlyMap<ItemId, Position>

/**
 * @param siblings the shown children of `parent`, without the node that is placed
 * @param index where it shall stand among them, 0 … siblings.length
 * @returns the position of `id` and, where its neighbours have equal keys, new ones for as few to its right as possible
 */
export function place(id: ItemId, parent: ItemId | null, siblings: readonly Sibling[], index: number): Moves {
  const left = siblings[index - 1]?.standsAt ?? null
  let end = index
  // Keys to the right that leave no room: equal to the left one, or (written by others) not in ascending order.
  while (left !== null && end < siblings.length && siblings[end]!.standsAt <= left) end += 1
  const right = siblings[end]?.standsAt ?? null
  const placed = [id, ...siblings.slice(index, end).map((node) => node.id)]
  const keys = keysBetween(left, right, placed.length)
  return new Map(placed.map((node, at) => [node, { parent, order: keys[at]! }]))
}
