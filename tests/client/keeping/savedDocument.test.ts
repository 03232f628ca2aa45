/** The agenda as the server has it, beside the one that is written in. */
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { SavedDocument } from '../../../client/keeping/savedDocument.ts'

/** A document, and each of its transactions. */
function writer(): { doc: Y.Doc; updates: Uint8Array[] } {
  const doc = new Y.Doc()
  const updates: Uint8Array[] = []
  doc.on('update', (update) => updates.push(update))
  return { doc, updates }
}

const read = (state: Uint8Array | null): unknown => {
  const doc = new Y.Doc()
  Y.applyUpdate(doc, state!)
  return doc.getMap('agenda').toJSON()
}

test('[R6] it holds what was told to be on disk, and nothing that waits', () => {
  const { doc, updates } = writer()
  for (const key of ['a', 'b', 'c']) doc.getMap('agenda').set(key, true)
  const saved = new SavedDocument()
  saved.add(updates[0]!)
  expect(read(saved.state())).toEqual({ a: true })
  expect(read(saved.stateWith([updates[1]!]))).toEqual({ a: true, b: true })
  expect(read(saved.state())).toEqual({ a: true })
  saved.destroy()
})

test('[R6] it is no copy to open while something is missing that was made before', () => {
  const { doc, updates } = writer()
  for (const key of ['a', 'b']) doc.getMap('agenda').set(key, true)
  const saved = new SavedDocument()
  saved.add(updates[1]!)
  expect(saved.state()).toBeNull()
  saved.add(updates[0]!)
  expect(read(saved.state())).toEqual({ a: true, b: true })
  saved.destroy()
})

test('[K18] it tells what it holds as it was when it was asked', () => {
  const { doc, updates } = writer()
  for (const key of ['a', 'b']) doc.getMap('agenda').set(key, true)
  const saved = new SavedDocument()
  saved.add(updates[0]!)
  const has = saved.holder()
  saved.add(updates[1]!)
  expect(updates.map((update) => has(update))).toEqual([true, false])
  expect(updates.map((update) => saved.holder()(update))).toEqual([true, true])
  saved.destroy()
})
