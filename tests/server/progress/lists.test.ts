/** The lists of the first page over HTTP, and that they open no document. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import * as Y from 'yjs'
import type { Council, Person } from '../../../server/storage/storage.ts'
import { readFacts } from '../../../shared/agenda/document.ts'
import { setDeadline, setDueAt, setStatus } from '../../../shared/agenda/edits.ts'
import { newId } from '../../../shared/ids.ts'
import type { ListedAgenda, OwnItem, OwnTask } from '../../../shared/protocol/api.ts'
import { paragraphs } from '../../../shared/richtext/richText.ts'
import { beginThread } from '../../../shared/threads/threadEdits.ts'
import { agenda, idOf, item } from '../../support/agenda.ts'
import { makeCouncil, type TestCouncil } from '../../support/council.ts'
import { openWebApp, type WebApp } from '../../support/webApp.ts'

let app: WebApp
let rådet: TestCouncil

beforeAll(async () => {
  app = await openWebApp()
  rådet = await makeCouncil(app.directory)
})
afterAll(() => app.close())

async function save(council: Council, doc: Y.Doc, state: 'drafting' | 'sent' = 'drafting'): Promise<string> {
  const id = newId()
  const first = { person: null, connection: 'cli', at: 0, update: Y.encodeStateAsUpdate(doc) }
  await app.directory.createAgenda({
    ...{ id, council: council.id, epoch: newId(), facts: readFacts(doc), state, first },
  })
  return id
}

async function ask<T>(person: Person, path: string): Promise<T> {
  const response = await app.fetch(path, { headers: { cookie: await app.cookieOf(person) } })
  return (await response.json()) as T
}

async function readToTheEnd(): Promise<void> {
  while ((await app.storage.progress.readOn()) !== null);
}

test('[U13] own items of all agendas in draft: what is due first at the top, an item’s own deadline before the agenda’s', async () => {
  const { contributor } = rådet.people
  const doc = agenda()
    .section(
      'Sager',
      item('Agendaens frist').by(contributor.id),
      item('Egen frist').by(contributor.id),
      item('En andens'),
    )
    .doc()
  setDeadline(doc, 'items', '2024-01-17T12:00')
  setDueAt(doc, idOf(doc, 'Egen frist'), '2024-01-12T12:00')
  setStatus(doc, idOf(doc, 'Egen frist'), { is: 'returned', by: 'x', at: 1, why: 'For lang' })
  const id = await save(rådet.council, doc)
  await save(rådet.council, agenda().item(item('Uden frist').by(contributor.id)).doc())
  await save(rådet.council, agenda().item(item('Er sendt').by(contributor.id)).doc(), 'sent')
  const other = await makeCouncil(app.directory, 'Et andet råd')
  await save(other.council, agenda().item(item('Et andet råds').by(contributor.id)).doc())
  await readToTheEnd()
  const items = await ask<OwnItem[]>(contributor, '/api/me/items')
  expect(items.map(({ title, number, dueAt }) => [title, number, dueAt])).toEqual([
    ['Egen frist', '1.2', '2024-01-12T12:00'],
    ['Agendaens frist', '1.1', '2024-01-17T12:00'],
    ['Uden frist', '1', null],
  ])
  expect(items[0]).toMatchObject({
    ...{ agenda: { id, council: { name: 'Rådet' } }, status: { is: 'returned', why: 'For lang' } },
    headings: { background: 'Baggrund', recommendation: 'Indstilling', presentation: 'Sagsfremstilling' },
  })
  expect(await ask(rådet.people.participant, '/api/me/items')).toEqual([])
  expect(await ask(rådet.people.outsider, '/api/me/items')).toEqual([])
})

test('[Y4] what one was asked to do in a comment is told, in drafts that one may open, with who asked and the words', async () => {
  const { contributor, reader, secretariat } = rådet.people
  const doc = agenda().item(item('En andens').by(contributor.id)).doc()
  const id = idOf(doc, 'En andens')
  const comment = { id: 'c', author: secretariat.id, at: 7, body: paragraphs('Kan du tjekke tallene?') }
  beginThread(doc, { id: 't', item: id, field: null, anchor: null, task: reader.id, comment })
  const draft = await save(rådet.council, doc)
  await save(rådet.council, doc, 'sent')
  await readToTheEnd()
  expect(await ask<OwnTask[]>(reader, '/api/me/tasks')).toEqual([
    {
      ...{ id: `${draft}/t`, thread: 't', item: id, number: '1', title: 'En andens', at: 7 },
      agenda: expect.objectContaining({ id: draft, title: 'Dagsorden 2024' }),
      ...{ by: secretariat.name, words: 'Kan du tjekke tallene?' },
    },
  ])
  expect(await ask(contributor, '/api/me/tasks')).toEqual([])
  const items = await ask<OwnItem[]>(contributor, '/api/me/items')
  const own = items.find((one) => one.agenda.id === draft)
  expect(own?.missing.at(-1)).toMatchObject({ kind: 'task', thread: 't' })
  await app.directory.saveMember(rådet.council.id, reader.id, 'participant')
  expect(await ask(reader, '/api/me/tasks')).toEqual([])
  await app.directory.saveMember(rådet.council.id, reader.id, 'reader')
})

test('[U24] who becomes a participant finds neither items nor agendas of drafts', async () => {
  const { reader } = rådet.people
  await save(rådet.council, agenda().item(item('Hendes').by(reader.id)).doc())
  await readToTheEnd()
  await app.directory.saveMember(rådet.council.id, reader.id, 'contributor')
  expect(await ask<OwnItem[]>(reader, '/api/me/items')).toHaveLength(1)
  await app.directory.saveMember(rådet.council.id, reader.id, 'participant')
  expect(await ask(reader, '/api/me/items')).toEqual([])
  expect(await ask(reader, '/api/agendas')).toEqual([])
})

test('[U23] two hundred agendas are listed with how far they are, and no document is opened for it', async () => {
  const large = await makeCouncil(app.directory, 'Et stort råd')
  const { contributor } = large.people
  for (let n = 1; n < 200; n += 1)
    await save(large.council, agenda().section('Sager', item('A').by(contributor.id), item('B')).doc())
  await readToTheEnd()
  const { log } = app.storage
  const { load, encode } = log
  const opened: string[] = []
  log.load = async (id) => {
    opened.push(id)
    return load.call(log, id)
  }
  log.encode = async (id, state) => {
    opened.push(id)
    return encode.call(log, id, state)
  }
  const agendas = await ask<ListedAgenda[]>(contributor, '/api/agendas')
  expect(agendas).toHaveLength(200)
  const tallies = agendas.map(({ tally }) => tally?.empty)
  expect(tallies.filter((empty) => empty === 2)).toHaveLength(199)
  expect(await ask<OwnItem[]>(contributor, '/api/me/items')).toHaveLength(199)
  expect(opened).toEqual([])
})

test('[Z242] an agenda is listed with when its last sending failed, until that is put aside', async () => {
  const { secretariat } = rådet.people
  const { versions } = app.storage
  const id = await save(rådet.council, agenda().item(item('Sag')).doc())
  const failedAt = async () =>
    (await ask<ListedAgenda[]>(secretariat, '/api/agendas')).find((listed) => listed.id === id)?.failedAt
  const wish = { kind: 'whole', name: 'Dagsorden', note: '' } as const
  const sending = (await versions.begin({ agenda: id, ...wish, person: secretariat.id, at: 1 }))!
  expect(await failedAt()).toBe(null)
  await versions.takeBack(id, sending.number, { at: 7, mail: null })
  expect(await failedAt()).toBe(7)
  await versions.putFailureAside(id)
  expect(await failedAt()).toBe(null)
})
