/** Reminders over HTTP, and those that go by themselves, with a clock that the test turns. */
import { beforeEach, describe, expect, onTestFinished, test } from 'vitest'
import * as Y from 'yjs'
import { Outbox } from '../../../server/mail/outbox.ts'
import { AutomaticReminders } from '../../../server/reminders/automaticReminders.ts'
import { Reminders } from '../../../server/reminders/reminders.ts'
import type { AgendaRecord, Person } from '../../../server/storage/storage.ts'
import { readFacts } from '../../../shared/agenda/document.ts'
import * as edits from '../../../shared/agenda/edits.ts'
import { DEFAULT_SETTINGS } from '../../../shared/council/settings.ts'
import { newId } from '../../../shared/ids.ts'
import { DEFAULT_CHOICES } from '../../../shared/notifications/reasons.ts'
import type { ReminderPreview, RemindersSent } from '../../../shared/protocol/api.ts'
import { inWords } from '../../../shared/record/inWords.ts'
import { agenda, item } from '../../support/agenda.ts'
import { makeCouncil, makePerson, saveSettings, type TestCouncil } from '../../support/council.ts'
import { openWebApp, type WebApp } from '../../support/webApp.ts'

const DUE = '2024-01-17T12:00'

let app: WebApp
let rådet: TestCouncil
let søren: Person
let made: AgendaRecord

beforeEach(async () => {
  app = await openWebApp()
  onTestFinished(() => app.close())
  rådet = await makeCouncil(app.directory)
  søren = await makePerson(app.directory, 'Søren Madsen')
  await app.directory.saveMember(rådet.council.id, søren.id, 'contributor')
  app.clock.now = Date.UTC(2024, 0, 12, 9)
  made = await makeAgenda([søren.id, rådet.people.contributor.id])
})

/** An agenda of the council with an item for each of them, due on Wednesday at noon; the meeting is a week later. */
async function makeAgenda(
  responsibles: readonly string[],
  change: (doc: Y.Doc) => void = () => {},
): Promise<AgendaRecord> {
  const doc = agenda()
    .section('A', ...responsibles.map((id, index) => item(`Punkt ${index + 1}`).by(id)))
    .doc()
  edits.setDeadlines(doc, { items: DUE, material: null })
  change(doc)
  const headline = { facts: readFacts(doc), state: 'drafting' as const }
  const first = { person: null, connection: 'cli', at: 0, update: Y.encodeStateAsUpdate(doc) }
  const record = { id: newId(), epoch: newId(), ...headline }
  await app.directory.createAgenda({ ...record, council: rådet.council.id, first })
  return { ...record, council: rådet.council }
}

async function ask<T>(path: string, body?: object, by = rådet.people.secretariat): Promise<T> {
  const response = await app.fetch(`/api/agendas/${made.id}/reminders${path}`, {
    method: body === undefined ? 'GET' : 'POST',
    headers: { cookie: await app.cookieOf(by), 'content-type': 'application/json' },
    ...(body && { body: JSON.stringify(body) }),
  })
  expect(response.status).toBe(200)
  return (await response.json()) as T
}

const preview = () => ask<ReminderPreview>('/preview')
const send = async (people: readonly Person[], note = '') =>
  (await ask<RemindersSent>('', { people: people.map(({ id }) => id), note })).people.map(({ is }) => is)

/** The text of a mail in the folder, without the encoding for its way. */
const read = (mail: string): string =>
  Buffer.from(
    mail
      .replace(/=\r\n/g, '')
      .replace(/=([0-9A-F]{2})/g, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16))),
    'latin1',
  ).toString()

describe('reminders by hand', () => {
  test('[J16] looking sends nothing, and shows each mail as it is sent then, with what is added to it', async () => {
    const { people, unassigned } = await preview()
    expect(unassigned).toEqual([])
    expect(people.map(({ name, cannot, today }) => [name, cannot, today])).toEqual([
      ['contributor of Rådet', null, null],
      ['Søren Madsen', null, null],
    ])
    expect(await app.mails()).toEqual([])
    expect(await send([søren], 'Tak!')).toEqual(['sent'])
    const mails = await app.mails()
    expect(mails).toHaveLength(1)
    const { before, after } = people[1]!.mail!
    const sent = read(mails[0]!).replaceAll('\r\n', '\n')
    expect(sent).toContain(`${before}\n\nsecretariat of Rådet skriver:\n\nTak!\n\n${after}`)
    expect(sent).toContain(`${app.url}/agenda/${made.id}#item-id2/background`)
    expect(mails[0]).toContain(søren.email!)
  })

  test('[J18] a second one on the same day is told, and not sent; the next day it is', async () => {
    expect(await send([søren])).toEqual(['sent'])
    app.clock.now += 3 * 60 * 60 * 1000
    expect((await preview()).people[1]!.today).toEqual({ at: Date.UTC(2024, 0, 12, 9), reason: 'by-hand' })
    expect(await send([søren, rådet.people.contributor])).toEqual(['already', 'sent'])
    expect(await app.mails()).toHaveLength(2)
    // Ten past midnight in Denmark.
    app.clock.now = Date.UTC(2024, 0, 12, 23, 10)
    expect(await send([søren])).toEqual(['sent'])
  })

  test('[J11][J12] who lacks nothing, is nobody, or can get none is not sent to', async () => {
    const { reader } = rådet.people
    made = await makeAgenda([søren.id, reader.id])
    expect(await send([reader, rådet.people.contributor, { ...søren, id: 'nobody' }])).toEqual([
      'none',
      'none',
      'none',
    ])
    expect((await preview()).people.map(({ cannot }) => cannot)).toEqual(['may-not-write', null])
    expect(await app.mails()).toEqual([])
  })

  test('[J24] the record tells who reminded whom', async () => {
    await send([søren])
    const filter = { person: null, agenda: made.id, kinds: null, from: null, until: null }
    const rows = await app.storage.record.page(rådet.council.id, filter, null, 5)
    const names = new Map([søren, rådet.people.secretariat].map(({ id, name }) => [id, name]))
    const reader = { language: 'da', nameOf: (id: string) => names.get(id) ?? '?' } as const
    expect(inWords(rows[0]!, reader)).toBe('secretariat of Rådet påmindede Søren Madsen')
  })

  test('[J17] what is not understood, or too long, is refused; and so is an agenda that is sent out', async () => {
    const status = async (body: unknown, id = made.id) => {
      const headers = {
        cookie: await app.cookieOf(rådet.people.secretariat),
        'content-type': 'application/json',
      }
      const init = { method: 'POST', headers, body: JSON.stringify(body) }
      return (await app.fetch(`/api/agendas/${id}/reminders`, init)).status
    }
    const people = [søren.id]
    for (const body of [{}, { people: [] }, { people: 'x' }, { people: [1] }, { people, note: 1 }])
      expect([body, await status(body)]).toEqual([body, 400])
    expect(await status({ people, note: 'x'.repeat(2001) })).toBe(400)
    const sent = { id: newId(), epoch: newId(), facts: made.facts, state: 'sent' as const }
    const first = { person: null, connection: 'cli', at: 0, update: Y.encodeStateAsUpdate(new Y.Doc()) }
    await app.directory.createAgenda({ ...sent, council: rådet.council.id, first })
    expect(await status({ people }, sent.id)).toBe(409)
    expect(await app.mails()).toEqual([])
  })

  test('[J17] who is not of its secretariat sends none, and a stranger finds no such agenda', async () => {
    const other = await makeCouncil(app.directory, 'Udvalget')
    const by = async (person: Person, path: string, method: string) =>
      (
        await app.fetch(`/api/agendas/${made.id}/reminders${path}`, {
          ...{ method, headers: { cookie: await app.cookieOf(person), 'content-type': 'application/json' } },
          ...(method === 'POST' && { body: JSON.stringify({ people: [søren.id], note: '' }) }),
        })
      ).status
    for (const [path, method] of [
      ['', 'POST'],
      ['/preview', 'GET'],
    ] as const) {
      for (const role of ['contributor', 'reader', 'participant'] as const)
        expect(await by(rådet.people[role], path, method)).toBe(403)
      for (const stranger of [rådet.people.outsider, other.people.secretariat])
        expect(await by(stranger, path, method)).toBe(404)
    }
    expect(await app.mails()).toEqual([])
  })

  test('[J15] mail is in the language that its receiver has chosen, wherever that was; in Danish before', async () => {
    const { contributor } = rådet.people
    const visit = async (person: Person, language: string | null) => {
      const cookie = `${await app.cookieOf(person)}${language === null ? '' : `; language=${language}`}`
      await app.fetch('/api/me', { headers: { cookie } })
    }
    await visit(søren, 'en')
    await visit(søren, null)
    await visit(contributor, 'fr')
    expect([await app.directory.language(søren.id), await app.directory.language(contributor.id)]).toEqual([
      'en',
      null,
    ])
    const token = await app.links.make(contributor, '/')
    await app.fetch(`/sign-in/${token}`, { method: 'POST', headers: { cookie: 'language=en' } })
    expect(await app.directory.language(contributor.id)).toBe('en')
    await visit(contributor, 'da')
    const subjects = (await preview()).people.map(({ mail }) => mail!.subject)
    expect(subjects).toEqual([
      'Påmindelse: 1 punkt til It-Arkitekturrådet 24. januar 2024',
      'Reminder: 1 item for It-Arkitekturrådet 24 January 2024',
    ])
  })
})

describe('reminders that go by themselves', () => {
  /** A server that starts now, looks, and ends. @returns to whom mail has gone, by now */
  async function start(): Promise<number> {
    const { storage, directory, clock } = app
    const sent: string[] = []
    const now = () => clock.now
    const log = { info() {}, warn() {}, error() {} } as never
    const outbox = new Outbox({
      ...{ store: storage.outbox, files: storage.files, log, now },
      mail: { send: async ({ to }) => void sent.push(to.address) },
    })
    const reminders = new Reminders({
      ...{ directory, updateLog: storage.log, store: storage.reminders, outbox, now, address: () => app.url },
      notifications: storage.notifications,
    })
    const automatic = new AutomaticReminders({ directory, reminders, outbox, log })
    await automatic.look()
    await outbox.look()
    await automatic.stop()
    await outbox.stop()
    return sent.length
  }
  const at = async (utc: string) => {
    app.clock.now = Date.parse(utc)
    return start()
  }

  test('[J19] go three and one working day before, from eight in the morning, once, and on no other day', async () => {
    // The deadline is Wednesday the 17th: three working days before is Friday the 12th, one Tuesday the 16th.
    expect(await at('2024-01-11T12:00Z')).toBe(0)
    expect(await at('2024-01-12T06:59Z')).toBe(0)
    expect(await at('2024-01-12T07:00Z')).toBe(2)
    expect(await at('2024-01-12T15:00Z')).toBe(0)
    expect(await at('2024-01-13T09:00Z')).toBe(0)
    expect(await at('2024-01-14T09:00Z')).toBe(0)
    expect(await at('2024-01-15T09:00Z')).toBe(0)
    expect(await at('2024-01-16T09:00Z')).toBe(2)
    expect(await at('2024-01-17T09:00Z')).toBe(0)
    expect(await at('2024-01-18T09:00Z')).toBe(0)
  })

  test('[O10] are at the bell too; who wants no such mail, or one a day, and a council without them, are told there alone', async () => {
    const { notifications } = app.storage
    const { id: contributor } = rådet.people.contributor
    await notifications.saveChoices(søren.id, { ...DEFAULT_CHOICES, deadline: 'none' })
    await notifications.saveChoices(contributor, { ...DEFAULT_CHOICES, deadline: 'daily' })
    const told = async (id: string) =>
      (await notifications.of(id, 9)).map(({ reason, items, due, by }) => [reason, items, due, by])
    for (const time of ['2024-01-12T07:00Z', '2024-01-12T09:00Z']) expect(await at(time)).toBe(0)
    expect(await told(søren.id)).toEqual([['deadline', 1, DUE, null]])
    expect(await told(contributor)).toEqual([['deadline', 1, DUE, null]])
    expect((await notifications.waiting()).map(({ person }) => person)).toEqual([contributor])
    await saveSettings(app.directory, rådet.council.id, {
      ...DEFAULT_SETTINGS,
      reminders: { isAutomatic: false, workdaysBefore: [1] },
    })
    await notifications.saveChoices(contributor, DEFAULT_CHOICES)
    expect(await at('2024-01-16T09:00Z')).toBe(0)
    expect(await told(contributor)).toHaveLength(2)
    expect(await notifications.waiting()).toHaveLength(1)
    // By hand it is a mail whatever one has chosen.
    expect(await send([søren])).toEqual(['sent'])
    expect((await told(søren.id))[0]).toEqual(['deadline', 1, DUE, rådet.people.secretariat.name])
  })

  test('[J20] a server that was down in the morning sends them when it starts, that day', async () => {
    expect(await at('2024-01-12T21:00Z')).toBe(2)
    expect(await at('2024-01-12T21:30Z')).toBe(0)
  })

  test('[J19] go to nobody who was reminded by hand that day', async () => {
    await send([søren])
    expect(await at('2024-01-12T10:00Z')).toBe(1)
    expect((await preview()).people.map(({ today }) => today?.reason)).toEqual(['automatic', 'by-hand'])
    // Somebody of the secretariat may still send one to who got one by itself.
    expect(await send([rådet.people.contributor])).toEqual(['sent'])
  })

  test('[J19] follow an item’s own deadline, the council’s days, and Saturday where it counts', async () => {
    made = await makeAgenda([søren.id], (doc) => edits.setDueAt(doc, 'id2', '2024-01-22T12:00'))
    await saveSettings(app.directory, rådet.council.id, {
      ...DEFAULT_SETTINGS,
      deadlines: { ...DEFAULT_SETTINGS.deadlines, saturdayIsWorkday: true },
      reminders: { isAutomatic: true, workdaysBefore: [1] },
    })
    expect(await at('2024-01-16T09:00Z')).toBe(2)
    expect(await at('2024-01-19T09:00Z')).toBe(0)
    expect(await at('2024-01-20T09:00Z')).toBe(1)
  })

  test('[J19] go for no council that wants none, no meeting that was held, and not after the deadline', async () => {
    const save = (isAutomatic: boolean, workdaysBefore: number[]) =>
      saveSettings(app.directory, rådet.council.id, {
        ...DEFAULT_SETTINGS,
        reminders: { isAutomatic, workdaysBefore },
      })
    await save(false, [3, 1])
    expect(await at('2024-01-12T09:00Z')).toBe(0)
    await save(true, [0])
    expect(await at('2024-01-17T11:01Z')).toBe(0)
    expect(await at('2024-01-17T11:00Z')).toBe(2)
    await makeAgenda([søren.id], (doc) =>
      edits.setMeetingTime(doc, { startsAt: '2024-01-10T10:00', endsAt: null }),
    )
    await save(true, [3])
    expect(await at('2024-01-12T09:00Z')).toBe(2)
  })
})
