/**
 * What every engine's log promises. An adapter's test hands over how a new database is made; each call of `open` on it must
 * be as another process's, on the same data.
 */
import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import {
  Fenced,
  type GonePlace,
  type HandedBackRow,
  OutOfOrder,
  type Storage,
  StorageUnavailable,
} from '../../server/storage/storage.ts'
import { contentOf, docOf, randomHistory } from './randomHistory.ts'
import {
  appendHistory,
  databaseWithHistory,
  HEADLINE,
  logEntry,
  type MakeDatabase,
  makeAgenda,
  verifications,
} from './testDatabase.ts'

const SEEDS = Array.from({ length: process.env.LONG ? 1000 : 10 }, (_, n) => n + 1)

/** Beyond the time of every entry. */
const LATER = Number.MAX_SAFE_INTEGER

export function updateLogSuite(engine: string, make: MakeDatabase): void {
  describe(`${engine}: the log`, () => {
    describe('appending', () => appending(make))
    describe('owning', () => owning(make))
    describe('reading', () => reading(make))
    describe('compaction', () => compaction(make))
    describe('words that were swallowed', () => swallowed(make))
  })
}

function appending(make: MakeDatabase): void {
  test('[N1] what was appended is what the next process loads', async () => {
    const { database, storage, history } = await databaseWithHistory(make, 1)
    await storage.close()
    const stored = await (await database.open()).log.load('a')
    expect(stored).toMatchObject({ epoch: 'first', seq: history.entries.length, setAside: [] })
    expect(contentOf(docOf(stored!.state))).toEqual(contentOf(history.doc))
  })

  test('[N1] appends resolve in the order of their calls', async () => {
    const { storage, fence, entries, seq } = await databaseAndMore(make)
    const done: number[] = []
    await Promise.all(
      entries.map(async (entry, index) => {
        const appended = logEntry('a', seq + index + 1, entry)
        await storage.log.append(fence, { entries: [appended], bindings: [] })
        done.push(index)
      }),
    )
    expect(done).toEqual(entries.map((_, index) => index))
    expect((await storage.log.load('a'))!.seq).toBe(seq + entries.length)
  })

  test.each([
    ['a number is left out', 1],
    ['a number is repeated', -1],
  ])('[L2] nothing is appended when %s', async (_, off) => {
    const { storage, fence, entries, seq } = await databaseAndMore(make)
    const entry = logEntry('a', seq + 1 + off, entries[0]!)
    await expect(storage.log.append(fence, { entries: [entry], bindings: [] })).rejects.toThrow(OutOfOrder)
    expect((await storage.log.load('a'))!.seq).toBe(seq)
  })

  test('[L2] nothing is appended to an agenda that is not there', async () => {
    const { storage, fence, entries } = await databaseAndMore(make)
    const entry = logEntry('unknown', 1, entries[0]!)
    await expect(storage.log.append(fence, { entries: [entry], bindings: [] })).rejects.toThrow(OutOfOrder)
    expect(await storage.log.load('unknown')).toBeNull()
  })

  test('[L1] of a batch with one entry that cannot follow, nothing is there', async () => {
    const { storage, fence, entries, seq } = await databaseAndMore(make)
    await makeAgenda(storage, 'b', randomHistory(3).entries[0]!)
    const good = { ...logEntry('a', seq + 1, entries[0]!), head: { ...HEADLINE, state: 'sent' as const } }
    const bad = logEntry('b', 3, entries[0]!)
    const bindings = [{ agenda: 'a', client: 7, person: 'anna' }]
    await expect(storage.log.append(fence, { entries: [good, bad], bindings })).rejects.toThrow(OutOfOrder)
    expect(await storage.log.load('a')).toMatchObject({ seq, bindings: [] })
    expect((await storage.directory.agenda('a'))!.state).toBe('drafting')
    await storage.log.append(fence, { entries: [good], bindings })
    expect(await storage.log.load('a')).toMatchObject({ seq: seq + 1 })
  })

  test('one batch holds entries of several agendas, several of each', async () => {
    const { storage, fence, entries, seq } = await databaseAndMore(make)
    const other = randomHistory(3)
    await makeAgenda(storage, 'b', other.entries[0]!)
    const ofA = entries.map((entry, index) => logEntry('a', seq + 1 + index, entry))
    const ofB = other.entries.map((entry, index) => logEntry('b', index + 1, entry)).slice(1)
    await storage.log.append(fence, { entries: [...ofB, ...ofA], bindings: [] })
    expect((await storage.log.load('a'))!.seq).toBe(seq + entries.length)
    expect(contentOf(docOf((await storage.log.load('b'))!.state))).toEqual(contentOf(other.doc))
  })

  test('[S7] a client id belongs to the person who was bound to it first', async () => {
    const { storage, fence } = await databaseWithHistory(make, 1)
    const bind = (client: number, person: string) =>
      storage.log.append(fence, { entries: [], bindings: [{ agenda: 'a', client, person }] })
    await bind(7, 'anna')
    await bind(7, 'bo')
    await bind(2 ** 32 - 1, 'bo')
    expect((await storage.log.load('a'))!.bindings).toEqual([
      { client: 7, person: 'anna' },
      { client: 2 ** 32 - 1, person: 'bo' },
    ])
  })

  test('an entry brings the headline that lists show with it', async () => {
    const { storage, fence, entries, seq } = await databaseAndMore(make)
    const head = { facts: { ...HEADLINE.facts, title: 'Et nyt navn' }, state: 'sent' as const }
    const entry = { ...logEntry('a', seq + 1, entries[0]!), head }
    await storage.log.append(fence, { entries: [entry], bindings: [] })
    expect(await storage.directory.agenda('a')).toMatchObject(head)
  })

  test('the seconds of each commit are told once', async () => {
    const { storage } = await databaseWithHistory(make, 1)
    expect(storage.takeCommitTimes()).toEqual([expect.any(Number)])
    expect(storage.takeCommitTimes()).toEqual([])
  })

  test('a probe commits, and changes nothing', async () => {
    const { storage, history } = await databaseWithHistory(make, 1)
    await storage.probe()
    expect((await storage.log.load('a'))!.seq).toBe(history.entries.length)
  })

  test('what was accepted before closing is on disk; later calls are refused', async () => {
    const { database, storage, fence, entries, seq } = await databaseAndMore(make)
    const appended = storage.log.append(fence, {
      entries: [logEntry('a', seq + 1, entries[0]!)],
      bindings: [],
    })
    await storage.close()
    await appended
    const later = [storage.log.append(fence, { entries: [], bindings: [] }), storage.directory.changes()]
    for (const call of later) await expect(call).rejects.toThrow(StorageUnavailable)
    expect((await (await database.open()).log.load('a'))!.seq).toBe(seq + 1)
  })
}

function owning(make: MakeDatabase): void {
  test('[L2] each owner gets a higher number, and an older one writes nothing', async () => {
    const { database, storage, fence, history } = await databaseWithHistory(make, 1)
    const seq = history.entries.length
    const entry = logEntry('a', seq + 1, randomHistory(2).entries[0]!)
    const newer = await database.open()
    expect(await newer.log.takeOwnership()).toBeGreaterThan(fence)
    await expect(storage.log.append(fence, { entries: [entry], bindings: [] })).rejects.toThrow(Fenced)
    await expect(storage.log.compact(fence, 'a', LATER)).rejects.toThrow(Fenced)
    expect((await newer.log.load('a'))!.seq).toBe(seq)
  })

  test('who owns nothing reads everything, while the owner writes', async () => {
    const { database, storage, fence, entries, seq, history } = await databaseAndMore(make)
    const reader = await database.open()
    expect(contentOf(docOf((await reader.log.load('a'))!.state))).toEqual(contentOf(history.doc))
    await storage.log.append(fence, { entries: [logEntry('a', seq + 1, entries[0]!)], bindings: [] })
    expect((await reader.log.load('a'))!.seq).toBe(seq + 1)
  })
}

function reading(make: MakeDatabase): void {
  test('there is nothing to load of an agenda that is unknown or marked as deleted', async () => {
    const { storage } = await databaseWithHistory(make, 1)
    expect(await storage.log.load('unknown')).toBeNull()
    await storage.directory.markAgendaDeleted('a')
    expect(await storage.log.load('a')).toBeNull()
  })

  test.each(SEEDS)('a client that has a part gets what it lacks (seed %i)', async (seed) => {
    const { storage, history } = await databaseWithHistory(make, seed)
    const half = history.entries.slice(0, history.entries.length / 2)
    const client = docOf(...half.map(({ update }) => update))
    Y.applyUpdate(client, await storage.log.encode('a', Y.encodeStateVector(client)))
    expect(contentOf(client)).toEqual(contentOf(history.doc))
    const whole = docOf(await storage.log.encode('a', new Uint8Array()))
    expect(contentOf(whole)).toEqual(contentOf(history.doc))
  })

  test('verifying tells of each agenda whether its log alone is worth what is loaded', async () => {
    const { storage, fence, history } = await databaseWithHistory(make, 1)
    const other = randomHistory(2)
    await makeAgenda(storage, 'b', other.entries[0]!)
    await appendHistory(storage, fence, 'b', other.entries)
    await storage.log.compact(fence, 'b', LATER)
    expect(await verifications(storage)).toEqual([
      { id: 'a', ok: true, updates: history.entries.length },
      { id: 'b', ok: true, updates: other.entries.length },
    ])
  })
}

function compaction(make: MakeDatabase): void {
  test.each(SEEDS)('[L4][N5] the agenda is the same before and after, also twice (seed %i)', async (seed) => {
    const { database, storage, fence, history } = await databaseWithHistory(make, seed)
    const stored = await storage.log.load('a')
    for (const before of [history.entries.length * 500, LATER, LATER]) {
      await storage.log.compact(fence, 'a', before)
      const after = await (await database.open()).log.load('a')
      expect({ ...after, state: null }).toEqual({ ...stored, state: null })
      expect(contentOf(docOf(after!.state))).toEqual(contentOf(history.doc))
      await expectVerified(storage, history.entries.length)
    }
  })

  test.each(SEEDS)('[L4] entries go on after it, and it goes on after them (seed %i)', async (seed) => {
    const history = randomHistory(seed)
    const storage = await (await make()).open()
    await makeAgenda(storage, 'a', history.entries[0]!)
    const fence = await storage.log.takeOwnership()
    for (let seq = 2; seq <= history.entries.length; seq++) {
      const entry = logEntry('a', seq, history.entries[seq - 1]!)
      await storage.log.append(fence, { entries: [entry], bindings: [] })
      if (seq % 17 === 0) await storage.log.compact(fence, 'a', (seq - 5) * 1000)
    }
    expect(contentOf(docOf((await storage.log.load('a'))!.state))).toEqual(contentOf(history.doc))
    await expectVerified(storage, history.entries.length)
  })

  test('an agenda that is gone is not compacted, and nothing is said', async () => {
    const { storage, fence } = await databaseWithHistory(make, 1)
    await storage.directory.removeAgenda('a')
    await storage.log.compact(fence, 'a', LATER)
    expect(await verifications(storage)).toEqual([])
  })
}

const WORDS: HandedBackRow = {
  ...{ id: 'w1', author: 'anna', item: 'i1', field: 'background', words: 'nye ord', pieces: '[]' },
  ...{ at: 5, by: 'bo', done: null },
}

const GONE: GonePlace[] = [
  { item: 'i1', field: 'background', by: 'bo', ids: [[7, 0, 12, 'Rådet drøfte']] },
  { item: 'i1', field: 'title', by: null, ids: [[2 ** 32 - 1, 3, 1, '']] },
]

function swallowed(make: MakeDatabase): void {
  const withWords = async () => {
    const found = await databaseAndMore(make)
    const [next] = found.entries
    const entry = { ...logEntry('a', found.seq + 1, next!), handedBack: [WORDS], gone: GONE }
    await found.storage.log.append(found.fence, { entries: [entry], bindings: [] })
    return found
  }
  const done = { how: 'put-in' as const, person: 'anna', at: 9 }

  test('[W3] are what the next process loads, with where everything stood that is gone', async () => {
    const { database, storage } = await withWords()
    await storage.close()
    const next = await database.open()
    expect(await next.log.load('a')).toMatchObject({ handedBack: [WORDS], gone: GONE })
    expect(await next.log.handedBack('a', 'w1')).toEqual(WORDS)
    expect(await next.log.handedBack('a', 'other')).toBeNull()
    expect(await next.log.handedBack('other', 'w1')).toBeNull()
  })

  test('[W3] are there with the entry that swallowed them, or not at all', async () => {
    const { storage, fence, entries, seq } = await databaseAndMore(make)
    const entry = { ...logEntry('a', seq + 1, entries[0]!), handedBack: [WORDS], gone: GONE }
    const bad = logEntry('a', seq + 7, entries[1]!)
    await expect(storage.log.append(fence, { entries: [entry, bad], bindings: [] })).rejects.toThrow(
      OutOfOrder,
    )
    expect(await storage.log.load('a')).toMatchObject({ seq, handedBack: [], gone: [] })
  })

  test('[W3] stay as they are when the log is compacted, and go with their agenda', async () => {
    const { storage, fence, seq, entries } = await withWords()
    await storage.log.compact(fence, 'a', LATER)
    expect(await storage.log.load('a')).toMatchObject({ handedBack: [WORDS], gone: GONE })
    await expectVerified(storage, seq + 1)
    await storage.directory.removeAgenda('a')
    expect(await storage.log.handedBack('a', 'w1')).toBeNull()
    await makeAgenda(storage, 'a', entries[0]!)
    expect(await storage.log.load('a')).toMatchObject({ handedBack: [], gone: [] })
  })

  test('[W6] wait until something is done about them, once', async () => {
    const { storage } = await withWords()
    expect(await storage.log.finishHandedBack('a', 'other', done)).toBe(false)
    expect(await storage.log.finishHandedBack('a', 'w1', { ...done, length: 3 })).toBe(false)
    expect(await storage.log.load('a')).toMatchObject({ handedBack: [WORDS] })
    const { length } = WORDS.words
    expect(await storage.log.finishHandedBack('a', 'w1', { ...done, length })).toBe(true)
    expect(await storage.log.load('a')).toMatchObject({ handedBack: [] })
    expect(await storage.log.handedBack('a', 'w1')).toEqual({ ...WORDS, done: 'put-in' })
    expect(await storage.log.finishHandedBack('a', 'w1', { ...done, how: 'dismissed' })).toBe(true)
    expect((await storage.log.handedBack('a', 'w1'))!.done).toBe('put-in')
  })

  test('[W29] wait again when what was done is undone', async () => {
    const { storage } = await withWords()
    await storage.log.finishHandedBack('a', 'w1', done)
    expect(await storage.log.finishHandedBack('a', 'other', { ...done, how: null })).toBe(false)
    expect(await storage.log.finishHandedBack('a', 'w1', { ...done, how: null })).toBe(true)
    expect(await storage.log.load('a')).toMatchObject({ handedBack: [WORDS] })
  })

  test('[W3] are changed without an entry, when their author deleted some of them', async () => {
    const { storage, fence, seq } = await withWords()
    const change = (row: HandedBackRow) => ({
      ...{ entries: [], bindings: [] },
      handedBack: [{ agenda: 'a', seq: seq + 1, at: 9, handedBack: [row] }],
    })
    await storage.log.append(fence, change({ ...WORDS, words: 'nye' }))
    expect(await storage.log.load('a')).toMatchObject({ seq: seq + 1, handedBack: [{ words: 'nye' }] })
    await storage.log.append(fence, change({ ...WORDS, words: '', done: 'dismissed' }))
    expect(await storage.log.load('a')).toMatchObject({ handedBack: [] })
  })

  test('[W6] come again when more words are joined to them after that', async () => {
    const { storage, fence, entries, seq } = await withWords()
    await storage.log.finishHandedBack('a', 'w1', done)
    const more = { ...WORDS, words: 'nye ord til', pieces: '[[]]' }
    const entry = { ...logEntry('a', seq + 2, entries[1]!), handedBack: [more] }
    await storage.log.append(fence, { entries: [entry], bindings: [] })
    expect(await storage.log.load('a')).toMatchObject({ handedBack: [more] })
  })
}

/** A database with agenda `a`, and entries that may follow its last one. */
async function databaseAndMore(make: MakeDatabase) {
  const found = await databaseWithHistory(make, 1)
  const doc = docOf(Y.encodeStateAsUpdate(found.history.doc))
  const entries: { person: string; update: Uint8Array }[] = []
  doc.on('update', (update: Uint8Array) => entries.push({ person: 'anna', update }))
  for (let n = 0; n < 20; n++) doc.getMap('agenda').set('place', `Lokale ${n}`)
  return { ...found, entries, seq: found.history.entries.length }
}

async function expectVerified(storage: Storage, updates: number): Promise<void> {
  expect(await verifications(storage)).toEqual([{ id: 'a', ok: true, updates }])
}
