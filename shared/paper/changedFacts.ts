/** What a paper says of its meeting otherwise than the one before it: where, when, what it is called. No item tells of these. */
import { plainText } from '../richtext/plainText.ts'
import type { Paper } from './paper.ts'
import { dateLine } from './paperWords.ts'

export type PaperFact = 'startsAt' | 'place' | 'council' | 'title' | 'motto'

/** What a paper says before its items. */
export type PaperHead = Pick<Paper, 'council' | 'title' | 'startsAt' | 'endsAt' | 'place' | 'motto'>

/** `now` and `before` are one line each, as it is printed; empty: nothing was said. Of `startsAt` that is the day and both times. */
export interface ChangedFact {
  is: PaperFact
  now: string
  before: string
}

/** @returns those that call to another place or time first */
export function changedFacts(now: PaperHead, before: PaperHead): ChangedFact[] {
  const [then, since] = [factsOf(before), factsOf(now)]
  return FACTS.flatMap((is) => (then[is] === since[is] ? [] : [{ is, now: since[is], before: then[is] }]))
}

const FACTS: readonly PaperFact[] = ['startsAt', 'place', 'council', 'title', 'motto']

const factsOf = (head: PaperHead): Record<PaperFact, string> => ({
  startsAt: dateLine(head),
  place: onOneLine(head.place),
  council: onOneLine(head.council),
  title: onOneLine(head.title),
  motto: onOneLine(plainText(head.motto)),
})

const onOneLine = (text: string): string => text.replace(/\s+/g, ' ').trim()
