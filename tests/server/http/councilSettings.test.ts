import { afterAll, beforeAll, expect, test } from 'vitest'
import * as Y from 'yjs'
import type { Person } from '../../../server/storage/storage.ts'
import { readTemplate } from '../../../shared/agenda/document.ts'
import { type CouncilSettings, DEFAULT_SETTINGS } from '../../../shared/council/settings.ts'
import { shippedTemplate } from '../../../shared/council/templates.ts'
import { makeCouncil, saveSettings, type TestCouncil } from '../../support/council.ts'
import { openWebApp, type WebApp } from '../../support/webApp.ts'

let app: WebApp
let rådet: TestCouncil
beforeAll(async () => {
  app = await openWebApp()
  rådet = await makeCouncil(app.directory)
})
afterAll(() => app.close())

async function ask(method: string, body?: unknown, person: Person = rådet.people.secretariat) {
  const response = await app.fetch(`/api/councils/${rådet.council.id}/settings`, {
    ...{ method, headers: { cookie: await app.cookieOf(person), 'content-type': 'application/json' } },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  })
  return { status: response.status, json: await response.json() }
}

const COMMITTEE: CouncilSettings = { ...DEFAULT_SETTINGS, template: shippedTemplate('committee') }

test('[Q2] settings are saved as a whole, and told of in the record; of two who save the second is told, with nothing changed', async () => {
  const council = { id: rådet.council.id, name: rådet.council.name }
  expect(await ask('GET')).toEqual({
    status: 200,
    json: { council, revision: 0, settings: DEFAULT_SETTINGS },
  })
  expect(await ask('PUT', { revision: 0, settings: COMMITTEE })).toEqual({
    status: 200,
    // That of the test's council met this morning.
    json: { revision: 1, drafts: 0 },
  })
  const second = await ask('PUT', { revision: 0, settings: DEFAULT_SETTINGS }, rådet.colleagues[0])
  expect(second).toMatchObject({
    status: 409,
    json: { detail: 'En anden i sekretariatet har gemt, mens du rettede.' },
  })
  expect((await ask('GET')).json).toEqual({ council, revision: 1, settings: COMMITTEE })
  const filter = { person: null, agenda: null, kinds: ['settings-changed' as const], from: null, until: null }
  expect(await app.storage.record.page(council.id, filter, null, 9)).toMatchObject([
    {
      by: { person: rådet.people.secretariat.id },
      event: { is: 'settings-changed', parts: ['fields', 'numbering', 'standing', 'phrases'] },
    },
  ])
})

test('[Q3] what would be changed in silence is refused with a sentence, and nothing is saved', async () => {
  const { revision, settings } = (await ask('GET')).json
  const fieldless = { ...settings, template: { ...settings.template, fields: [] } }
  expect(await ask('PUT', { revision, settings: fieldless })).toMatchObject({
    status: 400,
    json: { detail: 'Der skal være mindst ét felt. Tilføj et.' },
  })
  for (const body of [{ settings }, { revision, settings: { ...settings, more: 1 } }, { revision }, []])
    expect((await ask('PUT', body)).status).toBe(400)
  expect((await ask('GET')).json).toMatchObject({ revision, settings })
})

test('[Q3] only people of the council can be responsible for standing items', async () => {
  const { revision, settings } = (await ask('GET')).json
  const withPerson = (id: string) => {
    const [first, ...others] = settings.template.standing
    return {
      ...settings,
      template: { ...settings.template, standing: [{ ...first, responsibles: [id] }, ...others] },
    }
  }
  expect(await ask('PUT', { revision, settings: withPerson(rådet.people.outsider.id) })).toMatchObject({
    status: 400,
    json: { detail: 'En af de ansvarlige er ikke længere i rådet. Vælg en anden.' },
  })
  expect((await ask('PUT', { revision, settings: withPerson(rådet.people.reader.id) })).status).toBe(200)
})

test('[Q29] a field that the template gained is brought into the drafts of meetings to come, and into no other', async () => {
  const live = await openWebApp({}, {}, { withSync: true })
  try {
    const { council, people, agenda } = await makeCouncil(live.directory)
    const coming = await makeCouncil(live.directory, 'Andet råd')
    await saveSettings(live.directory, council.id, COMMITTEE)
    const post = async (fields: unknown) => {
      const cookie = await live.cookieOf(people.secretariat)
      const headers = { cookie, 'content-type': 'application/json' }
      const path = `/api/councils/${council.id}/settings/fields`
      return (await live.fetch(path, { method: 'POST', headers, body: JSON.stringify({ fields }) })).json()
    }
    const fieldsIn = async (id: string) => {
      const doc = new Y.Doc()
      Y.applyUpdate(doc, (await live.storage.log.load(id))!.state)
      return readTemplate(doc).map(({ heading }) => heading)
    }
    const held = await fieldsIn(agenda.id)
    expect(await post(['oekonomi'])).toEqual({ drafts: 0 })
    expect(await fieldsIn(agenda.id)).toEqual(held)
    live.clock.now = Date.UTC(2024, 0, 23)
    expect(await post(['oekonomi'])).toEqual({ drafts: 1 })
    expect(await post(['oekonomi'])).toEqual({ drafts: 0 })
    expect(await fieldsIn(agenda.id)).toEqual([...held.slice(0, -2), 'Økonomi', ...held.slice(-2)])
    expect(await fieldsIn(coming.agenda.id)).toEqual(held)
    expect(await post('oekonomi')).toMatchObject({ status: 400 })
  } finally {
    await live.close()
  }
})
