/** What every engine promises of versions that were sent; see `updateLogSuite`. */
import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import type { NewSending, NewVersion, Storage } from '../../server/storage/storage.ts'
import { COUNCIL, type MakeDatabase, makeAgenda } from './testDatabase.ts'

const DAY = 24 * 60 * 60 * 1000

const FIRST = { person: null, update: Y.encodeStateAsUpdate(new Y.Doc()) }
const KAREN = { id: 'karen', name: 'Karen Holm' }

const sending = (change: Partial<NewSending> = {}): NewSending => ({
  ...{ agenda: 'a', kind: 'whole', name: 'Til mødet', note: 'Kom til tiden', person: KAREN.id, at: 5 },
  ...change,
})

const bytes = (hash: string) => ({ hash, bytes: 3, type: 'application/pdf' })

const version = (change: Partial<NewVersion> = {}): NewVersion => {
  const { agenda = 'a', number = 1 } = change
  const id = `version.${agenda}.${number}`
  const mail = { to: { name: 'Ida', address: 'ida@eksempel.dk' }, subject: 's', text: 't', id }
  return {
    ...{ agenda, number, at: 9, hash: 'content', items: 4, seq: 2, fileName: 'Dagsorden' },
    files: [
      { as: 'paper', ...bytes('paper') },
      { as: 'pdf', ...bytes('pdf') },
    ],
    attachments: [{ id: 'bilag', name: 'Notat', ...bytes('notat') }],
    mails: [{ id, agenda, at: 9, mail }],
    told: [
      { person: 'ida', mail: 'now' },
      { person: 'bo', mail: 'later' },
    ],
    meeting: { council: 'Rådet', title: 'Som sendt', startsAt: '2024-01-24T10:00' },
    ...change,
  }
}

const recorded = async ({ record }: Storage) => {
  const filter = { person: null, agenda: null, kinds: ['version-sent'] as const, from: null, until: null }
  return (await record.page(COUNCIL.id, filter, null, 50)).map(({ by, agenda, at, event }) => ({
    by,
    agenda,
    at,
    event,
  }))
}

export function versionSuite(engine: string, make: MakeDatabase): void {
  const opened = async () => {
    const database = await make()
    const storage = await database.open()
    await storage.directory.savePerson({ ...KAREN, email: null })
    await makeAgenda(storage, 'a', FIRST)
    await makeAgenda(storage, 'b', FIRST)
    return { database, storage, versions: storage.versions }
  }

  describe(`${engine}: versions`, () => {
    test('[Z143][Z144] who is told of one is told once, of its meeting as it was sent, by its own mail or a later one', async () => {
      const { storage, versions } = await opened()
      for (const id of ['ida', 'bo']) {
        await storage.directory.savePerson({ id, name: id, email: `${id}@eksempel.dk` })
        await storage.directory.saveMember(COUNCIL.id, id, 'participant')
      }
      await versions.begin(sending())
      const finished = [versions.finish(version()), versions.finish(version())]
      expect(await Promise.all(finished)).toEqual([true, false])
      // What the log goes on to tell changes nothing of it, nor does a life of its own.
      while ((await storage.notifications.readOn()) !== null);
      const [row, ...others] = await storage.notifications.of('ida', 9)
      expect(others).toEqual([])
      expect(row).toMatchObject({
        ...{ reason: 'sent', by: 'Karen Holm', at: 9, words: 'Kom til tiden', role: 'participant' },
        ...{ version: { number: 1, kind: 'whole' }, place: { item: null, thread: null }, readAt: null },
        agenda: { id: 'a', facts: { title: 'Som sendt', startsAt: '2024-01-24T10:00' } },
      })
      expect(await storage.notifications.of('karen', 9)).toEqual([])
      expect((await storage.notifications.waiting()).map(({ person }) => person)).toEqual(['bo'])
      expect(await storage.notifications.lastMailed('ida', 'a')).toBe(9)
    })

    test('[Z56][Z202] what is finished is there, with its files, its row of the record and its mail, also for the next process', async () => {
      const { database, storage, versions } = await opened()
      expect(await versions.of('a')).toEqual([])
      const begun = await versions.begin(sending())
      expect(begun).toEqual({ ...sending(), number: 1, was: 'drafting', is: 'on-its-way', tries: 0 })
      expect(await versions.finish(version())).toBe(true)
      await storage.close()
      const next = await database.open()
      const { agenda, number, at, hash, items } = version()
      const files = [{ format: 'pdf', hash: 'pdf', bytes: 3 }]
      expect(await next.versions.of('a')).toEqual([
        {
          agenda,
          number,
          kind: 'whole',
          name: 'Til mødet',
          at,
          by: KAREN,
          note: 'Kom til tiden',
          hash,
          files,
          items,
        },
      ])
      expect(await next.versions.file('a', 1, 'paper')).toEqual({ ...bytes('paper'), name: 'Dagsorden' })
      expect(await next.versions.file('a', 1, 'docx')).toBe(null)
      expect(await next.versions.mails('a', 1)).toMatchObject([{ name: 'Ida', is: 'waiting', failure: null }])
      expect(await next.versions.mails('a', 2)).toEqual([])
      expect(await next.versions.file('b', 1, 'paper')).toBe(null)
      expect(await next.versions.attachment('a', 1, 'bilag')).toEqual({ ...bytes('notat'), name: 'Notat' })
      expect(await next.versions.attachment('a', 2, 'bilag')).toBe(null)
      expect(await next.versions.hashes('a')).toEqual(new Set(['paper', 'pdf', 'notat']))
      expect(await recorded(next)).toEqual([
        {
          by: { person: 'karen' },
          agenda,
          at,
          event: { is: 'version-sent', number: 1, kind: 'whole', name: 'Til mødet' },
        },
      ])
      expect(await next.outbox.claim(9, 99)).toMatchObject({ id: 'version.a.1' })
      expect(await next.versions.onTheirWay()).toEqual([])
    })

    test('[Z250][Z251] mail that was tried in vain is told of with why and until when; given up, until somebody puts it aside', async () => {
      const { storage, versions } = await opened()
      const { outbox, directory } = storage
      await versions.begin(sending())
      await versions.finish(version())
      expect(await versions.troubledMails('a')).toEqual([])
      const before = await directory.changes()
      await outbox.claim(10, 20)
      await outbox.settle('version.a.1', { is: 'failed', nextAt: 99, failure: 'address' })
      const late = { name: 'Ida', address: 'ida@eksempel.dk', is: 'waiting', failure: 'address', nextAt: 99 }
      expect(await versions.troubledMails('a')).toEqual([{ ...late, number: 1 }])
      expect(await versions.mails('a', 1)).toEqual([late])
      expect([await versions.troubledMails('b'), await versions.lostMails()]).toEqual([[], new Map()])
      // Whoever has the page open is told.
      expect(await directory.changes()).not.toBe(before)
      expect(await outbox.isAnyDue(50)).toBe(false)
      await versions.tryMailsNow('b', 50)
      expect(await outbox.isAnyDue(50)).toBe(false)
      await versions.tryMailsNow('a', 50)
      expect(await outbox.claim(50, 60)).toMatchObject({ id: 'version.a.1', tries: 2 })
      expect(await outbox.claim(9 + DAY, 10 + DAY)).toMatchObject({ isTooLate: true })
      expect(await versions.troubledMails('a')).toMatchObject([{ is: 'given-up', failure: 'address' }])
      expect(await versions.lostMails()).toEqual(new Map([['a', 1]]))
      await versions.putFailureAside('a')
      expect([await versions.troubledMails('a'), await versions.lostMails()]).toEqual([[], new Map()])
      expect(await versions.mails('a', 1)).toMatchObject([{ is: 'given-up' }])
    })

    test('[Z57] one is on its way of an agenda, whoever begins another; of another agenda too', async () => {
      const { database, versions } = await opened()
      const other = (await database.open()).versions
      const begun = await Promise.all([versions, other, versions].map((one) => one.begin(sending())))
      expect(begun.filter((one) => one !== null)).toHaveLength(1)
      expect(await other.begin(sending({ agenda: 'b' }))).toMatchObject({ number: 1 })
      expect((await versions.onTheirWay()).map(({ agenda }) => agenda)).toEqual(['a', 'b'])
      expect(await versions.onItsWay('a')).toMatchObject({ number: 1 })
    })

    test('[Z58] is finished once, whoever does it; a version has the number after the last', async () => {
      const { versions } = await opened()
      await versions.begin(sending())
      await versions.countTry('a')
      expect(await versions.onTheirWay()).toMatchObject([{ tries: 1 }])
      expect(await Promise.all([versions.finish(version()), versions.finish(version())])).toEqual([
        true,
        false,
      ])
      expect(await versions.begin(sending({ kind: 'supplement' }))).toMatchObject({ number: 2 })
      expect(await versions.finish(version())).toBe(false)
      expect(await versions.finish(version({ number: 2 }))).toBe(true)
      expect((await versions.of('a')).map(({ number, kind }) => [number, kind])).toEqual([
        [2, 'supplement'],
        [1, 'whole'],
      ])
    })

    test('[Z60] what was taken back is not finished, is known until it is forgotten, and leaves nothing', async () => {
      const { storage, versions } = await opened()
      await versions.begin(sending())
      expect(await versions.takeBack('a', 2)).toBe(false)
      expect(await versions.takeBack('a', 1)).toBe(true)
      expect(await versions.finish(version())).toBe(false)
      expect(await versions.onItsWay('a')).toMatchObject({ is: 'taken-back' })
      expect(await versions.onTheirWay()).toMatchObject([{ is: 'taken-back', was: 'drafting' }])
      expect(await versions.begin(sending())).toBe(null)
      await versions.forget('a')
      expect(await versions.onTheirWay()).toEqual([])
      expect([await versions.of('a'), await recorded(storage)]).toEqual([[], []])
      expect(await storage.outbox.isAnyDue(99)).toBe(false)
      expect(await versions.begin(sending())).toMatchObject({ number: 1 })
    })

    test('[Z73] of an agenda that is put away none is begun or finished, and those that were sent stay; with one that is deleted they go', async () => {
      const { storage, versions } = await opened()
      const { directory } = storage
      await versions.begin(sending())
      await versions.finish(version())
      await versions.begin(sending())
      await directory.putAgendaAway('a', { program: 'server' }, 1)
      expect(await versions.finish(version({ number: 2 }))).toBe(false)
      expect(await versions.begin(sending({ agenda: 'none' }))).toBe(null)
      await versions.forget('a')
      expect(await versions.begin(sending())).toBe(null)
      await directory.takeAgendaBack('a', { program: 'server' }, 1)
      expect(await versions.of('a')).toHaveLength(1)
      await versions.begin(sending())
      await directory.removeAgenda('a')
      expect([await versions.of('a'), await versions.onTheirWay()]).toEqual([[], []])
      expect([await versions.file('a', 1, 'pdf'), await versions.attachment('a', 1, 'bilag')]).toEqual([
        null,
        null,
      ])
      expect(await versions.hashes('a')).toEqual(new Set())
    })
  })
}
