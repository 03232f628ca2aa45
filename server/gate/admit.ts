/**
 * The gate: decode → resolve → what does it touch → judge → apply → check, in one synchronous step against the document that will hold
 * the update. The whole update or nothing. What goes to the log and to readers are the bytes that the server's own document
 * emits, never the client's.
 */
import * as Y from 'yjs'
import { type DecodedUpdate, decode } from './decode.ts'
import { encode, leaveOut } from './leaveOut.ts'
import type { Places } from './places.ts'
import { unpredicted } from './prediction.ts'
import { Refused } from './refused.ts'
import { type Resolved, resolve } from './resolve.ts'
import { type Touch, type Touched, touchedBy } from './touches.ts'

/** What an admitted update did to the document. */
export interface Admitted {
  /** As the document emitted it; `null` when nothing changed. */
  emitted: Uint8Array | null
  /** Client ids that brought new content. */
  newContentOf: readonly number[]
}

/** Yjs did not do what was predicted. The document in memory can no longer be trusted: rebuild it from the log. */
export class DocumentBroken extends Error {
  override name = 'DocumentBroken'
}

export type Around = (decoded: DecodedUpdate, apply: () => void) => void

/** What is decided on. */
export interface Question {
  touches: readonly Touch[]
  newContentOf: readonly number[]
}

/**
 * Decides on what an update would bring, before it is applied; throws `Refused`.
 * @returns the tidyings that are to be left out (`Operation`); the rest counts
 */
export type Judge = (question: Question) => readonly Touch[]

/**
 * @param places of this document
 * @param judge rights and limits of whoever sent it
 * @param origin the origin of the Yjs transaction
 * @param around is called in place of the apply, which it must do: to see what happens in it
 * @throws Refused when the update may not count; the document is untouched
 * @throws DocumentBroken when the document must be thrown away
 */
export function admit(
  doc: Y.Doc,
  update: Uint8Array,
  places: Places,
  judge: Judge,
  origin: unknown,
  around: Around = (_decoded, apply) => apply(),
): Admitted {
  const { decoded, resolved, touched } = examine(doc, update, places)
  const { newContentOf } = resolved
  const without = judge({ touches: touched.touches, newContentOf })
  const counted = without.length === 0 ? decoded : leaveOut(decoded, resolved, without)
  const bytes = counted === decoded ? update : encode(counted)
  let emitted: Uint8Array | null = null
  around(counted, () => {
    emitted = apply(doc, bytes, origin, (transaction) => unpredicted(transaction, touched, places))
  })
  return { emitted, newContentOf }
}

interface Examined {
  decoded: DecodedUpdate
  resolved: Resolved
  touched: Touched
}

function examine(doc: Y.Doc, update: Uint8Array, places: Places): Examined {
  try {
    const decoded = decode(update)
    const resolved = resolve(doc, places, decoded)
    return { decoded, resolved, touched: touchedBy(decoded, resolved) }
  } catch (error) {
    if (error instanceof Refused) throw error
    // Bytes that lead our own reading astray must not reach Yjs either.
    throw new Refused('malformed', 'cannot be examined', { cause: error })
  }
}

function apply(
  doc: Y.Doc,
  update: Uint8Array,
  origin: unknown,
  faultIn: (transaction: Y.Transaction) => string | null,
): Uint8Array | null {
  // One apply gives no, one or two events (Yjs' clean-up of formats); together they are one row of the log.
  const events: Uint8Array[] = []
  const collect = (event: Uint8Array) => events.push(event)
  let fault: string | null = null
  const look = (transaction: Y.Transaction) => {
    fault ??= faultIn(transaction)
  }
  doc.on('update', collect)
  doc.on('afterTransaction', look)
  try {
    Y.applyUpdate(doc, update, origin)
  } catch (error) {
    throw new DocumentBroken('the update was applied in part', { cause: error })
  } finally {
    doc.off('update', collect)
    doc.off('afterTransaction', look)
  }
  if (fault !== null) throw new DocumentBroken(`changed what was not predicted: ${fault}`)
  if (doc.store.pendingStructs !== null || doc.store.pendingDs !== null)
    throw new DocumentBroken('something is pending after the apply')
  return events.length === 0 ? null : events.length === 1 ? events[0]! : Y.mergeUpdates(events)
}
