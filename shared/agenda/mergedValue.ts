/** Two people's words in one line: whether the ones stand in the other, and one line that has both. */

/** What stands for one word: not parted by hyphens (`SAG-2024-1`), nor joined with the comma behind it. */
const TOKEN = /[,.;:!?]+(?=\s|$)|\s+|(?:(?![,.;:!?]+(?:\s|$))\S)+/gu

const tokensOf = (line: string): string[] => line.match(TOKEN) ?? []
const wordsOf = (line: string): string[] => tokensOf(line).filter((token) => token.trim() !== '')

/** Whether every word stands in the line too, in the same order. No words stand everywhere. */
export const hasWords = (line: string, words: string): boolean => hasAll(line, words, (a, b) => a === b)

/** As `hasWords`, of a line that its author has written on since: words may have more letters now. */
export const goesOnFrom = (line: string, words: string): boolean =>
  hasAll(line, words, (word, begun) => word.startsWith(begun))

function hasAll(line: string, words: string, isSame: (word: string, wanted: string) => boolean): boolean {
  const wanted = wordsOf(words)
  let found = 0
  for (const word of wordsOf(line)) if (found < wanted.length && isSame(word, wanted[found]!)) found += 1
  return found === wanted.length
}

/** What goes on from words before it: «Mette Holm» and «, Jens Bak», «og Jens Bak», «(KL)». */
const GOES_ON = /^\s*(?:[,.;:!?(&+–-]|(?:og|samt|and)(?=\s))/u

/** Puts words last in a line where something else stands. What both begin with stands once, where the words only go on from it. */
export function putTogether(line: string, words: string): string {
  if (hasWords(line, words)) return line
  if (hasWords(words, line)) return words.trim()
  const added = tokensOf(words.trim())
  const same = countSame(tokensOf(line), added)
  const rest = added.slice(same).join('')
  return apart(line.trim(), same > 0 && GOES_ON.test(rest) ? rest : words.trim())
}

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
  const start = countSame(a, b)
  const end = countSame(a.slice(start).reverse(), b.slice(start).reverse())
  const from = a.slice(0, start).join('').length
  const kept = a.slice(a.length - end).join('').length
  return { from, to: before.length - kept, text: after.slice(from, after.length - kept) }
}

function countSame(a: readonly string[], b: readonly string[]): number {
  let same = 0
  while (same < a.length && same < b.length && a[same] === b[same]) same += 1
  return same
}

/** Joined, with a space between where two words would become one. */
const apart = (a: string, b: string): string =>
  a === '' || b === '' || /\s$/u.test(a) || /^[\s,.;:!?]/u.test(b) ? a + b : `${a} ${b}`

const clamp = (at: number, length: number): number => Math.max(0, Math.min(at, length))
