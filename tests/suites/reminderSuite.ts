/** What every engine's outbox of reminders promises; see `updateLogSuite`. */
import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import type { NewReminder, Storage } from '../../server/storage/storage.ts'
import { RandomSource } from '../support/randomSource.ts'
import { COUNCIL, type MakeDatabase, makeAgenda } from './testDatabase.ts'

const DAY = 24 * 60 * 60 * 1000
const KAREN = { person: 'karen' }
const FIRST = { person: null, update: Y.encodeStateAsUpdate(new Y.Doc()) }

const reminder = (change: Partial<NewReminder> = {}): NewReminder => {
  const row = {
    agenda: 'a',
    person: 'søren',
    items: 1,
    due: null,
    reason: 'by-hand',
    day: '2024-01-15',
    at: 1000,
    ...change,
  } as const
  const id = `${row.agenda}.${row.person}.${row.reason}.${row.day}`
  const mail = { to: { name: row.person, address: 'x@eksempel.dk' }, subject: 's', text: 't', id }
  return { id, mail, ...row }
}

const recorded = async ({ record }: Storage) =>
  (
    await record.page(
      COUNCIL.id,
      { person: null, agenda: null, kinds: ['reminded'], from: null, until: null },
      null,
      50,
    )
  ).map(({ by, agenda, event, at }) => ({ by, agenda, event, at }))

export function reminderSuite(engine: string, make: MakeDatabase): void {
  const opened = async () => {
    const database = await make()
    const storage = await database.open()
    await makeAgenda(storage, 'a', FIRST)
    await makeAgenda(storage, 'b', FIRST)
    return { database, storage }
  }

  describe(`${engine}: the outbox of reminders`, () => {
    test('[J18] nobody gets the same twice a day, in one agenda; another day or agenda is another one', async () => {
      const { storage } = await opened()
      const queue = async (change: Partial<NewReminder> = {}) =>
        (await storage.reminders.queue([reminder(change)], KAREN)).length
      expect(await queue()).toBe(1)
      expect(await queue({ at: 2000 })).toBe(0)
      expect(await queue({ day: '2024-01-16' })).toBe(1)
      expect(await queue({ agenda: 'b' })).toBe(1)
      expect(await queue({ person: 'vibeke' })).toBe(1)
      expect(await queue({ agenda: 'none' })).toBe(0)
    })

    test('[J18] none goes by itself to who got one that day; after one by itself somebody may send one by hand', async () => {
      const { storage } = await opened()
      const queue = async (reason: NewReminder['reason'], person: string) =>
        (await storage.reminders.queue([reminder({ reason, person })], KAREN)).length
      expect(await queue('by-hand', 'søren')).toBe(1)
      expect(await queue('automatic', 'søren')).toBe(0)
      expect(await queue('automatic', 'vibeke')).toBe(1)
      expect(await queue('automatic', 'vibeke')).toBe(0)
      expect(await queue('by-hand', 'vibeke')).toBe(1)
      expect(await queue('by-hand', 'vibeke')).toBe(0)
      const got = await storage.reminders.ofDay('a', '2024-01-15')
      expect(got.map(({ person, reason, state }) => [person, reason, state])).toEqual([
        ['søren', 'by-hand', 'waiting'],
        ['vibeke', 'automatic', 'waiting'],
        ['vibeke', 'by-hand', 'waiting'],
      ])
    })

    test('[J18] two servers that put in the same at once put it in once, and send it once', async () => {
      const { database, storage } = await opened()
      const other = await database.open()
      const rows = ['s', 'v', 'k'].map((person) => reminder({ person }))
      const queued = await Promise.all([storage, other].map(({ reminders }) => reminders.queue(rows, KAREN)))
      expect(queued.flat()).toHaveLength(3)
      const claims = await Promise.all(
        [storage, other, storage, other].map(({ outbox }) => outbox.claim(1000, 2000)),
      )
      const ids = claims.flatMap((claimed) => (claimed === null ? [] : [claimed.id]))
      expect(ids).toHaveLength(3)
      expect(new Set(ids).size).toBe(3)
    })

    test('[J24] what was put in is one row of the record, with who sent it; what was there already is not told again', async () => {
      const { storage } = await opened()
      await storage.reminders.queue([reminder(), reminder({ person: 'vibeke' })], KAREN)
      await storage.reminders.queue([reminder(), reminder({ person: 'jakob', at: 3000 })], KAREN)
      await storage.reminders.queue([reminder({ reason: 'automatic' })], { program: 'server' })
      expect(await recorded(storage)).toEqual([
        { by: KAREN, agenda: 'a', at: 3000, event: { is: 'reminded', whom: ['jakob'] } },
        { by: KAREN, agenda: 'a', at: 1000, event: { is: 'reminded', whom: ['søren', 'vibeke'] } },
      ])
    })

    test('[J21] what is claimed is nobody else’s until the claim is over; then it is the same mail', async () => {
      const { database, storage } = await opened()
      await storage.reminders.queue([reminder()], KAREN)
      expect(await storage.outbox.isAnyDue(999)).toBe(false)
      expect(await storage.outbox.claim(999, 5000)).toBe(null)
      const first = await storage.outbox.claim(1000, 5000)
      expect(first).toMatchObject({ tries: 1, isTooLate: false, mail: reminder().mail })
      expect(await storage.outbox.isAnyDue(4999)).toBe(false)
      await storage.close()
      const next = await database.open()
      expect(await next.outbox.claim(4999, 9000)).toBe(null)
      expect(await next.outbox.claim(5000, 9000)).toEqual({ ...first, tries: 2 })
      await next.outbox.settle(first!.id, { is: 'sent', at: 6000 })
      expect(await next.outbox.claim(DAY / 2, DAY)).toBe(null)
      expect(await next.reminders.ofDay('a', '2024-01-15')).toMatchObject([{ state: 'sent' }])
    })

    test('[J22] what failed waits until its time, and is given up after a day', async () => {
      const { storage } = await opened()
      await storage.reminders.queue([reminder()], KAREN)
      const { id } = (await storage.outbox.claim(1000, 5000))!
      await storage.outbox.settle(id, { is: 'failed', nextAt: 61_000, failure: 'not-yet' })
      expect(await storage.outbox.claim(60_999, 99_000)).toBe(null)
      expect(await storage.outbox.claim(61_000, 99_000)).toMatchObject({ tries: 2, isTooLate: false })
      await storage.outbox.settle(id, { is: 'failed', nextAt: 1000 + DAY, failure: 'not-yet' })
      expect(await storage.outbox.claim(1000 + DAY, 2 * DAY)).toMatchObject({ id, isTooLate: true })
      expect(await storage.outbox.claim(3 * DAY, 4 * DAY)).toBe(null)
      // Given up is given up: a late answer changes nothing of it.
      await storage.outbox.settle(id, { is: 'failed', nextAt: 0, failure: 'not-yet' })
      expect(await storage.outbox.isAnyDue(9 * DAY)).toBe(false)
    })

    test('[J21] rows that have done their work go after thirty days; with an agenda that is deleted go its own', async () => {
      const { storage } = await opened()
      await storage.reminders.queue([reminder(), reminder({ agenda: 'b', at: DAY })], KAREN)
      const { id } = (await storage.outbox.claim(1000, 5000))!
      await storage.outbox.settle(id, { is: 'sent', at: 1500 })
      await storage.directory.markAgendaDeleted('b')
      expect(await storage.outbox.claim(30 * DAY + 999, 40 * DAY)).toBe(null)
      expect(await storage.reminders.ofDay('a', '2024-01-15')).toHaveLength(1)
      await storage.outbox.claim(30 * DAY + 1000, 40 * DAY)
      expect(await storage.reminders.ofDay('a', '2024-01-15')).toEqual([])
      await storage.directory.removeAgenda('b')
      expect(await storage.reminders.ofDay('b', '2024-01-15')).toEqual([])
    })

    const SEEDS = Array.from({ length: process.env.LONG ? 100 : 5 }, (_, n) => n + 1)

    test.each(SEEDS)(
      '[J18][J21] whatever order things come in, each is sent once unless a claim ran out (seed %i)',
      async (seed) => {
        const random = new RandomSource(seed)
        const { database, storage } = await opened()
        const servers = [storage, await database.open()]
        const sent: string[] = []
        const keys = new Set<string>()
        let now = 1000
        for (let step = 0; step < 60; step += 1) {
          const { reminders, outbox } = random.pick(servers)
          now += random.below(1000)
          if (random.chance(0.4)) {
            const person = random.pick(['s', 'v', 'k'])
            const change = { person, day: random.pick(['2024-01-15', '2024-01-16']), at: now }
            const queued = await reminders.queue([reminder(change)], KAREN)
            for (const { id } of queued) {
              expect(keys.has(id)).toBe(false)
              keys.add(id)
            }
          } else {
            const claimed = await outbox.claim(now, now + 10 * DAY)
            if (claimed === null) continue
            if (random.chance(0.3))
              await outbox.settle(claimed.id, { is: 'failed', nextAt: now + 500, failure: 'not-yet' })
            else {
              sent.push(claimed.id)
              await outbox.settle(claimed.id, { is: 'sent', at: now })
            }
          }
        }
        now += DAY / 2
        for (let claimed = await storage.outbox.claim(now, DAY * 9); claimed !== null; ) {
          sent.push(claimed.id)
          await storage.outbox.settle(claimed.id, { is: 'sent', at: now })
          claimed = await storage.outbox.claim(now, DAY * 9)
        }
        expect(sent.sort()).toEqual([...keys].sort())
      },
    )
  })
}
