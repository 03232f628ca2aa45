/** Files that come, and files that go out: by whoever may, by whoever may not, and broken in every way. */
import { createHash, randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { readdir, rm } from 'node:fs/promises'
import { connect } from 'node:net'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, onTestFinished, test, vi } from 'vitest'
import type * as Y from 'yjs'
import type { Person } from '../../../server/storage/storage.ts'
import { type AgendaId, agendaOf, itemOf, readAttachments } from '../../../shared/agenda/document.ts'
import {
  addAttachment,
  addItem,
  deleteAttachment,
  deleteItem,
  lockItem,
  renameAttachment,
  setStatus,
  unassign,
} from '../../../shared/agenda/edits.ts'
import { type GaveFile, LARGEST_FILE_BYTES, type Role } from '../../../shared/protocol/api.ts'
import { ATTACHMENT, agendaWithAttachment, ITEM } from '../../support/attachment.ts'
import { makeCouncil, type TestCouncil } from '../../support/council.ts'
import { openWebApp, type WebApp } from '../../support/webApp.ts'
import { until, Writer } from '../../support/writer.ts'

let app: WebApp
let rådet: TestCouncil
let udvalget: TestCouncil

beforeAll(async () => {
  app = await openWebApp({}, {}, { withSync: true })
  rådet = await makeCouncil(app.directory)
  udvalget = await makeCouncil(app.directory, 'Udvalget')
})
afterAll(() => app.close())

const agendaWith = (change?: (doc: Y.Doc) => void) => agendaWithAttachment(app.directory, rådet, change)
const address = (agenda: AgendaId, attachment = ATTACHMENT, item = ITEM) =>
  `/api/agendas/${agenda}/items/${item}/attachments/${attachment}`
const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')

async function send(
  agenda: AgendaId,
  bytes: Uint8Array,
  { by = rådet.people.contributor, to = ATTACHMENT, item = ITEM } = {},
): Promise<Response> {
  const headers = { cookie: await app.cookieOf(by), 'content-type': 'application/octet-stream' }
  return app.fetch(`${address(agenda, to, item)}/file`, { method: 'POST', headers, body: bytes as BodyInit })
}

async function get(path: string, by: Person = rådet.people.reader, headers = {}): Promise<Response> {
  return app.fetch(path, { headers: { cookie: await app.cookieOf(by), ...headers } })
}

async function post(path: string, body: object, by: Person = rådet.people.contributor): Promise<Response> {
  const headers = { cookie: await app.cookieOf(by), 'content-type': 'application/json' }
  return app.fetch(path, { method: 'POST', headers, body: JSON.stringify(body) })
}

const detailOf = async (response: Response) => ((await response.json()) as { detail: string }).detail
const filesOnDisk = (agenda: AgendaId) => readdir(join(app.dataDir, 'files', agenda)).catch(() => [])
const incoming = () => readdir(join(app.dataDir, 'files', '.incoming')).catch(() => [])
const PDF = Buffer.concat([Buffer.from('%PDF-1.7\n'), randomBytes(5000)])

async function fileOf(agenda: AgendaId, attachment = ATTACHMENT) {
  const writer = await open(agenda, rådet.people.reader)
  return readAttachments(itemOf(writer.doc, ITEM)!).find(({ id }) => id === attachment)?.file
}

async function open(agenda: AgendaId, person: Person): Promise<Writer> {
  const writer = new Writer({ url: app.url, agenda, cookie: await app.cookieOf(person), name: person.name })
  onTestFinished(() => writer.close())
  return writer.synced()
}

describe('a file that comes', () => {
  test('[X1] is on disk whole, stands in the document with who gave it, and goes out the same to whoever reads', async () => {
    const agenda = await agendaWith()
    const answer = await send(agenda, PDF)
    const gave = (await answer.json()) as GaveFile
    const by = rådet.people.contributor.id
    expect(gave).toEqual({
      ...{ hash: sha256(PDF), bytes: PDF.length, type: 'application/pdf', by, at: app.clock.now },
    })
    expect(await filesOnDisk(agenda)).toEqual([gave.hash])
    expect(await fileOf(agenda)).toEqual(gave)
    const out = await get(address(agenda))
    expect(Buffer.from(await out.arrayBuffer())).toEqual(PDF)
  })

  test('[X1] comes without its length too', async () => {
    const agenda = await agendaWith()
    const body = new ReadableStream({
      start(controller) {
        controller.enqueue(PDF.subarray(0, 100))
        controller.enqueue(PDF.subarray(100))
        controller.close()
      },
    })
    const headers = { cookie: await app.cookieOf(rådet.people.contributor) }
    const init = { method: 'POST', headers, body, duplex: 'half' } as RequestInit
    expect(await (await app.fetch(`${address(agenda)}/file`, init)).json()).toMatchObject({
      hash: sha256(PDF),
    })
  })

  test('[X1] is shown to everybody who has the agenda open, without a word from them', async () => {
    const agenda = await agendaWith()
    const colleague = await open(agenda, rådet.people.secretariat)
    const shown = new Promise((resolve) => {
      itemOf(colleague.doc, ITEM)!.observeDeep(() => {
        const file = readAttachments(itemOf(colleague.doc, ITEM)!)[0]!.file
        if (file !== null) resolve(file)
      })
    })
    const gave = await (await send(agenda, PDF)).json()
    expect(await shown).toEqual(gave)
  })

  test('[X3] stands in the log with who gave it, and is there after another start', async () => {
    const agenda = await agendaWith()
    const gave = await (await send(agenda, PDF)).json()
    expect(await app.storage.log.givenFiles(agenda)).toEqual([
      { seq: 2, item: ITEM, attachment: ATTACHMENT, file: gave },
    ])
    expect(await app.storage.log.givenFiles('no-such-agenda')).toBeNull()
  })

  test('[X4] may have 100 MB and not a byte more; it is told before it has come, and when it lied', async () => {
    const agenda = await agendaWith()
    const most = Buffer.alloc(LARGEST_FILE_BYTES, 'a')
    expect((await send(agenda, most)).status).toBe(200)
    const told = await send(agenda, Buffer.concat([most, Buffer.from('b')]))
    expect([told.status, await detailOf(told)]).toEqual([413, expect.stringContaining('100 MB')])
    let sent = 0
    const body = new ReadableStream({
      pull(controller) {
        const piece = Buffer.alloc(1024 * 1024, 'b')
        sent += piece.length
        controller.enqueue(sent > LARGEST_FILE_BYTES ? piece.subarray(0, 1) : piece)
        if (sent > LARGEST_FILE_BYTES) controller.close()
      },
    })
    const headers = { cookie: await app.cookieOf(rådet.people.contributor) }
    const init = { method: 'POST', headers, body, duplex: 'half' } as RequestInit
    expect((await app.fetch(`${address(agenda)}/file`, init)).status).toBe(413)
    expect(await filesOnDisk(agenda)).toEqual([sha256(most)])
    expect(await incoming()).toEqual([])
  })

  test('[X4] must have a byte', async () => {
    const agenda = await agendaWith()
    const answer = await send(agenda, new Uint8Array())
    expect([answer.status, await detailOf(answer)]).toEqual([400, expect.stringContaining('tom')])
    expect(await fileOf(agenda)).toBeNull()
  })

  /** @param length what the sender says @returns all that the server answered, when it has closed */
  async function raw(agenda: AgendaId, length: number, bytes: Buffer, { cut = false } = {}): Promise<string> {
    const { hostname, port } = new URL(app.url)
    const socket = connect(Number(port), hostname)
    let answer = ''
    socket.on('data', (data) => {
      answer += data
    })
    const cookie = await app.cookieOf(rådet.people.contributor)
    socket.write(
      `POST ${address(agenda)}/file HTTP/1.1\r\nHost: x\r\nCookie: ${cookie}\r\nConnection: close\r\nContent-Length: ${length}\r\n\r\n`,
    )
    socket.write(bytes)
    if (cut) socket.end()
    await once(socket, 'close')
    return answer
  }

  test('[X4] that breaks off before the length that was told leaves nothing behind', async () => {
    const agenda = await agendaWith()
    await raw(agenda, 10_000, PDF.subarray(0, 900), { cut: true })
    expect(await fileOf(agenda)).toBeNull()
    expect(await filesOnDisk(agenda)).toEqual([])
    await vi.waitFor(async () => expect(await incoming()).toEqual([]))
  })

  test('[X4] that goes on after the length that was told is no more than what was told', async () => {
    const agenda = await agendaWith()
    // What follows is no request: the connection is cut, whether the answer has left it or not.
    expect(await raw(agenda, 900, PDF)).toMatch(/^HTTP\/1.1 (200|400) /)
    const told = sha256(PDF.subarray(0, 900))
    expect([null, told]).toContain((await fileOf(agenda))?.hash ?? null)
    expect((await filesOnDisk(agenda)).filter((hash) => hash !== told)).toEqual([])
  })

  test('[X10] of two at once for one attachment both are kept, and one of them stands', async () => {
    const agenda = await agendaWith()
    const [one, two] = [randomBytes(70_000), randomBytes(70_000)]
    const answers = await Promise.all([send(agenda, one), send(agenda, two)])
    expect(answers.map(({ status }) => status)).toEqual([200, 200])
    expect((await filesOnDisk(agenda)).sort()).toEqual([sha256(one), sha256(two)].sort())
    expect([sha256(one), sha256(two)]).toContain((await fileOf(agenda))!.hash)
  })

  test('[X5] for which there is no room is told so, and nothing half is there', async () => {
    const full = Object.assign(new Error('no space left on device'), { code: 'ENOSPC' })
    const { DiskFull } = await import('../../../server/storage/storage.ts')
    const agenda = await agendaWith()
    const { files } = app.storage
    const receive = files.receive.bind(files)
    files.receive = async (source) => {
      for await (const _ of source);
      throw new DiskFull(full.message)
    }
    const answer = await send(agenda, PDF)
    files.receive = receive
    expect([answer.status, await detailOf(answer)]).toEqual([507, expect.stringContaining('plads')])
    expect(await fileOf(agenda)).toBeNull()
    expect((await send(agenda, PDF)).status).toBe(200)
  })
})

describe('who may give a file', () => {
  test.each([
    ['secretariat', 200],
    ['contributor', 200],
    ['reader', 403],
    ['participant', 403],
  ] as const)('[X13] %s: %i', async (role: Role, status) => {
    const agenda = await agendaWith()
    expect((await send(agenda, PDF, { by: rådet.people[role] })).status).toBe(status)
  })

  test('[X13] a contributor who is not responsible for the item may not, and is told what to do', async () => {
    const agenda = await agendaWith((doc) => addItem(doc, { id: 'other', kind: 'item' }))
    const elsewhere = await agendaWith((doc) => unassign(doc, ITEM, rådet.people.contributor.id))
    const answer = await send(elsewhere, PDF)
    expect([answer.status, await detailOf(answer)]).toEqual([403, expect.stringContaining('ansvarlig')])
    expect((await send(agenda, PDF)).status).toBe(200)
  })

  test('[X13] nobody of another council finds that there is an agenda', async () => {
    const agenda = await agendaWith()
    for (const by of [...Object.values(udvalget.people), rådet.people.outsider]) {
      expect((await send(agenda, PDF, { by })).status).toBe(404)
      expect((await get(address(agenda), by)).status).toBe(404)
    }
  })

  const at = { by: 'x', at: 1 }
  test.each([
    ['locked', (doc: Y.Doc) => lockItem(doc, ITEM, { ...at, why: '' }), 'låst'],
    ['ready', (doc: Y.Doc) => setStatus(doc, ITEM, { is: 'ready', ...at }), 'klar'],
    ['approved', (doc: Y.Doc) => setStatus(doc, ITEM, { is: 'approved', ...at }), 'klar'],
    ['sent', (doc: Y.Doc) => void agendaOf(doc).set('state', 'sent'), 'sendt ud'],
  ] as [string, (doc: Y.Doc) => void, string][])(
    '[X14] to what is %s its writers give none; the secretariat does',
    async (_, change, words) => {
      const agenda = await agendaWith(change)
      const answer = await send(agenda, PDF)
      expect([answer.status, await detailOf(answer)]).toEqual([403, expect.stringContaining(words)])
      expect((await send(agenda, PDF, { by: rådet.people.secretariat })).status).toBe(200)
    },
  )

  test.each([
    ['an attachment that is deleted', (doc: Y.Doc) => deleteAttachment(doc, ITEM, ATTACHMENT, 5)],
    ['an item that is deleted', (doc: Y.Doc) => deleteItem(doc, ITEM, 5)],
  ])('[X15] %s takes none, and gives none out', async (_, change) => {
    const agenda = await agendaWith(change)
    for (const by of [rådet.people.contributor, rådet.people.secretariat])
      expect((await send(agenda, PDF, { by })).status).toBe(404)
    expect((await get(address(agenda))).status).toBe(404)
  })

  test('[X15] there is no other attachment than those of the item', async () => {
    const agenda = await agendaWith((doc) => addItem(doc, { id: 'other', kind: 'item' }))
    expect((await send(agenda, PDF, { to: 'nothing' })).status).toBe(404)
    expect((await send(agenda, PDF, { item: 'other' })).status).toBe(404)
    for (const item of ['__proto__', 'constructor', 'agenda'])
      expect((await send(agenda, PDF, { item })).status).toBe(404)
  })

  test('[X16] the right is asked for again when the file has come: by then the attachment can be gone', async () => {
    const agenda = await agendaWith()
    const secretary = await open(agenda, rådet.people.secretariat)
    let go = () => {}
    const gone = new Promise<void>((resolve) => {
      go = resolve
    })
    const body = new ReadableStream({
      async start(controller) {
        controller.enqueue(PDF)
        await gone
        controller.close()
      },
    })
    const headers = { cookie: await app.cookieOf(rådet.people.contributor) }
    const init = { method: 'POST', headers, body, duplex: 'half' } as RequestInit
    const answer = app.fetch(`${address(agenda)}/file`, init)
    deleteAttachment(secretary.doc, ITEM, ATTACHMENT, 5)
    const reader = await open(agenda, rådet.people.reader)
    await until(() => readAttachments(itemOf(reader.doc, ITEM)!).length === 0)
    go()
    expect((await answer).status).toBe(404)
    expect(await app.storage.log.givenFiles(agenda)).toEqual([])
  })

  test('[X16] and a role can be lost', async () => {
    const agenda = await agendaWith()
    const { contributor } = rådet.people
    const { files } = app.storage
    const receive = files.receive.bind(files)
    files.receive = async (source, limit) => {
      const received = await receive(source, limit)
      await app.directory.saveMember(rådet.council.id, contributor.id, 'reader')
      return received
    }
    const answer = await send(agenda, PDF)
    files.receive = receive
    await app.directory.saveMember(rådet.council.id, contributor.id, 'contributor')
    expect(answer.status).toBe(403)
    expect(await fileOf(agenda)).toBeNull()
  })

  test('[X16] an agenda that is deleted takes none', async () => {
    const agenda = await agendaWith()
    await send(agenda, PDF)
    await app.directory.markAgendaDeleted(agenda)
    expect((await send(agenda, PDF)).status).toBe(404)
    await app.directory.removeAgenda(agenda)
    expect(await filesOnDisk(agenda)).toEqual([])
  })
})

describe('a file that goes out', () => {
  const HOSTILE = {
    'side.html': '<!doctype html><script>fetch("/sign-out",{method:"POST"})</script>',
    'tegning.svg': '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>',
    'dokument.pdf': '%PDF-1.7\n1 0 obj<</S/JavaScript/JS(app.alert(1))>>endobj',
    'ark.xml': '<?xml version="1.0"?><?xml-stylesheet href="x.xsl" type="text/xsl"?><a/>',
    'script.js': 'alert(document.cookie)',
  }

  test.each(Object.entries(HOSTILE))('[X11] %s is saved, and can do nothing here', async (name, content) => {
    const agenda = await agendaWith((doc) => renameAttachment(doc, ITEM, ATTACHMENT, name))
    await send(agenda, Buffer.from(content))
    const out = await get(address(agenda))
    expect(await out.text()).toBe(content)
    expect(out.headers.get('content-disposition')).toBe(`attachment; filename=${name}`)
    expect(out.headers.get('content-type')).toMatch(/^(application\/(octet-stream|pdf)|text\/plain)/)
    expect(out.headers.get('content-security-policy')).toBe("sandbox; default-src 'none'")
    expect(out.headers.get('x-content-type-options')).toBe('nosniff')
    expect(out.headers.get('x-frame-options')).toBe('DENY')
    expect(out.headers.get('cross-origin-resource-policy')).toBe('same-origin')
    expect(out.headers.get('cache-control')).toBe('private, no-cache')
  })

  test('[X12] has the attachment’s name, with Danish letters, and no header of its own making', async () => {
    const name = 'Bilag æøå\r\nSet-Cookie: x=y"; filename=../../evil\u202efdp.exe'
    const agenda = await agendaWith((doc) => renameAttachment(doc, ITEM, ATTACHMENT, name))
    await send(agenda, PDF)
    const { headers } = await get(address(agenda))
    expect(headers.get('set-cookie')).toBeNull()
    const disposition = headers.get('content-disposition')!
    expect(disposition).toContain("filename*=UTF-8''Bilag%20%C3%A6%C3%B8%C3%A5")
    expect(disposition).not.toMatch(/\.\.\/|%E2%80%AE|[\r\n]/)
    expect(disposition).toContain('.pdf')
  })

  test('[X17] can be fetched in parts, and not anew where it is the same', async () => {
    const agenda = await agendaWith()
    await send(agenda, PDF)
    const { people } = rådet
    const part = await get(address(agenda), people.reader, { range: 'bytes=10-19' })
    expect([part.status, part.headers.get('content-range')]).toEqual([206, `bytes 10-19/${PDF.length}`])
    expect(Buffer.from(await part.arrayBuffer())).toEqual(PDF.subarray(10, 20))
    const asBefore = { 'if-none-match': part.headers.get('etag')!, 'cache-control': 'max-age=0' }
    expect((await get(address(agenda), people.reader, asBefore)).status).toBe(304)
    expect((await get(address(agenda), people.outsider, asBefore)).status).toBe(404)
    expect((await get(address(agenda), people.reader, { range: 'bytes=99999-' })).status).toBe(416)
  })

  test('[X17] goes to all who may read drafts, and to no participant', async () => {
    const agenda = await agendaWith()
    await send(agenda, PDF)
    const { secretariat, contributor, reader, participant } = rådet.people
    for (const by of [secretariat, contributor, reader])
      expect((await get(address(agenda), by)).status).toBe(200)
    expect((await get(address(agenda), participant)).status).toBe(403)
  })

  test('[X17] that is not there is told plainly', async () => {
    const agenda = await agendaWith()
    expect((await get(address(agenda))).status).toBe(404)
    await send(agenda, PDF)
    await rm(join(app.dataDir, 'files', agenda, sha256(PDF)))
    const answer = await get(address(agenda))
    expect([answer.status, await detailOf(answer)]).toEqual([404, expect.stringContaining('lagt op igen')])
    expect(answer.headers.get('content-disposition')).toBeNull()
  })
})

describe('a file that is replaced', () => {
  const [first, second] = [Buffer.from('den første'), Buffer.from('den anden')]

  test('[X18] stays: it is listed, goes out, and can be had again; the list has each file once', async () => {
    const agenda = await agendaWith()
    await send(agenda, first)
    app.clock.now += 1000
    await send(agenda, second, { by: rådet.people.secretariat })
    const listed = async () => {
      const { files } = await (await get(`${address(agenda)}/files`)).json()
      return files.map(({ hash, by }: GaveFile) => [hash, by])
    }
    const { contributor, secretariat } = rådet.people
    expect(await listed()).toEqual([
      [sha256(second), secretariat.id],
      [sha256(first), contributor.id],
    ])
    expect(await (await get(`${address(agenda)}?file=${sha256(first)}`)).text()).toBe('den første')
    const again = await post(`${address(agenda)}/earlier-file`, { hash: sha256(first) })
    expect(again.status).toBe(200)
    expect(await fileOf(agenda)).toMatchObject({ hash: sha256(first) })
    expect((await listed()).map(([hash]: [string]) => hash)).toEqual([sha256(first), sha256(second)])
  })

  test('[X18] is had again by whoever may give one, and never by another attachment’s hash', async () => {
    const agenda = await agendaWith((doc) => addAttachment(doc, ITEM, 'another', 'En anden'))
    await send(agenda, first)
    await send(agenda, second, { to: 'another' })
    const again = `${address(agenda)}/earlier-file`
    expect((await post(again, { hash: sha256(second) })).status).toBe(404)
    expect((await get(`${address(agenda)}?file=${sha256(second)}`)).status).toBe(404)
    expect((await post(again, { hash: sha256(first) }, rådet.people.reader)).status).toBe(403)
    for (const body of [{}, { hash: null }, { hash: '../x' }, []])
      expect((await post(again, body)).status).toBe(404)
  })
})

test('[X38] who has given an agenda very much within a day is told so, before more comes and after; a colleague, another agenda and the next day are not', async () => {
  const small = await openWebApp({}, { mostFileBytesADay: 10_000 }, { withSync: true })
  try {
    const council = await makeCouncil(small.directory)
    const [agenda, other] = [
      await agendaWithAttachment(small.directory, council),
      await agendaWithAttachment(small.directory, council),
    ]
    const { contributor, secretariat } = council.people
    const give = async (body: Uint8Array, to = agenda, by: Person = contributor) => {
      const headers = { cookie: await small.cookieOf(by), 'content-type': 'application/octet-stream' }
      const init = { method: 'POST', headers, body: body as BodyInit }
      const response = await small.fetch(`${address(to)}/file`, init)
      return { status: response.status, json: await response.json() }
    }
    const six = randomBytes(6000)
    expect(await give(six)).toMatchObject({ status: 200 })
    expect(await give(randomBytes(6000))).toMatchObject({
      status: 429,
      json: { detail: expect.stringContaining('Prøv igen i morgen.') },
    })
    expect(await give(randomBytes(3000))).toMatchObject({ status: 200 })
    expect(await give(randomBytes(6000), other)).toMatchObject({ status: 200 })
    expect(await give(randomBytes(6000), agenda, secretariat)).toMatchObject({ status: 200 })
    small.clock.now += 24 * 60 * 60 * 1000
    expect(await give(randomBytes(6000))).toMatchObject({ status: 200 })
  } finally {
    await small.close()
  }
})
