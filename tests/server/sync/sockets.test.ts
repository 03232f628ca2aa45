import { once } from 'node:events'
import { describe, expect, test } from 'vitest'
import type { WebSocket } from 'ws'
import * as Y from 'yjs'
import { hashToken } from '../../../server/accounts/tokens.ts'
import { openStorage } from '../../../server/storage/open.ts'
import { SCHEMA_VERSION } from '../../../shared/agenda/document.ts'
import { CLOSE } from '../../../shared/protocol/closeCodes.ts'
import { kindsOf, type Recorded } from '../../../shared/record/recordEvent.ts'
import { RandomSource } from '../../support/randomSource.ts'
import { openSyncServer, type SyncServer } from '../../support/syncServer.ts'
import { sentenceOf, until, wordsIn } from '../../support/writer.ts'

async function closeCode(socket: WebSocket): Promise<number> {
  const [code] = await once(socket, 'close')
  return code as number
}

async function refusalsIn({ dataDir, council }: SyncServer): Promise<Recorded[]> {
  const storage = await openStorage({ dataDir })
  const filter = { person: null, agenda: null, kinds: kindsOf('refusals'), from: null, until: null }
  const rows = await storage.record.page(council.id, filter, null, 10)
  await storage.close()
  return rows
}

/** The HTTP status with which an upgrade was turned away. */
async function httpStatus(socket: WebSocket): Promise<number> {
  const [, response] = await once(socket, 'unexpected-response')
  socket.on('error', () => {})
  socket.terminate()
  return (response as { statusCode: number }).statusCode
}

describe('an unmodified y-websocket provider', () => {
  test('[S1][N5] writes the same sentence with others; at rest all are equal, and so is what is on disk', async () => {
    const server = await openSyncServer()
    const people = [server.people.secretariat, ...server.colleagues]
    const writers = await Promise.all(people.map((person) => server.writer(person)))
    await Promise.all(writers.map((writer) => writer.synced()))
    for (let round = 0; round < 30; round += 1) for (const writer of writers) writer.type()
    await until(() =>
      writers.every((writer) => writer.allAcknowledged && wordsIn(writer.text.toString()).length === 90),
    )
    const stored = await server.storage.log.load(server.agenda.id)
    const disk = new Y.Doc()
    Y.applyUpdate(disk, stored!.state)
    for (const { doc } of writers) {
      expect(doc.getMap('agenda').toJSON()).toEqual(disk.getMap('agenda').toJSON())
      expect(Y.encodeStateVector(doc)).toEqual(Y.encodeStateVector(disk))
    }
  })

  test('[S4] that types between the opening of its socket and the first question of the server loses nothing', async () => {
    const server = await openSyncServer()
    const { reader, secretariat } = server.people
    const writer = await (await server.writer(secretariat)).synced()
    writer.provider.disconnect()
    await until(() => !writer.provider.wsconnected)
    for (let n = 0; n < 5; n += 1) writer.type()
    writer.provider.on('status', ({ status }: { status: string }) => {
      if (status === 'connected') for (let n = 0; n < 5; n += 1) writer.type()
    })
    writer.provider.connect()
    await until(() => writer.allAcknowledged && writer.typed.length === 10)
    const other = await (await server.writer(reader)).synced()
    expect(wordsIn(other.text.toString()).sort()).toEqual([...writer.typed].sort())
  })
})

describe('a large agenda', () => {
  test('[S2][N2] is answered whole from the disk, while others write in it', async () => {
    const server = await openSyncServer()
    const { secretariat, reader } = server.people
    const writer = await (await server.writer(secretariat)).synced()
    for (let n = 0; n < 4; n += 1) writer.typeLong(200_000)
    await until(() => writer.allAcknowledged)
    const late = await server.writer(reader)
    const typing = setInterval(() => writer.type(), 1)
    await late.synced()
    clearInterval(typing)
    await until(() => writer.allAcknowledged && late.text.length === writer.text.length)
    expect(wordsIn(late.text.toString())).toEqual(writer.typed)
    expect(late.doc.store.pendingStructs).toBeNull()
  })
})

describe('who may not come in', () => {
  test('[S6] is let in and closed at once with the code that says why', async () => {
    const server = await openSyncServer()
    const { contributor, participant, outsider } = server.people
    const cookie = await server.cookieOf(contributor)
    const own = `/sync/${server.agenda.id}`
    expect(await closeCode(server.socket(null))).toBe(CLOSE.notSignedIn)
    expect(await closeCode(server.socket('session=forged'))).toBe(CLOSE.notSignedIn)
    expect(await closeCode(server.socket(cookie, '/sync/none'))).toBe(CLOSE.noSuchAgenda)
    for (const person of [participant, outsider])
      expect(await closeCode(server.socket(await server.cookieOf(person)))).toBe(CLOSE.notAllowed)
    expect(await closeCode(server.socket(cookie, `${own}?epoch=another`))).toBe(CLOSE.otherEpoch)
    expect(await closeCode(server.socket(cookie, `${own}?schema=${SCHEMA_VERSION - 1}`))).toBe(
      CLOSE.clientTooOld,
    )
  })

  test('[S6][A3] is told in HTTP only of a wrong origin, a malformed address and an overload', async () => {
    const server = await openSyncServer()
    const cookie = await server.cookieOf(server.people.contributor)
    const own = `/sync/${server.agenda.id}`
    expect(await httpStatus(server.socket(cookie, own, { origin: 'https://evil.example' }))).toBe(403)
    expect(await httpStatus(server.socket(cookie, '/sync/a/b'))).toBe(400)
    server.readiness.fail('full')
    expect(await httpStatus(server.socket(cookie))).toBe(503)
  })

  test('[S6] a client of a newer schema, and one that knows the epoch, come in', async () => {
    const server = await openSyncServer()
    const cookie = await server.cookieOf(server.people.contributor)
    const address = `/sync/${server.agenda.id}?schema=${SCHEMA_VERSION + 1}&epoch=${server.agenda.epoch}`
    const [data] = await once(server.socket(cookie, address), 'message')
    expect([...(data as Buffer).subarray(0, 2)]).toEqual([0, 0])
  })
})

describe('what ends meanwhile', () => {
  test('[S11] a session that ends, a role that is lost and a new role reach the open sockets', async () => {
    const server = await openSyncServer()
    const { contributor, reader, secretariat } = server.people
    const cookie = await server.cookieOf(contributor)
    const [signedOut, removed] = [server.socket(cookie), server.socket(await server.cookieOf(reader))]
    const promoted = server.socket(await server.cookieOf(secretariat), `/sync/${server.agenda.id}?ack=1`)
    const roles: string[] = []
    promoted.on('message', (data: Buffer) => {
      if (data[0] === 102) roles.push(JSON.parse(data.subarray(data.indexOf('{')).toString()).role)
    })
    await Promise.all([signedOut, removed, promoted].map((socket) => once(socket, 'message')))
    const ends = Promise.all([signedOut, removed].map(closeCode))
    await server.storage.directory.endSession(hashToken(cookie.replace('session=', '')))
    await server.storage.directory.saveMember(server.council.id, reader.id, 'participant')
    await server.storage.directory.saveMember(server.council.id, secretariat.id, 'contributor')
    expect(await ends).toEqual([CLOSE.notSignedIn, CLOSE.notAllowed])
    await until(() => roles.length === 2)
    expect(roles).toEqual(['secretariat', 'contributor'])
  })

  test('[G13][S11][D5] who becomes a reader writes nothing more, though the socket stays open; that is in the record', async () => {
    const server = await openSyncServer()
    const { secretariat } = server.people
    const writer = await (await server.writer(secretariat)).synced()
    const codes: number[] = []
    writer.provider.on('connection-close', (event) => codes.push(event?.code ?? 0))
    writer.type()
    await until(() => writer.allAcknowledged)
    await server.storage.directory.saveMember(server.council.id, secretariat.id, 'reader')
    await until(() => {
      if (codes.length === 0) writer.type()
      return codes.length > 0
    })
    expect(codes[0]).toBe(CLOSE.refused)
    const stored = await server.storage.log.load(server.agenda.id)
    const disk = new Y.Doc()
    Y.applyUpdate(disk, stored!.state)
    const words = wordsIn(sentenceOf(disk)!.toString())
    expect(words).toEqual([...writer.acknowledged])
    expect(words.length).toBeLessThan(writer.typed.length)
    // It waits for others for a minute, or until the server stops.
    await server.stop()
    expect(await refusalsIn(server)).toMatchObject([
      { by: { person: secretariat.id }, event: { count: 1, places: [{ code: 'not-allowed' }] } },
    ])
  })

  test('[Q21] an agenda that is put away closes its sockets, says so to its members alone, and opens when it is back', async () => {
    const server = await openSyncServer()
    const { contributor, participant, outsider } = server.people
    const { directory } = server.storage
    const cookie = await server.cookieOf(contributor)
    const socket = server.socket(cookie)
    await once(socket, 'message')
    await directory.putAgendaAway(server.agenda.id, { program: 'server' }, 1)
    expect(await closeCode(socket)).toBe(CLOSE.putAway)
    expect(await closeCode(server.socket(cookie))).toBe(CLOSE.putAway)
    for (const person of [participant, outsider])
      expect(await closeCode(server.socket(await server.cookieOf(person)))).toBe(CLOSE.noSuchAgenda)
    await directory.takeAgendaBack(server.agenda.id, { program: 'server' }, 2)
    const again = server.socket(cookie)
    await once(again, 'message')
    again.terminate()
  })

  test('[S11] an agenda that is deleted closes its sockets and is gone for good', async () => {
    const server = await openSyncServer()
    const socket = server.socket(await server.cookieOf(server.people.contributor))
    await once(socket, 'message')
    await server.storage.directory.markAgendaDeleted(server.agenda.id)
    expect(await closeCode(socket)).toBe(CLOSE.noSuchAgenda)
    let gone = false
    await until(() => {
      void server.storage.directory.agendasMarkedDeleted().then((marked) => (gone = marked.length === 0))
      return gone
    })
    expect(await server.storage.log.load(server.agenda.id)).toBeNull()
  })
})

describe('whatever bytes arrive', () => {
  test.each(Array.from({ length: 4 }, (_, n) => n + 1))(
    '[S12] random frames close their own socket alone, and others go on writing (seed %i)',
    async (seed) => {
      const server = await openSyncServer()
      const writer = await (await server.writer(server.people.secretariat)).synced()
      const cookie = await server.cookieOf(server.people.contributor)
      const random = new RandomSource(seed)
      for (let n = 0; n < 100; n += 1) {
        const socket = server.socket(cookie)
        socket.on('error', () => {})
        await once(socket, 'open')
        for (let frame = 0; frame < 25; frame += 1) socket.send(randomFrame(random))
        socket.close()
        await closeCode(socket)
        writer.type()
      }
      await until(() => writer.allAcknowledged)
      const reader = await (await server.writer(server.people.reader)).synced()
      expect(wordsIn(reader.text.toString())).toEqual(writer.typed)
      expect(server.broken).toEqual([])
    },
  )

  test('[S12] each kind of frame that is no message ends its own socket with 4400', async () => {
    const server = await openSyncServer()
    const writer = await (await server.writer(server.people.secretariat)).synced()
    const cookie = await server.cookieOf(server.people.contributor)
    for (const [what, bytes] of Object.entries(NO_MESSAGES)) {
      const socket = server.socket(cookie)
      await once(socket, 'open')
      socket.send(new Uint8Array(bytes))
      expect([what, await closeCode(socket)]).toEqual([what, CLOSE.malformed])
      writer.type()
    }
    await until(() => writer.allAcknowledged)
    expect(server.broken).toEqual([])
  })

  test('[S12] a text frame is no message', async () => {
    const server = await openSyncServer()
    const socket = server.socket(await server.cookieOf(server.people.contributor))
    await once(socket, 'open')
    socket.send('hello')
    expect(await closeCode(socket)).toBe(CLOSE.malformed)
  })

  test('[S12] over 4 MiB the library closes with 1009', async () => {
    const server = await openSyncServer()
    const socket = server.socket(await server.cookieOf(server.people.contributor))
    await once(socket, 'open')
    socket.send(new Uint8Array(4 * 1024 * 1024 + 1))
    expect(await closeCode(socket)).toBe(1009)
  })
})

const ENDLESS = [255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255]

const NO_MESSAGES: Readonly<Record<string, readonly number[]>> = {
  'nothing at all': [],
  'a type that is none': [9],
  'an acknowledgement, which is the server’s': [100, 1],
  'a refusal, which is the server’s': [101, 2, 123, 125],
  'a welcome, which is the server’s': [102, 2, 123, 125],
  'words handed back, which is the server’s': [103, 2, 123, 125],
  'a sync step that is none': [0, 3, 0],
  'an update that is longer than it is': [0, 2, 255, 255, 3, 1],
  'a type that never ends': ENDLESS,
  'a length that never ends': [0, 2, ...ENDLESS],
  'a message with another behind it': [0, 0, 1, 0, 0, 0, 1, 0],
  'a state vector that ends too early': [0, 0, 1, 200],
  'presence of more people than it has bytes': [1, 5, 255, 255, 255, 255, 15],
  'presence that is no JSON': [1, 5, 1, 7, 1, 1, 123],
}

function randomFrame(random: RandomSource): Uint8Array {
  const bytes = Uint8Array.from({ length: random.below(60) }, () => random.below(256))
  // Half of them begin as messages of ours do, so that the bytes get further in.
  if (random.chance(0.5)) bytes.set([random.pick([0, 0, 0, 1, 2, 3]), random.below(3)].slice(0, bytes.length))
  return bytes
}

describe('a reader that does not keep up', () => {
  test('[S10] is dropped, and the others see everything', async () => {
    const server = await openSyncServer()
    const slow = server.socket(await server.cookieOf(server.people.reader))
    await once(slow, 'message')
    slow.send(new Uint8Array([0, 0, 1, 0]))
    await once(slow, 'message')
    const lagging = closeCode(slow)
    slow.pause()
    const writer = await (await server.writer(server.people.secretariat)).synced()
    const dropped = async () => (await server.metrics.slowReadersDropped.get()).values[0]?.value ?? 0
    let drops = 0
    await until(() => {
      if (writer.allAcknowledged) writer.typeLong(200_000)
      void dropped().then((count) => (drops = count))
      return drops > 0
    })
    slow.resume()
    expect([CLOSE.comeBack, 1006]).toContain(await lagging)
    await until(() => writer.allAcknowledged)
  })
})

describe('a reader that asks and does not read', () => {
  test('[S10] is not sent one answer after another: it is dropped before they fill the memory', async () => {
    const server = await openSyncServer()
    const writer = await (await server.writer(server.people.secretariat)).synced()
    for (let n = 0; n < 2; n += 1) writer.typeLong(200_000)
    await until(() => writer.allAcknowledged)
    const greedy = server.socket(await server.cookieOf(server.people.reader))
    await once(greedy, 'message')
    const closed = closeCode(greedy)
    greedy.pause()
    for (let n = 0; n < 300; n += 1) greedy.send(new Uint8Array([0, 0, 1, 0]))
    let drops = 0
    await until(() => {
      void server.metrics.slowReadersDropped.get().then(({ values }) => (drops = values[0]?.value ?? 0))
      return drops > 0
    })
    greedy.resume()
    expect([CLOSE.comeBack, 1006]).toContain(await closed)
  })
})

describe('a server that stops', () => {
  test('[A6] makes what was accepted durable, and tells everybody to come back', async () => {
    const server = await openSyncServer()
    const socket = server.socket(await server.cookieOf(server.people.reader))
    await once(socket, 'message')
    const writer = await (await server.writer(server.people.secretariat)).synced()
    for (let n = 0; n < 50; n += 1) writer.type()
    const closed = closeCode(socket)
    await server.sync.stop()
    expect(await closed).toBe(CLOSE.comeBack)
    const stored = new Y.Doc()
    Y.applyUpdate(stored, (await server.storage.log.load(server.agenda.id))!.state)
    const words = stored.getMap('agenda').get('motto')!.toString()
    for (const word of writer.acknowledged) expect(words).toContain(word)
  })
})
