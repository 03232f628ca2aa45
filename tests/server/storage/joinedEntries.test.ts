import { expect, test } from 'vitest'
import { type EntryDone, packEntries, unpackEntries } from '../../../server/storage/earlier/joinedEntries.ts'
import { doneBy } from '../../../server/storage/earlier/loggedAgenda.ts'
import { randomHistory } from '../../suites/randomHistory.ts'

const SEEDS = [1, 2, 3, 4, 5]

const doneIn = (seed: number): EntryDone[] =>
  randomHistory(seed).entries.map(({ person, update }, index) => ({
    ...{ person, at: 1_700_000_000_000 + index * 137 },
    ...doneBy(update),
  }))

test.each(SEEDS)('[L4][H20] what each entry did is unpacked as it was packed (seed %i)', (seed) => {
  const entries = doneIn(seed)
  expect(unpackEntries(packEntries(entries))).toEqual(entries)
})

test('[H25] bytes that are not whole are told', () => {
  const bytes = packEntries(doneIn(1))
  expect(unpackEntries(bytes.slice(0, -20))).toBeNull()
  const changed = bytes.slice()
  changed[changed.length >> 1]! ^= 0xff
  expect(unpackEntries(changed)).toBeNull()
  expect(unpackEntries(new Uint8Array())).toBeNull()
})
