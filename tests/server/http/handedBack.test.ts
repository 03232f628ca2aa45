import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import * as Y from 'yjs'
import type { HandedBackRow } from '../../../server/storage/storage.ts'
import type { Role } from '../../../shared/protocol/api.ts'
import { makeAgenda, makeCouncil, type TestCouncil } from '../../support/council.ts'
import { openWebApp, type WebApp } from '../../support/webApp.ts'

let app: WebApp
let rådet: TestCouncil
let fence: number
let seq = 1
let told: [agenda: string, row: HandedBackRow][] = []

beforeAll(async () => {
  app = await openWebApp({}, { onHandedBackDone: (agenda, row) => void told.push([agenda, row]) })
  rådet = await makeCouncil(app.directory)
  fence = await app.storage.log.takeOwnership()
})
afterAll(() => app.close())
beforeEach(() => {
  told = []
})

/** Words of a contributor, that wait. */
async function words(id: string): Promise<HandedBackRow> {
  const row: HandedBackRow = {
    ...{ id, author: rådet.people.contributor.id, item: 'i1', field: 'background', words: 'nye ord' },
    ...{ pieces: '[]', at: 5, by: null, done: null },
  }
  const doc = new Y.Doc()
  doc.getMap('agenda').set('place', id)
  const entry = { agenda: rådet.agenda.id, seq: ++seq, person: null, connection: 'c', at: 5 }
  const update = Y.encodeStateAsUpdate(doc)
  await app.storage.log.append(fence, { entries: [{ ...entry, update, handedBack: [row] }], bindings: [] })
  return row
}

async function finish(who: Role | 'outsider', id: string, body: unknown, agenda = rådet.agenda.id) {
  const headers = { cookie: await app.cookieOf(rådet.people[who]), 'content-type': 'application/json' }
  const path = `/api/agendas/${agenda}/handed-back/${id}`
  return (await app.fetch(path, { method: 'POST', headers, body: JSON.stringify(body) })).status
}

const waiting = async () =>
  (await app.storage.log.load(rådet.agenda.id))!.handedBack.map(({ id, done }) => [id, done])

test('[W6] their author says once what was done, and whoever listens hears of it once', async () => {
  const row = await words('w1')
  expect(await finish('contributor', 'w1', { done: 'put-in', length: 7 })).toBe(204)
  expect(await finish('contributor', 'w1', { done: 'dismissed' })).toBe(204)
  expect(told).toEqual([[rådet.agenda.id, { ...row, done: 'put-in' }]])
  expect(await waiting()).toEqual([])
})

test('[W29] their author can say that what was done is undone: they wait again, and whoever listens hears of it', async () => {
  const row = await words('w0')
  expect(await finish('contributor', 'w0', { done: 'put-in' })).toBe(204)
  expect(await finish('reader', 'w0', { done: null })).toBe(403)
  expect(await finish('contributor', 'w0', { done: null })).toBe(204)
  expect(await waiting()).toEqual([['w0', null]])
  expect(await finish('contributor', 'w0', { done: null })).toBe(204)
  expect(told.map(([, { done }]) => done)).toEqual(['put-in', null])
  expect(await finish('contributor', 'w0', { done: 'dismissed', length: row.words.length })).toBe(204)
})

test('[W6] so does the secretariat, and nobody else; who may not open the agenda learns nothing', async () => {
  await words('w2')
  expect(await finish('reader', 'w2', { done: 'dismissed' })).toBe(403)
  expect(await finish('participant', 'w2', { done: 'dismissed' })).toBe(403)
  expect(await finish('outsider', 'w2', { done: 'dismissed' })).toBe(404)
  expect(await waiting()).toEqual([['w2', null]])
  expect(await finish('secretariat', 'w2', { done: 'dismissed' })).toBe(204)
  expect(await waiting()).toEqual([])
})

test('[W6] words of one agenda are not found through another', async () => {
  await words('w3')
  const other = await makeAgenda(app.directory, rådet.council, 'En anden')
  expect(await finish('contributor', 'w3', { done: 'put-in' }, other.id)).toBe(404)
  expect(await finish('contributor', 'w3', { done: 'put-in' })).toBe(204)
})

test('[W6] nothing is done by another length, by another answer or by none', async () => {
  await words('w4')
  expect(await finish('contributor', 'w4', { done: 'put-in', length: 6 })).toBe(409)
  for (const body of [{}, { done: 'eaten' }, { done: 'put-in', length: '7' }, null, []])
    expect(await finish('contributor', 'w4', body)).toBe(400)
  expect(told).toEqual([])
  expect(await waiting()).toEqual([['w4', null]])
})
