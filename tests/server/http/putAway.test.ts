import { afterAll, beforeAll, expect, test } from 'vitest'
import { deleteWhatIsDue, WAY_BACK } from '../../../server/councils/putAway.ts'
import type { Person } from '../../../server/storage/storage.ts'
import { makeAgenda, makeCouncil, type TestCouncil } from '../../support/council.ts'
import { openWebApp, START, type WebApp } from '../../support/webApp.ts'

let app: WebApp
let rådet: TestCouncil
beforeAll(async () => {
  app = await openWebApp()
  rådet = await makeCouncil(app.directory)
})
afterAll(() => app.close())

async function ask(method: string, path: string, person: Person = rådet.people.secretariat) {
  const response = await app.fetch(path, { method, headers: { cookie: await app.cookieOf(person) } })
  return { status: response.status, json: response.status === 200 ? await response.json() : null }
}
const list = () => `/api/councils/${rådet.council.id}/put-away`

test('[Q19] an agenda that is put away is found by nobody, and comes back with what it was', async () => {
  const { id } = rådet.agenda
  const before = await ask('GET', `/api/agendas/${id}`)
  expect((await ask('POST', `/api/agendas/${id}/put-away`)).status).toBe(204)
  for (const person of Object.values(rådet.people)) {
    expect((await ask('GET', `/api/agendas/${id}`, person)).status).toBe(404)
    expect((await ask('GET', `/agenda/${id}`, person)).status).toBe(404)
  }
  expect((await ask('GET', '/api/agendas')).json).toEqual([])
  expect((await ask('GET', list())).json).toEqual([
    {
      ...{ id, title: 'Dagsorden 2024', startsAt: '2024-01-24T10:00' },
      ...{ putAwayAt: START, until: START + WAY_BACK },
    },
  ])
  expect((await ask('POST', `/api/agendas/${id}/put-away`)).status).toBe(404)
  expect((await ask('POST', `${list()}/${id}/return`)).status).toBe(204)
  expect(await ask('GET', `/api/agendas/${id}`)).toEqual(before)
  expect((await ask('GET', list())).json).toEqual([])
  expect((await ask('POST', `${list()}/${id}/return`)).status).toBe(404)
  // What is not put away is not deleted from here.
  expect((await ask('POST', `${list()}/${id}/deletion`)).status).toBe(404)
})

test('[Q20] it can be brought back for 30 days, and is deleted then; or at once, by the secretariat', async () => {
  const late = await makeAgenda(app.directory, rådet.council, 'Sent')
  const soon = await makeAgenda(app.directory, rådet.council, 'Straks')
  for (const { id } of [late, soon]) await ask('POST', `/api/agendas/${id}/put-away`)
  expect((await ask('POST', `${list()}/${soon.id}/deletion`)).status).toBe(204)
  expect(await app.directory.agendasMarkedDeleted()).toEqual([soon.id])
  await deleteWhatIsDue(app.directory, START + WAY_BACK - 1)
  expect((await ask('GET', list())).json).toMatchObject([{ id: late.id }])
  await deleteWhatIsDue(app.directory, START + WAY_BACK)
  expect((await ask('GET', list())).json).toEqual([])
  expect((await ask('POST', `${list()}/${late.id}/return`)).status).toBe(404)
  expect((await app.directory.agendasMarkedDeleted()).sort()).toEqual([late.id, soon.id].sort())
  const filter = { person: null, agenda: null, kinds: ['agenda-deleted' as const], from: null, until: null }
  const rows = await app.storage.record.page(rådet.council.id, filter, null, 9)
  expect(new Map(rows.map(({ agenda, by }) => [agenda, by]))).toEqual(
    new Map<string, object>([
      [late.id, { program: 'server' }],
      [soon.id, { person: rådet.people.secretariat.id }],
    ]),
  )
})

test('[Q4] nothing of what another council has put away is told or done', async () => {
  const other = await makeCouncil(app.directory, 'Udvalget')
  await app.directory.putAgendaAway(other.agenda.id, { program: 'server' }, START)
  const own = (await ask('GET', list())).json
  expect(JSON.stringify(own)).not.toContain(other.agenda.id)
  for (const what of ['return', 'deletion'])
    expect((await ask('POST', `${list()}/${other.agenda.id}/${what}`)).status).toBe(404)
  expect((await ask('GET', `/api/councils/${other.council.id}/put-away`)).status).toBe(404)
  expect(await app.directory.agendaPutAway(other.agenda.id)).not.toBeNull()
})
