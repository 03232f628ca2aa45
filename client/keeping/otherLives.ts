/**
 * Words that wait in another life of the agenda, before a restore, or that the server refused: they cannot be sent any more,
 * and are put where their author finds them.
 */
import * as Y from 'yjs'
import { type FieldPlace, observeChanges, placeKey } from '../agenda/changes.ts'
import { unsavedTexts } from '../connection/unsavedTexts.ts'
import type { Life, WaitingRow } from './database.ts'
import type { Keep } from './keep.ts'

/** @param now milliseconds since 1970 (UTC) */
export async function setAsideOtherLives(
  keep: Keep,
  life: Life,
  signal: AbortSignal,
  now: () => number,
): Promise<void> {
  for (const other of await keep.otherLives(life)) {
    const state = await keep.copyOf(other)
    const take = (rows: WaitingRow[]) => void keep.setAside(other, rows, textsOf(state, rows), now())
    // Not waited for: a tab that lives still shows them itself.
    void keep.adopt(other, take, signal)
  }
}

/** The words of the places that these changes touch, as they stand after them. */
function textsOf(state: Uint8Array | null, rows: readonly WaitingRow[]) {
  const doc = new Y.Doc()
  if (state !== null) Y.applyUpdate(doc, state)
  const places = new Map<string, FieldPlace>()
  const stop = observeChanges(doc, (changes) => {
    for (const { item, field } of changes) places.set(placeKey({ item, field }), { item, field })
  })
  for (const { update } of rows) Y.applyUpdate(doc, update)
  stop()
  return unsavedTexts(doc, [...places.values()])
}
