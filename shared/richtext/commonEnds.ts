/** What two rows of things begin with and end with alike. */

export interface CommonEnds {
  /** How many are the same from the first on. */
  start: number
  /** How many of the rest are the same, from the last back. */
  end: number
}

export function commonEnds<A, B>(
  a: ArrayLike<A>,
  b: ArrayLike<B>,
  areSame: (a: A, b: B) => boolean,
): CommonEnds {
  const shorter = Math.min(a.length, b.length)
  let start = 0
  while (start < shorter && areSame(a[start]!, b[start]!)) start += 1
  let end = 0
  while (end < shorter - start && areSame(a[a.length - 1 - end]!, b[b.length - 1 - end]!)) end += 1
  return { start, end }
}
