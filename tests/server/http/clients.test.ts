import { afterAll, beforeAll, expect, test } from 'vitest'
import { makeCouncil, type TestCouncil } from '../../support/council.ts'
import { openWebApp, type WebApp } from '../../support/webApp.ts'

let app: WebApp
let rådet: TestCouncil

beforeAll(async () => {
  app = await openWebApp()
  rådet = await makeCouncil(app.directory)
  const bindings = [
    { agenda: rådet.agenda.id, client: 2 ** 32 - 1, person: rådet.people.secretariat.id },
    { agenda: rådet.agenda.id, client: 7, person: 'gone' },
  ]
  await app.storage.log.append(await app.storage.log.takeOwnership(), { entries: [], bindings })
})
afterAll(() => app.close())

test('[V27] whose a client id is is told, also when they have gone; of the server’s own it is nobody, and of what is none there is nothing', async () => {
  const cookie = await app.cookieOf(rådet.people.reader)
  const ask = async (client: string) => {
    const path = `/api/agendas/${rådet.agenda.id}/clients/${client}`
    const response = await app.fetch(path, { headers: { cookie } })
    return response.status === 200 ? await response.json() : response.status
  }
  const { id, name } = rådet.people.secretariat
  expect(await ask('4294967295')).toEqual({ id, name })
  expect(await ask('7')).toEqual({ id: 'gone', name: null })
  expect(await ask('8')).toBeNull()
  for (const none of ['-1', 'x', '1e3', '99999999999']) expect([none, await ask(none)]).toEqual([none, 404])
})
