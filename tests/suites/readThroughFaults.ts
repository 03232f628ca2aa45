/** A log that grows while whatever may stop its readers does: the same for everything that is derived from the logs. */
import type { Storage } from '../../server/storage/storage.ts'
import type { RandomSource } from '../support/randomSource.ts'
import type { Entry } from './randomHistory.ts'
import { logEntry, makeAgenda, type TestDatabase } from './testDatabase.ts'

const LATER = Number.MAX_SAFE_INTEGER

export interface Reading {
  database: TestDatabase
  random: RandomSource
  /** Of the agenda `a`; the first one makes it. */
  entries: readonly Entry[]
  /** Before each append somebody writes more entries; without it those that are there come a few at a time. */
  write?: () => void
  /** So many entries are appended, at least. */
  until: number
  /** Reads on once. @returns something true where there may be more to read */
  readOn: (storage: Storage) => Promise<unknown>
  /** Now and then, when everything has been read. @param other another process's view of it */
  atRest?: (other: Storage) => Promise<void>
}

/** @returns the storage, which has read to the end */
export async function readThroughFaults(reading: Reading): Promise<Storage> {
  const { database, random, entries, write, until, readOn, atRest } = reading
  const readToTheEnd = async (one: Storage): Promise<void> => {
    while (await readOn(one));
  }
  let storage = await database.open()
  await makeAgenda(storage, 'a', entries[0]!)
  await readOn(storage)
  let fence = await storage.log.takeOwnership()
  let other = await database.open()
  for (let seq = 2; seq <= until; ) {
    write?.()
    const some = entries
      .slice(seq - 1, write ? undefined : seq + random.below(6))
      .map((entry, n) => logEntry('a', seq + n, entry))
    await storage.log.append(fence, { entries: some, bindings: [] })
    seq += some.length
    const chance = random.below(6)
    if (chance === 0) await Promise.all([readOn(storage), readOn(other)])
    if (chance === 1) await readOn(other)
    if (chance === 2) await storage.log.compact(fence, 'a', LATER)
    if (chance === 3) {
      // Cut off at whatever moment it is in.
      const cutOff = readOn(other).catch(() => {})
      await other.close()
      await cutOff
      other = await database.open()
    }
    if (chance === 4) {
      await storage.close()
      storage = await database.open()
      fence = await storage.log.takeOwnership()
    }
    if (chance === 5 && atRest) {
      await readToTheEnd(storage)
      await atRest(other)
    }
  }
  await Promise.all([readToTheEnd(storage), readToTheEnd(other)])
  return storage
}
