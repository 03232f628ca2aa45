/**
 * Which items were themselves moved between two papers: as few as explain the order of now. What only has another number by that, and what
 * is under a section that was moved, stands where it stood.
 */
import type { ItemId } from '../agenda/document.ts'
import { matched } from './matched.ts'
import type { PaperItem } from './paper.ts'

/** What is at the top is under it. */
const TOP = null

/** @returns of each that was moved the number that it had */
export function movedSince(now: readonly PaperItem[], before: readonly PaperItem[]): Map<ItemId, string> {
  const [lists, listsBefore] = [listsIn(now), listsIn(before)]
  const [parents, parentsBefore] = [parentsIn(lists), parentsIn(listsBefore)]
  const numbers = new Map([...listsBefore.values()].flat().map(({ id, number }) => [id, number]))
  const isHereStill = ({ id }: PaperItem) => parents.get(id) === parentsBefore.get(id)
  const moved = [...lists].flatMap(([parent, list]) => {
    const was = (listsBefore.get(parent) ?? []).filter(isHereStill)
    const stretches = matched(was, list.filter(isHereStill), ({ id }) => id)
    const amongSiblings = stretches.flatMap(({ is, now }) => (is === 'other' ? now : []))
    return [...list.filter((item) => !isHereStill(item)), ...amongSiblings]
  })
  return new Map(moved.flatMap(({ id }) => (numbers.has(id) ? [[id, numbers.get(id)!]] : [])))
}

type Lists = Map<ItemId | typeof TOP, readonly PaperItem[]>

/** What stands under each, in order. */
function listsIn(
  items: readonly PaperItem[],
  parent: ItemId | typeof TOP = TOP,
  lists: Lists = new Map(),
): Lists {
  lists.set(parent, items)
  for (const { id, children } of items) listsIn(children, id, lists)
  return lists
}

const parentsIn = (lists: Lists): Map<ItemId, ItemId | typeof TOP> =>
  new Map([...lists].flatMap(([parent, list]) => list.map(({ id }) => [id, parent] as const)))
