/** What a text was before, against a replay of the very updates that were logged: with and without compaction, kills and restarts. */
import { DatabaseSync } from 'node:sqlite'
import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { unpackEntries } from '../../../server/storage/earlier/joinedEntries.ts'
import { openStorage } from '../../../server/storage/open.ts'
import { databaseFile } from '../../../server/storage/sqlite/databaseFile.ts'
import type { EarlierState, Storage } from '../../../server/storage/storage.ts'
import { setCaseNumber, setFact, setPresenter } from '../../../shared/agenda/edits.ts'
import type { FieldPlace } from '../../../shared/agenda/fieldPlace.ts'
import { AGENDA, fragmentAt } from '../../../shared/agenda/fieldPlace.ts'
import { wordsAt } from '../../../shared/agenda/wordValues.ts'
import { countWords, plainText } from '../../../shared/richtext/plainText.ts'
import { EMPTY_TEXT, paragraphs, type RichText } from '../../../shared/richtext/richText.ts'
import { sameText } from '../../../shared/richtext/sameText.ts'
import { readRichText } from '../../../shared/richtext/yText.ts'
import { idsOf, TEXT_EDITS, Typist, textsIn } from '../../random/typist.ts'
import { COUNCIL, closedAfterTest, HEADLINE } from '../../suites/testDatabase.ts'
import { agenda, item } from '../../support/agenda.ts'
import { RandomSource } from '../../support/randomSource.ts'
import { temporaryFolder } from '../../support/temporaryFolder.ts'
import { TestNetwork, type TestPerson } from '../../support/testNetwork.ts'

const SEEDS = Array.from({ length: process.env.LONG ? 500 : 8 }, (_, n) => n + 1)
const FIELDS = ['background', 'recommendation']
const [SECOND, MINUTE] = [1000, 60_000]

interface Entry {
  person: string | null
  at: number
  update: Uint8Array
}

/** Three people write two items, their texts and who presents them; who rests, who takes turns and who writes at once is left to chance. */
function history(seed: number): { entries: Entry[]; people: readonly TestPerson[]; items: string[] } {
  const random = new RandomSource(seed)
  return random.whileSeeded(() => {
    const first = agenda()
      .section('Sager', item('En').field('background', 'Først '), item('To').field('background', ''))
      .doc()
    const network = new TestNetwork(Y.encodeStateAsUpdate(first), ['a', 'b', 'c'], random)
    const { server, people } = network
    const typists = people.map((person, n) => new Typist(person, 0x4e00 + 0x800 * n, random))
    let at = 0
    const entries: Entry[] = [{ person: null, at, update: server.log[0]! }]
    const send = (person: TestPerson) => {
      while (person.outbox.length > 0) {
        person.sendNext()
        at += random.chance(0.1) ? 6 * MINUTE : random.below(20) * SECOND
        for (const update of server.log.slice(entries.length))
          entries.push({ person: person.name, at, update })
      }
    }
    for (let step = 0; step < 90; step += 1) {
      const who = random.below(people.length)
      const name = random.chance(0.6) ? 'type' : random.pick(Object.keys(TEXT_EDITS))
      const { doc } = typists[who]!
      if (random.chance(0.2))
        setPresenter(
          doc,
          random.pick(idsOf(doc).slice(1)),
          random.pick(['', 'Mette Holm', 'Jens Bak og Mette']),
        )
      else TEXT_EDITS[name]!(typists[who]!, random.pick(textsIn(doc, FIELDS)))
      if (random.chance(0.7)) send(people[who]!)
      if (random.chance(0.5)) while (people[who]!.inbox.length > 0) people[who]!.receiveAt(0)
    }
    for (const person of people) send(person)
    return { entries, people, items: idsOf(server.doc) }
  })
}

async function databaseWith({ entries, people }: ReturnType<typeof history>) {
  const dataDir = await temporaryFolder()
  const storage = closedAfterTest(await openStorage({ dataDir }))
  await storage.directory.saveCouncil(COUNCIL)
  const first = { ...entries[0]!, connection: 'cli' }
  await storage.directory.createAgenda({ id: 'a', council: COUNCIL.id, epoch: 'first', ...HEADLINE, first })
  const fence = await storage.log.takeOwnership()
  const append = async (from: number, to: number, at = storage, owner = fence) =>
    at.log.append(owner, {
      entries: entries.slice(from, to).map((entry, index) => ({
        ...{ ...entry, agenda: 'a', seq: from + index + 1, connection: 'c' },
      })),
      bindings: people.map(({ name, doc }) => ({ agenda: 'a', client: doc.clientID, person: name })),
    })
  return { dataDir, storage, fence, append }
}

/** Every state, the oldest first, asked for page by page. */
async function allStates(storage: Storage, place: FieldPlace): Promise<EarlierState[]> {
  const states: EarlierState[] = []
  let before: number | null = null
  do {
    const page = await storage.log.earlierStates('a', place, before)
    states.push(...page!.states)
    expect(page!.before === null || before === null || page!.before < before).toBe(true)
    before = page!.before
  } while (before !== null)
  return states.reverse()
}

/** What the text was after each entry, by a document of its own that knows nothing of any log. */
function replayed(entries: readonly Entry[], place: FieldPlace): RichText[] {
  const doc = new Y.Doc()
  return entries.map(({ update }) => {
    Y.applyUpdate(doc, update)
    const text = fragmentAt(doc, place)
    return text === undefined ? paragraphs(wordsAt(doc, place) ?? '') : readRichText(text)
  })
}

function expectTrue(states: readonly EarlierState[], entries: readonly Entry[], place: FieldPlace): void {
  const truth = replayed(entries, place)
  let last = { seq: 0, text: EMPTY_TEXT }
  for (const { seq, at, people, words, text } of states) {
    expect(sameText(text, truth[seq - 1]!)).toBe(true)
    expect(at).toBe(entries[seq - 1]!.at)
    const wrote = new Set(entries.slice(last.seq, seq).map(({ person }) => person))
    expect(people.filter((person) => !wrote.has(person))).toEqual([])
    const changed = entries.slice(last.seq, seq).filter((_, index) => {
      const n = last.seq + index
      return !sameText(truth[n]!, truth[n - 1] ?? EMPTY_TEXT)
    })
    const changers = new Set(changed.flatMap(({ person }) => person ?? []))
    // Of several one may have taken back all that they did, before somebody else began.
    if (changers.size === 1) expect(people).toEqual(expect.arrayContaining([...changers]))
    if (changers.size > 1) expect(people.some((person) => changers.has(person))).toBe(true)
    const [was, is] = [countWords(plainText(last.text)), countWords(plainText(text))]
    expect(words.added - words.removed).toBe(is - was)
    expect(sameText(text, last.text)).toBe(false)
    last = { seq, text }
  }
  // Nothing that was ever to be seen at the end is missing.
  expect(sameText(last.text, truth.at(-1)!)).toBe(true)
}

describe('the earlier states of a text', () => {
  test.each(SEEDS)('[H1][H21] each is what the text was at that moment (seed %i)', async (seed) => {
    const made = history(seed)
    const { storage, append } = await databaseWith(made)
    await append(1, made.entries.length)
    for (const item of made.items.slice(1))
      for (const field of [...FIELDS, 'title', 'presenter', 'caseNumber']) {
        const states = await allStates(storage, { item, field })
        expectTrue(states, made.entries, { item, field })
      }
  })

  test.each(SEEDS)('[H1][H2] also of a log that was compacted meanwhile (seed %i)', async (seed) => {
    const made = history(seed)
    const { entries } = made
    const { storage, fence, append } = await databaseWith(made)
    const random = new RandomSource(seed)
    const place = { item: made.items.at(-1)!, field: 'background' }
    let from = 1
    while (from < entries.length) {
      const to = Math.min(entries.length, from + 1 + random.below(40))
      await append(from, to)
      const before = await allStates(storage, place)
      if (random.chance(0.5)) await storage.log.compact(fence, 'a', entries[random.below(to)]!.at)
      expect(await allStates(storage, place)).toEqual(before)
      expectTrue(before, entries.slice(0, to), place)
      from = to
    }
    const before = await allStates(storage, place)
    await storage.log.compact(fence, 'a', Number.MAX_SAFE_INTEGER)
    expect(await allStates(storage, place)).toEqual(before)
    expectTrue(before, entries, place)
  })

  test('[H3] somebody who goes on is one state; a rest, and somebody else who takes over, begin another', async () => {
    const { storage, place } = await written([
      ['a', 0, 'En '],
      ['a', 10 * SECOND, 'to '],
      ['a', 7 * MINUTE, 'tre '],
      ['b', 9 * MINUTE, 'fire '],
    ])
    const states = await allStates(storage, place)
    expect(states.map(({ people, text, words }) => [people, plainText(text), words])).toEqual([
      [['a'], 'En to ', { added: 2, removed: 0 }],
      [['a'], 'En to tre ', { added: 1, removed: 0 }],
      [['b'], 'En to tre fire ', { added: 1, removed: 0 }],
    ])
  })

  test('[H3] what is taken away at once was a state, also of who goes on at once', async () => {
    const doc = agenda().section('Sager', item('En').field('background', 'Først.')).doc()
    const item1 = idsOf(doc).at(-1)!
    const entries: Entry[] = [{ person: null, at: 0, update: Y.encodeStateAsUpdate(doc) }]
    doc.on('update', (update: Uint8Array) =>
      entries.push({ person: 'a', at: 10 * MINUTE + entries.length * SECOND, update }),
    )
    const place = { item: item1, field: 'background' }
    const text = (fragmentAt(doc, place)!.get(0) as Y.XmlElement).get(0) as Y.XmlText
    for (const letter of ' Og en sætning til.') text.insert(text.length, letter)
    text.delete(0, text.length)
    for (const letter of 'Ny.') text.insert(text.length, letter)
    for (const value of ['Mette', 'Mette Holm', '', 'Je', 'Jens', 'Lene Bak'])
      setCaseNumber(doc, item1, value)
    const { storage, append } = await databaseWith({ entries, people: [], items: [] })
    await append(1, entries.length)
    const textsOf = async (field: string) =>
      (await allStates(storage, { item: item1, field })).map((state) => plainText(state.text))
    expect(await textsOf('background')).toEqual(['Først.', 'Først. Og en sætning til.', 'Ny.'])
    expect(await textsOf('caseNumber')).toEqual(['Mette Holm', 'Jens', 'Lene Bak'])
  })

  test('[H3] two who write at once are one state, by both', async () => {
    const turns = Array.from({ length: 12 }, (_, n) => [n % 2 ? 'a' : 'b', n * 5 * SECOND, `${n} `] as const)
    const { storage, place } = await written(turns)
    const states = await allStates(storage, place)
    expect(states.map(({ people }) => people.toSorted())).toEqual([['a', 'b']])
  })

  test('[H3][H19][H20] half an hour of three people on a server that is killed: the states keep their texts, moments and people', async () => {
    const { dataDir, storage, entries, place, append } = await halfAnHour()
    let open = storage
    let fence = 0
    let shown: EarlierState[] = []
    for (let from = 1; from < entries.length; from += 70) {
      const to = Math.min(entries.length, from + 70)
      // A kill, and the next process: what was accepted before is compacted as its room leaves memory.
      await open.close()
      open = closedAfterTest(await openStorage({ dataDir }))
      fence = await open.log.takeOwnership()
      await append(from, to, open, fence)
      await open.log.compact(fence, 'a', entries[to - 1]!.at - 5 * MINUTE)
      const states = await allStates(open, place)
      // What is younger may still go on, by the same people or with others.
      const ended = shown.filter(({ at }) => at < entries[from - 1]!.at - 3 * MINUTE)
      expect(states.slice(0, ended.length)).toEqual(ended)
      shown = states
    }
    await open.log.compact(fence, 'a', Number.MAX_SAFE_INTEGER)
    expect(await allStates(open, place)).toEqual(shown)
    expect(shown[0]).toMatchObject({ seq: 1, at: entries[0]!.at, people: [] })
    expect(plainText(shown[0]!.text)).toBe('Som den blev lavet.')
    expect(shown.length).toBeGreaterThan(6)
    for (const [index, { at }] of shown.entries())
      if (index > 1) expect(at - shown[index - 1]!.at).toBeLessThanOrEqual(8 * MINUTE)
    expectTrue(shown, entries, place)
    await expectVerified(open)
  })

  test('[H21] the agenda’s own values have theirs, and an earlier value that was cleared', async () => {
    const doc = agenda().doc()
    const entries: Entry[] = [{ person: null, at: 0, update: Y.encodeStateAsUpdate(doc) }]
    doc.on('update', (update: Uint8Array) =>
      entries.push({ person: 'a', at: entries.length * 10 * MINUTE, update }),
    )
    const words = ['Rådhuset, lokale 2', '', 'Teams']
    for (const value of words) setFact(doc, 'place', value)
    const database = await databaseWith({ entries, people: [], items: [] })
    await database.append(1, entries.length)
    const states = await allStates(database.storage, { item: AGENDA, field: 'place' })
    expect(states.slice(-3).map(({ people, text }) => [people, plainText(text)])).toEqual(
      words.map((value) => [['a'], value]),
    )
    expect(states.at(-2)!.words).toEqual({ added: 0, removed: 3 })
    expect(
      await database.storage.log.earlierStates('a', { item: AGENDA, field: 'numbering' }, null),
    ).toBeNull()
  })

  test('[H25] a row that an older program joined is one state, and what the agenda was made with another', async () => {
    const { dataDir, storage, fence, place } = await written([
      ['a', 10 * SECOND, 'En '],
      ['b', 20 * MINUTE, 'to '],
    ])
    await storage.log.compact(fence, 'a', Number.MAX_SAFE_INTEGER)
    noteAsBefore(dataDir)
    const states = await allStates(storage, { ...place, field: 'title' })
    expect(states.map(({ seq, at, people }) => [seq, at, people])).toEqual([[1, 0, []]])
    const [joined, ...others] = await allStates(storage, place)
    expect(others).toEqual([])
    expect(plainText(joined!.text)).toBe('En to ')
    expect(joined!.people.toSorted()).toEqual(['a', 'b'])
    await expectVerified(storage)
  })

  test('of what is not there is nothing', async () => {
    const { storage, place } = await written([])
    expect(await storage.log.earlierStates('b', place, null)).toBeNull()
    for (const other of [
      { ...place, field: 'economy' },
      { ...place, item: '__proto__' },
    ])
      expect(await storage.log.earlierStates('a', other, null)).toBeNull()
    expect(await storage.log.earlierStates('a', { ...place, field: 'title' }, null)).toMatchObject({
      states: [{ people: [], words: { added: 1, removed: 0 } }],
      before: null,
    })
  })
})

async function expectVerified(storage: Storage): Promise<void> {
  for await (const { ok } of storage.log.verify()) expect(ok).toBe(true)
}

/** Three people write, each a word now and then, with pauses of some minutes. */
async function halfAnHour() {
  const random = new RandomSource(3)
  const turns: [string, number, string][] = []
  const next = { a: 5 * SECOND, b: 40 * SECOND, c: 3 * MINUTE }
  for (let at = 0; at < 30 * MINUTE; at += SECOND)
    for (const person of ['a', 'b', 'c'] as const)
      if (at === next[person]) {
        turns.push([person, at, `${person}${turns.length} `])
        next[person] += random.chance(0.03) ? 4 * MINUTE : (2 + random.below(9)) * SECOND
      }
  return written(turns, { background: 'Som den blev lavet.', isAppended: false })
}

/** As programs noted it that knew of a joined row only who deleted what. */
function noteAsBefore(dataDir: string): void {
  const db = new DatabaseSync(databaseFile(dataDir))
  const rows = db.prepare('SELECT first, entries FROM log WHERE entries NOT NULL').all()
  expect(rows).toHaveLength(1)
  for (const { first, entries } of rows) {
    const deletions = unpackEntries(entries as Uint8Array)!.map(({ person, deleted }) => ({
      person,
      ids: deleted,
    }))
    db.prepare('UPDATE log SET entries = NULL, deletions = ? WHERE first = ?').run(
      JSON.stringify(deletions),
      first!,
    )
  }
  db.close()
}

/** An agenda whose background was written letter for letter as told. */
async function written(
  turns: readonly (readonly [person: string, at: number, words: string])[],
  { background = '', isAppended = true } = {},
) {
  const doc = agenda().section('Sager', item('En').field('background', background)).doc()
  const entries: Entry[] = [{ person: null, at: 0, update: Y.encodeStateAsUpdate(doc) }]
  const ids = idsOf(doc)
  const place = { item: ids.at(-1)!, field: 'background' }
  const docs = new Map<string, Y.Doc>()
  let now = 0
  doc.on('update', (update: Uint8Array, origin: unknown) =>
    entries.push({ person: String(origin), at: now, update }),
  )
  for (const [person, at, words] of turns) {
    const theirs = docs.get(person) ?? new Y.Doc()
    docs.set(person, theirs)
    Y.applyUpdate(theirs, Y.encodeStateAsUpdate(doc))
    const fragment = fragmentAt(theirs, place)!
    const paragraph = fragment.get(0) as Y.XmlElement
    if (paragraph.length === 0) paragraph.insert(0, [new Y.XmlText()])
    const text = paragraph.get(0) as Y.XmlText
    text.insert(text.length, words)
    now = at
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(theirs), person)
  }
  const people = [...docs].map(([name, { clientID }]) => ({ name, doc: { clientID } }) as TestPerson)
  const database = await databaseWith({ entries, people, items: ids })
  if (isAppended && entries.length > 1) await database.append(1, entries.length)
  return { ...database, entries, place }
}
