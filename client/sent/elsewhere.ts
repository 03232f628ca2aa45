/** Where an item stands that the version which is read has not: in which of all that were sent. */
import type { ItemId } from '../../shared/agenda/document.ts'
import { applyingOf } from '../../shared/paper/applying.ts'
import { isHeadingAlone, itemsIn } from '../../shared/paper/changes.ts'
import type { Paper, PaperItem } from '../../shared/paper/paper.ts'
import type { SentVersion } from '../../shared/protocol/versions.ts'

export interface Elsewhere {
  /** The newest version that has it. */
  number: number
  /** The number that it has there; empty: none. */
  itemNumber: string
  /** Since which version the agenda has it no more, of those up to the one that is read; `null`: it is not gone. */
  goneIn: number | null
  /** That version applies still. */
  applies: boolean
}

/** @returns `null` where none has it, as far as they can be had */
export type FindElsewhere = (item: ItemId) => Promise<Elsewhere | null>

/**
 * @param read the number of the version that is read @param versions the newest first
 * @param paperOf `null`: it cannot be had
 */
export async function findElsewhere(
  item: ItemId,
  read: number,
  versions: readonly SentVersion[],
  paperOf: (version: SentVersion) => Promise<Paper | null>,
): Promise<Elsewhere | null> {
  const applying = applyingOf(versions)
  for (const version of versions) {
    const paper = await paperOf(version)
    const there = paper === null ? undefined : itemOf(paper, item)
    if (there === undefined) continue
    const { number } = version
    const next = versions.findLast((one) => one.kind === 'whole' && one.number > number)
    const goneIn = next !== undefined && next.number <= read ? next.number : null
    return { number, itemNumber: there.number, goneIn, applies: number >= (applying?.whole.number ?? 0) }
  }
  return null
}

const itemOf = (paper: Paper, item: ItemId): PaperItem | undefined =>
  [...itemsIn(paper.items)].find((one) => one.id === item && !isHeadingAlone(paper, one))
