/** Which entries of two lists are the same, in order. What is compared is bounded, by counts and not by a clock: the same lists always match alike. */
import { diffArrays } from 'diff'

/** A stretch of two lists: `kept` stands in both. */
export interface Stretch<T> {
  is: 'kept' | 'other'
  before: T[]
  now: T[]
}

/** More differences than these are not looked for: what lies between the same beginning and the same end is another text then. */
const MOST_DIFFERENCES = 1200

/** @returns all of both lists, each entry once, in stretches that take turns */
export function matched<T>(
  before: readonly T[],
  now: readonly T[],
  keyOf: (entry: T) => string,
): Stretch<T>[] {
  const [keysBefore, keysNow] = [before.map(keyOf), now.map(keyOf)]
  const parts = diffArrays(keysBefore, keysNow, { maxEditLength: MOST_DIFFERENCES })
  const stretches: Stretch<T>[] = []
  let [atBefore, atNow] = [0, 0]
  const add = (is: Stretch<T>['is'], inBefore: number, inNow: number) => {
    if (inBefore + inNow === 0) return
    const last = stretches.at(-1)
    const [some, others] = [before.slice(atBefore, atBefore + inBefore), now.slice(atNow, atNow + inNow)]
    atBefore += inBefore
    atNow += inNow
    if (last?.is !== is) stretches.push({ is, before: some, now: others })
    else {
      last.before.push(...some)
      last.now.push(...others)
    }
  }
  if (parts === undefined) {
    const [start, end] = sameEnds(keysBefore, keysNow)
    add('kept', start, start)
    add('other', before.length - start - end, now.length - start - end)
    add('kept', end, end)
    return stretches
  }
  for (const { added, removed, value } of parts) {
    const { length } = value
    if (added) add('other', 0, length)
    else if (removed) add('other', length, 0)
    else add('kept', length, length)
  }
  return stretches
}

/** How many keys are the same at the start, and of the rest at the end. */
function sameEnds(before: readonly string[], now: readonly string[]): [start: number, end: number] {
  const shorter = Math.min(before.length, now.length)
  let start = 0
  while (start < shorter && before[start] === now[start]) start += 1
  let end = 0
  while (end < shorter - start && before.at(-1 - end) === now.at(-1 - end)) end += 1
  return [start, end]
}
