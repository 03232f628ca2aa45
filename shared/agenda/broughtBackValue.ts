/** A line that somebody brings back to what it was, while colleagues write in it. */
import { commonEnds } from '../richtext/commonEnds.ts'
import { hasWords } from './mergedValue.ts'

/** A word, also one with signs in it (`10.30`), or the signs behind one. */
const PIECE = /[^\s,.;:!?]+(?:[,.;:!?]+[^\s,.;:!?]+)*|[,.;:!?]+/gu

/**
 * @param line what is brought back
 * @param seen the line as it was when they looked for it
 * @param now the line as it stands
 * @returns what is brought back, and behind it the words that have come since
 */
export function withWhatCame(line: string, seen: string, now: string): string {
  const came = whatCame(seen, now)
  if (hasWords(line, came)) return line
  if (line === '') return came.replace(/^[\s,.;:!?]+/u, '')
  return /^[,.;:!?]/u.test(came) ? line + came : `${line} ${came}`
}

/** Whole words: from the first that is another to the last. */
function whatCame(seen: string, now: string): string {
  const before = seen.match(PIECE) ?? []
  const after = [...now.matchAll(PIECE)]
  const { start, end } = commonEnds(before, after, (piece, [same]) => piece === same)
  const [first, last] = [after[start], after[after.length - 1 - end]]
  if (first === undefined || last === undefined || first.index > last.index) return ''
  return now.slice(first.index, last.index + last[0].length)
}
