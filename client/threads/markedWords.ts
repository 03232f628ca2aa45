/** Which words of a text are marked, and how. Pure. */
import type { TextPoint } from '../../shared/richtext/letterRow.ts'
import type { TextSpan } from '../../shared/threads/anchor.ts'
import type { ThreadId } from '../../shared/threads/thread.ts'
import type { Marked } from './marksInText.ts'
import type { PlacedWords, WordsOfThread } from './threadWords.ts'

export interface MarkedWords extends WordsOfThread {
  isFocused: boolean
}

/** @param begun words that somebody here is about to comment on: they are marked as those that one is at */
export function markedWords(
  words: readonly WordsOfThread[],
  begun: readonly (PlacedWords & { id: ThreadId })[],
  { focused, resolved }: Pick<Marked, 'focused' | 'resolved'>,
): MarkedWords[] {
  const shown = words.filter(({ id, isResolved }) => resolved || !isResolved || id === focused)
  return [
    ...shown.map((one) => ({ ...one, isFocused: one.id === focused })),
    ...begun.map((one) => ({ ...one, isResolved: false, isFocused: true })),
  ]
}

/** What more than one thread is about. */
export function overlaps(words: readonly MarkedWords[]): TextSpan[] {
  const ends = words.flatMap(({ from, to, span }) => [
    { at: from, point: span.start, by: 1 },
    { at: to, point: span.end, by: -1 },
  ])
  ends.sort((a, b) => a.at - b.at || a.by - b.by)
  const found: TextSpan[] = []
  let depth = 0
  let start: TextPoint | null = null
  for (const { point, by } of ends) {
    depth += by
    if (depth === 2 && by === 1) start = point
    if (depth === 1 && by === -1 && start !== null) found.push({ start, end: point })
    if (depth < 2) start = null
  }
  return found
}
