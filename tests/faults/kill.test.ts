import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { existsSync, readdirSync, statSync } from 'node:fs'
import { request } from 'node:http'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import * as Y from 'yjs'
import { itemEntries, itemOf, readAttachments } from '../../shared/agenda/document.ts'
import { letAllWriteEverything } from '../support/members.ts'
import { agendasOf, signIn, startServer, type TestServer } from '../support/startServer.ts'
import { readStored, storedWords } from '../support/storedAgenda.ts'
import { temporaryFolder } from '../support/temporaryFolder.ts'
import { until, Writer, wordsIn } from '../support/writer.ts'

const WRITERS = 20
const KILLS = process.env.LONG ? 1000 : 20
const WORDS_BETWEEN = 60

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

afterAll(async () => {
  await server.kill()
})

const writerNumber = (n: number): Writer =>
  new Writer({ url: server.url, agenda, cookie: cookies[n % cookies.length]!, name: `w${n}` })

/** Everybody types a word at each turn of the event loop until so many more are acknowledged. */
async function typeUntilAcknowledged(writers: Writer[], more: number): Promise<void> {
  const acknowledged = () => writers.reduce((sum, writer) => sum + writer.acknowledged.size, 0)
  const goal = acknowledged() + more
  let turn = 0
  await until(() => {
    writers[turn++ % writers.length]!.type()
    return acknowledged() >= goal
  })
}

test(`[N1][N2][N5] kill -9 under ${WRITERS} writers, ${KILLS} times: every acknowledged and every seen word is there, once`, async () => {
  const writers = await Promise.all(Array.from({ length: WRITERS }, (_, n) => writerNumber(n).synced()))
  for (let kill = 0; kill < KILLS; kill += 1) {
    await typeUntilAcknowledged(writers, WORDS_BETWEEN)
    await server.kill()
    const acknowledged = writers.flatMap((writer) => [...writer.acknowledged])
    const seen = writers.flatMap((writer) => [...writer.seen])
    const stored = await storedWords(dataDir, agenda)
    expect(missing(acknowledged, stored), 'acknowledged, not on disk').toEqual([])
    expect(missing(seen, [...stored]), 'seen, not on disk').toEqual([])
    for (const writer of writers) writer.type()
    server = await startServer({ dataDir, port: server.port })
    await Promise.all(writers.map((writer) => writer.synced()))
  }
  await until(() => writers.every((writer) => writer.allAcknowledged))

  const typed = writers.flatMap((writer) => writer.typed)
  const reader = await writerNumber(WRITERS).synced()
  expect(wordsIn(reader.text.toString()).sort()).toEqual([...typed].sort())
  await until(() => writers.every((writer) => sameState(writer.doc, reader.doc)))
  for (const writer of writers)
    expect(writer.doc.getMap('agenda').toJSON()).toEqual(reader.doc.getMap('agenda').toJSON())
  expect((await storedWords(dataDir, agenda)).sort()).toEqual([...typed].sort())
  for (const writer of [...writers, reader]) writer.close()
})

test('[X2][X6] kill -9 in the middle of a file: nothing half is there, nothing of it stays, and the file can come again', async () => {
  const doc = await readStored(dataDir, agenda)
  const [item, attachment] = itemEntries(doc).flatMap(([id, map]) =>
    readAttachments(map).map((one) => [id, one.id] as const),
  )[0]!
  const path = `/api/agendas/${agenda}/items/${item}/attachments/${attachment}/file`
  const bytes = randomBytes(8 * 1024 * 1024)
  const arrived = () => sizesIn(join(dataDir, 'files', '.incoming'))
  const upload = request(`${server.url}${path}`, {
    ...{ method: 'POST', headers: { cookie: cookies[0], 'content-length': bytes.length } },
  })
  const broken = once(upload, 'error')
  upload.write(bytes.subarray(0, bytes.length / 2))
  await until(() => arrived().some((size) => size > 1024 * 1024))
  await server.kill()
  await broken
  expect(arrived()).toHaveLength(1)
  expect(sizesIn(join(dataDir, 'files', agenda))).toEqual([])

  server = await startServer({ dataDir, port: server.port })
  expect(arrived()).toEqual([])
  expect(fileOf(await readStored(dataDir, agenda))).toBeNull()
  const again = await fetch(`${server.url}${path}`, {
    method: 'POST',
    headers: { cookie: cookies[0]! },
    body: bytes,
  })
  expect(again.status).toBe(200)
  await server.kill()
  server = await startServer({ dataDir, port: server.port })
  expect(fileOf(await readStored(dataDir, agenda))?.bytes).toBe(bytes.length)
  expect(sizesIn(join(dataDir, 'files', agenda))).toEqual([bytes.length])

  function fileOf(stored: Y.Doc) {
    return readAttachments(itemOf(stored, item)!).find(({ id }) => id === attachment)!.file
  }
})

const sizesIn = (folder: string): number[] =>
  existsSync(folder) ? readdirSync(folder).map((name) => statSync(join(folder, name)).size) : []

const missing = (words: readonly string[], from: readonly string[]): string[] => {
  const there = new Set(from)
  return words.filter((word) => !there.has(word))
}

const sameState = (a: Y.Doc, b: Y.Doc): boolean =>
  Buffer.from(Y.encodeStateVector(a)).equals(Buffer.from(Y.encodeStateVector(b)))
