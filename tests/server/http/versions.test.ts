/** Sending out over HTTP, with the rooms as the server has them: who may, what everybody gets, and that it stays as it was. */
import { createHash } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import * as Y from 'yjs'
import { draftToExport } from '../../../server/exchange/exportAgenda.ts'
import { type Exporting, exportHere } from '../../../server/exchange/exporting.ts'
import type { Person } from '../../../server/storage/storage.ts'
import { type AgendaId, readState } from '../../../shared/agenda/document.ts'
import * as edits from '../../../shared/agenda/edits.ts'
import { DEFAULT_SETTINGS } from '../../../shared/council/settings.ts'
import type { Paper } from '../../../shared/paper/paper.ts'
import type { SentVersion, VersionChanges, VersionJustSent } from '../../../shared/protocol/versions.ts'
import { ATTACHMENT, agendaWithAttachment, ITEM } from '../../support/attachment.ts'
import { makeCouncil, saveSettings, type TestCouncil } from '../../support/council.ts'
import { ONE_FORMAT } from '../../support/senderOn.ts'
import { openWebApp, type WebApp } from '../../support/webApp.ts'
import { until, Writer } from '../../support/writer.ts'

let app: WebApp
let rådet: TestCouncil
/** In which formats versions are made: all, or one, as that is quick. */
let formats = ONE_FORMAT
const exporting: Exporting = { ...ONE_FORMAT, write: (...args) => formats.write(...args) }
/** Until it is called, versions wait for words on their way. `null`: none waits. */
let hold: { begun: boolean; go: () => void } | null = null

beforeAll(async () => {
  app = await openWebApp({}, {}, { withSync: true, grace, exporting })
  rådet = await makeCouncil(app.directory)
})
afterAll(() => app.close())

function grace(signal: AbortSignal): Promise<void> {
  const held = hold
  if (held === null) return Promise.resolve()
  held.begun = true
  return new Promise((resolve, reject) => {
    held.go = resolve
    signal.addEventListener('abort', () => reject(signal.reason))
  })
}

/** Versions are made in every format from now on. */
function inEveryFormat(): void {
  formats = exportHere(() => {})
  onTestFinished(() => {
    formats = ONE_FORMAT
  })
}

/** Versions wait from now on. */
function holding(): { begun: boolean; go: () => void } {
  hold = { begun: false, go: () => {} }
  onTestFinished(() => {
    hold = null
  })
  return hold
}

const title = (words: string) => (doc: Y.Doc) => edits.replaceTitle(doc, ITEM, words)

const agendaCalled = (words = 'Kompetencer') => agendaWithAttachment(app.directory, rådet, title(words))

const address = (agenda: AgendaId, more = '') => `/api/agendas/${agenda}/versions${more}`

async function get(path: string, by: Person = rådet.people.participant, headers = {}): Promise<Response> {
  return app.fetch(path, { headers: { cookie: await app.cookieOf(by), ...headers } })
}

async function post(path: string, body: object = {}, by = rådet.people.secretariat): Promise<Response> {
  const headers = { cookie: await app.cookieOf(by), 'content-type': 'application/json' }
  return app.fetch(path, { method: 'POST', headers, body: JSON.stringify(body) })
}

async function sent(agenda: AgendaId, body: object = { kind: 'whole' }): Promise<VersionJustSent> {
  const response = await post(address(agenda), body)
  expect([response.status, response.status === 201 ? '' : await response.text()]).toEqual([201, ''])
  return (await response.json()) as VersionJustSent
}

const codeOf = async (response: Response) => [
  response.status,
  ((await response.json()) as { code: string }).code,
]
const paperOf = async (agenda: AgendaId, n: number) =>
  (await (await get(address(agenda, `/${n}/paper`))).json()) as Paper

async function open(agenda: AgendaId, person: Person): Promise<Writer> {
  const writer = new Writer({ url: app.url, agenda, cookie: await app.cookieOf(person), name: person.name })
  onTestFinished(() => writer.close())
  return writer.synced()
}

/** Resolves when all that somebody wrote is on the server's disk. */
async function onDisk({ doc }: Writer, agenda: AgendaId): Promise<void> {
  const own = Y.decodeStateVector(Y.encodeStateVector(doc))
  await expect
    .poll(async () => {
      const { state } = (await app.storage.log.load(agenda))!
      const stored = Y.decodeStateVector(Y.encodeStateVectorFromUpdate(state))
      return [...own].every(([client, clock]) => (stored.get(client) ?? 0) >= clock)
    })
    .toBe(true)
}

async function give(agenda: AgendaId, words: string): Promise<void> {
  const headers = { cookie: await app.cookieOf(rådet.people.secretariat) }
  const path = `/api/agendas/${agenda}/items/${ITEM}/attachments/${ATTACHMENT}/file`
  expect((await app.fetch(path, { method: 'POST', headers, body: words })).status).toBe(200)
}

describe('an agenda that is sent out', () => {
  test('[Z56] is version 1, named, dated, with its files; the agenda is `sent` from then on', async () => {
    inEveryFormat()
    const agenda = await agendaCalled()
    const { id, name } = rådet.people.secretariat
    const { mails, ...version } = await sent(agenda, {
      kind: 'whole',
      name: ' Til\nmødet ',
      message: 'Kom til tiden',
    })
    expect(mails).toBe(6)
    expect(version).toMatchObject({
      ...{ agenda, number: 1, kind: 'whole', name: 'Til mødet', note: 'Kom til tiden', at: app.clock.now },
      ...{ by: { id, name }, items: 1, hash: expect.stringMatching(/^[0-9a-f]{64}$/) },
    })
    expect(await (await get(address(agenda))).json()).toEqual([version])
    expect((await app.directory.agenda(agenda))!.state).toBe('sent')
    const writer = await open(agenda, rådet.people.reader)
    expect(readState(writer.doc)).toBe('sent')
    const { edition, items } = await paperOf(agenda, 1)
    expect(edition).toEqual({ is: 'version', number: 1, at: app.clock.now, kind: 'whole', name: 'Til mødet' })
    expect(items.map(({ title, change }) => [title, change])).toEqual([['Kompetencer', null]])
    for (const { format, hash, bytes } of version.files) {
      const response = await get(address(agenda, `/1/files/${format}`))
      const file = Buffer.from(await response.arrayBuffer())
      expect([format, createHash('sha256').update(file).digest('hex'), file.length]).toEqual([
        format,
        hash,
        bytes,
      ])
    }
    expect(version.files.map(({ format }) => format)).toEqual(['pdf', 'docx', 'html', 'json'])
  })

  test('[Z191] is had as Markdown too, which says which version it is', async () => {
    const agenda = await agendaCalled()
    await sent(agenda)
    const response = await get(address(agenda, '/1/files/md'))
    expect(response.headers.get('content-type')).toBe('text/markdown; charset=utf-8')
    expect(response.headers.get('content-disposition')).toMatch(/^attachment; .*\.md/)
    expect(await response.text()).toMatch(/^# .*\n\n## .*\n\n\*\*Udgave:\*\* .*ersion 1, /)
    expect((await get(address(agenda, '/2/files/md'))).status).toBe(404)
  })

  test('[Z67] is kept by a browser for ever, and is called what it is where it is saved; it can do nothing in a page', async () => {
    const agenda = await agendaCalled()
    const { files } = await sent(agenda)
    const response = await get(address(agenda, '/1/files/json'))
    const { hash } = files.find(({ format }) => format === 'json')!
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'cache-control': 'private, max-age=31536000, immutable',
      'content-security-policy': "sandbox; default-src 'none'",
      'content-disposition': expect.stringContaining('Dagsorden%202024-01-24%20%E2%80%93%20version%201.json'),
      'x-content-type-options': 'nosniff',
      etag: `"${hash}"`,
    })
    const again = await get(address(agenda, '/1/files/json'), rådet.people.reader, {
      'if-none-match': `"${hash}"`,
      'cache-control': 'max-age=0',
    })
    expect(again.status).toBe(304)
  })

  test('[Z67] is read by every member, participants too, and by nobody else', async () => {
    const agenda = await agendaCalled()
    await give(agenda, 'bilaget')
    await sent(agenda)
    const { secretariat, contributor, reader, participant, outsider } = rådet.people
    const paths = ['', '/1/paper', '/1/files/json', `/1/attachments/${ATTACHMENT}`]
    for (const path of paths) {
      const statuses = []
      for (const person of [secretariat, contributor, reader, participant, outsider])
        statuses.push((await get(address(agenda, path), person)).status)
      expect([path, statuses]).toEqual([path, [200, 200, 200, 200, 404]])
    }
    for (const path of [
      '/2/paper',
      '/0/paper',
      '/1e0/paper',
      '/1/files/exe',
      '/1/files/paper',
      '/1/attachments/x',
    ])
      expect([path, (await get(address(agenda, path))).status]).toEqual([path, 404])
    expect((await get(`/api/agendas/${agenda}`)).status).toBe(403)
  })

  test('[Z56][Z59] stays byte for byte what it was, whatever is changed, replaced or taken away afterwards', async () => {
    const agenda = await agendaCalled('Før')
    await give(agenda, 'det gamle bilag')
    const { mails: _, ...version } = await sent(agenda)
    const paths = [
      '/1/paper',
      `/1/attachments/${ATTACHMENT}`,
      ...version.files.map(({ format }) => `/1/files/${format}`),
    ]
    const bytes = async () =>
      Promise.all(
        paths.map(async (path) => Buffer.from(await (await get(address(agenda, path))).arrayBuffer())),
      )
    const before = await bytes()
    expect(before[1]!.toString()).toBe('det gamle bilag')
    await give(agenda, 'det nye bilag')
    const writer = await open(agenda, rådet.people.secretariat)
    title('Efter')(writer.doc)
    edits.deleteAttachment(writer.doc, ITEM, ATTACHMENT, 1)
    await onDisk(writer, agenda)
    await app.storage.files.sweep(app.storage, Date.now() + 60_000)
    await sent(agenda)
    expect(await bytes()).toEqual(before)
    expect((await get(address(agenda, `/2/attachments/${ATTACHMENT}`))).status).toBe(404)
    expect(((await (await get(address(agenda))).json()) as SentVersion[])[1]).toEqual(version)
  })

  test('[Z69] is told by the record, with who did it', async () => {
    const agenda = await agendaCalled()
    await sent(agenda, { kind: 'whole', name: 'Til mødet' })
    const filter = { person: null, agenda, kinds: ['version-sent'] as const, from: null, until: null }
    const rows = await app.storage.record.page(rådet.council.id, filter, null, 10)
    expect(rows).toMatchObject([
      {
        by: { person: rådet.people.secretariat.id },
        event: { is: 'version-sent', number: 1, kind: 'whole', name: 'Til mødet' },
      },
    ])
  })

  test('[Z74] a draft names the version that it may become', async () => {
    const agenda = await agendaCalled()
    await sent(agenda)
    expect((await draftToExport(app.storage, agenda))!.edition).toMatchObject({ is: 'draft', next: 2 })
  })
})

describe('words on their way', () => {
  test('[Z55] of who might write until then are taken for a while, and stand in the version; afterwards only the secretariat writes', async () => {
    const agenda = await agendaCalled('Kom')
    const [writer, reader] = [
      await open(agenda, rådet.people.contributor),
      await open(agenda, rådet.people.reader),
    ]
    const held = holding()
    const sending = sent(agenda)
    await until(() => held.begun && readState(reader.doc) === 'sent')
    title('Komme ind')(writer.doc)
    await until(() => reader.doc.getMap('items').toJSON()[ITEM].title.includes('Komme ind'))
    held.go()
    await sending
    expect((await paperOf(agenda, 1)).items[0]!.title).toBe('Komme ind')
  })

  test('[Z60] it can be taken back meanwhile: nobody got anything, and everybody writes on', async () => {
    const agenda = await agendaCalled()
    const writer = await open(agenda, rådet.people.contributor)
    const held = holding()
    const sending = post(address(agenda), { kind: 'whole' })
    await until(() => held.begun && readState(writer.doc) === 'sent')
    const { secretariat, reader } = rådet.people
    const { id, name } = secretariat
    expect(await (await get(address(agenda, '/sending'), reader)).json()).toEqual({
      ...{ number: 1, kind: 'whole', name: 'Dagsorden', by: { id, name }, at: app.clock.now },
      ...{ until: app.clock.now + 5000, step: null },
    })
    expect((await post(address(agenda, '/undo'), {}, reader)).status).toBe(403)
    expect((await post(address(agenda, '/undo'))).status).toBe(204)
    expect(await codeOf(await sending)).toEqual([409, 'taken-back'])
    await until(() => readState(writer.doc) === 'drafting')
    expect(await (await get(address(agenda))).json()).toEqual([])
    expect(await (await get(address(agenda, '/sending'), reader)).json()).toBe(null)
    expect((await app.mails()).filter((mail) => mail.includes(agenda))).toEqual([])
    expect(await codeOf(await post(address(agenda, '/undo')))).toEqual([409, 'too-late'])
    // The next is version 1 again.
    hold = null
    expect((await sent(agenda)).number).toBe(1)
  })

  test('[Z57] of two who send at once one gets a version, and the other is told', async () => {
    const agenda = await agendaCalled()
    const held = holding()
    const first = sent(agenda)
    await until(() => held.begun)
    const others = await Promise.all([
      post(address(agenda), { kind: 'whole' }),
      post(address(agenda), { kind: 'whole' }),
    ])
    expect(await Promise.all(others.map(codeOf))).toEqual([
      [409, 'being-sent'],
      [409, 'being-sent'],
    ])
    held.go()
    await first
    expect(await (await get(address(agenda))).json()).toHaveLength(1)
  })
})

describe('a later version', () => {
  test('[Z62][Z63] shows what is new or changed since the one before; a supplement shows that alone', async () => {
    const agenda = await agendaCalled('Første')
    await sent(agenda)
    const writer = await open(agenda, rådet.people.secretariat)
    edits.addItem(writer.doc, { id: 'ny', kind: 'item' }, { parent: null, index: 0 })
    edits.replaceTitle(writer.doc, 'ny', 'Ny sag')
    await onDisk(writer, agenda)
    const supplement = await sent(agenda, { kind: 'supplement' })
    expect(supplement).toMatchObject({ number: 2, kind: 'supplement', name: 'Tillægsdagsorden', items: 1 })
    const marks = async (n: number) => (await paperOf(agenda, n)).items.map(({ id, change }) => [id, change])
    expect(await marks(2)).toEqual([['ny', 'new']])
    title('Første, rettet')(writer.doc)
    await onDisk(writer, agenda)
    await sent(agenda)
    expect(await marks(3)).toEqual([
      ['ny', null],
      [ITEM, 'changed'],
    ])
  })

  test('[Z65] is refused where it would say nothing new, at once, before anybody is kept out', async () => {
    const agenda = await agendaCalled()
    const held = holding()
    expect(await codeOf(await post(address(agenda), { kind: 'supplement' }))).toEqual([409, 'nothing-before'])
    expect((await post(address(agenda), { kind: 'whole', after: 'one' })).status).toBe(400)
    const late = { kind: 'whole', after: 0, until: app.clock.now - 1 }
    expect(await codeOf(await post(address(agenda), late))).toEqual([409, 'came-late'])
    expect(await codeOf(await post(address(agenda), { kind: 'whole', after: 7 }))).toEqual([
      409,
      'sent-since',
    ])
    expect(held.begun).toBe(false)
    hold = null
    await sent(agenda)
    expect(await codeOf(await post(address(agenda), { kind: 'whole' }))).toEqual([409, 'same-as-last'])
    expect(await codeOf(await post(address(agenda), { kind: 'supplement' }))).toEqual([409, 'nothing-in-it'])
    const empty = rådet.agenda.id
    expect(await codeOf(await post(address(empty), { kind: 'whole' }))).toEqual([409, 'nothing-in-it'])
    expect((await app.directory.agenda(empty))!.state).toBe('drafting')
    for (const body of [
      {},
      { kind: 'half' },
      { kind: 'whole', name: 'x'.repeat(201) },
      { kind: 'whole', message: 1 },
    ])
      expect((await post(address(agenda), body)).status).toBe(400)
  })
})

describe('mail', () => {
  test('[Z68] goes to each member once, in their own language, with the link, what was written, and the PDF if the council wishes', async () => {
    inEveryFormat()
    const other = await makeCouncil(app.directory, 'Udvalget')
    const { people, council } = other
    await app.directory.saveLanguage(people.participant.id, 'en')
    const settings = { ...DEFAULT_SETTINGS, paper: { ...DEFAULT_SETTINGS.paper, mailsPdf: true } }
    await saveSettings(app.directory, council.id, settings)
    const agenda = await agendaWithAttachment(app.directory, other, title('Sag'))
    const body = { kind: 'whole', message: 'Husk kaffe' }
    expect((await post(address(agenda), body, people.secretariat)).status).toBe(201)
    const all =
      [...(Object.entries(people) as [string, Person][]).filter(([role]) => role !== 'outsider')].length + 2
    let mails: string[] = []
    await expect
      .poll(async () => {
        mails = (await app.mails()).filter((mail) => mail.includes('Udvalget'))
        return mails.length
      })
      .toBe(all)
    const to = (person: Person) => mails.find((mail) => mail.includes(`<${person.email}>`))!
    const url = `${app.url}/agenda/${agenda}/read/1`
    expect(to(people.participant)).toContain(url)
    expect(to(people.participant)).toMatch(/^Subject: Agenda: Udvalget/m)
    expect(to(people.reader)).toMatch(/^Subject: Dagsorden: Udvalget/m)
    expect(to(people.reader)).toContain('Husk kaffe')
    expect(to(people.reader)).toMatch(/filename.*\.pdf/s)
    expect(new Set(mails.map((mail) => /^Message-ID: (.*)$/im.exec(mail)![1])).size).toBe(all)
  })
})

test('[Z99] whoever opens the draft is told what a next version would tell, of what is on disk; nothing before the first', async () => {
  const agenda = await agendaCalled('Før')
  const { reader, secretariat } = rådet.people
  const changes = async () =>
    (await (await get(address(agenda, '/changes'), reader)).json()) as VersionChanges | null
  expect(await changes()).toBeNull()
  await sent(agenda)
  expect(await changes()).toMatchObject({ since: 1, isSame: true, items: [] })
  const writer = await open(agenda, secretariat)
  title('Efter')(writer.doc)
  await onDisk(writer, agenda)
  const change = { item: ITEM, number: '1', title: 'Efter', change: 'changed' }
  expect(await changes()).toEqual({
    since: 1,
    isSame: false,
    look: false,
    items: [change],
    removed: [],
    facts: [],
    moved: [],
    others: false,
  })
  // Of a supplement that shows a part all of the agenda is known.
  await sent(agenda, { kind: 'supplement' })
  expect(await changes()).toMatchObject({ since: 2, isSame: true })
})
