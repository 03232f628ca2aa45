import { afterAll, beforeAll, expect, test } from 'vitest'
import * as Y from 'yjs'
import { addItem, assign, setCaseNumber } from '../../../shared/agenda/edits.ts'
import type { NotificationRow } from '../../../shared/protocol/api.ts'
import type { AgendaNews } from '../../../shared/protocol/news.ts'
import { paragraphs } from '../../../shared/richtext/richText.ts'
import { beginThread } from '../../../shared/threads/threadEdits.ts'
import { makeCouncil, type TestCouncil } from '../../support/council.ts'
import { openWebApp, type WebApp } from '../../support/webApp.ts'

let app: WebApp
let rådet: TestCouncil
let fence: number
const notified: string[] = []
const doc = new Y.Doc()
const updates: Uint8Array[] = []

beforeAll(async () => {
  app = await openWebApp({}, { onNotified: (people) => void notified.push(...people) })
  rådet = await makeCouncil(app.directory)
  Y.applyUpdate(doc, (await app.storage.log.load(rådet.agenda.id))!.state)
  doc.on('update', (update: Uint8Array) => updates.push(update))
  fence = await app.storage.log.takeOwnership()
})
afterAll(() => app.close())

async function by(person: string, act: () => void): Promise<void> {
  const before = updates.length
  act()
  const entries = updates.slice(before).map((update, index) => ({
    ...{ agenda: rådet.agenda.id, seq: before + index + 2, person, connection: 'c', at: 1000, update },
  }))
  await app.storage.log.append(fence, { entries, bindings: [] })
}

const at = (path: string): string => `/api/agendas/${rådet.agenda.id}/${path}`

async function see(body: unknown): Promise<number> {
  const cookie = await app.cookieOf(rådet.people.reader)
  const headers = { cookie, 'content-type': 'application/json' }
  return (await app.fetch(at('seen'), { method: 'POST', headers, body: JSON.stringify(body) })).status
}

async function news(): Promise<AgendaNews> {
  const response = await app.fetch(at('news'), {
    headers: { cookie: await app.cookieOf(rådet.people.reader) },
  })
  return (await response.json()) as AgendaNews
}

test('[Y10][Y11] who comes the first time finds nothing new; then what others did, by name, until it was seen', async () => {
  const { secretariat } = rådet.people
  await by(secretariat.id, () => addItem(doc, { id: 'one', kind: 'item' }))
  expect(await news()).toEqual({ seq: 2, isFirst: true, items: [], threads: [] })
  expect(await see({ upTo: 2 })).toBe(204)
  await by(secretariat.id, () => setCaseNumber(doc, 'one', 'SAG-1'))
  await by('gone', () => addItem(doc, { id: 'two', kind: 'item' }))
  const { items, ...rest } = await news()
  expect(rest).toEqual({ seq: 4, isFirst: false, threads: [] })
  expect(items).toMatchObject([
    {
      ...{ item: 'one', at: 1000, by: { id: secretariat.id, name: secretariat.name } },
      fields: [{ key: 'caseNumber' }],
    },
    { item: 'two', by: { id: 'gone', name: null } },
  ])
  expect(await see({ places: ['one', 'thread/none'] })).toBe(204)
  expect((await news()).items.map(({ item }) => item)).toEqual(['two'])
})

test('[O35] who has seen a thread has read what tells of it, and of no other; who says all is seen has not', async () => {
  const { secretariat, reader } = rådet.people
  const rows = async () => {
    await app.storage.notifications.readOn()
    const told = await app.fetch('/api/me/notifications', { headers: { cookie: await app.cookieOf(reader) } })
    const all = (await told.json()) as NotificationRow[]
    return all.flatMap(({ place, isRead }) => (place.thread === null ? [] : [[place.thread, isRead]])).sort()
  }
  await app.storage.notifications.readOn()
  await by(secretariat.id, () => assign(doc, 'one', reader.id))
  for (const id of ['first', 'second'])
    await by(secretariat.id, () =>
      beginThread(doc, {
        ...{ id, item: 'one', field: null, anchor: null },
        comment: { id: `${id}-1`, author: secretariat.id, at: 1000, body: paragraphs('Ord') },
      }),
    )
  const unread = [
    ['first', false],
    ['second', false],
  ]
  expect(await rows()).toEqual(unread)
  expect(await see({ upTo: 100, places: ['one', 'first'] })).toBe(204)
  expect([await rows(), notified]).toEqual([unread, []])
  expect(await see({ places: ['thread/second'] })).toBe(204)
  expect([await rows(), notified]).toEqual([
    [
      ['first', false],
      ['second', true],
    ],
    [reader.id],
  ])
})

test('[Y11] what says nothing of what was seen is refused', async () => {
  const bodies = [{}, { upTo: -1 }, { upTo: 'all' }, { places: 'one' }, { places: ['a/b'] }, { places: [4] }]
  for (const body of [...bodies, { upTo: 1, more: 1 }, { places: Array(1001).fill('a') }, 'x'])
    expect([body, await see(body)]).toEqual([body, 400])
})
