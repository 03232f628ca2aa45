import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Role } from '../../../shared/protocol/api.ts'
import { makeAgenda, makeCouncil, type TestCouncil } from '../../support/council.ts'
import { openWebApp, type WebApp } from '../../support/webApp.ts'

type Who = Role | 'outsider' | 'nobody'
const WHO: Who[] = ['secretariat', 'contributor', 'reader', 'participant', 'outsider', 'nobody']

/** Route → what each of `WHO` gets. A route without a row fails below. */
const EXPECTED: Record<string, number[]> = {
  'get /healthz': [200, 200, 200, 200, 200, 200],
  'get /readyz': [200, 200, 200, 200, 200, 200],
  'get /metrics': [200, 200, 200, 200, 200, 200],
  'get /sign-in': [303, 303, 303, 303, 303, 200],
  'post /sign-in': [400, 400, 400, 400, 400, 400],
  'get /sign-in/:token': [404, 404, 404, 404, 404, 404],
  'post /sign-in/:token': [404, 404, 404, 404, 404, 404],
  'post /sign-out': [303, 303, 303, 303, 303, 303],
  'post /sign-out/everywhere': [303, 303, 303, 303, 303, 303],
  'get /api/me': [200, 200, 200, 200, 200, 401],
  'get /api/me/notifications': [200, 200, 200, 200, 200, 401],
  'post /api/me/notifications/read': [400, 400, 400, 400, 400, 401],
  'get /api/me/notifications/choices': [200, 200, 200, 200, 200, 401],
  'put /api/me/notifications/choices': [400, 400, 400, 400, 400, 401],
  'get /unsubscribe/:token': [404, 404, 404, 404, 404, 404],
  'post /unsubscribe/:token': [404, 404, 404, 404, 404, 404],
  'get /api/me/items': [200, 200, 200, 200, 200, 401],
  'get /api/me/tasks': [200, 200, 200, 200, 200, 401],
  'get /api/me/meetings': [200, 200, 200, 200, 200, 401],
  'get /api/agendas': [200, 200, 200, 200, 200, 401],
  'get /api/agendas/:id': [200, 200, 200, 403, 404, 401],
  'get /api/agendas/:id/items/:item/fields/:field/history': [200, 200, 200, 403, 404, 401],
  'get /api/agendas/:id/last-changes': [200, 200, 200, 403, 404, 401],
  'get /api/agendas/:id/news': [200, 200, 200, 403, 404, 401],
  'get /api/agendas/:id/notes': [200, 200, 200, 200, 404, 401],
  'put /api/agendas/:id/notes': [400, 400, 400, 400, 404, 401],
  'post /api/agendas/:id/seen': [400, 400, 400, 403, 404, 401],
  'get /api/agendas/:id/clients/:client': [404, 404, 404, 403, 404, 401],
  'get /api/agendas/:id/items/:item/attachments/:attachment': [404, 404, 404, 403, 404, 401],
  'get /api/agendas/:id/items/:item/attachments/:attachment/files': [404, 404, 404, 403, 404, 401],
  'post /api/agendas/:id/items/:item/attachments/:attachment/file': [404, 404, 404, 403, 404, 401],
  'post /api/agendas/:id/items/:item/attachments/:attachment/earlier-file': [404, 404, 404, 403, 404, 401],
  'post /api/agendas/:id/handed-back/:words': [404, 404, 404, 403, 404, 401],
  'get /api/agendas/:id/export': [400, 400, 400, 403, 404, 401],
  'get /api/agendas/:id/export/steps': [400, 400, 400, 403, 404, 401],
  'get /api/agendas/:id/versions': [200, 200, 200, 200, 404, 401],
  'post /api/agendas/:id/versions': [400, 403, 403, 403, 404, 401],
  'get /api/agendas/:id/versions/changes': [200, 200, 200, 403, 404, 401],
  'get /api/agendas/:id/versions/sending': [200, 200, 200, 403, 404, 401],
  'get /api/agendas/:id/versions/failed': [200, 403, 403, 403, 404, 401],
  'get /api/agendas/:id/versions/mails': [200, 403, 403, 403, 404, 401],
  'post /api/agendas/:id/versions/mails': [204, 403, 403, 403, 404, 401],
  'post /api/agendas/:id/versions/failed': [204, 403, 403, 403, 404, 401],
  'post /api/agendas/:id/versions/undo': [409, 403, 403, 403, 404, 401],
  'get /api/agendas/:id/versions/:number/mails': [404, 403, 403, 403, 404, 401],
  'get /api/agendas/:id/versions/:number/paper': [404, 404, 404, 404, 404, 401],
  'get /api/agendas/:id/versions/:number/files/md': [404, 404, 404, 404, 404, 401],
  'get /api/agendas/:id/versions/:number/files/:format': [404, 404, 404, 404, 404, 401],
  'get /api/agendas/:id/versions/:number/attachments/:attachment': [404, 404, 404, 404, 404, 401],
  'get /api/agendas/:id/reminders/preview': [200, 403, 403, 403, 404, 401],
  'post /api/agendas/:id/reminders': [400, 403, 403, 403, 404, 401],
  'get /api/councils/:id/people': [200, 200, 200, 403, 404, 401],
  'get /api/councils/:id/record': [200, 403, 403, 403, 404, 401],
  'post /api/councils/:id/record/export': [200, 403, 403, 403, 404, 401],
  'get /council/:id/record': [200, 200, 200, 403, 404, 303],
  'get /api/councils/:id/members': [200, 403, 403, 403, 404, 401],
  'post /api/councils/:id/invitations': [400, 403, 403, 403, 404, 401],
  'post /api/councils/:id/members/:member/invitation': [404, 403, 403, 403, 404, 401],
  'post /api/councils/:id/members/:member/role': [404, 403, 403, 403, 404, 401],
  'post /api/councils/:id/members/:member/removal': [404, 403, 403, 403, 404, 401],
  'get /api/councils/:id/names/:name/items': [404, 403, 403, 403, 404, 401],
  'post /api/councils/:id/names/:name/member': [404, 403, 403, 403, 404, 401],
  'get /api/councils/:id/settings': [200, 403, 403, 403, 404, 401],
  'put /api/councils/:id/settings': [400, 403, 403, 403, 404, 401],
  'post /api/councils/:id/settings/fields': [400, 403, 403, 403, 404, 401],
  'post /api/councils/:id/logos': [400, 403, 403, 403, 404, 401],
  'get /api/councils/:id/logos/:hash': [404, 404, 404, 404, 404, 401],
  'get /api/agendas/:id/logos/:hash': [404, 404, 404, 404, 404, 401],
  'get /api/councils/:id/agendas/beginnings': [200, 403, 403, 403, 404, 401],
  'post /api/councils/:id/agendas': [400, 403, 403, 403, 404, 401],
  'post /api/councils/:id/agendas/preview': [400, 403, 403, 403, 404, 401],
  'post /api/councils/:id/agendas/import': [400, 403, 403, 403, 404, 401],
  'get /api/councils/:id/put-away': [200, 403, 403, 403, 404, 401],
  'post /api/councils/:id/put-away/:agenda/return': [404, 403, 403, 403, 404, 401],
  'post /api/councils/:id/put-away/:agenda/deletion': [404, 403, 403, 403, 404, 401],
  'get /council/:id/settings': [200, 403, 403, 403, 404, 303],
  'post /api/agendas/:id/put-away': [204, 403, 403, 403, 404, 401],
  'get /': [200, 200, 200, 200, 200, 303],
  'get /agenda/:id': [200, 200, 200, 303, 404, 303],
  'get /agenda/:id/fremdrift': [200, 200, 200, 303, 404, 303],
  'get /agenda/:id/kommentarer': [200, 200, 200, 303, 404, 303],
  'get /agenda/:id/laes': [200, 200, 200, 303, 404, 303],
  'get /agenda/:id/read': [200, 200, 200, 200, 404, 303],
  'get /agenda/:id/read/:number': [200, 200, 200, 200, 404, 303],
  'get /council/:id/people': [200, 403, 403, 403, 404, 303],
}

/** Headers, origins and files before the routes; the client’s files and errors after them. */
const BEFORE_AND_AFTER = [
  'helmetMiddleware',
  '<anonymous>',
  'cutOffSlowBodies',
  'serveStatic',
  'expressStaticGzip',
  'notFound',
  '<anonymous>',
]

let app: WebApp
let rådet: TestCouncil

beforeAll(async () => {
  app = await openWebApp()
  rådet = await makeCouncil(app.directory)
})
afterAll(() => app.close())

async function ask(who: Who, method: string, path: string): Promise<Response> {
  const headers: Record<string, string> = {}
  if (who !== 'nobody') headers.cookie = await app.cookieOf(rådet.people[who])
  return app.fetch(path, { method: method.toUpperCase(), headers })
}

/** The path with the ids of the council and its agenda in it. */
function filled(path: string): string {
  return path
    .replace('/agenda/:id', `/agenda/${rådet.agenda.id}`)
    .replace('/agendas/:id', `/agendas/${rådet.agenda.id}`)
    .replace('/councils/:id', `/councils/${rådet.council.id}`)
    .replace('/council/:id', `/council/${rådet.council.id}`)
    .replace('/read/:number', '/read/1')
    .replace('/items/:item/fields/:field', '/items/agenda/fields/motto')
    .replace('/items/:item/attachments/:attachment', '/items/none/attachments/none')
    .replace(':token', 'not-a-token')
}

describe('who may ask for what', () => {
  test('[A2] is written down for every route of the server', () => {
    expect(app.routes.map(({ method, path }) => `${method} ${path}`).sort()).toEqual(
      Object.keys(EXPECTED).sort(),
    )
  })

  test('[A2] and there is no other way in: Express knows these routes, and what runs before and after them', () => {
    const layers = app.express.router.stack
    const answered = layers.flatMap(({ route }) =>
      route ? route.stack.map(({ method }) => `${method} ${route.path}`) : [],
    )
    expect([...new Set(answered)].sort()).toEqual(Object.keys(EXPECTED).sort())
    expect(layers.filter(({ route }) => !route).map(({ name }) => name)).toEqual(BEFORE_AND_AFTER)
  })

  test.each(Object.entries(EXPECTED))('%s', async (route, expected) => {
    const [method, path] = route.split(' ') as [string, string]
    const statuses: number[] = []
    for (const who of WHO) {
      statuses.push((await ask(who, method, filled(path))).status)
      // What one of them put away the next shall find.
      await app.directory.takeAgendaBack(rådet.agenda.id, { program: 'server' }, 0)
    }
    expect(Object.fromEntries(WHO.map((who, i) => [who, statuses[i]]))).toEqual(
      Object.fromEntries(WHO.map((who, i) => [who, expected[i]])),
    )
  })

  test('[Z111] a participant is led from the address of a draft to what was sent', async () => {
    for (const view of ['', '/fremdrift', '/laes', '/kommentarer']) {
      const led = await ask('participant', 'get', `/agenda/${rådet.agenda.id}${view}`)
      // What stands behind `#` a browser takes along by itself.
      expect([led.status, led.headers.get('location')]).toEqual([303, `/agenda/${rådet.agenda.id}/read`])
    }
  })

  test('[A2] an agenda that one may not know of answers as one that does not exist', async () => {
    const hidden = await ask('outsider', 'get', `/api/agendas/${rådet.agenda.id}`)
    const none = await ask('outsider', 'get', '/api/agendas/no-such-agenda')
    expect(await hidden.json()).toEqual(await none.json())
  })

  test('[A3] every POST from another site is refused', async () => {
    for (const { method, path } of app.routes.filter((route) => route.method === 'post')) {
      const headers = { origin: 'https://evil.example', cookie: await app.cookieOf(rådet.people.secretariat) }
      const response = await app.fetch(filled(path), { method: method.toUpperCase(), headers })
      expect([path, response.status]).toEqual([path, 403])
    }
  })
})

describe('what one sees', () => {
  test('the list has the agendas of one’s own councils, and none for a participant', async () => {
    const other = await makeCouncil(app.directory, 'Et andet råd')
    const own = { id: rådet.agenda.id, council: rådet.council, title: 'Dagsorden 2024', state: 'drafting' }
    const list = await (await ask('contributor', 'get', '/api/agendas')).json()
    const rest = {
      startsAt: '2024-01-24T10:00',
      endsAt: null,
      place: 'KL. lokale 2-01',
      tally: null,
      version: null,
      failedAt: null,
      lostMails: 0,
    }
    expect(list).toEqual([{ ...own, ...rest }])
    expect(await (await ask('participant', 'get', '/api/agendas')).json()).toEqual([])
    expect(await (await ask('outsider', 'get', '/api/agendas')).json()).toEqual([])
    await app.directory.saveMember(other.council.id, rådet.people.contributor.id, 'reader')
    expect(await (await ask('contributor', 'get', '/api/agendas')).json()).toHaveLength(2)
  })

  test('an agenda carries one’s role in it', async () => {
    const response = await ask('reader', 'get', `/api/agendas/${rådet.agenda.id}`)
    expect(await response.json()).toMatchObject({ id: rådet.agenda.id, role: 'reader' })
  })

  test('[Z229] who follows a link to a file signs in and comes to it, or reads a page in their language', async () => {
    const link = `/api/agendas/${rådet.agenda.id}/versions/1/files/pdf`
    const opened = { Accept: 'text/html,*/*;q=0.8' }
    const signedOut = await app.fetch(link, { headers: opened })
    expect([signedOut.status, signedOut.headers.get('location')]).toEqual([
      303,
      `/sign-in?to=${encodeURIComponent(link)}`,
    ])
    const cookie = await app.cookieOf(rådet.people.secretariat)
    const none = await app.fetch(link, { headers: { ...opened, cookie } })
    expect([none.status, none.headers.get('content-type')]).toEqual([404, 'text/html; charset=utf-8'])
    const asked = await app.fetch(link, { headers: { cookie } })
    expect(asked.headers.get('content-type')).toContain('application/problem+json')
  })

  test('a deleted agenda is gone', async () => {
    const agenda = await makeAgenda(app.directory, rådet.council, 'Slettes')
    await app.directory.markAgendaDeleted(agenda.id)
    expect((await ask('secretariat', 'get', `/agenda/${agenda.id}`)).status).toBe(404)
  })

  test('the people of a council: members with their roles, names that an agenda brought without', async () => {
    await app.directory.savePerson({ id: 'brought', name: 'Åse Brought', email: null })
    await app.directory.saveMember(rådet.council.id, 'brought', null)
    const people = await (await ask('reader', 'get', `/api/councils/${rådet.council.id}/people`)).json()
    expect(people).toHaveLength(7)
    expect(people.at(-1)).toEqual({ id: 'brought', name: 'Åse Brought', role: null, account: false })
    const { id, name } = rådet.people.secretariat
    expect(people).toContainEqual({ id, name, role: 'secretariat', account: true })
  })
})
