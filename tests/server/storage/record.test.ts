/** The record in the file: nothing changes it, and a file from before there was one. */
import { DatabaseSync } from 'node:sqlite'
import { expect, test } from 'vitest'
import { openStorage } from '../../../server/storage/open.ts'
import { databaseFile } from '../../../server/storage/sqlite/databaseFile.ts'
import type { Storage } from '../../../server/storage/storage.ts'
import { randomHistory } from '../../suites/randomHistory.ts'
import { appendHistory, COUNCIL, closedAfterTest, logEntry, makeAgenda } from '../../suites/testDatabase.ts'
import { temporaryFolder } from '../../support/temporaryFolder.ts'

const ALL = { person: null, agenda: null, kinds: null, from: null, until: null }
const rowsIn = (storage: Storage) => storage.record.page(COUNCIL.id, ALL, null, 1000)

/** The agenda `a`, with a history that the record has not read. */
async function databaseWithAgenda() {
  const dataDir = await temporaryFolder()
  const storage = closedAfterTest(await openStorage({ dataDir }))
  const { entries } = randomHistory(1)
  await makeAgenda(storage, 'a', entries[0]!)
  const fence = await storage.log.takeOwnership()
  await appendHistory(storage, fence, 'a', entries.slice(0, -1))
  return { dataDir, storage, fence, last: logEntry('a', entries.length, entries.at(-1)!) }
}

test('[D1] no statement changes a row or takes one away, but with an agenda that is marked as deleted', async () => {
  const { dataDir, storage } = await databaseWithAgenda()
  await storage.record.add([
    { council: COUNCIL.id, at: 1, by: { person: 'karen' }, agenda: null, event: { is: 'signed-in' } },
  ])
  const db = new DatabaseSync(databaseFile(dataDir))
  for (const statement of [
    'UPDATE record SET at = 0',
    "UPDATE record SET details = '{}' WHERE agenda = 'a'",
    'DELETE FROM record',
    "DELETE FROM record WHERE agenda = 'a'",
  ])
    expect(() => db.exec(statement)).toThrow('The record is only added to.')
  await storage.directory.markAgendaDeleted('a')
  expect(() => db.exec("DELETE FROM record WHERE kind = 'agenda-deleted'")).toThrow('only added to')
  expect(() => db.exec('DELETE FROM record WHERE agenda IS NULL')).toThrow('only added to')
  db.exec("DELETE FROM record WHERE agenda = 'a' AND kind = 'agenda-made'")
  db.close()
  expect((await rowsIn(storage)).map(({ event }) => event.is).sort()).toEqual(['agenda-deleted', 'signed-in'])
})

test('[D2] of an agenda from before there was a record only what is done from now on is told', async () => {
  const { dataDir, storage, last } = await databaseWithAgenda()
  await storage.close()
  const db = new DatabaseSync(databaseFile(dataDir))
  db.exec('DROP TABLE record; ALTER TABLE agendas DROP COLUMN recorded_seq; PRAGMA user_version = 5')
  db.close()

  const later = closedAfterTest(await openStorage({ dataDir }))
  expect(await later.record.readOn()).toBe(false)
  await later.log.append(await later.log.takeOwnership(), { entries: [last], bindings: [] })
  expect(await later.record.readOn()).toBe(true)
  for (const { at } of await rowsIn(later)) expect(at).toBe(last.at)
})

test('[D2] of a log that was cut back, what is written anew is told', async () => {
  const { dataDir, storage, last } = await databaseWithAgenda()
  await storage.log.append(await storage.log.takeOwnership(), { entries: [last], bindings: [] })
  while (await storage.record.readOn());
  await storage.close()
  const db = new DatabaseSync(databaseFile(dataDir))
  db.exec('UPDATE log SET crc32 = crc32 + 1 WHERE first = last AND first = (SELECT max(first) FROM log)')
  db.close()

  const later = closedAfterTest(await openStorage({ dataDir }))
  const fence = await later.log.takeOwnership()
  const stored = await later.log.load('a')
  expect(stored!.seq).toBe(last.seq - 1)
  await later.log.append(fence, { entries: [{ ...last, at: 999 }], bindings: [] })
  expect(await later.record.readOn()).toBe(true)
  expect(await later.record.readOn()).toBe(false)
})
