/** The kept progress in the file: logs that are damaged or cut, and rows of a program that derived something else. */
import { DatabaseSync } from 'node:sqlite'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { openStorage } from '../../../server/storage/open.ts'
import { openToRead } from '../../../server/storage/sqlite/connection.ts'
import { databaseFile } from '../../../server/storage/sqlite/databaseFile.ts'
import { LogFollower } from '../../../server/storage/sqlite/log/follower.ts'
import { restoreBackup } from '../../../server/storage/sqlite/restore.ts'
import type { Storage } from '../../../server/storage/storage.ts'
import { setCaseNumber } from '../../../shared/agenda/edits.ts'
import { readProgress } from '../../../shared/progress/itemProgress.ts'
import type { Entry } from '../../suites/randomHistory.ts'
import { closedAfterTest, logEntry, makeAgenda } from '../../suites/testDatabase.ts'
import { agenda, item } from '../../support/agenda.ts'
import { temporaryFolder } from '../../support/temporaryFolder.ts'

/** An agenda that was written in `edits` times, as a document and as it is on disk. */
async function written(edits: number) {
  const dataDir = await temporaryFolder()
  const doc = agenda().item(item('A')).doc()
  const entries: Entry[] = [{ person: null, update: Y.encodeStateAsUpdate(doc) }]
  doc.on('update', (update: Uint8Array) => void entries.push({ person: 'karen', update }))
  for (let n = 1; n <= edits; n += 1) setCaseNumber(doc, 'id1', `SAG-${n}`)
  const storage = closedAfterTest(await openStorage({ dataDir }))
  await makeAgenda(storage, 'a', entries[0]!)
  return { dataDir, storage, entries, fence: await storage.log.takeOwnership() }
}

const append = (storage: Storage, fence: number, entries: readonly Entry[], from: number) =>
  storage.log.append(fence, {
    entries: entries.slice(from - 1).map((entry, n) => logEntry('a', from + n, entry)),
    bindings: [],
  })

const caseNumber = async (storage: Storage) => (await storage.progress.of('a'))?.items[0]?.caseNumber

async function readToTheEnd(storage: Storage): Promise<void> {
  while ((await storage.progress.readOn()) !== null);
}

function inFile(dataDir: string, sql: string): void {
  const db = new DatabaseSync(databaseFile(dataDir))
  db.exec(sql)
  db.close()
}

const DAMAGE_LAST = 'UPDATE log SET crc32 = crc32 + 1 WHERE first = (SELECT max(first) FROM log)'

test('[U5] where a log is damaged what comes before is kept, and what is written once it was cut', async () => {
  const { dataDir, storage, entries, fence } = await written(5)
  await append(storage, fence, entries, 2)
  inFile(dataDir, DAMAGE_LAST)
  await readToTheEnd(storage)
  expect(await caseNumber(storage)).toBe('SAG-4')
  const stored = await storage.log.load('a')
  const doc = new Y.Doc()
  Y.applyUpdate(doc, stored!.state)
  await readToTheEnd(storage)
  expect((await storage.progress.of('a'))!.items.map(({ changed: _, ...one }) => one)).toEqual(
    readProgress(doc),
  )
  await append(storage, fence, entries.slice(0, stored!.seq + 1), stored!.seq + 1)
  await readToTheEnd(storage)
  expect(await caseNumber(storage)).toBe('SAG-5')
})

test('[U5] of a log that is cut below what was read nothing of it stays', async () => {
  const { dataDir, storage, entries, fence } = await written(5)
  await append(storage, fence, entries, 2)
  await readToTheEnd(storage)
  expect(await caseNumber(storage)).toBe('SAG-5')
  inFile(dataDir, DAMAGE_LAST)
  await storage.log.load('a')
  await readToTheEnd(storage)
  expect(await caseNumber(storage)).toBe('SAG-4')
})

test('[U5] a log that cannot be read on is left alone until it is another', async () => {
  const { dataDir, storage, entries, fence } = await written(5)
  await append(storage, fence, entries.slice(0, 3), 2)
  inFile(dataDir, DAMAGE_LAST)
  const connection = openToRead(databaseFile(dataDir))
  const logs = new LogFollower(connection, () => ({ read: (apply: () => void) => apply() }))
  const behind = { id: 'a', epoch: 'first', read: 1, last: 3 }
  expect(logs.goOn(behind, 10)?.to).toBe(2)
  expect(logs.goOn({ ...behind, read: 2 }, 10)).toBeNull()
  inFile(dataDir, 'UPDATE log SET crc32 = crc32 - 1 WHERE first = 3')
  expect(logs.goOn({ ...behind, read: 2 }, 10)).toBeNull()
  await append(storage, fence, entries.slice(0, 4), 4)
  expect(logs.goOn({ ...behind, read: 2, last: 4 }, 10)?.to).toBe(4)
  connection.db.close()
})

test('[U6] what a program kept that derived something else is derived anew', async () => {
  const { dataDir, storage } = await written(0)
  await readToTheEnd(storage)
  inFile(dataDir, "UPDATE progress SET form = 0; UPDATE progress_items SET details = '{}'")
  expect(await storage.progress.readOn()).toEqual(['a'])
  expect((await storage.progress.of('a'))!.items[0]!.title).toBe('A')
})

test('[U6] a restored agenda has the progress of what was restored', async () => {
  const { dataDir, storage, entries, fence } = await written(5)
  await append(storage, fence, entries.slice(0, 3), 2)
  await storage.progress.readOn()
  await append(storage, fence, entries.slice(0, 4), 4)
  const backup = `${dataDir}/backup.sqlite`
  await storage.backup(backup)
  const restored = await temporaryFolder()
  restoreBackup(restored, backup)
  const next = closedAfterTest(await openStorage({ dataDir: restored }))
  expect(await caseNumber(next)).toBe('SAG-2')
  await readToTheEnd(next)
  expect(await caseNumber(next)).toBe('SAG-3')
})
