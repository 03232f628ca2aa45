/** Notifications over HTTP, and the way out that each mail has. */
import { beforeEach, expect, onTestFinished, test } from 'vitest'
import { switchOffPath, switchOffToken } from '../../../server/notifications/switchOff.ts'
import type { Person } from '../../../server/storage/storage.ts'
import { DEFAULT_CHOICES, type MailChoices, type Reason } from '../../../shared/notifications/reasons.ts'
import type { NotificationRow } from '../../../shared/protocol/api.ts'
import { makeCouncil, type TestCouncil } from '../../support/council.ts'
import { openWebApp, type WebApp } from '../../support/webApp.ts'

let app: WebApp
let rådet: TestCouncil
let notified: string[]

beforeEach(async () => {
  notified = []
  app = await openWebApp({}, { onNotified: (people) => void notified.push(...people) })
  onTestFinished(() => app.close())
  rådet = await makeCouncil(app.directory)
  const notice = { agenda: rådet.agenda.id, by: null, at: 5, items: 1, due: null, isMailed: false }
  const { reader, contributor } = rådet.people
  await app.storage.notifications.tellOfDeadlines([
    { ...notice, person: reader.id, day: '2024-01-15' },
    { ...notice, person: reader.id, day: '2024-01-16', at: 6 },
    { ...notice, person: contributor.id, day: '2024-01-15' },
  ])
})

const ask = async (path: string, by: Person, method = 'GET', body?: unknown): Promise<Response> =>
  app.fetch(`/api/me/notifications${path}`, {
    method,
    headers: { cookie: await app.cookieOf(by), 'content-type': 'application/json' },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  })

const rowsOf = async (person: Person) => (await (await ask('', person)).json()) as NotificationRow[]
const choicesOf = async (person: Person) => (await (await ask('/choices', person)).json()) as MailChoices

test('[O7][O9] one sees and marks one’s own, for as long as one may open the agenda', async () => {
  const { reader, contributor } = rådet.people
  const [first, second] = await rowsOf(reader)
  expect(first).toMatchObject({
    ...{ reason: 'deadline', at: 6, isRead: false, by: null, item: null },
    agenda: { id: rådet.agenda.id, council: rådet.council, title: 'Dagsorden 2024' },
  })
  const read = async (person: Person, ids: unknown) => (await ask('/read', person, 'POST', { ids })).status
  expect(await read(contributor, [first!.id])).toBe(204)
  expect(notified).toEqual([])
  expect(await read(reader, [second!.id])).toBe(204)
  expect(notified).toEqual([reader.id])
  expect((await rowsOf(reader)).map(({ isRead }) => isRead)).toEqual([false, true])
  expect(await read(reader, 'all')).toBe(204)
  expect((await rowsOf(reader)).map(({ isRead }) => isRead)).toEqual([true, true])
  for (const wrong of [undefined, 'some', [1.5], ['x'], Array.from({ length: 1001 }, () => 1)])
    expect(await read(reader, wrong)).toBe(400)
  for (const role of ['participant', null] as const) {
    await app.directory.saveMember(rådet.council.id, reader.id, role)
    expect(await rowsOf(reader)).toEqual([])
  }
})

test('[O21] what one chooses is kept whole, and nothing else is taken', async () => {
  const { reader, contributor } = rådet.people
  expect(await choicesOf(reader)).toEqual(DEFAULT_CHOICES)
  const chosen = { ...DEFAULT_CHOICES, replied: 'at-once' }
  expect((await ask('/choices', reader, 'PUT', chosen)).status).toBe(204)
  expect(await choicesOf(reader)).toEqual(chosen)
  expect(await choicesOf(contributor)).toEqual(DEFAULT_CHOICES)
  for (const wrong of [{}, [], { ...chosen, task: 'now and then' }])
    expect((await ask('/choices', reader, 'PUT', wrong)).status).toBe(400)
})

test('[O25][P35] a mail’s way out asks first, stops that kind at a press, without signing in, and opens nothing', async () => {
  const { reader } = rådet.people
  const secret = await app.storage.notifications.linkSecret()
  const pathFor = (reasons: Reason[]) => switchOffPath(switchOffToken(secret, { person: reader.id, reasons }))
  const path = pathFor(['mentioned'])
  const asked = await (await app.fetch(path)).text()
  expect(asked).toMatch(/Vil du stoppe mails om, at:[\s\S]*nogen nævner dig/)
  expect(asked).not.toContain('Du får ikke længere mail')
  expect((await choicesOf(reader)).mentioned).toBe('at-once')
  // As a mail program sends it for its reader, with no page, cookie or origin.
  const body = new URLSearchParams({ 'List-Unsubscribe': 'One-Click' })
  const done = await app.fetch(path, { method: 'POST', body })
  expect([done.status, done.headers.get('set-cookie')]).toEqual([200, null])
  expect(await done.text()).toMatch(/Du får ikke længere mail, når:[\s\S]*nogen nævner dig/)
  expect(await choicesOf(reader)).toEqual({ ...DEFAULT_CHOICES, mentioned: 'none' })
  expect((await app.fetch(pathFor(['task', 'replied']), { method: 'POST' })).status).toBe(200)
  expect(await choicesOf(reader)).toMatchObject({ mentioned: 'none', task: 'none', replied: 'none' })
})

test('[O25] what nobody signed here stops nothing', async () => {
  const { reader, contributor } = rådet.people
  const secret = await app.storage.notifications.linkSecret()
  const token = switchOffToken(secret, { person: reader.id, reasons: ['task'] })
  const [about, signature] = token.split('.') as [string, string]
  const others = switchOffToken(secret, { person: contributor.id, reasons: ['task'] }).split('.')[0]
  const forged = switchOffToken('another', { person: reader.id, reasons: ['task'] })
  const nobody = switchOffToken(secret, { person: 'nobody', reasons: ['task'] })
  for (const wrong of ['x', '.', about, `${about}.`, `${others}.${signature}`, forged, nobody, `${token}x`]) {
    const path = switchOffPath(encodeURIComponent(wrong))
    expect([(await app.fetch(path)).status, (await app.fetch(path, { method: 'POST' })).status]).toEqual([
      404, 404,
    ])
  }
  expect((await choicesOf(reader)).task).toBe('at-once')
})
