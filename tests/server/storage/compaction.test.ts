/** What compaction leaves in the file. */
import { DatabaseSync } from 'node:sqlite'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { unpackEntries } from '../../../server/storage/earlier/joinedEntries.ts'
import { openStorage } from '../../../server/storage/open.ts'
import { databaseFile } from '../../../server/storage/sqlite/databaseFile.ts'
import { type Entry, type History, randomHistory } from '../../suites/randomHistory.ts'
import { appendHistory, closedAfterTest, makeAgenda, verifications } from '../../suites/testDatabase.ts'
import { temporaryFolder } from '../../support/temporaryFolder.ts'

const SEEDS = Array.from({ length: process.env.LONG ? 500 : 10 }, (_, n) => n + 1)
const LATER = Number.MAX_SAFE_INTEGER

async function databaseWith(history: Pick<History, 'entries'>) {
  const dataDir = await temporaryFolder()
  const storage = closedAfterTest(await openStorage({ dataDir }))
  await makeAgenda(storage, 'a', history.entries[0]!)
  const fence = await storage.log.takeOwnership()
  await appendHistory(storage, fence, 'a', history.entries)
  return { storage, fence, rows: () => rowsOf(dataDir) }
}

function rowsOf(dataDir: string) {
  const db = new DatabaseSync(databaseFile(dataDir), { readOnly: true })
  const rows = db.prepare('SELECT * FROM log ORDER BY first').all()
  db.close()
  return rows as {
    first: number
    last: number
    at: number
    last_at: number
    bytes: Uint8Array
    entries: Uint8Array | null
  }[]
}

/** `person client clock` for each id that the person's own updates delete. */
function idsDeletedBy(entries: readonly Entry[]): Set<string> {
  const ids = entries.flatMap(({ person, update }) =>
    [...Y.decodeUpdate(update).ds.clients].flatMap(([client, ranges]) =>
      ranges.flatMap(({ clock, len }) => idsOf(person, client, clock, len)),
    ),
  )
  return new Set(ids)
}

/** The same, as a history row notes it. */
function idsNoted(row: { entries: Uint8Array | null }): Set<string> {
  const noted = unpackEntries(row.entries!)!
  return new Set(noted.flatMap(({ person, deleted }) => deleted.flatMap((range) => idsOf(person, ...range))))
}

const idsOf = (person: string | null, client: number, clock: number, length: number): string[] =>
  Array.from({ length }, (_, offset) => `${person} ${client} ${clock + offset}`)

test.each(SEEDS)('[L4] a history row notes who deleted what (seed %i)', async (seed) => {
  const history = randomHistory(seed)
  const { storage, fence, rows } = await databaseWith(history)
  await storage.log.compact(fence, 'a', LATER)
  const [row] = rows()
  expect(idsNoted(row!)).toEqual(idsDeletedBy(history.entries))
  expect(idsNoted(row!).size).toBeGreaterThan(0)
})

test('[L4] a deleted word can still be read from the log', async () => {
  const { entries } = deletedWord()
  const { storage, fence, rows } = await databaseWith({ entries })
  await storage.log.compact(fence, 'a', LATER)
  const [row] = rows()
  expect(Buffer.from(row!.bytes).includes('fortrudt')).toBe(true)
  expect(Buffer.from((await storage.log.load('a'))!.state).includes('fortrudt')).toBe(false)
})

test('[L4] entries from the given time on stay single, older ones become one row with first and last', async () => {
  const history = randomHistory(1)
  const { storage, fence, rows } = await databaseWith(history)
  await storage.log.compact(fence, 'a', 21_000)
  const [joined, ...single] = rows()
  expect(joined).toMatchObject({ first: 1, last: 20, at: 0, last_at: 20_000 })
  expect(single.map(({ first, last, entries }) => [first, last, entries])).toEqual(
    history.entries.slice(20).map((_, index) => [21 + index, 21 + index, null]),
  )
  await storage.log.compact(fence, 'a', 31_000)
  expect(rows().slice(0, 2)).toMatchObject([{ last: 20 }, { first: 21, last: 30 }])
})

test('[L4] a second compaction of the same log writes nothing', async () => {
  const { storage, fence, rows } = await databaseWith(randomHistory(1))
  await storage.log.compact(fence, 'a', LATER)
  const before = rows()
  await storage.log.compact(fence, 'a', LATER)
  expect(rows()).toEqual(before)
})

test('[L4] no history row holds more than 1,500 entries', async () => {
  const entries = manyEntries(3200)
  const { storage, fence, rows } = await databaseWith({ entries })
  await storage.log.compact(fence, 'a', LATER)
  expect(rows().map(({ first, last }) => last - first + 1)).toEqual([1500, 1500, 200])
  expect(await verifications(storage)).toEqual([{ id: 'a', ok: true, updates: 3200 }])
})

test('[L4] entries become much shorter together than they were alone', async () => {
  const entries = manyEntries(1000)
  const { storage, fence, rows } = await databaseWith({ entries })
  const bytes = () => rows().reduce((sum, row) => sum + row.bytes.length + (row.entries?.length ?? 0), 0)
  const before = bytes()
  await storage.log.compact(fence, 'a', LATER)
  expect(bytes()).toBeLessThan(before / 5)
})

/** One letter after the other at the end of a text, as one types. */
function manyEntries(count: number): Entry[] {
  return entriesOf((doc) => {
    const text = doc.getText('agenda')
    for (let n = 0; n < count; n++) text.insert(n, 'abcdefgh '[n % 9]!)
  })
}

const deletedWord = () => ({
  entries: entriesOf((doc) => {
    doc.getText('agenda').insert(0, 'Sagen er fortrudt.')
    doc.getText('agenda').delete(9, 8)
  }),
})

function entriesOf(write: (doc: Y.Doc) => void): Entry[] {
  const doc = new Y.Doc()
  const entries: Entry[] = []
  doc.on('update', (update: Uint8Array) => entries.push({ person: 'anna', update }))
  write(doc)
  return entries
}
