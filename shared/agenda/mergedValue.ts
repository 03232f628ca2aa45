/** Two people's words in one line: whether the ones stand in the other, and what becomes of a line that two change at once. */

import { commonEnds } from '../richtext/commonEnds.ts'
import { apart, wordsIn } from './wordWeave.ts'

/** Whether every word stands in the line too, in the same order; signs between them are none. No words stand everywhere. */
export const hasWords = (line: string, words: string): boolean => hasAll(line, words, (a, b) => a === b)

/** As `hasWords`, of a line that its author has written on since: words may have more letters now. */
export const goesOnFrom = (line: string, words: string): boolean =>
  hasAll(line, words, (word, begun) => word.startsWith(begun))

function hasAll(line: string, words: string, isSame: (word: string, wanted: string) => boolean): boolean {
  const wanted = plainWords(words)
  let found = 0
  for (const word of plainWords(line)) if (found < wanted.length && isSame(word, wanted[found]!)) found += 1
  return found === wanted.length
}

const plainWords = (line: string): string[] =>
  wordsIn(line).flatMap(({ word }) => (word === '' ? [] : [word]))

/** A person's own change to a line, made to what a colleague has made of it. */
export interface Merged {
  text: string
  /** Where the person's caret stands in it. */
  caret: number
}

/**
 * @param before the line that both knew
 * @param mine what the person has made of it
 * @param theirs what the colleague has
 * @param caret in `mine`
 * @param first whose words come first where both wrote in the same place
 */
export function mergeLines(
  before: string,
  mine: string,
  theirs: string,
  caret: number,
  first: 'mine' | 'theirs',
): Merged {
  if (mine === before) return { text: theirs, caret: caretAfter(before, theirs, caret) }
  const own = changeOf(before, mine)
  const other = changeOf(before, theirs)
  const inOwn = caret - own.from
  if (own.to < other.from) return replaced(theirs, own.from, own.to, own.text, inOwn)
  const moved = other.text.length - (other.to - other.from)
  if (own.from > other.to) return replaced(theirs, own.from + moved, own.to + moved, own.text, inOwn)
  if (own.text === '')
    return { text: theirs, caret: caretAfter(before, theirs, Math.min(caret, before.length)) }
  const at = first === 'mine' ? other.from : other.from + other.text.length
  const head = theirs.slice(0, at)
  const whole = apart(head, own.text)
  const text = apart(whole, theirs.slice(at))
  return { text, caret: clamp(whole.length - own.text.length + inOwn, text.length) }
}

/** Where a caret stands after somebody else has changed the line: where they wrote right at it, before what they wrote. */
function caretAfter(before: string, after: string, caret: number): number {
  const { from, to, text } = changeOf(before, after)
  if (caret <= from) return caret
  return caret >= to ? caret + text.length - (to - from) : from + text.length
}

function replaced(line: string, from: number, to: number, text: string, inText: number): Merged {
  const whole = line.slice(0, from) + text + line.slice(to)
  return { text: whole, caret: clamp(from + inText, whole.length) }
}

interface LineChange {
  /** In the line before: up to, but not, `to`. */
  from: number
  to: number
  /** What stands there instead. */
  text: string
}

function changeOf(before: string, after: string): LineChange {
  const [a, b] = [[...before], [...after]]
  const { start, end } = commonEnds(a, b, (one, other) => one === other)
  const from = a.slice(0, start).join('').length
  const kept = a.slice(a.length - end).join('').length
  return { from, to: before.length - kept, text: after.slice(from, after.length - kept) }
}

const clamp = (at: number, length: number): number => Math.max(0, Math.min(at, length))
