/** `/live` over real sockets: who is let in, what a topic tells, and what is told when something is another. */
import { once } from 'node:events'
import { describe, expect, test } from 'vitest'
import type { WebSocket } from 'ws'
import { hashToken } from '../../../server/accounts/tokens.ts'
import { addItem, assign, replaceTitle, setDueAt, setStatus } from '../../../shared/agenda/edits.ts'
import { DEFAULT_LOOK } from '../../../shared/council/paperLook.ts'
import { paperOf } from '../../../shared/paper/paperOf.ts'
import { CLOSE } from '../../../shared/protocol/closeCodes.ts'
import { LIVE_LIMITS, progressTopic, versionsTopic } from '../../../shared/protocol/live.ts'
import type { VersionsAbout } from '../../../shared/protocol/versions.ts'
import { paragraphs } from '../../../shared/richtext/richText.ts'
import { agenda as newAgenda } from '../../support/agenda.ts'
import { makeAgenda, makeCouncil } from '../../support/council.ts'
import { type LiveServer, openLiveServer } from '../../support/liveServer.ts'
import { putVersion } from '../../support/putVersion.ts'
import { until } from '../../support/writer.ts'

const PAPER = {
  ...{ agenda: '', look: DEFAULT_LOOK, nameOf: () => null, namesOf: () => [] },
  edition: { is: 'version', number: 1, at: 5, kind: 'whole' },
} as const

const closeCode = async (socket: WebSocket): Promise<number> => (await once(socket, 'close'))[0] as number

async function httpStatus(socket: WebSocket): Promise<number> {
  const [, response] = await once(socket, 'unexpected-response')
  socket.on('error', () => {})
  socket.terminate()
  return (response as { statusCode: number }).statusCode
}

/** The secretariat makes an item, and gives it to the contributor. */
async function withItem(server: LiveServer, id = 'i1') {
  const writer = await server.writer(server.people.secretariat)
  writer.doc.transact(() => {
    addItem(writer.doc, { id, kind: 'item', title: paragraphs('AI'), fields: {} })
    assign(writer.doc, id, server.people.contributor.id)
  })
  // On disk, and read.
  let kept = await server.storage.progress.of(server.agenda.id)
  while (!kept?.items.some((item) => item.id === id)) {
    await server.readOn()
    kept = await server.storage.progress.of(server.agenda.id)
  }
  return writer
}

describe('who is let in', () => {
  test('[U7] whoever has a session; nobody is told why otherwise but by the codes of /sync', async () => {
    const server = await openLiveServer()
    expect(await closeCode(server.socket(null))).toBe(CLOSE.notSignedIn)
    expect(await closeCode(server.socket('session=forged'))).toBe(CLOSE.notSignedIn)
    const cookie = await server.cookieOf(server.people.reader)
    expect(await httpStatus(server.socket(cookie, { origin: 'https://evil.example' }))).toBe(403)
    server.readiness.fail('full')
    expect(await httpStatus(server.socket(cookie))).toBe(503)
    server.readiness.recover()
    const ok = server.socket(cookie, { origin: server.url })
    await once(ok, 'open')
    ok.close()
  })

  test('[U7] a session that ends closes its sockets, and no other', async () => {
    const server = await openLiveServer()
    const cookie = await server.cookieOf(server.people.reader)
    const here = server.socket(cookie)
    await once(here, 'open')
    const there = await server.viewer(server.people.reader)
    const end = closeCode(here)
    await server.storage.directory.endSession(hashToken(cookie.replace('session=', '')))
    expect(await end).toBe(CLOSE.notSignedIn)
    expect(there.closed).toBeNull()
    const comeBack = closeCode(there.socket)
    await server.stop()
    expect(await comeBack).toBe(CLOSE.comeBack)
  })
})

describe('a topic', () => {
  test('[U8] is answered whole, then told what is another in it alone', async () => {
    const server = await openLiveServer()
    const { agenda, people } = server
    const viewer = await server.viewer(people.reader)
    expect(await viewer.subscribe('me')).toEqual({ rows: [], about: undefined })
    const { rows } = await viewer.subscribe('councils')
    expect(rows).toMatchObject([{ id: agenda.id, tally: { empty: 0 } }])
    const progress = progressTopic(agenda.id)
    const { about } = await viewer.subscribe(progress)
    expect(about).toMatchObject({ headings: { background: 'Baggrund' } })
    const writer = await withItem(server)
    await until(() => viewer.rows(progress).length === 1)
    expect(viewer.rows(progress)).toMatchObject([
      { id: 'i1', title: 'AI', changed: { by: people.secretariat.id } },
    ])
    addItem(writer.doc, { id: 'i2', kind: 'item', title: paragraphs('To'), fields: {} })
    await until(() => viewer.rows(progress).length === 2)
    setStatus(writer.doc, 'i2', { is: 'ready', by: people.secretariat.id, at: Date.now() })
    await until(
      () =>
        viewer.rows('councils')[0]!.tally !== null &&
        JSON.stringify(viewer.rows('councils')).includes('"ready":1'),
    )
    const last = viewer.messages.findLast(({ topic }) => topic === progress)
    expect(last).toMatchObject({ changed: [{ id: 'i2', status: { is: 'ready' } }] })
    expect(last).not.toHaveProperty('order')
    expect(last).not.toHaveProperty('about')
    expect(viewer.rows('me')).toEqual([])
  })

  test('[U8] «me» has one’s own items, also under a joined name, what is due first at the top', async () => {
    const server = await openLiveServer()
    const { contributor } = server.people
    const { directory } = server.storage
    await directory.savePerson({ id: 'brought', name: 'Åse Brought', email: null })
    await directory.saveMember(server.council.id, 'brought', null)
    const viewer = await server.viewer(contributor)
    await viewer.subscribe('me')
    const writer = await withItem(server, 'late')
    addItem(writer.doc, { id: 'soon', kind: 'item', title: paragraphs('Snart'), fields: {} })
    assign(writer.doc, 'soon', 'brought')
    setDueAt(writer.doc, 'soon', '2024-01-10T12:00')
    await until(() => viewer.rows('me').length === 1)
    await directory.saveAlias(server.council.id, 'brought', contributor.id)
    await until(() => viewer.rows('me').length === 2)
    expect(viewer.rows('me')).toMatchObject([
      { item: 'soon', title: 'Snart', dueAt: '2024-01-10T12:00', agenda: { id: server.agenda.id } },
      {
        item: 'late',
        dueAt: null,
        missing: [
          { kind: 'caseNumber' },
          ...['background', 'recommendation', 'presentation'].map((field) => ({ kind: 'field', field })),
        ],
      },
    ])
  })

  test('[U8] a new agenda, its name and its end are told to who may open it', async () => {
    const server = await openLiveServer()
    const viewer = await server.viewer(server.people.reader)
    await viewer.subscribe('councils')
    const { directory } = server.storage
    const made = await makeAgenda(directory, server.council, 'Ny')
    await until(() => viewer.rows('councils').length === 2)
    await directory.markAgendaDeleted(made.id)
    await until(() => viewer.rows('councils').length === 1)
  })

  test('[Z140][Z143][Z196] what is sent is told at once to every member, participants too, and to nobody else', async () => {
    const server = await openLiveServer()
    const { agenda, people, storage } = server
    const [participant, reader, outsider] = await Promise.all(
      [people.participant, people.reader, people.outsider].map((person) => server.viewer(person)),
    )
    const versions = versionsTopic(agenda.id)
    for (const viewer of [participant!, reader!])
      expect(await viewer.subscribe(versions)).toMatchObject({ rows: [] })
    for (const viewer of [participant!, reader!])
      expect(await viewer.subscribe('meetings')).toMatchObject({ rows: [] })
    await reader!.subscribe('councils')
    expect(await outsider!.subscribe('meetings')).toMatchObject({ rows: [] })
    outsider!.send({ subscribe: versions })
    participant!.send({ subscribe: progressTopic(agenda.id) })

    const paper = { ...paperOf(newAgenda().doc(), PAPER)!, agenda: agenda.id, title: 'Som det blev sendt' }
    await participant!.subscribe('notifications')
    const told = [{ person: people.participant.id, mail: 'none' }] as const
    await putVersion(storage, { paper, person: people.secretariat.id, told })
    await until(() => participant!.rows('notifications').length === 1)
    expect(participant!.rows('notifications')).toMatchObject([
      {
        ...{ reason: 'sent', by: people.secretariat.name, isRead: false },
        ...{ version: { number: 1, kind: 'whole' }, agenda: { title: 'Som det blev sendt' } },
      },
    ])
    await until(() => [participant!, reader!].every((viewer) => viewer.rows(versions).length === 1))
    expect(participant!.rows(versions)).toEqual([
      { id: '1', number: 1, kind: 'whole', name: 'Dagsorden', at: 5 },
    ])
    await until(() => participant!.rows('meetings').length === 1)
    expect(participant!.rows('meetings')).toMatchObject([
      { id: agenda.id, title: 'Som det blev sendt', version: { number: 1, at: 5 } },
    ])
    await until(() => reader!.rows('councils')[0]?.version !== null)
    expect(reader!.rows('meetings')).toEqual([])
    expect(outsider!.messages).toContainEqual({ topic: versions, ended: CLOSE.noSuchAgenda })
    expect(participant!.messages).toContainEqual({
      ...{ topic: progressTopic(agenda.id), ended: CLOSE.notAllowed },
    })
    // That a next one is on its way is for those who open drafts.
    const next = { agenda: agenda.id, kind: 'whole', name: 'Dagsorden', note: '' } as const
    await storage.versions.begin({ ...next, person: people.secretariat.id, at: 6 })
    const onItsWay = () => (reader!.lists.get(versions)!.about as VersionsAbout).onItsWay
    await until(() => onItsWay() === 2)
    expect(JSON.stringify(participant!.messages)).not.toContain('onItsWay')
    // Who is put out of the council hears that it is over.
    await storage.directory.saveMember(server.council.id, people.participant.id, null)
    await until(() => !participant!.lists.has(versions))
    await until(() => participant!.rows('meetings').length === 0)
  })

  test('[U8] nobody hears of a topic again after they let it go', async () => {
    const server = await openLiveServer()
    const viewer = await server.viewer(server.people.reader)
    const progress = progressTopic(server.agenda.id)
    await viewer.subscribe(progress)
    await viewer.subscribe('councils')
    viewer.send({ unsubscribe: progress })
    const before = viewer.messages.filter(({ topic }) => topic === progress).length
    await withItem(server)
    await until(() => JSON.stringify(viewer.rows('councils')).includes('"empty":1'))
    expect(viewer.messages.filter(({ topic }) => topic === progress)).toHaveLength(before)
  })
})

test('[O26] what one is told is there a moment after it happened, and what one reads is read on every screen', async () => {
  const server = await openLiveServer()
  const { contributor, reader } = server.people
  const viewer = await server.viewer(contributor)
  const other = await server.viewer(reader)
  for (const one of [viewer, other]) expect((await one.subscribe('notifications')).rows).toEqual([])
  await withItem(server)
  await until(() => viewer.rows('notifications').length === 1)
  const [row] = viewer.rows('notifications')
  expect(row).toMatchObject({ reason: 'responsible', isRead: false, place: { item: 'i1' } })
  await server.storage.notifications.markRead(contributor.id, [Number(row!.id)], 1)
  server.live.notified([contributor.id])
  await until(() => viewer.rows('notifications')[0]!.isRead === true)
  await server.storage.directory.saveMember(server.council.id, contributor.id, 'participant')
  await until(() => viewer.rows('notifications').length === 0)
  expect(other.messages).toHaveLength(1)
})

describe('rights', () => {
  test('[U9] a participant sees no draft, an outsider learns of none', async () => {
    const server = await openLiveServer()
    await withItem(server)
    await server.readOn()
    const other = await makeCouncil(server.storage.directory, 'Et andet råd')
    for (const [person, code] of [
      [server.people.participant, CLOSE.notAllowed],
      [server.people.outsider, CLOSE.noSuchAgenda],
      [other.people.secretariat, CLOSE.noSuchAgenda],
    ] as const) {
      const viewer = await server.viewer(person)
      expect((await viewer.subscribe('me')).rows).toEqual([])
      const listed = (await viewer.subscribe('councils')).rows.map(({ id }) => id)
      expect(listed).not.toContain(server.agenda.id)
      viewer.send({ subscribe: progressTopic(server.agenda.id) })
      await until(() => viewer.messages.length === 3)
      expect(viewer.messages[2]).toEqual({ topic: progressTopic(server.agenda.id), ended: code })
    }
  })

  test('[U9] who is removed, or becomes a participant, hears that the topics are over or empty, and nothing more', async () => {
    const server = await openLiveServer()
    const { contributor } = server.people
    await withItem(server)
    await server.readOn()
    const viewer = await server.viewer(contributor)
    const progress = progressTopic(server.agenda.id)
    for (const topic of ['me', 'councils', progress] as const)
      expect((await viewer.subscribe(topic)).rows).toHaveLength(1)
    await server.storage.directory.saveMember(server.council.id, contributor.id, 'participant')
    await until(
      () => viewer.rows('me').length + viewer.rows('councils').length === 0 && !viewer.lists.has(progress),
    )
    expect(viewer.messages.find((message) => 'ended' in message)).toEqual({
      topic: progress,
      ended: CLOSE.notAllowed,
    })
    await server.storage.directory.saveMember(server.council.id, contributor.id, 'contributor')
    await until(() => viewer.rows('me').length === 1)
  })

  test('[U9] a deleted agenda’s topic is over', async () => {
    const server = await openLiveServer()
    const viewer = await server.viewer(server.people.reader)
    const progress = progressTopic(server.agenda.id)
    await viewer.subscribe(progress)
    await server.storage.directory.markAgendaDeleted(server.agenda.id)
    await until(() => viewer.messages.some((message) => 'ended' in message))
    expect(viewer.messages.at(-1)).toEqual({ topic: progress, ended: CLOSE.noSuchAgenda })
  })

  test('[U9] what a reader writes nothing of is nobody’s task', async () => {
    const server = await openLiveServer()
    const writer = await withItem(server)
    assign(writer.doc, 'i1', server.people.reader.id)
    const contributor = await server.viewer(server.people.contributor)
    await contributor.subscribe('me')
    await until(() => contributor.rows('me').length === 1)
    const reader = await server.viewer(server.people.reader)
    expect((await reader.subscribe('me')).rows).toEqual([])
  })
})

describe('whoever sends what nobody should', () => {
  test.each([
    ['no JSON', 'subscribe'],
    ['no request', '{}'],
    ['an unknown topic', '{"subscribe":"everything"}'],
    ['an agenda by a path', '{"subscribe":"agenda/../progress"}'],
    ['two requests at once', '{"subscribe":"me","unsubscribe":"me"}'],
    ['more than a request', '{"subscribe":"me","token":1}'],
    ['a list', '["me"]'],
    ['nothing', ''],
  ])('[U10] %s is closed with 4400', async (_, message) => {
    const server = await openLiveServer()
    const viewer = await server.viewer(server.people.reader)
    viewer.send(message)
    expect(await closeCode(viewer.socket)).toBe(CLOSE.malformed)
  })

  test('[U10] bytes are closed with 4400', async () => {
    const server = await openLiveServer()
    const viewer = await server.viewer(server.people.reader)
    viewer.socket.send(Buffer.from('{"subscribe":"me"}'))
    expect(await closeCode(viewer.socket)).toBe(CLOSE.malformed)
  })

  test('[U10] a message that is too large, and too many topics, are closed with 4413; one without end by the library', async () => {
    const server = await openLiveServer()
    const { reader } = server.people
    const large = await server.viewer(reader)
    large.send({ subscribe: 'me', x: 'x'.repeat(LIVE_LIMITS.messageBytes) })
    expect(await closeCode(large.socket)).toBe(CLOSE.tooLarge)
    const greedy = await server.viewer(reader)
    for (let n = 0; n <= LIVE_LIMITS.topics; n += 1) greedy.send({ subscribe: 'me' })
    await until(() => greedy.messages.length > LIVE_LIMITS.topics)
    const topics = Array.from({ length: LIVE_LIMITS.topics }, async (_, n) =>
      progressTopic((await makeAgenda(server.storage.directory, server.council, `Nummer ${n}`)).id),
    )
    for (const topic of await Promise.all(topics)) greedy.send({ subscribe: topic })
    expect(await closeCode(greedy.socket)).toBe(CLOSE.tooLarge)
    const endless = await server.viewer(reader)
    endless.send('x'.repeat(100_000))
    expect(await closeCode(endless.socket)).toBe(1009)
  })

  test('[U10] who asks without end is told to come back later', async () => {
    const server = await openLiveServer()
    const viewer = await server.viewer(server.people.reader)
    for (let n = 0; n <= LIVE_LIMITS.messagesPerMinute; n += 1) viewer.send({ unsubscribe: 'me' })
    expect(await closeCode(viewer.socket)).toBe(CLOSE.comeBack)
  })
})

test('[U4] a title that is typed in a room is in the lists of others a moment later', async () => {
  const server = await openLiveServer()
  const writer = await withItem(server)
  const viewer = await server.viewer(server.people.contributor)
  await viewer.subscribe('me')
  await until(() => viewer.rows('me').length === 1)
  for (const title of ['S', 'St', 'Strategi']) replaceTitle(writer.doc, 'i1', title)
  await until(() => viewer.rows('me')[0]!.title === 'Strategi')
})
