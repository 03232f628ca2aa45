/** Two versions of an agenda beside each other: which items are new, changed or gone, and which words of them. */
import type { ItemId } from '../agenda/document.ts'
import type { PaperHead } from './changedFacts.ts'
import { changedParts } from './changedParts.ts'
import { isHeadingAlone, itemsIn, knownFrom } from './changes.ts'
import { type MarkedItem, markItem } from './markItem.ts'
import { movedSince } from './moved.ts'
import type { NamedItem, Paper, PaperItem } from './paper.ts'

export interface Comparison {
  /** What that version says of the meeting. */
  head: PaperHead
  /** Of what is new or changed. */
  changes: ReadonlyMap<ItemId, 'new' | 'changed'>
  /** Of what was moved, changed or not, the number that it had. */
  moved: ReadonlyMap<ItemId, string>
  /** Of what is changed. */
  marked: ReadonlyMap<ItemId, MarkedItem>
  /** What was there, and is no more, as it was called. */
  gone: readonly NamedItem[]
}

/**
 * Yields after each item, so that the work can be spread over time.
 * @param papers the version that is compared with and, where that is a supplement, those before it down to a whole one; the newest first
 */
export function* comparePapers(paper: Paper, papers: readonly Paper[]): Generator<undefined, Comparison> {
  const known = knownFrom(papers)
  const changes = new Map<ItemId, 'new' | 'changed'>()
  const marked = new Map<ItemId, MarkedItem>()
  for (const item of itemsIn(paper.items)) {
    const before = known.get(item.id)
    if (isHeadingAlone(paper, item)) continue
    if (before === undefined) changes.set(item.id, 'new')
    else if (changedParts(before, item).length > 0) {
      changes.set(item.id, 'changed')
      marked.set(item.id, markItem(before, item))
    }
    yield
  }
  const { council, title, startsAt, endsAt, place, motto } = papers[0]!
  const head = { council, title, startsAt, endsAt, place, motto }
  const moved = movedFrom(paper, papers, known)
  return { head, changes, moved, marked, gone: goneFrom(paper, known) }
}

/** Where an item stood the last whole one says; by the number that it was called by last. A supplement has no order of its own. */
function movedFrom(
  paper: Paper,
  papers: readonly Paper[],
  known: ReadonlyMap<ItemId, PaperItem>,
): ReadonlyMap<ItemId, string> {
  if (isSupplement(paper)) return new Map()
  const moved = movedSince(paper.items, papers.at(-1)?.items ?? [])
  return new Map([...moved].map(([id, number]) => [id, known.get(id)?.number ?? number]))
}

const isSupplement = ({ edition }: Paper): boolean =>
  edition.is === 'version' && edition.kind === 'supplement'

/** A supplement says itself what is gone: of the rest of the agenda it does not tell. */
function goneFrom(paper: Paper, known: ReadonlyMap<ItemId, PaperItem>): NamedItem[] {
  if (isSupplement(paper)) return paper.removed ?? []
  const there = new Set([...itemsIn(paper.items)].map(({ id }) => id))
  return [...known.values()]
    .filter(({ id }) => !there.has(id))
    .map(({ id, number, title }) => ({ item: id, number, title }))
}
