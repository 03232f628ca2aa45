/**
 * Who of an item's responsibles is named first. Who is responsible says a key for each person, so that two choices never meet; the order is
 * one value beside them, which decides nothing but the order: whom it does not name, after a merge or in an older agenda, stands last.
 */
import type { PersonId } from './document.ts'

/**
 * @param order may name others, and somebody twice: the first time counts
 * @param compare those whom it does not name
 * @returns a sorted copy of `people`
 */
export function inNamedOrder(
  people: readonly PersonId[],
  order: readonly PersonId[],
  compare: (a: PersonId, b: PersonId) => number,
): PersonId[] {
  const placeOf = (id: PersonId): number => (order.includes(id) ? order.indexOf(id) : order.length)
  return [...people].sort((a, b) => placeOf(a) - placeOf(b) || compare(a, b))
}
