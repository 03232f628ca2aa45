import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { openStorage, restoreStorage } from '../../../server/storage/open.ts'
import { DataDirInUse, holdDataDir } from '../../../server/storage/sqlite/lock.ts'
import { type Storage, StorageRefused } from '../../../server/storage/storage.ts'
import { randomHistory } from '../../suites/randomHistory.ts'
import { COUNCIL, closedAfterTest, makeAgenda, verifications } from '../../suites/testDatabase.ts'
import { temporaryFolder } from '../../support/temporaryFolder.ts'
import { startChild } from './child.ts'

const open = async (dataDir: string): Promise<Storage> => closedAfterTest(await openStorage({ dataDir }))

async function folderWithAgenda() {
  const dataDir = await temporaryFolder()
  const storage = await open(dataDir)
  await makeAgenda(storage, 'a', randomHistory(1).entries[0]!)
  return { dataDir, storage, file: join(dataDir, 'backup.sqlite') }
}

test('[L6] a backup taken while another process writes hard is one moment, and restores as that', async () => {
  const { dataDir, storage, file } = await folderWithAgenda()
  const writer = startChild('writeForever', [dataDir])
  await writer.printed(200)
  const durable = writer.lines.length + 1
  await storage.backup(file)
  await writer.printed(writer.lines.length + 100)

  const folder = await temporaryFolder()
  expect(await restoreStorage({ dataDir: folder }, file)).toEqual({ agendas: 1, people: 0 })
  const restored = await open(folder)
  const [verification] = await verifications(restored)
  expect(verification).toMatchObject({ id: 'a', ok: true })
  expect(verification!.updates).toBeGreaterThanOrEqual(durable)
  expect(await restored.directory.councilByName(COUNCIL.name)).toEqual(COUNCIL)
})

test('[L6] restored agendas have new epochs, each its own', async () => {
  const { storage, file } = await folderWithAgenda()
  await makeAgenda(storage, 'b', randomHistory(2).entries[0]!)
  await storage.backup(file)
  const dataDir = await temporaryFolder()
  await restoreStorage({ dataDir }, file)
  const epochs = (await (await open(dataDir)).directory.agendas()).map(({ epoch }) => epoch)
  expect(new Set([...epochs, 'first']).size).toBe(3)
})

test('[Q22] an agenda that was put away long ago can be brought back from a backup that is restored', async () => {
  const { storage, file } = await folderWithAgenda()
  await storage.directory.putAgendaAway('a', { program: 'server' }, 1)
  await storage.backup(file)
  const dataDir = await temporaryFolder()
  const before = Date.now()
  await restoreStorage({ dataDir }, file)
  const { directory } = await open(dataDir)
  expect((await directory.agendaPutAway('a'))!.putAwayAt).toBeGreaterThanOrEqual(before)
  expect(await directory.markPutAwayDeleted(before - 1, before)).toEqual([])
  expect(await directory.takeAgendaBack('a', { program: 'server' }, before)).toBe(true)
})

test('[L6] a backup never overwrites a file', async () => {
  const { storage, file } = await folderWithAgenda()
  await writeFile(file, 'mine')
  await expect(storage.backup(file)).rejects.toThrow(StorageRefused)
  await expect(storage.backup(file)).rejects.toThrow(`The file ${file} exists already.`)
})

test('[L6] nothing is restored over a database, nor under a running server', async () => {
  const { dataDir, storage, file } = await folderWithAgenda()
  await storage.backup(file)
  await expect(restoreStorage({ dataDir }, file)).rejects.toThrow(/There is a database already/)
  const folder = await temporaryFolder()
  const lock = holdDataDir(folder)
  await expect(restoreStorage({ dataDir: folder }, file)).rejects.toThrow(DataDirInUse)
  lock.release()
  await restoreStorage({ dataDir: folder }, file)
})

test('[L6] what is no backup is refused, and the folder stays empty', async () => {
  const dataDir = await temporaryFolder()
  const file = join(await temporaryFolder(), 'notes.txt')
  await expect(restoreStorage({ dataDir }, file)).rejects.toThrow(`There is no file ${file}.`)
  await writeFile(file, 'no database at all, but long enough to hold the header of one'.repeat(20))
  await expect(restoreStorage({ dataDir }, file)).rejects.toThrow(/is damaged, or no database/)
  expect(await (await open(dataDir)).directory.agendas()).toEqual([])
})
