/**
 * The gate: decode → resolve → judge → apply → check, in one synchronous step against the document that will hold the update. The
 * whole update or nothing. What goes to the log and to readers are the bytes that the server's own document emits, never the
 * client's.
 */
import * as Y from 'yjs'
import { type DecodedUpdate, decode } from './decode.ts'
import { Refused } from './refused.ts'
import { type Resolved, resolve } from './resolve.ts'

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

/** Decides on what an update would bring, before it is applied; throws `Refused`. */
export type Judge = (resolved: Resolved) => void

/**
 * @param judge rights and limits of whoever sent it
 * @param origin the origin of the Yjs transaction
 * @param around is called in place of the apply, which it must do: to see what happens in it
 * @throws Refused when the update may not count; the document is untouched
 * @throws DocumentBroken when the document must be thrown away
 */
export function admit(
  doc: Y.Doc,
  update: Uint8Array,
  judge: Judge,
  origin: unknown,
  around: Around = (_decoded, apply) => apply(),
): Admitted {
  const { decoded, resolved } = examine(doc, update)
  judge(resolved)
  let emitted: Uint8Array | null = null
  around(decoded, () => {
    emitted = apply(doc, update, origin)
  })
  return { emitted, newContentOf: resolved.newContentOf }
}

function examine(doc: Y.Doc, update: Uint8Array): { decoded: DecodedUpdate; resolved: Resolved } {
  try {
    const decoded = decode(update)
    return { decoded, resolved: resolve(doc, decoded) }
  } catch (error) {
    if (error instanceof Refused) throw error
    // Bytes that lead our own reading astray must not reach Yjs either.
    throw new Refused('malformed', 'cannot be examined', { cause: error })
  }
}

function apply(doc: Y.Doc, update: Uint8Array, origin: unknown): Uint8Array | null {
  // One apply gives no, one or two events (Yjs' clean-up of formats); together they are one row of the log.
  const events: Uint8Array[] = []
  const collect = (event: Uint8Array) => events.push(event)
  doc.on('update', collect)
  try {
    Y.applyUpdate(doc, update, origin)
  } catch (error) {
    throw new DocumentBroken('the update was applied in part', { cause: error })
  } finally {
    doc.off('update', collect)
  }
  if (doc.store.pendingStructs !== null || doc.store.pendingDs !== null)
    throw new DocumentBroken('something is pending after the apply')
  return events.length === 0 ? null : events.length === 1 ? events[0]! : Y.mergeUpdates(events)
}
