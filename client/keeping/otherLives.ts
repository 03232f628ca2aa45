/**
 * Words that wait in another life of the agenda, from before a restore, or that the server refused, when the tab that wrote them
 * is gone: they are done again where they still may be, and else put where their author finds them.
 */
import type * as Y from 'yjs'
import type { Asker } from '../../shared/rights/whyNot.ts'
import { doAgain } from '../doneAgain/doAgain.ts'
import { leftTexts } from '../doneAgain/leftTexts.ts'
import { readMadeEdits } from '../doneAgain/madeEdits.ts'
import type { LeftWhy, Life, WaitingRow } from './database.ts'
import type { Keep } from './keep.ts'

/** @param doc the agenda as it is now, whole @param now milliseconds since 1970 (UTC) */
export async function bringOtherLives(
  keep: Keep,
  life: Life,
  { doc, asker }: { doc: Y.Doc; asker: Asker },
  signal: AbortSignal,
  now: () => number,
): Promise<void> {
  for (const other of await keep.otherLives(life)) {
    const state = await keep.copyOf(other)
    const take = (rows: WaitingRow[]) => {
      if (signal.aborted) return
      const made = readMadeEdits(
        state,
        rows.map(({ update, isRefused = false }) => ({ update, isRefused })),
      )
      const texts = leftTexts(made, doAgain(doc, made, asker))
      const { agenda, person } = life
      const left = texts.length === 0 ? null : { agenda, person, at: now(), why: whyOf(rows), texts }
      void keep.settle(
        other,
        rows.map(({ id }) => id!),
        left,
      )
    }
    // Not waited for: a tab that lives still does it itself.
    void keep.adopt(other, take, signal)
  }
}

const whyOf = (rows: readonly WaitingRow[]): LeftWhy =>
  rows.some(({ isRefused }) => isRefused) ? { is: 'refused', code: null } : { is: 'other-epoch' }
