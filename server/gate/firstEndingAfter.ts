/**
 * Of things that lie behind each other on one client's clock, and do not overlap: the first that ends after a clock.
 * @param endOf the clock after the last that a thing holds
 * @returns its index; the number of things when none does
 */
export function firstEndingAfter<T>(
  things: readonly T[],
  endOf: (thing: T) => number,
  clock: number,
): number {
  let low = 0
  let high = things.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (endOf(things[middle]!) <= clock) low = middle + 1
    else high = middle
  }
  return low
}
