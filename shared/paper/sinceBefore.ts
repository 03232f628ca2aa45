/** What the first page of a later version says of the one before: each new or changed item with a link, and what is there no more. */
import { itemsIn, removedFrom } from './changes.ts'
import type { NamedItem, Paper, PaperItem } from './paper.ts'
import { changeWord, GONE, removedLine } from './paperWords.ts'

/** A paper that is being written as a file. */
export interface LaterPaper extends Paper {
  since?: {
    /** Of the version before. */
    number: number
    removed: NamedItem[]
  }
}

/** @param before all of the agenda as it was then. A «tillægsdagsorden» holds nothing else, and says nothing of it. */
export function withSince(paper: Paper, before: Paper): LaterPaper {
  const { edition } = paper
  if (edition.is !== 'version' || edition.kind !== 'whole' || before.edition.is !== 'version') return paper
  return { ...paper, since: { number: before.edition.number, removed: removedFrom(paper, before) } }
}

export interface SinceLine {
  /** «Ændret: », and what stands behind it. */
  label: string
  name: string
  /** `null`: it is not there any more. */
  item: PaperItem | null
}

/** @returns empty where nothing is to be told */
export function sinceLines(paper: LaterPaper): SinceLine[] {
  if (paper.since === undefined) return []
  const changed = [...itemsIn(paper.items)].filter(({ change }) => change !== null)
  return [
    ...changed.map((item) => ({
      ...{ label: `${changeWord(item)}: `, name: removedLine(named(item)), item },
    })),
    ...paper.since.removed.map((one) => ({ label: `${GONE}: `, name: removedLine(one), item: null })),
  ]
}

const named = ({ id, number, title }: PaperItem): NamedItem => ({ item: id, number, title })
