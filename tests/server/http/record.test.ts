/** Who did what, over HTTP. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Person } from '../../../server/storage/storage.ts'
import type { RecordPage } from '../../../shared/protocol/api.ts'
import type { RecordEvent } from '../../../shared/record/recordEvent.ts'
import { makeCouncil, makePerson, type TestCouncil } from '../../support/council.ts'
import { openWebApp, START, type WebApp } from '../../support/webApp.ts'

let app: WebApp
let rådet: TestCouncil
let udvalget: TestCouncil

beforeAll(async () => {
  app = await openWebApp()
  rådet = await makeCouncil(app.directory)
  udvalget = await makeCouncil(app.directory, 'Udvalget')
})
afterAll(() => app.close())

const headersOf = async (person: Person) => ({ cookie: await app.cookieOf(person) })

async function read(council: TestCouncil, search = ''): Promise<RecordPage> {
  const path = `/api/councils/${council.council.id}/record${search}`
  const response = await app.fetch(path, { headers: await headersOf(council.people.secretariat) })
  expect(response.status).toBe(200)
  return (await response.json()) as RecordPage
}

async function take(body: Record<string, string>, council = rådet): Promise<Response> {
  const path = `/api/councils/${council.council.id}/record/export`
  const headers = await headersOf(council.people.secretariat)
  return app.fetch(path, { method: 'POST', headers, body: new URLSearchParams(body) })
}

const record = (council: TestCouncil, by: Person, event: RecordEvent, at = app.clock.now) =>
  app.storage.record.add([{ council: council.council.id, at, by: { person: by.id }, agenda: null, event }])

test('[D4] asking for a link, signing in and signing out are in the record of each of the councils, and no token with them', async () => {
  const person = await makePerson(app.directory, 'Vera')
  for (const { council } of [rådet, udvalget])
    await app.directory.saveMember(council.id, person.id, 'contributor')
  const asked = new URLSearchParams({ email: person.email! })
  await app.fetch('/sign-in', { method: 'POST', body: asked })
  await expect.poll(() => app.mails()).toHaveLength(1)
  const token = await app.links.make(person, '/')
  const signedIn = await app.fetch(`/sign-in/${token}`, { method: 'POST' })
  const cookie = signedIn.headers.getSetCookie()[0]!.split(';')[0]!
  await app.fetch('/sign-out', { method: 'POST', headers: { cookie } })
  for (const council of [rådet, udvalget]) {
    const { rows } = await read(council, `?person=${person.id}`)
    expect(rows.map(({ event }) => event.is)).toEqual(['signed-out', 'signed-in', 'link-asked'])
    expect(rows[0]).toMatchObject({ at: START, by: { person: person.id } })
    for (const secret of [token, cookie, '127.0.0.1', person.email!])
      expect(JSON.stringify(rows)).not.toContain(secret)
  }
})

test('[D4] an address that nobody has leaves nothing', async () => {
  const before = (await read(rådet)).rows.length
  await app.fetch('/sign-in', { method: 'POST', body: new URLSearchParams({ email: 'nobody@eksempel.dk' }) })
  await app.fetch('/sign-in/no-such-token', { method: 'POST' })
  await app.fetch('/sign-out', { method: 'POST' })
  expect((await read(rådet)).rows).toHaveLength(before)
})

test('[D6] names are told to whom they are shown, and nobody of another council is', async () => {
  const { secretariat, reader } = rådet.people
  await record(rådet, secretariat, { is: 'role-set', whom: reader.id, from: 'reader', to: 'contributor' })
  const page = await read(rådet)
  const names = new Map(page.people.map(({ id, name }) => [id, name]))
  expect(names.get(reader.id)).toBe(reader.name)
  expect(page.actors).toContain(secretariat.id)
  expect(page.actors).not.toContain(reader.id)
  expect(page.agendas).toMatchObject([{ id: rådet.agenda.id, title: rådet.agenda.facts.title }])
  const others = Object.values(udvalget.people).map(({ id }) => id)
  expect(page.people.filter(({ id }) => others.includes(id))).toEqual([])
})

test('[D7] older rows come page by page, each once', async () => {
  const council = await makeCouncil(app.directory, 'Nævnet')
  const by = council.people.secretariat
  for (let n = 1; n <= 120; n += 1) await record(council, by, { is: 'signed-in' }, START + (n % 7))
  const seen: number[] = []
  let search = '?subject=signing-in'
  for (let pages = 0; pages < 4; pages += 1) {
    const page = await read(council, search)
    seen.push(...page.rows.map(({ id }) => id))
    if (page.before === null) break
    search = `?subject=signing-in&before=${page.before}`
  }
  expect(seen).toHaveLength(120)
  expect(new Set(seen).size).toBe(120)
})

test('[D7] days are those of Denmark, both included', async () => {
  const council = await makeCouncil(app.directory, 'Forum')
  const by = council.people.secretariat
  // In July Denmark is two hours ahead, in January one.
  const times = [
    '2024-07-01T21:59Z',
    '2024-07-01T22:00Z',
    '2024-07-02T21:59Z',
    '2024-07-02T22:00Z',
    '2024-01-01T23:00Z',
  ]
  for (const time of times) await record(council, by, { is: 'signed-in' }, Date.parse(time))
  const found = async (search: string) =>
    (await read(council, `${search}&subject=signing-in`)).rows.map(({ at }) =>
      times.findIndex((time) => Date.parse(time) === at),
    )
  expect(await found('?from=2024-07-02&to=2024-07-02')).toEqual([2, 1])
  expect(await found('?from=2024-01-02&to=2024-01-02')).toEqual([4])
})

test('[D6] what is not understood is refused', async () => {
  const headers = await headersOf(rådet.people.secretariat)
  for (const search of [
    'from=tomorrow',
    'from=2024-02-31',
    'to=1',
    'before=x',
    'before=1',
    'subject=secrets',
    'person=a&person=b',
  ]) {
    const response = await app.fetch(`/api/councils/${rådet.council.id}/record?${search}`, { headers })
    expect([search, response.status]).toEqual([search, 400])
  }
  expect((await take({ format: 'pdf' })).status).toBe(400)
})

test('[D8] a copy for spreadsheets begins no formula, whatever people are called', async () => {
  const evil = await makePerson(app.directory, '=HYPERLINK("http://evil")')
  const council = await makeCouncil(app.directory, 'Kommissionen')
  const node = { id: 'x', kind: 'item', number: '1', title: 'Semikolon; "citat"\nlinje' } as const
  await record(council, evil, { is: 'locked', node, count: 1, why: 'æøå' })
  const response = await take({ format: 'csv', person: evil.id }, council)
  expect(response.headers.get('content-type')).toBe('text/csv; charset=utf-8')
  expect(response.headers.get('content-disposition')).toContain('attachment')
  const bytes = new Uint8Array(await response.arrayBuffer())
  expect([...bytes.slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf])
  const [head, ...lines] = new TextDecoder().decode(bytes).split('\r\n')
  expect(head).toBe('"Tid";"Hvem";"Hvad";"Dagsorden"')
  expect(lines.join('\r\n')).toBe(
    '"2024-01-24 10:00:00";"\'=HYPERLINK(""http://evil"")";"\'=HYPERLINK(""http://evil"") låste punkt 1 «Semikolon; ""citat""\nlinje»: æøå";""\r\n',
  )
})

test('[D6][D8] a copy for programs has all that was asked for; that it was taken is in the record, and in the next copy', async () => {
  const council = await makeCouncil(app.directory, 'Bestyrelsen')
  const by = council.people.secretariat
  for (let n = 0; n < 1_100; n += 100)
    await app.storage.record.add(
      Array.from({ length: 100 }, (_, more) => ({
        ...{ council: council.council.id, at: START - n - more, by: { person: by.id } },
        ...{ agenda: null, event: { is: 'signed-in' } as const },
      })),
    )
  const all = (await (await take({ format: 'json' }, council)).json()) as { what: string; at: string }[]
  // Beside them: the agenda was made, and this copy was taken.
  expect(all).toHaveLength(1_102)
  expect(all[0]).toMatchObject({
    what: `${by.name} hentede «Hvem gjorde hvad» som json`,
    at: '2024-01-24T09:00:00.000Z',
  })
  const copies = (await (await take({ format: 'json', subject: 'copies' }, council)).json()) as unknown[]
  expect(copies).toHaveLength(2)
})
