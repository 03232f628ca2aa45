import { afterAll, beforeAll, expect, test } from 'vitest'
import * as Y from 'yjs'
import { addItem, setCaseNumber } from '../../../shared/agenda/edits.ts'
import type { ItemChanges } from '../../../shared/protocol/api.ts'
import { makeCouncil, type TestCouncil } from '../../support/council.ts'
import { openWebApp, type WebApp } from '../../support/webApp.ts'

let app: WebApp
let rådet: TestCouncil
let items: string[]

beforeAll(async () => {
  app = await openWebApp()
  rådet = await makeCouncil(app.directory)
  const { state } = (await app.storage.log.load(rådet.agenda.id))!
  const doc = new Y.Doc()
  Y.applyUpdate(doc, state)
  const updates: Uint8Array[] = []
  doc.on('update', (update: Uint8Array) => updates.push(update))
  items = ['one', 'two'].map((id) => addItem(doc, { id, kind: 'item' }))
  setCaseNumber(doc, items[0]!, 'SAG-1')
  const { secretariat } = rådet.people
  const entries = updates.map((update, index) => ({
    ...{ agenda: rådet.agenda.id, seq: index + 2, connection: 'c', at: (index + 1) * 1000, update },
    person: index === 2 ? 'gone' : secretariat.id,
  }))
  await app.storage.log.append(await app.storage.log.takeOwnership(), { entries, bindings: [] })
})
afterAll(() => app.close())

const ask = async (query = ''): Promise<Response> =>
  app.fetch(`/api/agendas/${rådet.agenda.id}/last-changes${query}`, {
    headers: { cookie: await app.cookieOf(rådet.people.reader) },
  })

test('[B33] who changed an item last is told by name, and asked on with the number of the last entry', async () => {
  const all = (await (await ask()).json()) as ItemChanges
  const { id, name } = rådet.people.secretariat
  const first = { item: items[0], at: 3000, by: { id: 'gone', name: null } }
  expect(all).toEqual({ seq: 4, items: [first, { item: items[1], at: 2000, by: { id, name } }] })
  expect(await (await ask('?after=3')).json()).toEqual({ seq: 4, items: [first] })
  expect(await (await ask('?after=4')).json()).toEqual({ seq: 4, items: [] })
})

test('[B33] after what is no number there is a problem', async () => {
  for (const query of ['?after=x', '?after=-1', '?after=1&after=2']) {
    const response = await ask(query)
    expect([query, response.status]).toEqual([query, 400])
    expect(response.headers.get('content-type')).toMatch('application/problem+json')
  }
})
