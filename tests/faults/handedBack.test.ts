/** Words that a merge swallowed, on a real server that is killed: two people at their sockets. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import * as Y from 'yjs'
import { mottoOf } from '../../shared/agenda/document.ts'
import type { HandedBack } from '../../shared/protocol/messages.ts'
import { letAllWriteEverything } from '../support/members.ts'
import { agendasOf, signIn, startServer, type TestServer } from '../support/startServer.ts'
import { temporaryFolder } from '../support/temporaryFolder.ts'
import { until, Writer } from '../support/writer.ts'

let dataDir: string
let server: TestServer
let agenda: string
let cookies: string[]

beforeAll(async () => {
  dataDir = await temporaryFolder()
  server = await startServer({ dataDir })
  await letAllWriteEverything(dataDir)
  cookies = await Promise.all(server.links.map(signIn))
  agenda = (await agendasOf(server.url, cookies[0]!))[0]!.id
})
afterAll(() => server.kill())

const writer = async (n: number): Promise<Writer> =>
  new Writer({ url: server.url, agenda, cookie: cookies[n]!, name: `w${n}` }).synced()

/** As the editors' binding does: the paragraph goes, and another comes with what was seen of it. */
function makeAnew({ doc }: Writer): void {
  const motto = mottoOf(doc)!
  doc.transact(() => {
    const words = (motto.get(0) as Y.XmlElement).get(0)?.toString() ?? ''
    motto.delete(0, 1)
    const paragraph = new Y.XmlElement('paragraph')
    paragraph.insert(0, [new Y.XmlText(words)])
    motto.insert(0, [paragraph])
  })
}

async function away(someone: Writer): Promise<void> {
  someone.provider.disconnect()
  await until(() => !someone.provider.wsconnected)
}

const finish = (n: number, { id }: HandedBack, body: object) =>
  fetch(`${server.url}/api/agendas/${agenda}/handed-back/${id}`, {
    method: 'POST',
    headers: { cookie: cookies[n]!, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  }).then(({ status }) => status)

test('[W3][W4] a kill right after the news, and a long absence, take no word; once done, none comes again', async () => {
  const [anna, bo] = [await writer(0), await writer(1)]
  anna.type()
  await until(() => anna.allAcknowledged && bo.seen.size === 1)
  await away(anna)
  anna.type()
  makeAnew(bo)
  await until(() => mottoOf(bo.doc)!.length > 0)
  // Bo's change is on disk, and its room out of memory, when Anna comes back.
  const reader = await writer(2)
  await until(() => mottoOf(reader.doc)!.toString() === mottoOf(bo.doc)!.toString())
  await server.kill()
  server = await startServer({ dataDir, port: server.port })
  anna.provider.connect()
  await until(() => anna.handedBack.length > 0)
  const told = anna.handedBack[0]!
  expect(told).toMatchObject({ item: 'agenda', field: 'motto', words: anna.typed[1] })
  expect(told.by).toBeTypeOf('string')
  await server.kill()
  server = await startServer({ dataDir, port: server.port })
  const tab = await writer(0)
  await until(() => tab.handedBack.length > 0)
  expect(tab.handedBack).toEqual([told])
  expect([bo.handedBack, reader.handedBack]).toEqual([[], []])

  const length = told.words.length
  expect(await finish(0, told, { done: 'eaten' })).toBe(400)
  expect(await finish(0, told, { done: 'put-in', length: length - 1 })).toBe(409)
  expect(await finish(0, told, { done: 'put-in', length })).toBe(204)
  await until(() => tab.handedBack.length > 1)
  expect(tab.handedBack.at(-1)).toEqual({ ...told, done: 'put-in' })
  expect(await finish(0, told, { done: 'dismissed' })).toBe(204)
  await server.kill()
  server = await startServer({ dataDir, port: server.port })
  const later = await writer(0)
  later.type()
  await until(() => later.allAcknowledged)
  expect(later.handedBack).toEqual([])
  for (const someone of [anna, bo, reader, tab, later]) someone.close()
})
