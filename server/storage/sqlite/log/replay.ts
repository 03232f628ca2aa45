/** Entries of a log back into a document: exactly what they say, and nothing that Yjs would add by itself. */
import * as Y from 'yjs'

/**
 * Applies updates in one transaction, up to the first that cannot be applied. After one that could not, the document holds
 * perhaps half of it: build another.
 * @returns how many were applied, and why not more
 */
export function replay(
  doc: Y.Doc,
  updates: readonly Uint8Array[],
): { applied: number; problem: string | null } {
  return doc.transact((transaction) => {
    let applied = 0
    let problem: string | null = null
    while (problem === null && applied < updates.length) {
      problem = applyOne(doc, updates[applied]!)
      if (problem === null) applied++
    }
    // After somebody else's transaction Yjs deletes formatting marks that have become superfluous. The log holds what was
    // deleted of them when it was written; a replay must not delete more, or two replays would differ.
    transaction.local = true
    return { applied, problem }
  })
}

function applyOne(doc: Y.Doc, update: Uint8Array): string | null {
  try {
    Y.applyUpdate(doc, update)
  } catch (error) {
    return `it cannot be applied: ${String(error)}`
  }
  const { pendingStructs, pendingDs } = doc.store
  return pendingStructs || pendingDs ? 'it refers to what is not there' : null
}
