/** A council's logo: who may give it, what it may be, and where it goes. */
import { createHash } from 'node:crypto'
import { crc32, deflateSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { exportAgenda } from '../../../server/exchange/exportAgenda.ts'
import { exportHere } from '../../../server/exchange/exporting.ts'
import type { Person } from '../../../server/storage/storage.ts'
import { DEFAULT_SETTINGS } from '../../../shared/council/settings.ts'
import { da } from '../../../shared/language/da.ts'
import { makeCouncil, type TestCouncil } from '../../support/council.ts'
import { openWebApp, type WebApp } from '../../support/webApp.ts'

let app: WebApp
let rådet: TestCouncil
beforeAll(async () => {
  app = await openWebApp()
  rådet = await makeCouncil(app.directory)
})
afterAll(() => app.close())

async function ask(path: string, init: RequestInit = {}, person: Person = rådet.people.secretariat) {
  const headers = { cookie: await app.cookieOf(person), ...init.headers }
  return app.fetch(`/api/councils/${rådet.council.id}/${path}`, { ...init, headers })
}

const give = (body: string | Uint8Array<ArrayBuffer>, person?: Person) =>
  ask('logos', { method: 'POST', body, headers: { 'content-type': 'application/octet-stream' } }, person)

const bytesOf = (base64: string) => new Uint8Array(Buffer.from(base64, 'base64'))
const PNG = bytesOf(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
)
const JPEG = bytesOf(
  '/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDAFA3PEY8MlBGQUZaVVBfeMiCeG5uePWvuZHI////////////////////////////////////////////////////2wBDAVVaWnhpeOuCguv/////////////////////////////////////////////////////////////////////////wAARCAACAAIDASIAAhEBAxEB/8QAFQABAQAAAAAAAAAAAAAAAAAAAAT/xAAUEAEAAAAAAAAAAAAAAAAAAAAA/8QAFAEBAAAAAAAAAAAAAAAAAAAAAP/EABQRAQAAAAAAAAAAAAAAAAAAAAD/2gAMAwEAAhEDEQA/AIgAf//Z',
)
/** One line of white, so many pixels wide. */
function wide(width: number): Uint8Array<ArrayBuffer> {
  const head = new DataView(new ArrayBuffer(13))
  head.setUint32(0, width)
  head.setUint32(4, 1)
  head.setUint8(8, 1)
  const chunk = (name: string, data: Uint8Array) => {
    const whole = Buffer.concat([Buffer.alloc(4), Buffer.from(name), data, Buffer.alloc(4)])
    whole.writeUInt32BE(data.length, 0)
    whole.writeUInt32BE(crc32(whole.subarray(4, -4)), whole.length - 4)
    return whole
  }
  const line = new Uint8Array(1 + Math.ceil(width / 8)).fill(0xff, 1)
  return new Uint8Array(
    Buffer.concat([
      PNG.subarray(0, 8),
      chunk('IHDR', new Uint8Array(head.buffer)),
      chunk('IDAT', deflateSync(line)),
      chunk('IEND', new Uint8Array(0)),
    ]),
  )
}
const SVG =
  '<?xml version="1.0"?><!-- logo --><svg xmlns="http://www.w3.org/2000/svg"><defs><linearGradient id="a"/></defs><path fill="url(#a)" d="M0 0h9v9z"/><use href="#a"/></svg>'

const hashOf = (bytes: string | Uint8Array) => createHash('sha256').update(bytes).digest('hex')

test.each([
  ['image/png', PNG],
  ['image/jpeg', JPEG],
  ['image/svg+xml', SVG],
] as const)(
  '[Z48] %s is kept, and served as a picture to every member and to nobody else',
  async (type, bytes) => {
    const hash = hashOf(bytes)
    const given = await give(bytes)
    expect([given.status, await given.json()]).toEqual([201, { hash, type }])
    expect((await give(bytes)).status).toBe(201)
    for (const person of [rådet.people.participant, rådet.people.reader]) {
      const served = await ask(`logos/${hash}`, {}, person)
      expect([served.status, served.headers.get('content-type')]).toEqual([200, type])
      expect(served.headers.get('content-security-policy')).toMatch(/^sandbox; default-src 'none';/)
      expect(served.headers.get('x-content-type-options')).toBe('nosniff')
      expect(hashOf(new Uint8Array(await served.arrayBuffer()))).toBe(hash)
      // A paper knows its agenda, and not the council's id.
      const headers = { cookie: await app.cookieOf(person) }
      const byAgenda = await app.fetch(`/api/agendas/${rådet.agenda.id}/logos/${hash}`, { headers })
      expect(hashOf(new Uint8Array(await byAgenda.arrayBuffer()))).toBe(hash)
    }
    expect((await ask(`logos/${hash}`, {}, rådet.people.outsider)).status).toBe(404)
    expect((await give(bytes, rådet.people.contributor)).status).toBe(403)
  },
)

describe('[Z48][Z159][Z272] what is no picture, or does more than be seen, is refused, each with its sentence', () => {
  const svg = (inner: string) => `<svg xmlns="http://www.w3.org/2000/svg">${inner}</svg>`
  test.each<[sentence: keyof typeof da, body: string | Uint8Array<ArrayBuffer>]>([
    ['logoNoPicture', ''],
    ['logoNoPicture', 'GIF89a'],
    ['logoNoPicture', '%PDF-1.7'],
    ['logoNoPicture', '<html><svg></svg></html>'],
    // The beginning of a picture, of which nobody knows how large it is.
    ['logoNoPicture', PNG.slice(0, 12)],
    ['logoNoPicture', JPEG.slice(0, 20)],
    ['logoNoPicture', wide(0)],
    ['logoTooManyPixels', wide(4001)],
    ['logoBroken', PNG.slice(0, -20)],
    ['logoBroken', PNG.map((byte, at) => (at === 45 ? byte ^ 1 : byte))],
    ['logoBroken', JPEG.slice(0, -20)],
    ['logoBroken', '<svg xmlns="http://www.w3.org/2000/svg"><path d="M0 0h9'],
    ['logoDoesMore', svg('<script>alert(1)</script>')],
    ['logoDoesMore', svg('<rect onload="alert(1)"/>')],
    ['logoDoesMore', svg('<rect/onload=alert(1) />')],
    ['logoDoesMore', svg('<a href="javascript:alert(1)"><text>x</text></a>')],
    ['logoDoesMore', svg('<image href="https://ond.example/x.png"/>')],
    ['logoDoesMore', svg('<image xlink:href="//ond.example/x.png"/>')],
    ['logoDoesMore', svg("<image href='file:///etc/passwd'/>")],
    ['logoDoesMore', svg('<image href="data:image/svg+xml;base64,AA"/>')],
    ['logoDoesMore', svg('<rect fill="url(https://ond.example/x)"/>')],
    ['logoDoesMore', svg('<style>@import "https://ond.example/x.css"</style>')],
    ['logoDoesMore', svg('<foreignObject/>')],
    ['logoDoesMore', '<!DOCTYPE svg [<!ENTITY a "aa">]><svg>&a;</svg>'],
  ])('%s: %s', async (sentence, body) => {
    const answer = await give(body)
    expect([answer.status, await answer.json()]).toMatchObject([400, { detail: da[sentence] }])
  })

  test('one of 4000 pixels is none too large', async () => {
    expect((await give(wide(4000))).status).toBe(201)
  })

  test('nor is one of more than 1 MB', async () => {
    expect((await give(new Uint8Array(1024 * 1024 + 1))).status).toBe(413)
  })
})

const look = (logo: object | null) => ({ ...DEFAULT_SETTINGS, paper: { ...DEFAULT_SETTINGS.paper, logo } })

async function save(settings: object) {
  const { revision } = (await (await ask('settings')).json()) as { revision: number }
  const body = JSON.stringify({ revision, settings })
  return ask('settings', { method: 'PUT', body, headers: { 'content-type': 'application/json' } })
}

test('[Z48][Z49] the settings name a logo that is kept, with its words; every file has it then', async () => {
  const { hash } = (await (await give(PNG)).json()) as { hash: string }
  const logo = { hash, type: 'image/png', alt: 'Rådets logo' }
  const refused = [
    look({ ...logo, hash: '1'.repeat(64) }),
    look({ ...logo, type: 'image/jpeg' }),
    look({ ...logo, alt: ' ' }),
    { ...look(null), paper: { ...DEFAULT_SETTINGS.paper, colour: '#ffcc00' } },
    { ...look(null), paper: { ...DEFAULT_SETTINGS.paper, colour: 'tralala' } },
  ]
  const answers = await Promise.all(refused.map(async (settings) => (await save(settings)).json()))
  expect(answers.map(({ status, detail }) => [status, detail])).toEqual([
    [400, 'Logoet er ikke hos serveren. Vælg filen igen.'],
    [400, 'Logoet er ikke hos serveren. Vælg filen igen.'],
    [400, 'Skriv, hvad logoet viser, til dem, der ikke kan se det.'],
    [400, 'Farven er for lys til at læse på hvidt papir. Vælg en mørkere.'],
    [400, 'Farvens kode kan ikke læses. Skriv den som #1f3a5f, eller vælg farven.'],
  ])
  expect((await save(look(logo))).status).toBe(200)
  const needs = { ...app.storage, directory: app.directory, exporting: exportHere(() => {}) }
  const { bytes } = await exportAgenda(needs, rådet.agenda.id, { format: 'html' })
  expect(new TextDecoder().decode(bytes)).toContain(
    `<img class="logo" src="data:image/png;base64,${Buffer.from(PNG).toString('base64')}" alt="Rådets logo">`,
  )
})
