/** What people are told, in the file: restored, cut back, and files of a program that told nobody of anything. */
import { DatabaseSync } from 'node:sqlite'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { openStorage } from '../../../server/storage/open.ts'
import { databaseFile } from '../../../server/storage/sqlite/databaseFile.ts'
import { STEPS } from '../../../server/storage/sqlite/migrations.ts'
import { restoreBackup } from '../../../server/storage/sqlite/restore.ts'
import { paragraphs } from '../../../shared/richtext/richText.ts'
import { beginThread } from '../../../shared/threads/threadEdits.ts'
import type { Entry } from '../../suites/randomHistory.ts'
import { COUNCIL, closedAfterTest, logEntry, makeAgenda } from '../../suites/testDatabase.ts'
import { agenda, item } from '../../support/agenda.ts'
import { temporaryFolder } from '../../support/temporaryFolder.ts'

/** An agenda whose item Karen writes, with `comments` of Søren's about it, and Karen, as they are on disk; read as far as `read`. */
async function written(comments: number, read = comments + 1) {
  const dataDir = await temporaryFolder()
  const doc = agenda().item(item('A').by('karen')).doc()
  const entries: Entry[] = [{ person: null, update: Y.encodeStateAsUpdate(doc) }]
  doc.on('update', (update: Uint8Array) => void entries.push({ person: 'søren', update }))
  for (let n = 1; n <= comments; n += 1) {
    const comment = { id: `c${n}`, author: 'søren', at: n, body: paragraphs(`Ord ${n}`) }
    beginThread(doc, { id: `t${n}`, item: 'id1', field: null, anchor: null, comment })
  }
  const storage = closedAfterTest(await openStorage({ dataDir }))
  await storage.directory.saveCouncil(COUNCIL)
  await storage.directory.savePerson({ id: 'karen', name: 'Karen', email: 'karen@eksempel.dk' })
  await storage.directory.saveMember(COUNCIL.id, 'karen', 'contributor')
  await makeAgenda(storage, 'a', entries[0]!)
  const fence = await storage.log.takeOwnership()
  const append = (from: number, to: number) => {
    const some = entries.slice(from - 1, to).map((entry, n) => logEntry('a', from + n, entry))
    return storage.log.append(fence, { entries: some, bindings: [] })
  }
  await append(2, read)
  while ((await storage.notifications.readOn()) !== null);
  await append(read + 1, entries.length)
  return { dataDir, storage }
}

const toldKaren = async (dataDir: string) => {
  const storage = closedAfterTest(await openStorage({ dataDir }))
  while ((await storage.notifications.readOn()) !== null);
  const told = (await storage.notifications.of('karen', 100)).map(({ words }) => words)
  const waiting = (await storage.notifications.waiting()).length
  return { storage, told, waiting }
}

function inFile(dataDir: string, sql: string): void {
  const db = new DatabaseSync(databaseFile(dataDir))
  db.exec(sql)
  db.close()
}

test('[O6] a restored agenda begins at what is there: nobody is told of it anew, by mail neither', async () => {
  const { dataDir, storage } = await written(4, 3)
  const backup = `${dataDir}/backup.sqlite`
  await storage.backup(backup)
  const restored = await temporaryFolder()
  restoreBackup(restored, backup)
  const now = await toldKaren(restored)
  expect([now.told, now.waiting]).toEqual([['Ord 2', 'Ord 1'], 0])
  // What is said from now on is told.
  const { storage: next } = now
  const state = (await next.log.load('a'))!
  const doc = new Y.Doc()
  Y.applyUpdate(doc, state.state)
  const comment = { id: 'c9', author: 'søren', at: 9, body: paragraphs('Nyt') }
  const entries: Entry[] = []
  doc.on('update', (update: Uint8Array) => void entries.push({ person: 'søren', update }))
  beginThread(doc, { id: 't9', item: 'id1', field: null, anchor: null, comment })
  await next.log.append(await next.log.takeOwnership(), {
    entries: [logEntry('a', state.seq + 1, entries[0]!)],
    bindings: [],
  })
  expect((await toldKaren(restored)).told).toEqual(['Nyt', 'Ord 2', 'Ord 1'])
})

test('[O6] of a log that was cut back, what is gone is not told any more', async () => {
  const { dataDir, storage } = await written(3)
  expect((await storage.notifications.of('karen', 9)).map(({ words }) => words)).toEqual([
    'Ord 3',
    'Ord 2',
    'Ord 1',
  ])
  inFile(dataDir, 'UPDATE log SET crc32 = crc32 + 1 WHERE first = (SELECT max(first) FROM log)')
  await storage.log.load('a')
  expect((await toldKaren(dataDir)).told).toEqual(['Ord 2', 'Ord 1'])
})

test('[O6] a file of a program that told nobody begins at what is there; a reminder that waited in it still goes', async () => {
  const { dataDir, storage } = await written(3)
  const mail = { to: { name: 'K', address: 'karen@eksempel.dk' }, subject: 's', text: 't', id: 'r' }
  const day = { day: '2024-01-15', items: 1, due: null, at: 5 }
  const row = { id: 'r', agenda: 'a', person: 'karen', reason: 'by-hand', mail, ...day } as const
  await storage.reminders.queue([row], { person: 'søren' })
  await storage.close()
  const steps = STEPS.findIndex((step) => step.includes('CREATE TABLE outbox '))
  const madeSince = STEPS.slice(steps).flatMap((step) =>
    [...step.matchAll(/CREATE TABLE (\w+)/g)].map(([, table]) => table!),
  )
  inFile(
    dataDir,
    `ALTER TABLE reminders ADD COLUMN mail TEXT NOT NULL DEFAULT '';
     ALTER TABLE reminders ADD COLUMN state TEXT NOT NULL DEFAULT 'waiting';
     ALTER TABLE reminders ADD COLUMN tries INTEGER NOT NULL DEFAULT 0;
     ALTER TABLE reminders ADD COLUMN next_at INTEGER NOT NULL DEFAULT 5;
     ALTER TABLE reminders ADD COLUMN claimed_until INTEGER NOT NULL DEFAULT 0;
     ALTER TABLE reminders ADD COLUMN sent_at INTEGER;
     CREATE INDEX reminders_waiting ON reminders (next_at) WHERE state = 'waiting';
     UPDATE reminders SET mail = (SELECT mail FROM outbox WHERE outbox.id = reminders.id);
     ${madeSince.map((table) => `DROP TABLE ${table};`).join(' ')}
     ALTER TABLE agendas DROP COLUMN told_seq; ALTER TABLE agendas DROP COLUMN told_epoch;
     PRAGMA user_version = ${steps}`,
  )
  const now = await toldKaren(dataDir)
  expect([now.told, now.waiting]).toEqual([[], 0])
  expect(await now.storage.outbox.claim(5, 9)).toMatchObject({ id: 'r', mail })
})
