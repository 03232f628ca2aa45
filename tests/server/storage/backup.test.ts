import { createHash, randomBytes } from 'node:crypto'
import { readFile, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { expect, test } from 'vitest'
import { openStorage, restoreStorage } from '../../../server/storage/open.ts'
import { DataDirInUse, holdDataDir } from '../../../server/storage/sqlite/lock.ts'
import { type Storage, StorageRefused } from '../../../server/storage/storage.ts'
import { DEFAULT_SETTINGS } from '../../../shared/council/settings.ts'
import { randomHistory } from '../../suites/randomHistory.ts'
import { COUNCIL, closedAfterTest, makeAgenda, verifications } from '../../suites/testDatabase.ts'
import { saveSettings } from '../../support/council.ts'
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
  expect(await restoreStorage({ dataDir: folder }, file)).toEqual({ agendas: 1, people: 0, files: 0 })
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

test('[Z160] a council’s logos and its looks go through a backup, byte for byte, also a logo that has been replaced', async () => {
  const { storage, file } = await folderWithAgenda()
  const { directory } = storage
  const logos = ['first', 'second'].map((words) => {
    const bytes = new TextEncoder().encode(
      `<svg xmlns="http://www.w3.org/2000/svg"><desc>${words}</desc></svg>`,
    )
    return { hash: createHash('sha256').update(bytes).digest('hex'), type: 'image/svg+xml' as const, bytes }
  })
  for (const logo of logos) expect(await directory.keepLogo(COUNCIL.id, logo)).toBe(true)
  const { hash, type } = logos[1]!
  const paper = { ...DEFAULT_SETTINGS.paper, logo: { hash, type, alt: 'Rådets logo' }, colour: '#7a1f2b' }
  await saveSettings(directory, COUNCIL.id, { ...DEFAULT_SETTINGS, paper })
  await storage.backup(file)
  const dataDir = await temporaryFolder()
  await restoreStorage({ dataDir }, file)
  const restored = (await open(dataDir)).directory
  expect((await restored.councilSettings(COUNCIL.id)).paper).toEqual(paper)
  for (const logo of logos) {
    const { bytes, ...kept } = (await restored.logo(COUNCIL.id, logo.hash))!
    expect([kept.type, Buffer.from(bytes).equals(logo.bytes)]).toEqual([logo.type, true])
  }
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

/** Gives an agenda a file, as the server does. */
async function give(storage: Storage, bytes: Buffer): Promise<string> {
  const received = await storage.files.receive(Readable.from([bytes]), bytes.length)
  await received.keep('a')
  await received.letGo()
  const { hash } = received
  const { seq } = (await storage.log.load('a'))!
  const given = { item: 'i', attachment: 'x', file: { hash, bytes: bytes.length, type: 'text/plain' } }
  const entry = { agenda: 'a', seq: seq + 1, person: null, connection: 'server', at: 1 }
  const entries = [{ ...entry, update: new Uint8Array([0, 0]), given }]
  await storage.log.append(await storage.log.takeOwnership(), { entries, bindings: [] })
  return hash
}

test('[X32] a backup is one file with the bytes of attachments in it, also of those that were replaced; restored they are files again', async () => {
  const { storage, file } = await folderWithAgenda()
  const small = Buffer.from('lille')
  const large = randomBytes(2_500_000)
  const hashes = [await give(storage, small), await give(storage, large)]
  expect(await storage.backup(file)).toEqual({ files: 2, missing: [] })
  const dataDir = await temporaryFolder()
  expect(await restoreStorage({ dataDir }, file)).toEqual({ agendas: 1, people: 0, files: 2 })
  const restored = await open(dataDir)
  const contents = await Promise.all(
    hashes.map(async (hash) => readFile((await restored.files.pathOf('a', hash))!)),
  )
  expect(contents).toEqual([small, large])
  expect((await verifications(restored)).map(({ ok }) => ok)).toEqual([true])
  // The bytes are in the files alone, and not in the database any more.
  expect((await stat(join(dataDir, 'dagsorden.sqlite'))).size).toBeLessThan(1_000_000)
})

test('[X33] what is missing or damaged is told by verify and by the backup, and stops neither', async () => {
  const { dataDir, storage, file } = await folderWithAgenda()
  const [missing, damaged] = [await give(storage, Buffer.from('en')), await give(storage, Buffer.from('to'))]
  const path = (hash: string) => join(dataDir, 'files', 'a', hash)
  await rm(path(missing))
  expect(await verifications(storage)).toMatchObject([
    { ok: false, problem: `file ${missing}: it is not there` },
  ])
  await writeFile(path(damaged), 'noget andet')
  await writeFile(path(missing), 'en')
  expect(await verifications(storage)).toMatchObject([
    { ok: false, problem: `file ${damaged}: it is damaged` },
  ])
  expect(await storage.backup(file)).toEqual({ files: 1, missing: [`a/${damaged}`] })
})

test('[J23] a restored copy sends no reminder that waited as it was taken', async () => {
  const { storage, file } = await folderWithAgenda()
  const mail = { to: { name: 'Ida', address: 'ida@eksempel.dk' }, subject: 's', text: 't', id: 'reminder.1' }
  const row = {
    agenda: 'a',
    person: 'ida',
    reason: 'by-hand',
    day: '2024-01-15',
    at: 1,
    items: 1,
    due: null,
  } as const
  await storage.reminders.queue([{ id: 'reminder.1', mail, ...row }], { person: 'karen' })
  await storage.backup(file)
  const dataDir = await temporaryFolder()
  await restoreStorage({ dataDir }, file)
  expect(await storage.outbox.isAnyDue(2)).toBe(true)
  const restored = await open(dataDir)
  expect(await restored.outbox.isAnyDue(2)).toBe(false)
  expect(await restored.reminders.ofDay('a', '2024-01-15')).toMatchObject([{ state: 'given-up' }])
})
