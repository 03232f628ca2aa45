import { afterAll, beforeAll, expect, test } from 'vitest'
import * as Y from 'yjs'
import { mottoOf } from '../../../shared/agenda/document.ts'
import type { EarlierTexts } from '../../../shared/protocol/api.ts'
import { plainText } from '../../../shared/richtext/plainText.ts'
import { makeCouncil, type TestCouncil } from '../../support/council.ts'
import { openWebApp, type WebApp } from '../../support/webApp.ts'

const HOUR = 60 * 60_000
const CHANGES = 25

let app: WebApp
let rådet: TestCouncil

beforeAll(async () => {
  app = await openWebApp()
  rådet = await makeCouncil(app.directory)
  await writeMotto()
})
afterAll(() => app.close())

/** One word an hour, by the secretariat. */
async function writeMotto(): Promise<void> {
  const { state } = (await app.storage.log.load(rådet.agenda.id))!
  const doc = new Y.Doc()
  Y.applyUpdate(doc, state)
  const updates: Uint8Array[] = []
  doc.on('update', (update: Uint8Array) => updates.push(update))
  const text = (mottoOf(doc)!.get(0) as Y.XmlElement).get(0) as Y.XmlText
  for (let n = 1; n <= CHANGES; n += 1) text.insert(text.length, ` ord${n}`)
  const entries = updates.map((update, index) => ({
    ...{ agenda: rådet.agenda.id, seq: index + 2, person: rådet.people.secretariat.id, connection: 'c' },
    ...{ at: (index + 1) * HOUR, update },
  }))
  await app.storage.log.append(await app.storage.log.takeOwnership(), { entries, bindings: [] })
}

const ask = async (query: string): Promise<Response> =>
  app.fetch(`/api/agendas/${rådet.agenda.id}/items/agenda/fields/${query}`, {
    headers: { cookie: await app.cookieOf(rådet.people.reader) },
  })

test('[H5] a text’s states come page by page, the newest first, with who wrote them', async () => {
  const first = (await (await ask('motto/history')).json()) as EarlierTexts
  expect(first.texts).toHaveLength(20)
  const { id, name } = rådet.people.secretariat
  expect(first.texts[0]).toMatchObject({
    ...{ seq: CHANGES + 1, at: CHANGES * HOUR, people: [{ id, name }], words: { added: 1, removed: 0 } },
  })
  expect(plainText(first.texts[0]!.text)).toContain(`ord${CHANGES}`)
  const rest = (await (await ask(`motto/history?before=${first.before}`)).json()) as EarlierTexts
  expect(rest.texts).toHaveLength(CHANGES + 1 - 20)
  expect(rest.before).toBeNull()
  expect(rest.texts.at(-1)).toMatchObject({ people: [], at: 0 })
  expect(plainText(rest.texts.at(-1)!.text)).toBe('«Vision»')
})

test('[H5][H21] a value of one line is told as a text of one paragraph', async () => {
  const { texts } = (await (await ask('title/history')).json()) as EarlierTexts
  expect(texts).toHaveLength(1)
  expect(texts[0]).toMatchObject({ people: [], at: 0 })
  expect(plainText(texts[0]!.text)).not.toBe('')
})

test('[H5] of what is no text, and before what is no number, there is a problem', async () => {
  for (const [query, status] of [
    ['numbering/history', 404],
    ['motto/history?before=x', 400],
    ['motto/history?before=1&before=2', 400],
  ] as const) {
    const response = await ask(query)
    expect([query, response.status]).toEqual([query, status])
    expect(response.headers.get('content-type')).toMatch('application/problem+json')
  }
})
