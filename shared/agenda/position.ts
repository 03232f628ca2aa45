/** Places in the tree: fractional keys between two neighbours, so that a move is one write and never touches text. */
import { generateNJitteredKeysBetween } from 'fractional-indexing-jittered'
import type { ItemId, Position } from './document.ts'

/** What is already there: a node of the outline, or an attachment. */
export interface Sibling {
  id: string
  standsAt: string
}

/** There is no key between two that another program wrote. */
export class NoRoom extends Error {
  override name = 'NoRoom'
}

/** Which nodes get which new position so that one of them stands where it shall. */
export type Moves = ReadonlyMap<ItemId, Position>

/** Keys that the library can count with. It answers others with nonsense, and very long ones by never ending. */
const COUNTABLE = /^[A-Za-z][A-Za-z0-9]{0,63}$/

/**
 * `count` keys in ascending order, strictly between the two; `null` is the end of the list.
 * @throws NoRoom when another program wrote `left` or `right` so that nothing fits between; never when both are `null`
 */
export function keysBetween(left: string | null, right: string | null, count: number): string[] {
  const keys = tryKeysBetween(left, right, count)
  if (keys === undefined) throw new NoRoom(`between ${left} and ${right}`)
  return keys
}

/**
 * @param siblings the shown children of `parent`, without the node that is placed
 * @param index where it shall stand among them, 0 … siblings.length
 * @returns the position of `id` and, where its neighbours have equal keys, new ones for as few to its right as possible;
 *   new ones for all of them where another program's keys leave no room
 */
export function place(id: ItemId, parent: ItemId | null, siblings: readonly Sibling[], index: number): Moves {
  const left = siblings[index - 1]?.standsAt ?? null
  let end = index
  // Equal keys: two people inserted at one place and drew the same, or nodes stand at the place of a deleted parent.
  while (left !== null && end < siblings.length && siblings[end]!.standsAt <= left) end += 1
  const right = siblings[end]?.standsAt ?? null
  const keys = tryKeysBetween(left, right, 1 + end - index)
  if (keys !== undefined) return positions([id, ...idsOf(siblings.slice(index, end))], parent, keys)
  const all = [...idsOf(siblings.slice(0, index)), id, ...idsOf(siblings.slice(index))]
  return positions(all, parent, keysBetween(null, null, all.length))
}

function tryKeysBetween(left: string | null, right: string | null, count: number): string[] | undefined {
  if ([left, right].some((key) => key !== null && !COUNTABLE.test(key))) return undefined
  try {
    const keys = generateNJitteredKeysBetween(left, right, count)
    return isAscending([...(left === null ? [] : [left]), ...keys, ...(right === null ? [] : [right])])
      ? keys
      : undefined
  } catch {
    return undefined
  }
}

const isAscending = (keys: readonly string[]): boolean =>
  keys.every((key, index) => index === 0 || keys[index - 1]! < key)

const idsOf = (siblings: readonly Sibling[]): string[] => siblings.map((sibling) => sibling.id)

const positions = (ids: readonly ItemId[], parent: ItemId | null, keys: readonly string[]): Moves =>
  new Map(ids.map((id, index) => [id, { parent, order: keys[index]! }]))
