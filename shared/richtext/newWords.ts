/** The words that somebody has put into a text. */
import { align } from './align.ts'
import { commonEnds } from './commonEnds.ts'
import { plainText } from './plainText.ts'
import type { RichText } from './richText.ts'

/** @returns the words of `after` that `before` does not have in the same order: a line for each run that stands apart */
export function newWords(before: RichText, after: RichText): string {
  const [was, is] = [plainText(before), plainText(after)]
  return putIn(was, is) ?? wordsBeside(wordsOf(was), wordsOf(is))
}

/**
 * What was put in at one place, in whole words: a word in it may well stand beside it too, which says nothing of who wrote which.
 * @returns `null` when something else has changed
 */
function putIn(was: string, is: string): string | null {
  const { start, end } = commonEnds(was, is, (a, b) => a === b)
  const stop = is.length - end
  if (start + end < was.length || stop <= start) return null
  const from = isOfWord(is[start]) ? is.slice(0, start).search(/\S*$/) : start
  const to = isOfWord(is[stop - 1]) ? stop + is.slice(stop).search(/\s|$/) : stop
  return wordsOf(is.slice(from, to)).join(' ')
}

function wordsBeside(old: readonly string[], now: readonly string[]): string {
  const areSame = (a: string, b: string) => a === b
  const kept = new Set(align(old, now, areSame, (a, b) => (a === b ? a.length : 0)).map(([, at]) => at))
  const runs: string[][] = []
  for (const [at, word] of now.entries()) {
    if (kept.has(at)) continue
    if (at > 0 && !kept.has(at - 1) && runs.length > 0) runs.at(-1)!.push(word)
    else runs.push([word])
  }
  return runs.map((run) => run.join(' ')).join('\n')
}

const isOfWord = (letter: string | undefined): boolean => letter !== undefined && /\S/.test(letter)

const wordsOf = (text: string): string[] => text.split(/\s+/).filter(Boolean)
