/** Each route with ids, asked with another council's, with ids of both, and with what is no id. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Person } from '../../../server/storage/storage.ts'
import { makeCouncil, type TestCouncil } from '../../support/council.ts'
import { addressOf, idsOf, namesSomething } from '../../support/routeIds.ts'
import { openWebApp, type WebApp } from '../../support/webApp.ts'

/** There is no such thing; where a limit stands before, it may be reached first. */
const NOTHING = [404, 429]

type Ids = Awaited<ReturnType<typeof idsOf>>

let app: WebApp
let rådet: TestCouncil
let udvalget: TestCouncil
let own: Ids
let others: Ids

beforeAll(async () => {
  app = await openWebApp()
  rådet = await makeCouncil(app.directory)
  udvalget = await makeCouncil(app.directory, 'Udvalget')
  own = await idsOf(app.storage, rådet, 1)
  others = await idsOf(app.storage, udvalget, 2)
})
afterAll(() => app.close())

const withIds = () => app.routes.filter(({ path }) => namesSomething(path))

/** What any of the routes could be asked to do. */
const BODY = { done: 'dismissed', role: 'reader', member: null, name: 'Nye Navn', email: 'ny@eksempel.dk' }

async function ask(person: Person | null, method: string, path: string) {
  const headers = {
    ...(person && { cookie: await app.cookieOf(person) }),
    ...(method !== 'get' && { 'content-type': 'application/json' }),
  }
  const init = {
    method: method.toUpperCase(),
    headers,
    ...(method !== 'get' && { body: JSON.stringify(BODY) }),
  }
  return app.fetch(path, init)
}

/** An answer that says `null` has found nothing: whose a client id is that nobody has shown. */
const statusOf = async (response: Response): Promise<number> =>
  response.status === 200 && (await response.clone().text()) === 'null' ? 404 : response.status

const waiting = async (council: TestCouncil) =>
  (await app.storage.log.load(council.agenda.id))!.handedBack.map(({ id, done }) => [id, done])

test('[A2] whoever is in another council, in whatever role, finds nothing by the ids of this one', async () => {
  const strangers = [...Object.values(rådet.people), ...rådet.colleagues]
  for (const { method, path } of withIds())
    for (const person of strangers) {
      const { status } = await ask(person, method, addressOf(path, others))
      expect(NOTHING, `${person.name} ${method} ${path}`).toContain(status)
    }
  expect(await waiting(udvalget)).toEqual([['words-2', null]])
})

test('[A2] nobody finds more by them than where to sign in', async () => {
  for (const { method, path } of withIds()) {
    const { status } = await ask(null, method, addressOf(path, others))
    expect([method, path, status]).toEqual([method, path, path.startsWith('/api') ? 401 : 303])
  }
})

test('[A2] the id of one’s own agenda or council opens nothing that is another’s', async () => {
  for (const { method, path } of withIds()) {
    const parameters = Object.keys(own).filter((key) => path.includes(`/${key}`) && own[key] !== others[key])
    for (const foreign of parameters) {
      const address = addressOf(path, { ...own, [foreign]: others[foreign]! })
      const response = await ask(rådet.people.secretariat, method, address)
      expect(NOTHING, address).toContain(await statusOf(response))
    }
  }
  expect(await waiting(udvalget)).toEqual([['words-2', null]])
})

const NONSENSE = [
  ...['none', '__proto__', 'constructor', 'toString', '0', '-1', '1e9', 'NaN', 'null', 'undefined'],
  ...['%00', '%0d%0aSet-Cookie:%20x=y', '..%2f..%2fetc%2fpasswd', '%F0%9F', '%E0%A4%A', '*', '%27--'],
  ...[
    '%3Cscript%3E',
    '%22%3E%3Cimg%20src=x%20onerror=alert(1)%3E',
    'æøå',
    'x'.repeat(3000),
    '[object%20Object]',
  ],
]

test('[A2] what is no id is none, wherever it stands: no fault of the server, and not a word of it on the page', async () => {
  for (const { method, path } of withIds())
    for (const key of Object.keys(own).filter((one) => path.includes(`/${one}`)))
      for (const nonsense of NONSENSE) {
        const address = addressOf(path, { ...own, [key]: nonsense })
        const response = await ask(rådet.people.secretariat, method, address)
        expect([400, ...NOTHING], address.slice(0, 200)).toContain(await statusOf(response))
        expect(await response.text()).not.toMatch(/<script>|onerror|node_modules/)
        expect(response.headers.get('set-cookie')).toBeNull()
      }
})
