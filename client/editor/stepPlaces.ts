/** Which places of the document a step of undo would change: read from the step itself, before it is taken. */
import * as Y from 'yjs'

type Step = Y.UndoManager['undoStack'][number]
type Path = readonly string[]

/** @returns each place once: the keys from a root down to a value, or to the text in which something changes */
export function placesOfStep(doc: Y.Doc, { insertions, deletions }: Step): Path[] {
  const paths = new Map<string, Path>()
  const note = (struct: Y.Item | Y.GC) => {
    const path = struct instanceof Y.Item ? pathOf(doc, struct) : null
    if (path !== null) paths.set(path.join('/'), path)
  }
  doc.transact((transaction) => {
    for (const set of [insertions, deletions]) Y.iterateDeletedStructs(transaction, set, note)
  })
  return [...paths.values()]
}

function pathOf(doc: Y.Doc, item: Y.Item): Path | null {
  let keys: string[] = []
  let at: Y.Item = item
  for (;;) {
    // What stands in a sequence is in a text: all below is that text's.
    keys = at.parentSub === null ? [] : [at.parentSub, ...keys]
    const holder = at.parent as Y.AbstractType<unknown> | null
    if (holder === null) return null
    if (holder._item === null) {
      const root = [...doc.share].find(([, type]) => type === holder)?.[0]
      return root === undefined ? null : [root, ...keys]
    }
    at = holder._item
  }
}
