/** What every engine's notifications promise; see `updateLogSuite`. */
import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { Audience, type Listener } from '../../server/notifications/audience.ts'
import { Happenings, type Told } from '../../server/notifications/happenings.ts'
import type { NewDeadlineNotice, Storage } from '../../server/storage/storage.ts'
import { fieldOf, itemOf, type PersonId } from '../../shared/agenda/document.ts'
import * as edits from '../../shared/agenda/edits.ts'
import { DEFAULT_CHOICES } from '../../shared/notifications/reasons.ts'
import type { RichText } from '../../shared/richtext/richText.ts'
import { toShared } from '../../shared/richtext/yText.ts'
import { readThreads } from '../../shared/threads/thread.ts'
import * as threads from '../../shared/threads/threadEdits.ts'
import { agenda, item } from '../support/agenda.ts'
import { RandomSource } from '../support/randomSource.ts'
import type { Entry } from './randomHistory.ts'
import { readThroughFaults } from './readThroughFaults.ts'
import { COUNCIL, logEntry, type MakeDatabase, makeAgenda } from './testDatabase.ts'

const SEEDS = Array.from({ length: process.env.LONG ? 300 : 4 }, (_, n) => n + 1)
const LATER = Number.MAX_SAFE_INTEGER
const DAY = 24 * 60 * 60 * 1000
const PEOPLE = ['karen', 'vibeke', 'søren']
const AUDIENCE: Listener[] = PEOPLE.map((id) => ({ id, name: id, role: 'contributor', sameAs: null }))

export function notificationSuite(engine: string, make: MakeDatabase): void {
  describe(`${engine}: notifications`, () => {
    describe('reading on in the logs', () => readingOn(make))
    describe('what is told', () => telling(make))
    describe('mail about it', () => mailing(make))
  })
}

const body = (...mentioned: PersonId[]): RichText => ({
  type: 'doc',
  content: [
    {
      type: 'paragraph',
      content: [
        { type: 'text', text: 'Hvad med ' },
        ...mentioned.map((person) => ({ type: 'mention', attrs: { person } })),
      ],
    },
  ],
})

/** What people do in an agenda, entry by entry; the first entry is its first content. */
class Talk {
  readonly random: RandomSource
  readonly doc = agenda().section('A', item('A1').by('karen').field('background', 'Ord.'), item('A2')).doc()
  readonly entries: Entry[] = [{ person: null, update: Y.encodeStateAsUpdate(this.doc) }]
  #made = 0

  constructor(seed: number) {
    this.random = new RandomSource(seed)
  }

  /** One entry. */
  as(person: PersonId, act: (doc: Y.Doc) => void): void {
    const updates: Uint8Array[] = []
    const collect = (update: Uint8Array) => void updates.push(update)
    this.doc.on('update', collect)
    act(this.doc)
    this.doc.off('update', collect)
    if (updates.length > 0) this.entries.push({ person, update: Y.mergeUpdates(updates) })
  }

  begin(author: PersonId, ...mentioned: PersonId[]): string {
    const id = `t${++this.#made}`
    const comment = { id: `c${this.#made}`, author, at: this.#made, body: body(...mentioned) }
    const about = { id, item: this.random.pick(['id2', 'id3']), field: null, anchor: null, comment }
    this.as(author, (doc) => threads.beginThread(doc, about))
    return id
  }

  /** One entry of any kind. */
  something(): void {
    const { random, doc } = this
    const [person, other] = [random.pick(PEOPLE), random.pick(PEOPLE)]
    const known = readThreads(doc).map(({ id }) => id)
    if (known.length < 2) return void this.begin(person, other)
    const thread = random.pick(known)
    const id = random.pick(['id2', 'id3'])
    const n = ++this.#made
    const text = (field: string) => fieldOf(itemOf(doc, id)!, field)!
    const acts: (() => void)[] = [
      () => threads.reply(doc, thread, { id: `c${n}`, author: person, at: n, body: body(other) }),
      () => threads.assignThread(doc, thread, other),
      () => threads.resolveThread(doc, thread, person, n),
      () => threads.reopenThread(doc, thread),
      () => threads.deleteThread(doc, thread, n),
      () => threads.restoreThread(doc, thread),
      () => edits.assign(doc, id, other),
      () => edits.unassign(doc, id, other),
      () =>
        edits.setStatus(doc, id, { is: random.pick(['returned', 'ready']), by: person, at: n, why: `${n}` }),
      () => text('background').insert(0, toShared(body(other).content)),
      () => text('background').length > 0 && text('background').delete(0, 1),
      () => edits.setPresenter(doc, id, `${n}`),
    ]
    this.as(person, () => void random.pick(acts)())
  }

  /** What everybody must be told in the end, read in one go. */
  expected(): string[] {
    const doc = new Y.Doc()
    Y.applyUpdate(doc, this.entries[0]!.update)
    const happenings = new Happenings(doc)
    const audience = new Audience(AUDIENCE)
    const told = new Map<string, Told & { person: PersonId }>()
    for (const { person, update } of this.entries.slice(1)) {
      const did = happenings.read(() => Y.applyUpdate(doc, update))
      for (const one of audience.told(did.happenings, person!))
        told.set([one.person, one.reason, one.cause].join(), one)
    }
    return [...told.values()]
      .filter((one) => happenings.holds(one, [one.person]))
      .map((one) =>
        drawn(
          one.person,
          one,
          happenings.words(one, (id) => id),
        ),
      )
      .sort()
  }
}

const drawn = (person: PersonId, { reason, place }: Pick<Told, 'reason' | 'place'>, words: string): string =>
  `${person} ${reason} ${JSON.stringify(place)} ${words}`

async function openCouncil(storage: Storage): Promise<void> {
  await storage.directory.saveCouncil(COUNCIL)
  for (const id of PEOPLE) {
    await storage.directory.savePerson({ id, name: id, email: `${id.length}${id.at(0)}@eksempel.dk` })
    await storage.directory.saveMember(COUNCIL.id, id, 'contributor')
  }
}

async function toldIn(storage: Storage): Promise<string[]> {
  const all = await Promise.all(PEOPLE.map((person) => storage.notifications.of(person, 1000)))
  return all
    .flat()
    .map((one) => drawn(one.person, one, one.words))
    .sort()
}

/** A council with an agenda, `a`, that somebody writes in. */
async function opened(make: MakeDatabase) {
  const database = await make()
  const storage = await database.open()
  await openCouncil(storage)
  const talk = new Talk(1)
  await makeAgenda(storage, 'a', talk.entries[0]!)
  const fence = await storage.log.takeOwnership()
  let written = 1
  /** Appends what was done since, so much later (ms), and reads it. @returns whose notifications are others */
  const read = async (later = 0): Promise<string[]> => {
    const some = talk.entries
      .slice(written)
      .map((entry, n) => logEntry('a', written + n + 1, entry))
      .map((entry) => ({ ...entry, at: entry.at + later }))
    await storage.log.append(fence, { entries: some, bindings: [] })
    written = talk.entries.length
    return ((await storage.notifications.readOn()) ?? []).sort()
  }
  const of = (person: PersonId) => storage.notifications.of(person, 100)
  return { database, storage, talk, fence, read, of }
}

function readingOn(make: MakeDatabase): void {
  test.each(SEEDS)(
    '[O2] each is told once, whatever stops it and whoever does it beside it (seed %i)',
    async (seed) => {
      const database = await make()
      const first = await database.open()
      await openCouncil(first)
      await first.close()
      const talk = new Talk(seed)
      const storage = await readThroughFaults({
        ...{ database, random: talk.random, entries: talk.entries, until: 50 },
        write: () => {
          for (let n = talk.random.below(5); n >= 0; n -= 1) talk.something()
        },
        readOn: ({ notifications }) => notifications.readOn(),
        atRest: async (other) => expect(await toldIn(other)).toEqual(talk.expected()),
      })
      expect(await toldIn(storage)).toEqual(talk.expected())
      expect(talk.expected().length).toBeGreaterThan(3)
    },
  )

  test('[O3] entries are told before compaction joins them', async () => {
    const { storage, talk, fence } = await opened(make)
    for (let n = 0; n < 20; n += 1) talk.something()
    const entries = talk.entries.slice(1).map((entry, n) => logEntry('a', n + 2, entry))
    await storage.log.append(fence, { entries, bindings: [] })
    await storage.log.compact(fence, 'a', LATER)
    expect(await toldIn(storage)).toEqual(talk.expected())
  })
}

function telling(make: MakeDatabase): void {
  test('[O1][O8] with where it is, who did it, and what they said; the newest first', async () => {
    const { storage, talk, read, of } = await opened(make)
    talk.as('søren', (doc) => edits.assign(doc, 'id2', 'vibeke'))
    talk.begin('søren', 'karen', 'vibeke')
    expect(await read()).toEqual(['karen', 'vibeke'])
    while ((await storage.progress.readOn()) !== null);
    const [mentioned, responsible] = await of('vibeke')
    const { item: about } = (mentioned as NonNullable<typeof mentioned>).place
    expect(mentioned).toMatchObject({
      ...{ reason: 'mentioned', by: 'søren', at: 3000, words: 'Hvad med @karen@vibeke', readAt: null },
      ...{ role: 'contributor', place: { thread: 't1', comment: 'c1', field: null } },
      agenda: { id: 'a', council: COUNCIL },
      item: { title: about === 'id2' ? 'A1' : 'A2' },
    })
    expect(responsible).toMatchObject({ reason: 'responsible', item: { number: '1.1', title: 'A1' } })
    expect(await of('søren')).toEqual([])
  })

  test('[O4][O5] what does not hold is gone, comes back as it was, and is told anew only when a day has gone', async () => {
    const { storage, talk, read, of } = await opened(make)
    const thread = talk.begin('søren', 'vibeke')
    await read()
    const [told] = await of('vibeke')
    await storage.notifications.markRead('vibeke', [told!.id], 5)
    talk.as('søren', (doc) => threads.deleteThread(doc, thread, 9))
    expect(await read()).toContain('vibeke')
    expect(await of('vibeke')).toEqual([])
    talk.as('søren', (doc) => threads.restoreThread(doc, thread))
    await read()
    expect(await of('vibeke')).toEqual([{ ...told, readAt: 5 }])

    const assign = (person: string | null) =>
      talk.as('karen', (doc) => threads.assignThread(doc, thread, person))
    const tasks = async () => (await of('vibeke')).filter(({ reason }) => reason === 'task')
    assign('vibeke')
    await read()
    const [task] = await tasks()
    await storage.notifications.markRead('vibeke', [task!.id], 6)
    assign(null)
    assign('vibeke')
    await read()
    expect(await tasks()).toMatchObject([{ id: task!.id, readAt: 6 }])
    assign(null)
    await read()
    expect(await tasks()).toEqual([])
    assign('vibeke')
    await read(2 * DAY)
    expect(await tasks()).toMatchObject([{ readAt: null, at: expect.any(Number) }])
    expect((await tasks())[0]!.at).toBeGreaterThan(DAY)
  })

  test('[O6] an agenda is told of from its second entry on; nothing that is in it when it is made', async () => {
    const { read, of, talk } = await opened(make)
    expect(await of('karen')).toEqual([])
    talk.begin('søren', 'karen')
    await read()
    expect(await of('karen')).toHaveLength(1)
  })

  test('[O9] one’s own are marked as read, one or all; nobody else’s', async () => {
    const { storage, talk, read, of } = await opened(make)
    for (let n = 0; n < 3; n += 1) talk.begin('søren', 'vibeke', 'karen')
    await read()
    const ids = (await of('vibeke')).map(({ id }) => id)
    const { notifications } = storage
    expect(await notifications.markRead('karen', ids, 7)).toBe(false)
    expect(await notifications.markRead('vibeke', [ids[1]!], 7)).toBe(true)
    expect(await notifications.markRead('vibeke', [ids[1]!], 8)).toBe(false)
    expect((await of('vibeke')).map(({ readAt }) => readAt)).toEqual([null, 7, null])
    expect(await notifications.markRead('vibeke', null, 9)).toBe(true)
    expect((await of('vibeke')).map(({ readAt }) => readAt)).toEqual([9, 7, 9])
    expect((await of('karen')).every(({ readAt }) => readAt === null)).toBe(true)
  })

  test('[O7] one whose role is gone has it with the role; of an agenda that is put away, or deleted, nothing is there', async () => {
    const { storage, talk, read, of } = await opened(make)
    talk.begin('søren', 'vibeke')
    await read()
    await storage.directory.saveMember(COUNCIL.id, 'vibeke', null)
    expect(await of('vibeke')).toMatchObject([{ role: null }])
    await storage.directory.putAgendaAway('a', { program: 'server' }, 1)
    expect([...(await of('vibeke')), ...(await storage.notifications.waiting())]).toEqual([])
    await storage.directory.takeAgendaBack('a', { program: 'server' }, 2)
    expect(await of('vibeke')).toHaveLength(1)
    await storage.directory.markAgendaDeleted('a')
    expect(await of('vibeke')).toEqual([])
    expect(await storage.notifications.readOn()).toBeNull()
    await storage.directory.removeAgenda('a')
    expect(await of('vibeke')).toEqual([])
  })

  test('[O10] of a deadline one is told once a day, and once more by whoever reminds; by itself not after that', async () => {
    const { storage, of } = await opened(make)
    const { notifications, reminders } = storage
    const notice = (change: Partial<NewDeadlineNotice> = {}): NewDeadlineNotice => ({
      ...{ agenda: 'a', person: 'vibeke', day: '2024-01-15', by: null, at: 5, items: 2 },
      ...{ due: '2024-01-17T12:00', isMailed: true, ...change },
    })
    expect(await notifications.tellOfDeadlines([notice(), notice()])).toEqual(['vibeke'])
    expect(await notifications.tellOfDeadlines([notice(), notice({ agenda: 'none' })])).toEqual([])
    expect(await notifications.tellOfDeadlines([notice({ day: '2024-01-16' })])).toEqual(['vibeke'])
    const mail = { to: { name: 'K', address: 'k@eksempel.dk' }, subject: 's', text: 't', id: 'r' }
    const row = { ...notice({ person: 'karen' }), id: 'r', reason: 'by-hand', mail } as const
    await reminders.queue([row], { person: 'søren' })
    expect(await notifications.tellOfDeadlines([notice({ person: 'karen' })])).toEqual([])
    expect(await of('karen')).toMatchObject([{ reason: 'deadline', by: 'søren', items: 2 }])
    expect(await of('vibeke')).toMatchObject([{ by: null, due: '2024-01-17T12:00' }, {}])
    // The reminder is the mail of it.
    expect((await notifications.waiting()).map(({ person }) => person)).toEqual(['vibeke', 'vibeke'])
  })

  test('[O11] what is old goes', async () => {
    const { storage, talk, read, of } = await opened(make)
    talk.begin('søren', 'vibeke')
    talk.begin('søren', 'vibeke')
    await read()
    await storage.notifications.forget(2000)
    expect(await of('vibeke')).toMatchObject([{ at: 3000 }])
  })
}

function mailing(make: MakeDatabase): void {
  const mailFor = (ids: readonly number[], id = 'news.1') => ({
    ...{ ids, id, agenda: 'a', at: 9000 },
    mail: { to: { name: 'V', address: 'v@eksempel.dk' }, subject: 's', text: 't', id },
  })

  test('[O20] of each a mail tells once, whoever puts it in, and nothing that was read or does not hold', async () => {
    const { database, storage, talk, read, of } = await opened(make)
    const other = await database.open()
    const gone = talk.begin('søren', 'vibeke')
    for (let n = 0; n < 3; n += 1) talk.begin('søren', 'vibeke')
    await read()
    talk.as('søren', (doc) => threads.deleteThread(doc, gone, 9))
    await read()
    const [last] = await of('vibeke')
    await storage.notifications.markRead('vibeke', [last!.id], 5)
    const waiting = async () =>
      (await storage.notifications.waiting()).filter(({ person }) => person === 'vibeke').map(({ id }) => id)
    const ids = await waiting()
    expect(ids).toHaveLength(2)
    expect(await storage.notifications.lastMailed('vibeke', 'a')).toBe(0)
    const put = await Promise.all([
      storage.notifications.queueMail(mailFor(ids)),
      other.notifications.queueMail(mailFor(ids)),
    ])
    expect(put.sort()).toEqual([false, true])
    expect(await storage.notifications.queueMail(mailFor(ids.slice(0, 1), 'news.2'))).toBe(false)
    expect(await waiting()).toEqual([])
    expect(await storage.notifications.lastMailed('vibeke', 'a')).toBe(9000)
    expect((await storage.outbox.claim(9000, 10_000))?.id).toBe('news.1')
    expect(await storage.outbox.claim(9000, 10_000)).toBeNull()
  })

  test('[O20] what gets no mail waits for none', async () => {
    const { storage, talk, read } = await opened(make)
    talk.begin('søren', 'vibeke')
    await read()
    const rows = await storage.notifications.waiting()
    await storage.notifications.leaveUnmailed(rows.map(({ id }) => id))
    expect(await storage.notifications.waiting()).toEqual([])
    expect(await storage.notifications.lastMailed('vibeke', 'a')).toBe(0)
  })

  test('[O21] who has chosen nothing has what most want; what one chooses is kept', async () => {
    const { storage } = await opened(make)
    expect(await storage.notifications.choices('vibeke')).toEqual(DEFAULT_CHOICES)
    const chosen = { ...DEFAULT_CHOICES, mentioned: 'none' } as const
    await storage.notifications.saveChoices('vibeke', chosen)
    await storage.notifications.saveChoices('vibeke', { ...chosen, task: 'daily' })
    expect(await storage.notifications.choices('vibeke')).toEqual({ ...chosen, task: 'daily' })
    expect(await storage.notifications.choices('karen')).toEqual(DEFAULT_CHOICES)
    expect(await storage.notifications.linkSecret()).toMatch(/^[0-9a-f]{64}$/)
  })
}
