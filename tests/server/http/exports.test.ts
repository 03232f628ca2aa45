import { afterAll, beforeAll, expect, test } from 'vitest'
import * as Y from 'yjs'
import { exportAgenda } from '../../../server/exchange/exportAgenda.ts'
import { ExportBroken, ExportBusy, exportHere } from '../../../server/exchange/exporting.ts'
import { addItem, deleteItem } from '../../../shared/agenda/edits.ts'
import { da } from '../../../shared/language/da.ts'
import { en } from '../../../shared/language/en.ts'
import type { ExportLine } from '../../../shared/protocol/exports.ts'
import { makeCouncil, type TestCouncil } from '../../support/council.ts'
import { openWebApp, type WebApp } from '../../support/webApp.ts'

const exporting = exportHere(() => {})
let app: WebApp
let rådet: TestCouncil
/** What a test puts in the place of making a file. */
let making: typeof exportAgenda = exportAgenda

beforeAll(async () => {
  app = await openWebApp(
    {},
    {
      exportFile: (id, wishes) => making({ ...app.storage, directory: app.directory, exporting }, id, wishes),
    },
  )
  rådet = await makeCouncil(app.directory)
  const doc = new Y.Doc()
  Y.applyUpdate(doc, (await app.storage.log.load(rådet.agenda.id))!.state)
  const updates: Uint8Array[] = []
  doc.on('update', (update: Uint8Array) => updates.push(update))
  addItem(doc, { id: 'one', kind: 'item' })
  addItem(doc, { id: 'gone', kind: 'item' })
  deleteItem(doc, 'gone', 1000)
  const entries = updates.map((update, index) => ({
    ...{ agenda: rådet.agenda.id, seq: index + 2, person: null, connection: 'c', at: 1000, update },
  }))
  await app.storage.log.append(await app.storage.log.takeOwnership(), { entries, bindings: [] })
})
afterAll(() => app.close())

async function ask(
  query: string,
  headers: Record<string, string> = {},
  signal?: AbortSignal,
  where = 'export',
) {
  const cookie = `${await app.cookieOf(rådet.people.reader)}; ${headers.cookie ?? ''}`
  return app.fetch(`/api/agendas/${rådet.agenda.id}/${where}?${query}`, {
    ...{ headers: { ...headers, cookie } },
    ...(signal && { signal }),
  })
}

/** Who took which copy. */
async function copies() {
  const { id } = rådet.council
  const filter = { person: null, agenda: null, kinds: ['exported' as const], from: null, until: null }
  const rows = await app.storage.record.page(id, filter, null, 50)
  return rows.map(({ by, agenda, event }) => ({ by, agenda, event })).toReversed()
}

const nameIn = (response: Response): string =>
  decodeURIComponent(/filename\*=UTF-8''(.+)$/.exec(response.headers.get('content-disposition')!)![1]!)

test('[Z85][Z86] who reads the draft gets it as a file that is called after the meeting, and the record tells of it', async () => {
  const response = await ask('format=json')
  expect(response.status).toBe(200)
  expect(nameIn(response)).toBe('Dagsorden 2024-01-24 – UDKAST.json')
  expect(response.headers.get('content-type')).toMatch(/^application\/json/)
  expect(response.headers.get('cache-control')).toBe('no-store')
  expect(await response.json()).toMatchObject({ id: rådet.agenda.id, title: 'Dagsorden 2024' })
  const by = { person: rådet.people.reader.id }
  expect(await copies()).toEqual([{ by, agenda: rådet.agenda.id, event: { is: 'exported', format: 'json' } }])
})

test('[Z85][Z86] one item is a file of its own', async () => {
  const response = await ask('format=md&item=one')
  expect(nameIn(response)).toBe('Dagsorden 2024-01-24 – punkt 1 – UDKAST.md')
  expect(response.headers.get('content-type')).toMatch(/^text\/markdown/)
})

test('[Z87] what is refused is one sentence, in the language of who asks, and nothing is recorded', async () => {
  const before = await copies()
  const told = async (query: string, headers = {}) => {
    const response = await ask(query, headers)
    expect(response.headers.get('content-type')).toMatch(/^application\/problem\+json/)
    return [response.status, ((await response.json()) as { detail: string }).detail]
  }
  for (const query of ['', 'format=exe', 'format=__proto__', 'format=md&format=json'])
    expect(await told(query)).toEqual([400, da.exportUnknownFormat])
  expect(await told('format=md&item=gone')).toEqual([404, da.exportRefusedNoItem])
  expect(await told('format=md&item=gone', { cookie: 'language=en' })).toEqual([404, en.exportRefusedNoItem])
  expect((await told('format=md', { 'sec-fetch-site': 'cross-site' }))[0]).toBe(403)
  expect(await copies()).toEqual(before)
})

test.each(['export', 'export/steps'])(
  '[Z88] who gives up %s stops the work, and has taken nothing out',
  async (where) => {
    const before = await copies()
    const leaving = new AbortController()
    const stopped = new Promise<void>((resolve) => {
      making = (_storage, _id, { signal }) =>
        new Promise((_, reject) => {
          signal!.addEventListener('abort', () => {
            reject(signal!.reason as Error)
            resolve()
          })
          leaving.abort()
        })
    })
    const given = ask('format=json', {}, leaving.signal, where).then((response) => response.text())
    await expect(given).rejects.toThrow()
    await stopped
    making = exportAgenda
    expect(await copies()).toEqual(before)
    expect(app.log.filter(({ event }) => event === 'request.failed')).toEqual([])
  },
)

test('[Z87] a file that cannot be made, and one that has to wait too long, are told so, and the log knows of it', async () => {
  const before = await copies()
  const failing = async (error: Error) => {
    making = () => Promise.reject(error)
    const response = await ask('format=pdf')
    return [response.status, ((await response.json()) as { detail: string }).detail]
  }
  expect(await failing(new ExportBroken('the thread died'))).toEqual([500, da.exportBroken])
  expect(await failing(new ExportBusy())).toEqual([503, da.unavailableDetail])
  making = exportAgenda
  expect(app.log.filter(({ event }) => event === 'request.failed')).toHaveLength(2)
  expect(await copies()).toEqual(before)
})

/** What the answer that tells its steps says, line by line; and the bytes after the line that names the file. */
async function steps(
  query: string,
  headers = {},
): Promise<{ response: Response; lines: ExportLine[]; file: string }> {
  const response = await ask(query, headers, undefined, 'export/steps')
  const all = (await response.text()).split('\n')
  const last = all.findIndex((line) => /^\{"(?:file|problem)"/.test(line))
  const lines = all.slice(0, last + 1).map((line) => JSON.parse(line) as ExportLine)
  return { response, lines, file: all.slice(last + 1).join('\n') }
}

test('[Z153] a page is told how far it is, and gets the very file in the same answer; the record tells of it once', async () => {
  const before = await copies()
  const [{ response, lines, file }, direct] = await Promise.all([
    steps('format=md&item=one'),
    ask('format=md&item=one'),
  ])
  expect(response.headers.get('content-type')).toBe('application/x-ndjson')
  expect(response.headers.get('x-accel-buffering')).toBe('no')
  const written = await direct.text()
  expect(lines).toEqual([
    { step: 1, of: 2, format: null, part: 'reading' },
    { step: 2, of: 2, format: 'md', part: 'writing' },
    { file: { name: nameIn(direct), type: 'text/markdown', bytes: Buffer.byteLength(written) } },
  ])
  expect(file).toBe(written)
  expect((await copies()).length - before.length).toBe(2)
})

test('[Z87][Z153] what is refused before it begins is a problem as ever; what comes to nothing later says so in its last line, and is logged', async () => {
  const before = await copies()
  const refused = await ask('format=exe', {}, undefined, 'export/steps')
  expect([refused.status, await refused.json()]).toMatchObject([400, { detail: da.exportUnknownFormat }])
  const gone = await steps('format=md&item=gone', { cookie: 'language=en' })
  expect([gone.response.status, gone.lines.at(-1)]).toMatchObject([
    200,
    { problem: { status: 404, detail: en.exportRefusedNoItem } },
  ])
  const failed = () => app.log.filter(({ event }) => event === 'request.failed').length
  const logged = failed()
  making = () => Promise.reject(new ExportBroken('the thread died'))
  expect((await steps('format=pdf')).lines).toMatchObject([
    { problem: { status: 500, detail: da.exportBroken } },
  ])
  making = exportAgenda
  expect(failed()).toBe(logged + 1)
  expect(await copies()).toEqual(before)
})

test.each(['export', 'export/steps'])(
  '[Z154] who was put out while it was made gets nothing by %s, and has taken nothing out',
  async (where) => {
    const before = await copies()
    const { id } = rådet.council
    const { reader } = rådet.people
    making = async (...asked) => {
      const file = await exportAgenda(...asked)
      await app.directory.saveMember(id, reader.id, null)
      return file
    }
    const answer = await (await ask('format=json', {}, undefined, where)).text()
    making = exportAgenda
    await app.directory.saveMember(id, reader.id, 'reader')
    expect(answer).toContain('"status":404')
    expect(answer).not.toContain('Dagsorden')
    expect(await copies()).toEqual(before)
  },
)
