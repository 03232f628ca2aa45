import { once } from 'node:events'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { CLOSE } from '../../shared/protocol/closeCodes.ts'
import { makeAgenda } from '../support/council.ts'
import { agendasOf, signIn, startServer } from '../support/startServer.ts'
import { storedWords } from '../support/storedAgenda.ts'
import { STRACE, withFault } from '../support/strace.ts'
import { openSyncServer, type SyncServer } from '../support/syncServer.ts'
import { temporaryFolder } from '../support/temporaryFolder.ts'
import { sentenceOf, until, Writer, wordsIn } from '../support/writer.ts'

/** Pages of 4 KiB: the tables, the ballast, and some words. */
const SMALL_DISK = 230
const BALLAST = 'x'.repeat(300_000)

async function wordsOnDisk(server: SyncServer): Promise<string[]> {
  const doc = new Y.Doc()
  Y.applyUpdate(doc, (await server.storage.log.load(server.agenda.id))!.state)
  return wordsIn(sentenceOf(doc)!.toString())
}

test('[L7][N1] a full disk closes the room and is told by readiness; with room again, everything that waited is written', async () => {
  const server = await openSyncServer({ maxPages: SMALL_DISK })
  const ballast = await makeAgenda(server.storage.directory, server.council, BALLAST)
  const reader = server.socket(await server.cookieOf(server.people.reader))
  const closed = once(reader, 'close')
  const writer = await (await server.writer(server.people.secretariat)).synced()

  await until(() => {
    if (writer.allAcknowledged) writer.typeLong(20_000)
    return server.readiness.reason !== null
  })
  expect((await closed)[0]).toBe(CLOSE.comeBack)
  expect(writer.allAcknowledged).toBe(false)
  expect(await wordsOnDisk(server)).toEqual([...writer.acknowledged])

  await server.storage.directory.removeAgenda(ballast.id)
  await until(() => server.readiness.reason === null && writer.allAcknowledged)
  expect(await wordsOnDisk(server)).toEqual(writer.typed)
  expect(server.broken).toEqual([])
})

test.skipIf(!STRACE).each([
  ['fsync', 'fsync:error=EIO:when=40+'],
  ['pwrite64', 'pwrite64:error=EIO:when=120+'],
])(
  '[L7][N1][N2] when %s fails with an I/O error the server ends, acknowledges nothing more, and starts anew with all that it had acknowledged',
  async (_call, fault) => {
    const dataDir = await temporaryFolder()
    await (await startServer({ dataDir })).stop()
    const server = await startServer({ dataDir, under: withFault(fault) })
    const cookie = await signIn(server.links[0]!)
    const [agenda] = await agendasOf(server.url, cookie)
    const writer = new Writer({ url: server.url, agenda: agenda!.id, cookie, name: 'w' })
    let ended: number | null | undefined
    void server.ended.then((code) => {
      ended = code
    })
    await until(() => {
      if (writer.provider.synced) writer.type()
      return ended !== undefined
    })
    writer.close()
    expect(ended).toBe(1)
    expect(writer.acknowledged.size).toBeGreaterThan(0)
    const stored = new Set(await storedWords(dataDir, agenda!.id))
    expect([...writer.acknowledged].filter((word) => !stored.has(word))).toEqual([])
    const again = await startServer({ dataDir })
    expect(await again.stop()).toBe(0)
  },
)
