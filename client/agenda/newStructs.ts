/** What a transaction has brought into a document. */
import * as Y from 'yjs'

export function* newStructs({
  doc,
  beforeState,
  afterState,
}: Y.Transaction): Generator<{ struct: Y.Item; client: number }> {
  for (const [client, end] of afterState) {
    const start = beforeState.get(client) ?? 0
    if (start === end) continue
    const structs = doc.store.clients.get(client) ?? []
    for (let at = Y.findIndexSS(structs, start); at < structs.length; at += 1) {
      const struct = structs[at]
      if (struct instanceof Y.Item) yield { struct, client }
    }
  }
}
