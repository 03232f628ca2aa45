/** What every engine's kept progress promises; see `updateLogSuite`. */
import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import type { Storage } from '../../server/storage/storage.ts'
import { fieldOf, type ItemId, itemEntries, itemOf } from '../../shared/agenda/document.ts'
import * as edits from '../../shared/agenda/edits.ts'
import { inOrder, readOutline } from '../../shared/agenda/outline.ts'
import { readProgress } from '../../shared/progress/itemProgress.ts'
import type { KeptItem } from '../../shared/progress/keptProgress.ts'
import { tallyOf } from '../../shared/progress/tally.ts'
import { plainText } from '../../shared/richtext/plainText.ts'
import { EMPTY_TEXT, paragraphs } from '../../shared/richtext/richText.ts'
import { readRichText } from '../../shared/richtext/yText.ts'
import * as threads from '../../shared/threads/threadEdits.ts'
import { agenda, item } from '../support/agenda.ts'
import { RandomSource } from '../support/randomSource.ts'
import type { Entry } from './randomHistory.ts'
import { readThroughFaults } from './readThroughFaults.ts'
import { appendHistory, COUNCIL, logEntry, type MakeDatabase, makeAgenda } from './testDatabase.ts'

const SEEDS = Array.from({ length: process.env.LONG ? 300 : 6 }, (_, n) => n + 1)
const PEOPLE = ['karen', 'vibeke', 'søren']

export function progressSuite(engine: string, make: MakeDatabase): void {
  describe(`${engine}: the kept progress`, () => {
    describe('reading on in the logs', () => readingOn(make))
    describe('what is asked of it', () => asking(make))
  })
}

/** Somebody's edits of an agenda; the first entry is its first content. */
class Office {
  readonly random: RandomSource
  readonly doc = agenda()
    .section('A', item('A1').by('karen').field('background', 'Ord.'), item('A2'))
    .section('B', item('B1').attachments('Notat'), item('B2').by('vibeke', 'karen'))
    .doc()
  readonly entries: Entry[] = [{ person: null, update: Y.encodeStateAsUpdate(this.doc) }]
  /** When each item was changed last, and by whom, as the log tells. */
  readonly changed = new Map<ItemId, KeptItem['changed']>()
  #made = 0

  constructor(seed: number) {
    this.random = new RandomSource(seed)
  }

  /** One entry. */
  edit(): void {
    const nodes = inOrder(readOutline(this.doc))
    const id = nodes.length < 3 ? null : this.random.pick(nodes).id
    this.entry(this.random.pick(PEOPLE), () => (id === null ? this.#make() : this.#change(id)))
  }

  entry(person: string, act: () => void): void {
    const updates: Uint8Array[] = []
    const collect = (update: Uint8Array) => void updates.push(update)
    const before = this.#contents()
    this.doc.on('update', collect)
    act()
    this.doc.off('update', collect)
    if (updates.length === 0) return
    this.entries.push({ person, update: Y.mergeUpdates(updates) })
    for (const [id, content] of this.#contents())
      if (before.get(id) !== content) this.changed.set(id, { at: this.entries.length * 1000, by: person })
  }

  #contents(): Map<ItemId, string> {
    return new Map(itemEntries(this.doc).map(([id, item]) => [id, JSON.stringify(item.toJSON())]))
  }

  #make(): void {
    edits.addItem(this.doc, {
      id: `new-${this.#made++}`,
      kind: 'item',
      title: paragraphs('Nyt'),
      fields: {},
    })
  }

  #change(id: ItemId): void {
    const { doc, random } = this
    const words = `Ord nummer ${this.#made++}.`
    const toggle = (person: string) => {
      const isOne = itemOf(doc, id)!.toJSON().responsibles?.[person] === true
      if (isOne) edits.unassign(doc, id, person)
      else edits.assign(doc, id, person)
    }
    const isWritten = () => plainText(readRichText(fieldOf(itemOf(doc, id)!, 'presentation'))) !== ''
    // Each changes something: what is only written again is a change in the log alone.
    const acts: (() => void)[] = [
      () => this.#make(),
      () => edits.replaceTitle(doc, id, words),
      () => edits.replaceField(doc, id, 'background', paragraphs(words)),
      () => edits.replaceField(doc, id, 'presentation', isWritten() ? EMPTY_TEXT : paragraphs(words)),
      () => edits.setCaseNumber(doc, id, words),
      () => edits.setDueAt(doc, id, `2024-01-17T12:00:00.${this.#made}`),
      () =>
        edits.setStatus(doc, id, {
          is: random.pick(['drafting', 'ready', 'returned']),
          by: 'karen',
          at: this.#made,
        }),
      () => toggle(random.pick(PEOPLE)),
      () => edits.addAttachment(doc, id, `file-${this.#made}`, words),
      () => edits.deleteItem(doc, id, 1_000_000 + this.#made),
      () => this.begin(id, random.pick(PEOPLE)),
      () => threads.resolveThread(doc, `thread-${random.below(this.#made)}`, 'karen', this.#made),
      () => edits.moveItem(doc, id, { parent: null, index: random.below(2) }),
      () =>
        edits.setFact(doc, 'numbering', {
          first: random.below(5),
          style: random.pick(['nested', 'continuous']),
        }),
    ]
    try {
      random.pick(acts)()
    } catch {
      // A move that cannot be, a section that has no fields, a thread that nobody began.
    }
  }

  /** A comment is about an item, and no change of it. */
  begin(item: ItemId, task: string): void {
    const n = this.#made
    threads.beginThread(this.doc, {
      ...{ id: `thread-${n}`, item, field: null, anchor: null, task },
      comment: { id: `comment-${n}`, author: 'karen', at: n, body: paragraphs(`Kan du se på ${n}?`) },
    })
  }
}

async function readToTheEnd(storage: Storage): Promise<void> {
  while ((await storage.progress.readOn()) !== null);
}

/** What is kept is what the document says. */
async function expectToSay(
  storage: Storage,
  { doc, changed }: Pick<Office, 'doc' | 'changed'>,
): Promise<void> {
  const kept = await storage.progress.of('a')
  const items = readProgress(doc)
  expect(kept?.items).toEqual(items.map((one) => ({ ...one, changed: changed.get(one.id) ?? null })))
  expect(kept?.tally).toEqual(tallyOf(items))
  expect((await storage.progress.tallies()).get('a')).toEqual(tallyOf(items))
  for (const person of PEOPLE) {
    const own = items.filter(({ responsibles }) => responsibles.includes(person))
    const found = await storage.progress.itemsOf(COUNCIL.id, [person])
    expect(found.map(({ item }) => item.id)).toEqual(own.map(({ id }) => id))
    const tasks = items.flatMap((one) => one.tasks.filter((task) => task.person === person))
    const kept = await storage.progress.tasksOf(COUNCIL.id, [person])
    expect(kept.map(({ task }) => task)).toEqual(tasks)
  }
}

function readingOn(make: MakeDatabase): void {
  test('[U1] keeps what the document says, with who changed each item last, and when', async () => {
    const storage = await (await make()).open()
    const office = new Office(1)
    await makeAgenda(storage, 'a', office.entries[0]!)
    expect(await storage.progress.of('a')).toBeNull()
    expect(await storage.progress.readOn()).toEqual(['a'])
    await expectToSay(storage, office)
    for (let n = 0; n < 30; n += 1) office.edit()
    await appendHistory(storage, await storage.log.takeOwnership(), 'a', office.entries)
    expect(await storage.progress.readOn()).toEqual(['a'])
    expect(await storage.progress.readOn()).toBeNull()
    await expectToSay(storage, office)
    expect(office.changed.size).toBeGreaterThan(3)
  })

  test.each(SEEDS)('[U2] whatever stops it and whoever does it beside it (seed %i)', async (seed) => {
    const office = new Office(seed)
    const { random, entries } = office
    const storage = await readThroughFaults({
      ...{ database: await make(), random, entries, until: 59 },
      write: () => {
        for (let n = random.below(6); n >= 0; n -= 1) office.edit()
      },
      readOn: ({ progress }) => progress.readOn(),
      atRest: (other) => expectToSay(other, office),
    })
    await expectToSay(storage, office)
  })

  test('[U2] an agenda that was written long before is begun from its snapshot, and goes on from there', async () => {
    const database = await make()
    const storage = await database.open()
    const office = new Office(7)
    await makeAgenda(storage, 'a', office.entries[0]!)
    for (let n = 0; n < 20; n += 1) office.edit()
    const fence = await storage.log.takeOwnership()
    await appendHistory(storage, fence, 'a', office.entries)
    expect(await storage.progress.readOn()).toEqual(['a'])
    const nobodyKnown = { doc: office.doc, changed: new Map<ItemId, KeptItem['changed']>() }
    await expectToSay(storage, nobodyKnown)
    office.changed.clear()
    const before = office.entries.length
    for (let n = 0; n < 5; n += 1) office.edit()
    const rest = office.entries.slice(before).map((entry, n) => logEntry('a', before + n + 1, entry))
    await storage.log.append(fence, { entries: rest, bindings: [] })
    await readToTheEnd(storage)
    await expectToSay(storage, office)
  })

  test('[U2] what the server itself writes is nobody’s change', async () => {
    const storage = await (await make()).open()
    const office = new Office(1)
    await makeAgenda(storage, 'a', office.entries[0]!)
    await storage.progress.readOn()
    office.entry('server', () => edits.setCaseNumber(office.doc, 'id2', 'SAG-1'))
    office.changed.clear()
    const entry = { ...logEntry('a', 2, office.entries[1]!), person: null }
    await storage.log.append(await storage.log.takeOwnership(), { entries: [entry], bindings: [] })
    await readToTheEnd(storage)
    await expectToSay(storage, office)
  })
}

function asking(make: MakeDatabase): void {
  test('[Y3] what somebody was asked to do is found by whose it is, once; not in another council, nor when it is done', async () => {
    const storage = await (await make()).open()
    const office = new Office(1)
    await makeAgenda(storage, 'a', office.entries[0]!)
    office.entry('karen', () => office.begin('id2', 'søren'))
    office.entry('karen', () => threads.setTaskDone(office.doc, 'thread-0', null))
    const fence = await storage.log.takeOwnership()
    await appendHistory(storage, fence, 'a', office.entries)
    await readToTheEnd(storage)
    const [found, ...others] = await storage.progress.tasksOf(COUNCIL.id, ['søren', 'vibeke'])
    expect(others).toEqual([])
    expect(found).toMatchObject({
      ...{ agenda: 'a', item: { id: 'id2', title: 'A1', openThreads: 1, changed: null } },
      task: { thread: 'thread-0', person: 'søren', by: 'karen', at: 0, words: 'Kan du se på 0?' },
    })
    expect(await storage.progress.tasksOf('another', ['søren'])).toEqual([])
    const before = office.entries.length
    office.entry('søren', () => threads.setTaskDone(office.doc, 'thread-0', { by: 'søren', at: 1 }))
    const entry = logEntry('a', before + 1, office.entries[before]!)
    await storage.log.append(fence, { entries: [entry], bindings: [] })
    await readToTheEnd(storage)
    expect(await storage.progress.tasksOf(COUNCIL.id, ['søren'])).toEqual([])
    await storage.directory.markAgendaDeleted('a')
    await storage.directory.removeAgenda('a')
  })

  test('[U3] a deleted agenda has none, at once and for good', async () => {
    const storage = await (await make()).open()
    const office = new Office(1)
    await makeAgenda(storage, 'a', office.entries[0]!)
    await storage.progress.readOn()
    expect(await storage.progress.itemsOf(COUNCIL.id, ['karen'])).toHaveLength(2)
    await storage.directory.markAgendaDeleted('a')
    const expectNone = async () => {
      expect(await storage.progress.of('a')).toBeNull()
      expect((await storage.progress.tallies()).size).toBe(0)
      expect(await storage.progress.itemsOf(COUNCIL.id, ['karen'])).toEqual([])
      expect(await storage.progress.readOn()).toBeNull()
    }
    await expectNone()
    await storage.directory.removeAgenda('a')
    await expectNone()
  })

  test('[U3] an item of somebody who has two names in it is there once; none of another council', async () => {
    const storage = await (await make()).open()
    const office = new Office(1)
    await makeAgenda(storage, 'a', office.entries[0]!)
    await storage.progress.readOn()
    const titles = async (council: string, ...ids: string[]) =>
      (await storage.progress.itemsOf(council, ids)).map(({ item }) => item.title)
    expect(await titles(COUNCIL.id, 'karen', 'vibeke')).toEqual(['A1', 'B2'])
    expect(await titles(COUNCIL.id, 'vibeke')).toEqual(['B2'])
    expect(await titles(COUNCIL.id)).toEqual([])
    expect(await titles('another', 'karen')).toEqual([])
    const [own] = await storage.progress.itemsOf(COUNCIL.id, ['karen'])
    expect(own).toMatchObject({
      agenda: 'a',
      headings: { background: 'Baggrund', presentation: 'Sagsfremstilling' },
    })
  })
}
