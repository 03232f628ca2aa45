/** The record in the file: nothing changes it, and a file from before there was one. */
import { DatabaseSync } from 'node:sqlite'
import { crc32 } from 'node:zlib'
import { expect, test } from 'vitest'
import { openStorage } from '../../../server/storage/open.ts'
import { APPLICATION_ID, databaseFile } from '../../../server/storage/sqlite/databaseFile.ts'
import { STEPS } from '../../../server/storage/sqlite/migrations.ts'
import type { Storage } from '../../../server/storage/storage.ts'
import { type Entry, randomHistory } from '../../suites/randomHistory.ts'
import {
  appendHistory,
  COUNCIL,
  closedAfterTest,
  HEADLINE,
  logEntry,
  makeAgenda,
} from '../../suites/testDatabase.ts'
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
  const dataDir = await temporaryFolder()
  const { entries } = randomHistory(1)
  writeFileBefore(dataDir, entries.slice(0, -1))
  const storage = closedAfterTest(await openStorage({ dataDir }))
  expect(await storage.record.readOn()).toBe(false)
  const last = logEntry('a', entries.length, entries.at(-1)!)
  await storage.log.append(await storage.log.takeOwnership(), { entries: [last], bindings: [] })
  expect(await storage.record.readOn()).toBe(true)
  expect(await storage.record.readOn()).toBe(false)
  for (const { at } of await rowsIn(storage)) expect(at).toBe(last.at)
})

/** A file as the program left it that knew no record, with the agenda `a`. */
function writeFileBefore(dataDir: string, entries: readonly Entry[]): void {
  const steps = STEPS.slice(
    0,
    STEPS.findIndex((step) => step.includes('CREATE TABLE record ')),
  )
  const db = new DatabaseSync(databaseFile(dataDir))
  for (const step of steps) db.exec(step)
  db.exec(`PRAGMA user_version = ${steps.length}; PRAGMA application_id = ${APPLICATION_ID}`)
  db.prepare('INSERT INTO councils (id, name) VALUES (?, ?)').run(COUNCIL.id, COUNCIL.name)
  db.prepare(
    "INSERT INTO agendas (id, council, epoch, last_seq, facts, state) VALUES ('a', ?, 'e', ?, ?, 'drafting')",
  ).run(COUNCIL.id, entries.length, JSON.stringify(HEADLINE.facts))
  const insert = db.prepare(
    "INSERT INTO log (agenda, first, last, connection, at, last_at, bytes, crc32) VALUES ('a', ?, ?, 'c', 0, 0, ?, ?)",
  )
  for (const [index, { update }] of entries.entries()) insert.run(index + 1, index + 1, update, crc32(update))
  db.close()
}

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
