/** What the disk can do to the file, done to the file. */
import { readFile, rm, truncate, writeFile } from 'node:fs/promises'
import { DatabaseSync } from 'node:sqlite'
import { beforeEach, describe, expect, test } from 'vitest'
import { openStorage } from '../../../server/storage/open.ts'
import { databaseFile } from '../../../server/storage/sqlite/databaseFile.ts'
import {
  AgendaUnreadable,
  type Storage,
  StorageBroken,
  StorageUnavailable,
} from '../../../server/storage/storage.ts'
import { contentOf, docOf, type Entry, type History, randomHistory } from '../../suites/randomHistory.ts'
import {
  appendHistory,
  closedAfterTest,
  logEntry,
  makeAgenda,
  verifications,
} from '../../suites/testDatabase.ts'
import { temporaryFolder } from '../../support/temporaryFolder.ts'

const LATER = Number.MAX_SAFE_INTEGER

let dataDir: string
let file: string
let history: History

beforeEach(async () => {
  dataDir = await temporaryFolder()
  file = databaseFile(dataDir)
  history = randomHistory(1)
})

const open = async (): Promise<Storage> => closedAfterTest(await openStorage({ dataDir }))

/** Writes the history, with a snapshot after entry number `snapshotAt`. */
async function writeAgenda({ snapshotAt }: { snapshotAt?: number } = {}): Promise<void> {
  const storage = await openStorage({ dataDir })
  await makeAgenda(storage, 'a', history.entries[0]!)
  const fence = await storage.log.takeOwnership()
  await appendHistory(storage, fence, 'a', history.entries.slice(0, snapshotAt))
  if (snapshotAt !== undefined) await storage.log.compact(fence, 'a', 0)
  const rest = history.entries.slice(snapshotAt ?? history.entries.length)
  const entries = rest.map((entry, index) => logEntry('a', snapshotAt! + index + 1, entry))
  await storage.log.append(fence, { entries, bindings: [] })
  await storage.close()
}

/** One bit, in the middle of these bytes, wherever they stand in the file: some copies are of pages that were rewritten. */
async function flipBitIn(bytes: Uint8Array): Promise<void> {
  const content = await readFile(file)
  expect(content.includes(bytes), 'the bytes stand in the file').toBe(true)
  for (let at = content.indexOf(bytes); at >= 0; at = content.indexOf(bytes)) {
    content[at + (bytes.length >> 1)]! ^= 4
  }
  await writeFile(file, content)
}

const PAGE = 4096

/** Numbered from 1, as in the file. */
function firstPagesOf(...tables: string[]): number[] {
  const db = new DatabaseSync(file, { readOnly: true })
  const pageOf = db.prepare('SELECT rootpage FROM sqlite_master WHERE name = ?')
  const pages = tables.map((table) => pageOf.get(table)!.rootpage as number)
  db.close()
  return pages
}

function changeDatabase(sql: string): void {
  const db = new DatabaseSync(file)
  db.exec(sql)
  db.close()
}

/** How often something was put aside, for somebody to look at. */
function rowsSetAside(): number {
  const db = new DatabaseSync(file)
  const { rows } = db.prepare('SELECT count(*) AS rows FROM log_set_aside').get()!
  db.close()
  return rows as number
}

const contentAfter = (entries: readonly Entry[]) => contentOf(docOf(...entries.map(({ update }) => update)))

async function loadAsOwner() {
  const storage = await open()
  const fence = await storage.log.takeOwnership()
  return { storage, fence, stored: (await storage.log.load('a'))! }
}

/** What is left is a whole log that goes on: the next entry, the next load, the next check. */
async function expectGoesOn(storage: Storage, fence: number, seq: number): Promise<void> {
  const entry = logEntry('a', seq + 1, history.entries[seq] ?? history.entries[0]!)
  await storage.log.append(fence, { entries: [entry], bindings: [] })
  await storage.log.compact(fence, 'a', LATER)
  expect(await storage.log.load('a')).toMatchObject({ seq: seq + 1, setAside: [] })
  expect(await verifications(storage)).toEqual([{ id: 'a', ok: true, updates: seq + 1 }])
}

describe('an entry that is not whole', () => {
  test.each([
    ['the last one', (length: number) => length],
    ['one in the middle', (length: number) => length >> 1],
  ])('[L3] %s is put aside with all that follow, under a new epoch', async (_, which) => {
    await writeAgenda()
    const bad = which(history.entries.length)
    await flipBitIn(history.entries[bad - 1]!.update)
    const { storage, fence, stored } = await loadAsOwner()
    const kept = history.entries.slice(0, bad - 1)
    expect(stored.seq).toBe(bad - 1)
    expect(contentOf(docOf(stored.state))).toEqual(contentAfter(kept))
    expect(stored.setAside[0]).toEqual({ seq: bad, problem: 'the checksum does not match' })
    expect(stored.setAside.map(({ seq }) => seq)).toEqual(numbers(bad, history.entries.length))
    expect(stored.epoch).not.toBe('first')

    const again = (await storage.log.load('a'))!
    expect(again).toMatchObject({ seq: bad - 1, epoch: stored.epoch, setAside: [] })
    expect(rowsSetAside()).toBe(history.entries.length - bad + 1)
    await expectGoesOn(storage, fence, bad - 1)
  })

  test('[L3] two who load it at once agree; neither takes away what was written since', async () => {
    await writeAgenda()
    const bad = history.entries.length
    await flipBitIn(history.entries[bad - 1]!.update)
    const storage = await open()
    const fence = await storage.log.takeOwnership()
    const entry = logEntry('a', bad, history.entries[bad - 1]!)
    const first = storage.log.load('a')
    const second = storage.log.load('a')
    const { epoch } = (await first)!
    await storage.log.append(fence, { entries: [entry], bindings: [] })
    expect((await second)!.epoch).toBe(epoch)
    expect(await storage.log.load('a')).toMatchObject({ epoch, seq: bad, setAside: [] })
    expect(rowsSetAside()).toBe(1)
  })

  test('[L3] who does not own the rooms reads as much, and changes nothing', async () => {
    await writeAgenda()
    await flipBitIn(history.entries.at(-1)!.update)
    const storage = await open()
    for (const _ of ['first', 'second']) {
      const stored = await storage.log.load('a')
      expect(stored).toMatchObject({ seq: history.entries.length - 1, epoch: 'first' })
      expect(stored!.setAside).toHaveLength(1)
    }
    expect(rowsSetAside()).toBe(0)
  })

  test('[L3] one before the snapshot costs no word; only the check tells of it', async () => {
    await writeAgenda({ snapshotAt: 20 })
    await flipBitIn(history.entries[9]!.update)
    const { storage, stored } = await loadAsOwner()
    expect(stored).toMatchObject({ seq: history.entries.length, epoch: 'first', setAside: [] })
    expect(contentOf(docOf(stored.state))).toEqual(contentOf(history.doc))
    const [verification] = await verifications(storage)
    expect(verification).toMatchObject({ ok: false, problem: 'entry 10: the checksum does not match' })
  })

  test('[L3] a log that ends before what was acknowledged gets a new epoch', async () => {
    await writeAgenda()
    const seq = history.entries.length - 3
    changeDatabase(`DELETE FROM log WHERE first > ${seq}`)
    const { storage, fence, stored } = await loadAsOwner()
    expect(stored.seq).toBe(seq)
    expect(stored.epoch).not.toBe('first')
    expect(stored.setAside).toEqual([
      { seq: seq + 1, problem: `the log ends, though ${history.entries.length} was acknowledged` },
    ])
    await expectGoesOn(storage, fence, seq)
  })

  test('[L3] an entry that is gone takes those after it out of the agenda', async () => {
    await writeAgenda()
    changeDatabase('DELETE FROM log WHERE first = 10')
    const { storage, fence, stored } = await loadAsOwner()
    expect(stored.seq).toBe(9)
    expect(stored.setAside[0]).toEqual({ seq: 10, problem: 'the entry is missing' })
    expect(rowsSetAside()).toBe(history.entries.length - 10)
    await expectGoesOn(storage, fence, 9)
  })

  test('[L3] where nothing can be read the agenda is refused and left as it is, never started empty', async () => {
    await writeAgenda()
    await flipBitIn(history.entries[0]!.update)
    const storage = await open()
    await storage.log.takeOwnership()
    await expect(storage.log.load('a')).rejects.toThrow(AgendaUnreadable)
    expect(rowsSetAside()).toBe(0)
    expect((await storage.directory.agenda('a'))!.epoch).toBe('first')
    expect((await verifications(storage))[0]).toMatchObject({ ok: false })
  })
})

describe('a snapshot that is not whole', () => {
  test('[L3] the agenda is rebuilt from the log, whole, under the same epoch', async () => {
    await writeAgenda({ snapshotAt: 20 })
    await flipBitIn(snapshotBytes())
    const before = await open()
    expect((await verifications(before))[0]).toMatchObject({ ok: false })
    const { storage, fence, stored } = await loadAsOwner()
    expect(contentOf(docOf(stored.state))).toEqual(contentOf(history.doc))
    expect(stored).toMatchObject({ seq: history.entries.length, epoch: 'first' })
    expect(stored.setAside).toEqual([{ seq: 20, problem: 'the snapshot is damaged; rebuilt from the log' }])
    expect(rowsSetAside()).toBe(1)
    expect((await storage.log.load('a'))!.setAside).toEqual([])
    await expectGoesOn(storage, fence, history.entries.length)
  })
})

describe('a file that is not whole', () => {
  test('[L3] a page that is no page is an error, not an empty agenda', async () => {
    await writeAgenda()
    const pages = firstPagesOf('agendas', 'log')
    const content = await readFile(file)
    for (const page of pages) content.fill(0xff, (page - 1) * PAGE, page * PAGE)
    await writeFile(file, content)
    const storage = await open()
    await expect(storage.log.load('a')).rejects.toThrow(StorageBroken)
    await expect(storage.directory.agendas()).rejects.toThrow(StorageBroken)
  })

  test.each([
    ['cut off', () => truncate(file, 3 * 4096), /is damaged, or no database/],
    ['empty', () => truncate(file, 0), /is empty: it was cut off/],
    ['of another kind', () => writeFile(file, 'notes '.repeat(1000)), /is damaged, or no database/],
    ['of another program', () => changeDatabase('PRAGMA application_id = 1'), /of another program/],
    ['of a newer version', () => changeDatabase('PRAGMA user_version = 99'), /newer version of this program/],
  ])('[L3] a file that is %s is refused in one sentence, and left as it is', async (_, damage, sentence) => {
    await writeAgenda()
    await damage()
    const before = await readFile(file)
    await expect(openStorage({ dataDir })).rejects.toThrow(sentence)
    expect((await readFile(file)).equals(before)).toBe(true)
  })

  test('[L3] a file that is gone, with its write-ahead log still there, is not made anew', async () => {
    await writeAgenda()
    await writeFile(`${file}-wal`, 'what was committed last')
    await rm(file)
    await expect(openStorage({ dataDir })).rejects.toThrow(/is gone, but .*-wal is there/)
  })
})

describe('a disk that is full', () => {
  test('[L7] nothing of the batch is there, what was there stays, and there is room again after a removal', async () => {
    const storage = closedAfterTest(await openStorage({ dataDir, maxPages: 120 }))
    await makeAgenda(storage, 'a', history.entries[0]!)
    await makeAgenda(storage, 'large', { person: null, update: new Uint8Array(200_000) })
    const fence = await storage.log.takeOwnership()
    const small = logEntry('a', 2, history.entries[1]!)
    const large = logEntry('a', 3, { person: null, update: new Uint8Array(300_000) })
    await expect(storage.log.append(fence, { entries: [small, large], bindings: [] })).rejects.toThrow(
      StorageUnavailable,
    )
    expect((await storage.log.load('a'))!.seq).toBe(1)

    await fill(storage, fence)
    await expect(storage.probe()).rejects.toThrow(StorageUnavailable)
    await storage.directory.removeAgenda('large')
    await storage.probe()
    const { seq } = (await storage.log.load('a'))!
    await storage.log.append(fence, { entries: [{ ...small, seq: seq + 1 }], bindings: [] })
  })
})

/** Appends until there is no room. */
async function fill(storage: Storage, fence: number): Promise<void> {
  const noise = docOf(history.entries[0]!.update)
  const updates: Uint8Array[] = []
  noise.on('update', (update: Uint8Array) => updates.push(update))
  for (let seq = 2; ; seq++) {
    noise.getMap('agenda').set('noise', 'støj '.repeat(2000))
    const entry = logEntry('a', seq, { person: null, update: updates.at(-1)! })
    try {
      await storage.log.append(fence, { entries: [entry], bindings: [] })
    } catch (error) {
      expect(error).toBeInstanceOf(StorageUnavailable)
      return
    }
  }
}

function snapshotBytes(): Uint8Array {
  const db = new DatabaseSync(file)
  const { bytes } = db.prepare('SELECT bytes FROM snapshots').get()!
  db.close()
  // Long values stand in the file in pieces of a page.
  return (bytes as Uint8Array).subarray(0, 200)
}

const numbers = (from: number, to: number): number[] =>
  Array.from({ length: to - from + 1 }, (_, index) => from + index)
