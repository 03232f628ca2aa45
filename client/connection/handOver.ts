/**
 * After some ends the document of this tab is none that the server will ever have: an update in it was refused, or the agenda was
 * restored from a backup. Then another document takes its place, and what one had written is done again there.
 */
import type * as Y from 'yjs'
import { findNode, readOutline } from '../../shared/agenda/outline.ts'
import type { Refusal } from '../../shared/protocol/messages.ts'
import type { Asker } from '../../shared/rights/whyNot.ts'
import { type MadeEdits, readMadeEdits } from '../doneAgain/madeEdits.ts'
import type { LeftWhy, Life } from '../keeping/database.ts'
import type { Keep, Kept } from '../keeping/keep.ts'
import type { Outbox, Waiting } from '../keeping/outbox.ts'
import type { SavedDocument } from '../keeping/savedDocument.ts'
import type { EndReason } from './endReason.ts'

/** What a session leaves to the one that takes its place. */
export interface Legacy {
  why: LeftWhy
  /** Where to go on from; `null` where all of it has to come from the server. */
  kept: Kept | null
  /** Own changes that the server took before the one that it refused: they are sent as they are. */
  waiting: readonly Waiting[]
  /** What is to be done again. */
  made: MadeEdits
  /** Where that is kept until then, and the numbers of its rows. */
  apart: Promise<{ life: Life; rows: readonly number[] }>
  /** How many times in a row a document was given up. */
  nth: number
}

/** So many in a row, and it is for good: then something is wrong that doing again does not mend. */
const MOST_IN_A_ROW = 5

interface Parts {
  keep: Keep
  life: Life
  asker: Asker
  saved: SavedDocument
  outbox: Outbox
  /** The number of the change that the n-th message of the connection carried. @see Acknowledgements.changeOf */
  changeOf: (n: number) => number | null
  nth: number
}

/** @returns `null` where nobody can go on in this agenda, or doing again did not help */
export function legacyOf(end: EndReason, parts: Parts): Legacy | null {
  if (parts.nth > MOST_IN_A_ROW) return null
  const all = parts.outbox.updates()
  if (end.is === 'other-epoch') return leave({ is: 'other-epoch' }, [], all, null, parts)
  if (end.is !== 'refused') return null
  const { refusal } = end
  const refused = refusal === null ? null : parts.changeOf(refusal.n)
  // Where nobody knows which one it was, some of the others may be on disk: doing them again could do them twice.
  const waiting = refused === null ? all : all.filter(({ change }) => change < refused)
  const why: LeftWhy = { is: 'refused', code: refusal?.code ?? null }
  const legacy = leave(why, waiting, all.slice(waiting.length), refused, parts)
  return { ...legacy, why: { ...why, ...numberOf(refusal, legacy.made.before) } }
}

function leave(
  why: LeftWhy,
  waiting: readonly Waiting[],
  again: readonly Waiting[],
  refused: number | null,
  { keep, life, asker, saved, nth }: Parts,
): Legacy {
  const state = saved.stateWith(waiting.map(({ update }) => update))
  const made = readMadeEdits(
    state,
    again.map(({ update, change }) => ({ update, isRefused: change === refused })),
  )
  const apart = keepApart(keep, life, again, ({ change }) => change === refused, state)
  const kept = why.is === 'refused' ? { life, asker, state: saved.stateWith([]) } : null
  return { why, kept, waiting, made, apart, nth }
}

/** Of the item in which the refused change was made, as it is numbered on the server. */
function numberOf(refusal: Refusal | null, server: Y.Doc): { number?: string } {
  if (refusal?.item === undefined) return {}
  const number = findNode(readOutline(server), refusal.item)?.number
  return number === undefined ? {} : { number }
}

/** Until it is done again, or offered, it must survive this tab too. */
async function keepApart(
  keep: Keep,
  life: Life,
  again: readonly Waiting[],
  isRefused: (one: Waiting) => boolean,
  state: Uint8Array,
): Promise<{ life: Life; rows: number[] }> {
  const kept: number[] = []
  const refused = new Set<number>()
  for (const one of again) {
    const id = await one.row
    if (id === null) continue
    kept.push(id)
    if (isRefused(one)) refused.add(id)
  }
  return { life: await keep.retire(life, kept, refused, state), rows: kept }
}

/** Nothing of what waits will be sent from here: the next time the agenda is opened, its words are offered. */
export async function retireAll({
  keep,
  life,
  saved,
  outbox,
}: Pick<Parts, 'keep' | 'life' | 'saved' | 'outbox'>): Promise<void> {
  await keepApart(keep, life, [...outbox.updates()], () => true, saved.stateWith([]))
}
