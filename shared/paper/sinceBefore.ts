/**
 * What the first page of a later version says of the one before: another place or time, each new, changed or moved item with a link, and
 * what is there no more.
 */
import { type ChangedFact, changedFacts, type PaperFact } from './changedFacts.ts'
import { itemsIn, removedFrom } from './changes.ts'
import type { NamedItem, Paper, PaperItem } from './paper.ts'
import { CHANGED, factLabel, factLine, GONE, newsEntry, removedLine, supplementLine } from './paperWords.ts'

/** A paper that is being written as a file. */
export interface LaterPaper extends Paper {
  since?: {
    /** Of the version before. */
    number: number
    /** When that was sent: milliseconds since 1970 (UTC). */
    at: number
    facts: ChangedFact[]
    removed: NamedItem[]
  }
}

/** @param before all of the agenda as it was then */
export function withSince(paper: Paper, before: Paper): LaterPaper {
  const { edition } = paper
  if (edition.is !== 'version' || before.edition.is !== 'version') return paper
  const { number, at } = before.edition
  if (edition.kind === 'whole')
    return {
      ...paper,
      since: { number, at, facts: changedFacts(paper, before), removed: removedFrom(paper, before) },
    }
  // It has no motto, and says at its end what is there no more.
  const facts = changedFacts(paper, { ...before, motto: paper.motto })
  return { ...paper, since: { number, at, facts, removed: [] } }
}

/** «Ændret», beside what stands at the top of the paper; empty where that is as it was. */
export const factChangeWord = ({ since }: LaterPaper, fact: PaperFact): string =>
  since?.facts.some(({ is }) => is === fact) ? CHANGED : ''

/** What a «tillægsdagsorden» adds to; empty of any other paper. */
export const supplementLineOf = ({ edition, since }: LaterPaper): string =>
  since !== undefined && edition.is === 'version' && edition.kind === 'supplement'
    ? supplementLine(since)
    : ''

/** More lines of contents than these leave no room for anything below them. */
const SHORT = 10

/** The items follow on the first page, as those of a short «tillægsdagsorden» do; all others begin on one of their own. */
export const itemsFollowContents = ({ edition, items }: Paper): boolean =>
  edition.is === 'version' && edition.kind === 'supplement' && [...itemsIn(items)].length <= SHORT

export interface SinceLine {
  /** «Ændret: », «Mødested: », and what stands behind it. */
  label: string
  name: string
  /** `null`: it is not there any more, or is none. */
  item: PaperItem | null
}

/** @returns empty where nothing is to be told. A «tillægsdagsorden» is itself what is new in items. */
export function sinceLines(paper: LaterPaper): SinceLine[] {
  if (paper.since === undefined) return []
  const facts = paper.since.facts.map((fact) => ({
    ...{ label: factLabel(fact), name: factLine(fact), item: null },
  }))
  if (paper.edition.is === 'version' && paper.edition.kind === 'supplement') return facts
  const news = [...itemsIn(paper.items)].filter(
    ({ change, movedFrom }) => change !== null || movedFrom !== undefined,
  )
  return [
    ...facts,
    ...news.map((item) => {
      const { label, name } = newsEntry(item)
      return { label: `${label}: `, name, item }
    }),
    ...paper.since.removed.map((one) => ({ label: `${GONE}: `, name: removedLine(one), item: null })),
  ]
}
