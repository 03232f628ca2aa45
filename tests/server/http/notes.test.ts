/** One's own notes to an agenda, over HTTP and in the database. */
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openStorage, restoreStorage } from '../../../server/storage/open.ts'
import type { Person } from '../../../server/storage/storage.ts'
import { LONGEST_NOTE, type Note, type OwnNotes } from '../../../shared/protocol/notes.ts'
import { makeAgenda, makeCouncil, type TestCouncil } from '../../support/council.ts'
import { temporaryFolder } from '../../support/temporaryFolder.ts'
import { openWebApp, START, type WebApp } from '../../support/webApp.ts'

let app: WebApp
let rådet: TestCouncil

beforeAll(async () => {
  app = await openWebApp()
  rådet = await makeCouncil(app.directory)
})
afterAll(() => app.close())

const at = (agenda = rådet.agenda.id): string => `/api/agendas/${agenda}/notes`

async function put(person: Person, body: unknown, agenda?: string): Promise<Response> {
  const headers = { cookie: await app.cookieOf(person), 'content-type': 'application/json' }
  return app.fetch(at(agenda), { method: 'PUT', headers, body: JSON.stringify(body) })
}

async function notesOf(person: Person, agenda?: string): Promise<Note[]> {
  const response = await app.fetch(at(agenda), { headers: { cookie: await app.cookieOf(person) } })
  return ((await response.json()) as OwnNotes).notes
}

const ABOUT = { item: 'one', about: '2.1 Budget' }

describe('[Z118] notes', () => {
  test('are their writer’s alone: nobody of the council reads them, whatever their role', async () => {
    const { participant, secretariat, contributor, reader } = rådet.people
    const saved = await put(participant, { ...ABOUT, text: 'Spørg om år 2', revision: 0 })
    const note = { ...ABOUT, text: 'Spørg om år 2', revision: 1, at: START }
    expect([saved.status, await saved.json()]).toEqual([200, note])
    expect(await notesOf(participant)).toEqual([note])
    for (const other of [secretariat, contributor, reader]) expect(await notesOf(other)).toEqual([])
    const found: string[] = []
    for (const { method, path } of app.routes.filter((route) => route.method === 'get')) {
      const address = path.replace(/:id/, path.includes('council') ? rådet.council.id : rådet.agenda.id)
      const headers = { cookie: await app.cookieOf(secretariat) }
      if ((await (await app.fetch(address, { headers })).text()).includes('Spørg om år 2'))
        found.push(`${method} ${path}`)
    }
    expect(found).toEqual([])
  })

  test('[Z120] that were written upon another one than is there are not saved over it', async () => {
    const { contributor } = rådet.people
    const [first, again] = ['Et', 'To'].map((text) => ({ ...ABOUT, text, revision: 0 }))
    expect((await put(contributor, first)).status).toBe(200)
    expect((await put(contributor, again)).status).toBe(409)
    expect((await put(contributor, { ...again, revision: 1 })).status).toBe(200)
    expect(await notesOf(contributor)).toMatchObject([{ text: 'To', revision: 2 }])
  })

  test('that are none are refused', async () => {
    const note = { ...ABOUT, text: 'Et', revision: 0 }
    const none = [{}, { ...note, item: 'a/b' }, { ...note, item: '__proto__' }, { ...note, text: 4 }]
    const large = [
      { ...note, text: 'x'.repeat(LONGEST_NOTE + 1) },
      { ...note, about: 'x'.repeat(301) },
    ]
    for (const body of [...none, ...large, { ...note, revision: -1 }, { ...note, revision: 'a' }])
      expect([body, (await put(rådet.people.reader, body)).status]).toEqual([body, 400])
    expect((await put(rådet.people.reader, { ...note, text: '\u0001'.repeat(LONGEST_NOTE) })).status).toBe(
      200,
    )
  })
})

test('[Z122] notes are in a backup, are found again by who comes back to the council, and go with their agenda', async () => {
  const { reader: person } = (await makeCouncil(app.directory, 'Udvalget')).people
  const udvalget = (await app.directory.memberships(person.id))[0]!.council
  const agenda = await makeAgenda(app.directory, udvalget, 'Dagsorden')
  const note = { ...ABOUT, text: 'Mit', revision: 0 }
  await put(person, note, agenda.id)
  await app.directory.saveMember(udvalget.id, person.id, null)
  expect((await put(person, { ...note, revision: 1 }, agenda.id)).status).toBe(404)
  await app.directory.saveMember(udvalget.id, person.id, 'participant')
  expect(await notesOf(person, agenda.id)).toMatchObject([{ text: 'Mit' }])

  const file = join(await temporaryFolder(), 'backup.sqlite')
  await app.storage.backup(file)
  const dataDir = await temporaryFolder()
  await restoreStorage({ dataDir }, file)
  const restored = await openStorage({ dataDir })
  expect(await restored.notes.of(agenda.id, person.id)).toMatchObject([{ text: 'Mit' }])
  await restored.close()

  await app.directory.markAgendaDeleted(agenda.id)
  expect(await app.storage.notes.save(agenda.id, person.id, { ...note, revision: 1 }, 1)).toBeNull()
  await app.directory.removeAgenda(agenda.id)
  expect(await app.storage.notes.of(agenda.id, person.id)).toEqual([])
})
