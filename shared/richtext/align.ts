/** What of two rows of things belongs together, in order. */
import { commonEnds } from './commonEnds.ts'

/** More pairs than this are not weighed against each other: too long a row would take too long. */
const MOST_WEIGHED = 250_000

/** One thing of each row, by their places. */
export type Pair = readonly [a: number, b: number]

/**
 * Pairs the things of two rows, in order, so that the sum of what their pairs weigh is largest.
 * @param weigh 0: these two never go together
 * @param areSame whether these two go together whatever else there is, where both rows begin or end with them
 */
export function align<A, B>(
  a: readonly A[],
  b: readonly B[],
  areSame: (a: A, b: B) => boolean,
  weigh: (a: A, b: B) => number,
): Pair[] {
  const { start, end } = commonEnds(a, b, areSame)
  const middle = alignMiddle(a.slice(start, a.length - end), b.slice(start, b.length - end), weigh)
  return [
    ...Array.from({ length: start }, (_, at): Pair => [at, at]),
    ...middle.map(([at, to]): Pair => [at + start, to + start]),
    ...Array.from({ length: end }, (_, at): Pair => [a.length - end + at, b.length - end + at]),
  ]
}

function alignMiddle<A, B>(a: readonly A[], b: readonly B[], weigh: (a: A, b: B) => number): Pair[] {
  if (a.length * b.length > MOST_WEIGHED) return alignInTurn(a, b, weigh)
  const weights = a.map((one) => b.map((other) => weigh(one, other)))
  // best[i][j]: the most that a from i on and b from j on can weigh together.
  const best = Array.from({ length: a.length + 1 }, () => new Float64Array(b.length + 1))
  for (let i = a.length - 1; i >= 0; i -= 1)
    for (let j = b.length - 1; j >= 0; j -= 1) {
      const weight = weights[i]![j]!
      const paired = weight > 0 ? weight + best[i + 1]![j + 1]! : 0
      best[i]![j] = Math.max(paired, best[i + 1]![j]!, best[i]![j + 1]!)
    }
  const pairs: Pair[] = []
  for (let i = 0, j = 0; i < a.length && j < b.length; ) {
    const here = best[i]![j]!
    const weight = weights[i]![j]!
    if (weight > 0 && here === weight + best[i + 1]![j + 1]!) pairs.push([i++, j++])
    else if (here === best[i + 1]![j]!) i += 1
    else j += 1
  }
  return pairs
}

function alignInTurn<A, B>(a: readonly A[], b: readonly B[], weigh: (a: A, b: B) => number): Pair[] {
  const pairs: Pair[] = []
  let next = 0
  for (const [at, one] of a.entries()) {
    if (next < b.length && weigh(one, b[next]!) > 0) pairs.push([at, next++])
  }
  return pairs
}
