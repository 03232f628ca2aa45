/** N5: at rest, all replicas are one. Compared five ways. */
import { expect } from 'vitest'
import * as Y from 'yjs'
import { ROOTS } from '../../shared/agenda/document.ts'
import { readAgenda } from '../../shared/agenda/snapshot.ts'

/**
 * @param docs everybody's document and the server's
 * @param log what the server took, oldest first
 */
export function expectOneTruth(docs: readonly Y.Doc[], log: readonly Uint8Array[]): void {
  const rebuilt = new Y.Doc()
  for (const update of log) Y.applyUpdate(rebuilt, update)
  const merged = new Y.Doc()
  Y.applyUpdate(merged, Y.mergeUpdates([...log]))
  const [first, ...others] = [...docs, rebuilt, merged].map(contentOf)
  for (const other of others) expect(other).toEqual(first)
}

/** All that two replicas must agree on; what is still waiting for something is no rest. */
function contentOf(doc: Y.Doc): Record<string, unknown> {
  return {
    json: Object.fromEntries(ROOTS.map((root) => [root, doc.getMap(root).toJSON()])),
    agenda: readAgenda(doc),
    stateVector: sorted(Y.decodeStateVector(Y.encodeStateVector(doc))),
    deleteSet: sorted(Y.createDeleteSetFromStructStore(doc.store).clients),
    pending: doc.store.pendingStructs ?? doc.store.pendingDs,
  }
}

const sorted = <T>(byClient: ReadonlyMap<number, T>) => [...byClient].sort(([a], [b]) => a - b)
