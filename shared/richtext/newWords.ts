/** The words that somebody has put into a text. */
import { align } from './align.ts'
import { plainText } from './plainText.ts'
import type { RichText } from './richText.ts'

/** @returns the words of `after` that `before` does not have in the same order: a line for each run that stands apart */
export function newWords(before: RichText, after: RichText): string {
  const [old, now] = [wordsOf(before), wordsOf(after)]
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

const wordsOf = (text: RichText): string[] => plainText(text).split(/\s+/).filter(Boolean)
