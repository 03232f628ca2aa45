/** What every engine's record of who did what promises; see `updateLogSuite`. */
import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { StructureChanges } from '../../server/record/structureChanges.ts'
import type { NewRecorded, RecordFilter, Storage, StoredRecorded } from '../../server/storage/storage.ts'
import type { ItemId } from '../../shared/agenda/document.ts'
import * as edits from '../../shared/agenda/edits.ts'
import { inOrder, readOutline } from '../../shared/agenda/outline.ts'
import type { RecordEvent } from '../../shared/record/recordEvent.ts'
import { paragraphs } from '../../shared/richtext/richText.ts'
import * as threads from '../../shared/threads/threadEdits.ts'
import { agenda, item } from '../support/agenda.ts'
import { RandomSource } from '../support/randomSource.ts'
import type { Entry } from './randomHistory.ts'
import { readThroughFaults } from './readThroughFaults.ts'
import { appendHistory, COUNCIL, logEntry, type MakeDatabase, makeAgenda } from './testDatabase.ts'

const SEEDS = Array.from({ length: process.env.LONG ? 300 : 6 }, (_, n) => n + 1)
const LATER = Number.MAX_SAFE_INTEGER
const ALL: RecordFilter = { person: null, agenda: null, kinds: null, from: null, until: null }

export function recordSuite(engine: string, make: MakeDatabase): void {
  describe(`${engine}: the record`, () => {
    describe('reading on in the logs', () => readingOn(make))
    describe('pages', () => pages(make))
    describe('agendas', () => agendas(make))
  })
}

/** Entries of an agenda's log that change its structure, with typing between; the first is its first content. */
function structuralHistory(seed: number, operations = 40): Entry[] {
  const random = new RandomSource(seed)
  const build = agenda().section('A', item('A1'), item('A2')).section('B', item('B1'), item('B2'), item('B3'))
  const doc = build.doc()
  const entries: Entry[] = [{ person: null, update: Y.encodeStateAsUpdate(doc) }]
  doc.on(
    'update',
    (update: Uint8Array) => void entries.push({ person: random.pick(['karen', 'vibeke']), update }),
  )
  let next = 0
  const nodes = () => inOrder(readOutline(doc))
  const one = (): ItemId => random.pick(nodes()).id
  const acts: (() => void)[] = [
    () => edits.addItem(doc, { id: `new-${next++}`, kind: 'item', title: paragraphs('Nyt'), fields: {} }),
    () => edits.moveItem(doc, one(), { parent: null, index: random.below(3) }),
    () => edits.deleteItem(doc, one(), 1_000_000 + next++),
    () => edits.assign(doc, one(), random.pick(['vibeke', 'søren'])),
    () => edits.lockItem(doc, one(), { by: 'karen', at: 1, why: random.pick(['', 'høring']) }),
    () => edits.unlockItem(doc, one()),
    () => edits.setPresenter(doc, one(), 'typing '.repeat(random.below(3) + 1)),
    () => edits.replaceTitle(doc, one(), `Titel ${next++}`),
    () => edits.setDeadline(doc, 'items', `2024-01-1${random.below(9)}T12:00`),
  ]
  for (let n = 0; n < operations; n += 1) {
    if (nodes().length < 3) acts[0]!()
    try {
      random.pick(acts)()
    } catch {
      // A move that cannot be.
    }
  }
  return entries
}

/** What the record must say, read in one go. */
function eventsOf(entries: readonly Entry[]): RecordEvent[] {
  const doc = new Y.Doc()
  Y.applyUpdate(doc, entries[0]!.update)
  const changes = new StructureChanges(doc)
  return entries.slice(1).flatMap(({ update }) => changes.read(() => Y.applyUpdate(doc, update)))
}

const allRows = (storage: Storage, filter = ALL): Promise<StoredRecorded[]> =>
  storage.record.page(COUNCIL.id, filter, null, 10_000)

/** Oldest first, in the order in which they were added. */
const eventsIn = async (storage: Storage): Promise<RecordEvent[]> =>
  (await allRows(storage)).toSorted((a, b) => a.id - b.id).map(({ event }) => event)

async function readToTheEnd(storage: Storage): Promise<void> {
  while (await storage.record.readOn());
}

function readingOn(make: MakeDatabase): void {
  test('[D2] tells each entry with who wrote it, and when', async () => {
    const storage = await (await make()).open()
    const entries = structuralHistory(1)
    await makeAgenda(storage, 'a', entries[0]!)
    const fence = await storage.log.takeOwnership()
    await appendHistory(storage, fence, 'a', entries)
    await readToTheEnd(storage)
    expect(await storage.record.readOn()).toBe(false)
    const [made, ...rows] = (await allRows(storage)).toReversed()
    expect(made).toMatchObject({ by: { program: 'command-line' }, event: { is: 'agenda-made' }, agenda: 'a' })
    expect(rows.map(({ event }) => event)).toEqual(eventsOf(entries))
    for (const { at, by } of rows) expect(by).toEqual({ person: entries[at / 1000 - 1]!.person })
  })

  test.each(SEEDS)('[D2] once, whatever stops it and whoever does it beside it (seed %i)', async (seed) => {
    const entries = structuralHistory(seed)
    const storage = await readThroughFaults({
      ...{ database: await make(), random: new RandomSource(seed), entries, until: entries.length },
      readOn: ({ record }) => record.readOn(),
    })
    const [made, ...events] = await eventsIn(storage)
    expect(made!.is).toBe('agenda-made')
    expect(events).toEqual(eventsOf(entries))
    expect(events.length).toBeGreaterThan(10)
  })

  test('[T14] of comments tells who deleted somebody else’s, and of nobody who deleted their own', async () => {
    const storage = await (await make()).open()
    const doc = agenda().section('A', item('A1')).doc()
    const entries: Entry[] = [{ person: null, update: Y.encodeStateAsUpdate(doc) }]
    const does = (person: string, edit: () => void) => {
      const note = (update: Uint8Array) => void entries.push({ person, update })
      doc.on('update', note)
      edit()
      doc.off('update', note)
    }
    const about = { item: inOrder(readOutline(doc))[1]!.id, field: null, anchor: null }
    const said = (author: string) => ({ id: author, author, at: 1, body: paragraphs('Hemmelige ord') })
    does('rune', () => threads.beginThread(doc, { id: 't', ...about, comment: said('rune') }))
    does('ida', () => threads.reply(doc, 't', said('ida')))
    does('ida', () => threads.deleteComment(doc, 't', 'ida', 2))
    does('karen', () => threads.deleteComment(doc, 't', 'rune', 2))
    does('rune', () => threads.deleteThread(doc, 't', 2))
    await makeAgenda(storage, 'a', entries[0]!)
    await appendHistory(storage, await storage.log.takeOwnership(), 'a', entries)
    await readToTheEnd(storage)
    const rows = (await allRows(storage)).filter(({ event }) => 'whose' in event)
    expect(rows.map(({ by, event }) => [by, event])).toMatchObject([
      [{ person: 'karen' }, { is: 'comment-deleted', node: { title: 'A1' }, whose: 'rune' }],
    ])
    expect(JSON.stringify(rows)).not.toContain('Hemmelige')
  })

  test('[D2][L4] entries are told before compaction joins them', async () => {
    const storage = await (await make()).open()
    const entries = structuralHistory(2)
    await makeAgenda(storage, 'a', entries[0]!)
    const fence = await storage.log.takeOwnership()
    await appendHistory(storage, fence, 'a', entries)
    await storage.log.compact(fence, 'a', LATER)
    expect((await eventsIn(storage)).slice(1)).toEqual(eventsOf(entries))
  })
}

function pages(make: MakeDatabase): void {
  const row = (
    at: number,
    person: string,
    event: RecordEvent = { is: 'signed-in' },
    council = COUNCIL.id,
  ): NewRecorded => ({
    ...{ council, at, by: { person }, agenda: null, event },
  })

  test('[D6] a council has its own, the newest first, page by page', async () => {
    const storage = await (await make()).open()
    await storage.directory.saveCouncil(COUNCIL)
    await storage.directory.saveCouncil({ id: 'other', name: 'Andet råd' })
    await storage.record.add([row(3, 'karen'), row(1, 'vibeke'), row(2, 'karen'), row(2, 'vibeke')])
    await storage.record.add([row(2, 'søren', { is: 'backed-up' }, 'other')])
    const first = await storage.record.page(COUNCIL.id, ALL, null, 3)
    const rest = await storage.record.page(COUNCIL.id, ALL, first.at(-1)!, 3)
    const seen = [...first, ...rest].map(({ at, by }) => [at, by])
    expect(seen).toEqual([
      [3, { person: 'karen' }],
      [2, { person: 'vibeke' }],
      [2, { person: 'karen' }],
      [1, { person: 'vibeke' }],
    ])
    expect((await storage.record.subjects(COUNCIL.id)).people.sort()).toEqual(['karen', 'vibeke'])
  })

  test('by person, kind and time', async () => {
    const storage = await (await make()).open()
    await storage.directory.saveCouncil(COUNCIL)
    await storage.record.add([row(1, 'karen'), row(2, 'karen', { is: 'signed-out' }), row(3, 'vibeke')])
    const times = async (filter: Partial<RecordFilter>) =>
      (await allRows(storage, { ...ALL, ...filter })).map(({ at }) => at)
    expect(await times({ person: 'karen' })).toEqual([2, 1])
    expect(await times({ kinds: ['signed-out'] })).toEqual([2])
    expect(await times({ kinds: [] })).toEqual([])
    expect(await times({ from: 2, until: 3 })).toEqual([2])
    expect(await times({ agenda: 'a' })).toEqual([])
  })
}

function agendas(make: MakeDatabase): void {
  test('[D1] with an agenda that is deleted for good goes what is told of it, but not that, and not who signed in', async () => {
    const storage = await (await make()).open()
    const entries = structuralHistory(3)
    await makeAgenda(storage, 'a', entries[0]!)
    const fence = await storage.log.takeOwnership()
    await storage.log.append(fence, { entries: [logEntry('a', 2, entries[1]!)], bindings: [] })
    await readToTheEnd(storage)
    const signedIn = {
      council: COUNCIL.id,
      at: 1,
      by: { person: 'karen' },
      agenda: null,
      event: { is: 'signed-in' },
    } as const
    await storage.record.add([signedIn])
    await storage.directory.markAgendaDeleted('a', { person: 'karen' })
    await storage.directory.removeAgenda('a')
    expect((await eventsIn(storage)).map(({ is }) => is)).toEqual(['signed-in', 'agenda-deleted'])
    const { agendas } = await storage.record.subjects(COUNCIL.id)
    expect(agendas).toEqual([{ id: 'a', title: 'Dagsorden 2024', startsAt: null }])
  })

  test('[D4] an agenda that was read from a file is told to be', async () => {
    const storage = await (await make()).open()
    const { importAgenda } = await import('../../server/exchange/importAgenda.ts')
    const bytes = new TextEncoder().encode('# Rådet\n\n## 1. Velkomst\n\nBaggrund\n\nTekst\n')
    const file = { bytes, fileName: 'a.md', by: 'karen', connection: 'page', now: 5 }
    const { id, council } = await importAgenda(storage.directory, { ...file, council: 'Rådet' })
    expect(await storage.record.page(council.id, ALL, null, 10)).toMatchObject([
      { at: 5, by: { person: 'karen' }, agenda: id, event: { is: 'agenda-imported' } },
    ])
  })
}
