import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { replay } from '../../../server/storage/sqlite/log/replay.ts'
import { contentOf } from '../../suites/randomHistory.ts'

/** Two people make the same words bold at once: one pair of marks is superfluous, and no entry deletes it. */
function superfluousMarks(): Uint8Array[] {
  const base = new Y.Doc()
  base.getText('text').insert(0, 'Sagen behandles')
  const first = Y.encodeStateAsUpdate(base)
  return [first, ...[1, 2].map(() => bolded(first))]
}

function bolded(state: Uint8Array): Uint8Array {
  const doc = new Y.Doc()
  Y.applyUpdate(doc, state)
  const before = Y.encodeStateVector(doc)
  doc.getText('text').format(0, 5, { bold: true })
  return Y.encodeStateAsUpdate(doc, before)
}

test('[N5] a replay deletes nothing that no entry deletes, though Yjs would tidy', () => {
  const log = superfluousMarks()
  const tidied = new Y.Doc()
  tidied.getText('text')
  tidied.transact(() => {
    for (const update of log) Y.applyUpdate(tidied, update)
  })
  const replayed = new Y.Doc()
  replayed.getText('text')
  replay(replayed, log)
  expect(contentOf(tidied).deleted.size).toBeGreaterThan(0)
  expect(contentOf(replayed).deleted.size).toBe(0)
  expect(replayed.getText('text').toDelta()).toEqual(tidied.getText('text').toDelta())
})

test('[L3] a replay stops at what cannot be read, and at what refers to something that is not there', () => {
  const [base, bold] = superfluousMarks()
  expect(replay(new Y.Doc(), [base!, new Uint8Array([1, 255, 255])])).toMatchObject({ applied: 1 })
  expect(replay(new Y.Doc(), [base!, bold!])).toEqual({ applied: 2, problem: null })
  expect(replay(new Y.Doc(), [bold!, base!])).toEqual({
    applied: 0,
    problem: 'it refers to what is not there',
  })
})
