/** What open sockets may, when somebody changes it: one look of the watch is enough, and it looks each second. */
import { once } from 'node:events'
import * as decoding from 'lib0/decoding'
import { expect, test } from 'vitest'
import type { WebSocket } from 'ws'
import * as Y from 'yjs'
import { hashToken } from '../../../server/accounts/tokens.ts'
import { WATCH_INTERVAL_MS } from '../../../server/sync/accessWatch.ts'
import { addItem } from '../../../shared/agenda/edits.ts'
import { DEFAULT_SETTINGS } from '../../../shared/council/settings.ts'
import { CLOSE } from '../../../shared/protocol/closeCodes.ts'
import {
  MESSAGE,
  type Refusal,
  readAcknowledgement,
  readRefusal,
  readWelcome,
  writeUpdate,
} from '../../../shared/protocol/messages.ts'
import { paragraphs } from '../../../shared/richtext/richText.ts'
import { beginThread } from '../../../shared/threads/threadEdits.ts'
import { saveSettings } from '../../support/council.ts'
import { attempt, framesOf } from '../../support/script.ts'
import { openSyncServer, type SyncServer } from '../../support/syncServer.ts'
import { sentenceOf, until, wordsIn } from '../../support/writer.ts'

const closed = async (socket: WebSocket): Promise<number> => (await once(socket, 'close'))[0] as number

/** The words in the agenda that are on disk. */
async function onDisk({ storage, agenda }: SyncServer): Promise<string[]> {
  const doc = new Y.Doc()
  Y.applyUpdate(doc, (await storage.log.load(agenda.id))!.state)
  return wordsIn(sentenceOf(doc)!.toString())
}

test('[R16] two looks fit into the two seconds that are promised', () => {
  expect(2 * WATCH_INTERVAL_MS).toBeLessThanOrEqual(2_000)
})

test('[R16][S11] who is removed hears and writes nothing more, and stands nowhere any more', async () => {
  const server = await openSyncServer()
  const { secretariat } = server.people
  const [colleague] = server.colleagues
  const removed = await (await server.writer(secretariat)).synced()
  const stays = await (await server.writer(colleague)).synced()
  removed.provider.awareness.setLocalState({ place: null, cursor: null })
  const people = () =>
    [...stays.provider.awareness.getStates().values()].map(({ user }) => (user as { id?: string })?.id)
  await until(() => people().includes(secretariat.id))
  const codes: number[] = []
  removed.provider.on('closed', ({ code }) => codes.push(code))

  await server.storage.directory.saveMember(server.council.id, secretariat.id, null)
  await until(() => codes.length > 0 && !people().includes(secretariat.id))
  expect(codes).toEqual([CLOSE.notAllowed])
  removed.type()
  stays.type()
  await until(() => stays.allAcknowledged)
  expect(await onDisk(server)).toEqual(stays.typed)
  expect(removed.seen.size).toBe(0)
  expect(await closed(server.socket(await server.cookieOf(secretariat)))).toBe(CLOSE.notAllowed)
})

test('[R16] signing out closes the sockets of that browser; in all browsers, all of one’s own', async () => {
  const server = await openSyncServer()
  const { contributor, reader } = server.people
  const cookies = [await server.cookieOf(contributor), await server.cookieOf(contributor)] as const
  const [here, there] = cookies.map((cookie) => server.socket(cookie)) as [WebSocket, WebSocket]
  const other = server.socket(await server.cookieOf(reader))
  await Promise.all([here, there, other].map((socket) => once(socket, 'message')))
  const ends = [here, there].map(closed)
  await server.storage.directory.endSession(hashToken(cookies[0].replace('session=', '')))
  expect(await ends[0]).toBe(CLOSE.notSignedIn)
  expect(there.readyState).toBe(there.OPEN)
  await server.storage.directory.endSessions(contributor.id)
  expect(await ends[1]).toBe(CLOSE.notSignedIn)
  expect(other.readyState).toBe(other.OPEN)
})

test('[R16] who comes in while the right goes is found out as well', async () => {
  const server = await openSyncServer()
  const { reader } = server.people
  const { directory } = server.storage
  const cookie = await server.cookieOf(reader)
  const { role, changes } = directory
  let looks = 0
  directory.changes = () => {
    looks += 1
    return changes.call(directory)
  }
  // The answer that lets somebody in was read before the right went, and the watch has looked meanwhile.
  directory.role = async (person, council) => {
    directory.role = role
    const before = await directory.role(person, council)
    await directory.saveMember(server.council.id, reader.id, null)
    const since = looks
    await until(() => looks >= since + 2)
    return before
  }
  expect(await closed(server.socket(cookie))).toBe(CLOSE.notAllowed)
})

test('[R13][R16] a name that is joined with somebody is told to their open page, and so is that it is parted', async () => {
  const server = await openSyncServer()
  const { contributor } = server.people
  const { directory } = server.storage
  await directory.savePerson({ id: 'name', name: 'V. Normann', email: null })
  await directory.saveMember(server.council.id, 'name', null)
  const socket = server.socket(await server.cookieOf(contributor), `/sync/${server.agenda.id}?ack=1`)
  const told: unknown[] = []
  socket.on('message', (data: Buffer) => {
    if (data[0] === MESSAGE.welcome)
      told.push(JSON.parse(data.subarray(data.indexOf('{')).toString()).person.aliases)
  })
  await until(() => told.length === 1)
  await directory.saveAlias(server.council.id, 'name', contributor.id)
  await until(() => told.length === 2)
  await directory.saveAlias(server.council.id, 'name', null)
  await until(() => told.length === 3)
  expect(told).toEqual([[], ['name'], []])
})

test('[J10] the council’s rules for deadlines are told to who opens an agenda, and to open pages when they change', async () => {
  const server = await openSyncServer()
  const { directory } = server.storage
  const socket = server.socket(await server.cookieOf(server.people.reader), `/sync/${server.agenda.id}?ack=1`)
  const told: unknown[] = []
  socket.on('message', (data: Buffer) => {
    if (data[0] === MESSAGE.welcome)
      told.push(JSON.parse(data.subarray(data.indexOf('{')).toString()).settings)
  })
  await until(() => told.length === 1)
  const { deadlines, comments } = DEFAULT_SETTINGS
  const changed = { ...DEFAULT_SETTINGS, deadlines: { ...deadlines, saturdayIsWorkday: true } }
  await saveSettings(directory, server.council.id, changed)
  await until(() => told.length === 2)
  // The page hears nothing of what it does not need.
  const phrases = null
  expect(told).toEqual([
    { deadlines, comments, phrases },
    { deadlines: changed.deadlines, comments, phrases },
  ])
})

test('[T9] readers that the council keeps from commenting are told so on open pages, and refused', async () => {
  const server = await openSyncServer()
  const { directory, log } = server.storage
  const cookie = await server.cookieOf(server.people.reader)
  const doc = new Y.Doc()
  Y.applyUpdate(doc, (await log.load(server.agenda.id))!.state)
  const changed = (edit: () => void): Uint8Array => {
    const before = Y.encodeStateVector(doc)
    edit()
    return Y.encodeStateAsUpdate(doc, before)
  }
  const says = (id: string) =>
    changed(() => {
      const author = server.people.reader.id
      const comment = { id: 'c', author, at: Date.now(), body: paragraphs('Hvad med KOMBIT?') }
      beginThread(doc, { id, item: 'sky', field: null, anchor: null, comment })
    })
  await attempt({
    ...{
      url: server.url,
      agenda: server.agenda.id,
      cookie: await server.cookieOf(server.people.secretariat),
    },
    frames: framesOf(changed(() => addItem(doc, { id: 'sky', kind: 'item', title: paragraphs('Sky') }))),
  })
  // As another program, with a client id of its own.
  doc.clientID += 1
  const socket = server.socket(cookie, `/sync/${server.agenda.id}?ack=1`)
  const rules: unknown[] = []
  let acknowledged = 0
  let refusal: Refusal | null = null
  socket.on('message', (data: Buffer) => {
    const decoder = decoding.createDecoder(data)
    const type = decoding.readVarUint(decoder)
    if (type === MESSAGE.welcome) rules.push(readWelcome(decoder).settings.comments)
    if (type === MESSAGE.acknowledgement) acknowledged = readAcknowledgement(decoder)
    if (type === MESSAGE.refusal) refusal = readRefusal(decoder)
  })
  await until(() => rules.length === 1)
  for (const frame of framesOf(says('first'))) socket.send(frame)
  await until(() => acknowledged === 2)
  await saveSettings(directory, server.council.id, {
    ...DEFAULT_SETTINGS,
    comments: { readers: false },
  })
  await until(() => rules.length === 2)
  expect(rules).toEqual([{ readers: true }, { readers: false }])
  socket.send(writeUpdate(says('second')))
  await until(() => refusal !== null)
  expect(refusal).toMatchObject({ code: 'not-allowed', n: 3, item: 'agenda', field: 'comments' })
})
