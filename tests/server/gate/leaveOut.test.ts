/** What Yjs tidies up by itself can be left out of an update; the rest of it counts. */
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { admit, type Judge } from '../../../server/gate/admit.ts'
import { decode } from '../../../server/gate/decode.ts'
import { encode } from '../../../server/gate/leaveOut.ts'
import { Places } from '../../../server/gate/places.ts'
import { honestFaults, hostileFaults } from '../../random/gateTraffic.ts'
import { craftUpdate } from '../../support/craftUpdate.ts'
import { change, copyOf, newWorld, textOf, WORLD_PLACES } from '../../support/gateWorld.ts'

const NOTES = ['A', 'B', 'C']

/** Each note has a bold word. */
function boldWorld(): Y.Doc {
  const doc = newWorld()
  for (const id of NOTES) textOf(doc, id).format(0, 5, { bold: true })
  return doc
}

const marksOf = (doc: Y.Doc, id: string): Y.Item[] => {
  const marks: Y.Item[] = []
  for (let item = textOf(doc, id)._start; item !== null; item = item.right)
    if (!item.deleted && item.content instanceof Y.ContentFormat) marks.push(item)
  return marks
}

/** As Yjs does where marks say nothing. */
const tidied = (doc: Y.Doc, ...notes: string[]): Uint8Array =>
  craftUpdate(
    [],
    notes.flatMap((note) =>
      marksOf(doc, note).map(({ id }) => ({
        client: id.client,
        ranges: [[id.clock, 1]] as [number, number][],
      })),
    ),
  )

/** Who may write in A and B alone. */
const writesInAAndB: Judge = ({ touches }) =>
  touches.filter(({ path, operation }) => operation === 'tidy' && path[1] === 'C')

const admitted = (doc: Y.Doc, update: Uint8Array) =>
  admit(doc, update, new Places(WORLD_PLACES), writesInAAndB, null)

test('[G10] a tidying that is left out changes nothing, and what comes with it counts', () => {
  const doc = boldWorld()
  const client = copyOf(doc, 11)
  const words = change(client, () => textOf(client, 'A').insert(11, '!'))
  const { emitted, newContentOf } = admitted(doc, Y.mergeUpdates([words, tidied(doc, 'B', 'C')]))
  expect(textOf(doc, 'A').toString()).toContain('world!')
  expect([marksOf(doc, 'B').length, marksOf(doc, 'C').length]).toEqual([0, 2])
  expect(newContentOf).toEqual([11])
  expect(emitted).not.toBeNull()
})

test('[G10] what is nothing but that is received, and does nothing', () => {
  const doc = boldWorld()
  const before = Y.encodeStateAsUpdate(doc)
  expect(admitted(doc, tidied(doc, 'C'))).toEqual({ emitted: null, newContentOf: [] })
  expect(Y.encodeStateAsUpdate(doc)).toEqual(before)
})

test('[G10] an update that is read and written anew is the same', () => {
  const anew: typeof admit = (doc, update, ...more) => admit(doc, encode(decode(update)), ...more)
  for (let seed = 0; seed < 60; seed += 1) {
    expect(honestFaults(seed, anew), `seed ${seed}`).toEqual([])
    expect(hostileFaults(seed, anew), `seed ${seed}`).toEqual([])
  }
  const doc = boldWorld()
  const update = Y.encodeStateAsUpdate(doc)
  const copy = new Y.Doc()
  Y.applyUpdate(copy, encode(decode(update)))
  expect(Y.encodeStateAsUpdate(copy)).toEqual(update)
})
