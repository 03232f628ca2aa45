/** Reminders on their way, over a real mail server that does what mail servers do. */
import { describe, expect, onTestFinished, test } from 'vitest'
import * as Y from 'yjs'
import type { Mail } from '../../../server/mail/mail.ts'
import { Outbox } from '../../../server/mail/outbox.ts'
import { smtpMail } from '../../../server/mail/smtp.ts'
import { createLog } from '../../../server/observability/log.ts'
import { openStorage } from '../../../server/storage/open.ts'
import type { NewReminder, Storage } from '../../../server/storage/storage.ts'
import { makeAgenda } from '../../suites/testDatabase.ts'
import { messageIdOf, openMailServer, receiverOf } from '../../support/mailServer.ts'
import { temporaryFolder } from '../../support/temporaryFolder.ts'

const MINUTE = 60_000
const DAY = 24 * 60 * MINUTE
const START = Date.UTC(2024, 0, 15, 9)

const reminder = (name: string): NewReminder => ({
  ...{ id: `reminder.${name}`, agenda: 'a', person: name, reason: 'by-hand', day: '2024-01-15', at: START },
  ...{ items: 1, due: null },
  mail: {
    to: { name, address: `${name}@eksempel.dk` },
    ...{ subject: 'Påmindelse', text: 'Der mangler noget.\n', id: `reminder.${name}` },
  },
})

interface World {
  storage: Storage
  clock: { now: number }
  log: Record<string, unknown>[]
  outbox: Outbox
  stateOf(name: string): Promise<string | undefined>
}

async function openWorld(
  mailOf: (log: ReturnType<typeof createLog>) => Mail,
  dataDir?: string,
): Promise<World> {
  const storage = await openStorage({ dataDir: dataDir ?? (await temporaryFolder()) })
  if (dataDir === undefined)
    await makeAgenda(storage, 'a', { person: null, update: Y.encodeStateAsUpdate(new Y.Doc()) })
  const clock = { now: START }
  const lines: Record<string, unknown>[] = []
  const log = createLog('info', { write: (line) => void lines.push(JSON.parse(line)) })
  const outbox = new Outbox({
    store: storage.outbox,
    files: storage.files,
    mail: mailOf(log),
    log,
    now: () => clock.now,
  })
  onTestFinished(async () => {
    await outbox.stop()
    await storage.close()
  })
  const stateOf = async (name: string) =>
    (await storage.reminders.ofDay('a', '2024-01-15')).find(({ person }) => person === name)?.state
  return { storage, clock, log: lines, outbox, stateOf }
}

async function overSmtp(longestWait?: number) {
  const server = await openMailServer()
  const sender = { from: 'dagsorden@kommune.dk', domain: 'dagsorden.kommune.dk' }
  const world = await openWorld((log) =>
    smtpMail({ url: server.url, ...sender, log, ...(longestWait && { longestWait }) }),
  )
  return { server, ...world }
}

const events = (log: World['log'], event: string) => log.filter((line) => line.event === event)

describe('what waits in the outbox', () => {
  test('[J21] is sent, each to who it is for, once, under its own id', async () => {
    const { server, storage, outbox, stateOf } = await overSmtp()
    await storage.reminders.queue(['søren', 'vibeke'].map(reminder), { person: 'karen' })
    await outbox.look()
    await outbox.look()
    expect(server.taken.map(messageIdOf)).toEqual([
      'reminder.søren@dagsorden.kommune.dk',
      'reminder.vibeke@dagsorden.kommune.dk',
    ])
    expect(await stateOf('søren')).toBe('sent')
  })

  test('[J22] one that the mail server refuses holds up nobody else, and is tried after longer and longer', async () => {
    const { server, storage, outbox, clock, log, stateOf } = await overSmtp()
    server.manners.refuses = ['bo@eksempel.dk']
    await storage.reminders.queue(['bo', 'ida'].map(reminder), { person: 'karen' })
    await outbox.look()
    expect(server.taken.map(receiverOf)).toEqual(['ida@eksempel.dk'])
    expect([await stateOf('bo'), await stateOf('ida')]).toEqual(['waiting', 'sent'])
    const pauses: number[] = []
    for (let last = clock.now, tries = 1; tries < 9; tries += 1) {
      const { attempts } = server
      while (server.attempts === attempts) {
        clock.now += MINUTE
        await outbox.look()
      }
      pauses.push((clock.now - last) / MINUTE)
      last = clock.now
    }
    expect(pauses).toEqual([1, 2, 4, 8, 16, 32, 60, 60])
    expect(events(log, 'outbox.mail.failed')).toHaveLength(9)
    server.manners.refuses = []
    clock.now += 60 * MINUTE
    await outbox.look()
    expect(server.taken.map(receiverOf)).toEqual(['ida@eksempel.dk', 'bo@eksempel.dk'])
  })

  test('[J22] with no mail server there one is tried, the rest wait; all go when it is back', async () => {
    const { server, storage, outbox, clock, log } = await overSmtp()
    await storage.reminders.queue(['bo', 'ida', 'åse'].map(reminder), { person: 'karen' })
    const { port } = server.url
    await server.close()
    await outbox.look()
    expect(events(log, 'outbox.mail.failed')).toHaveLength(1)
    const back = await openMailServer(Number(port))
    clock.now += MINUTE
    await outbox.look()
    expect(back.taken.map(receiverOf).sort()).toHaveLength(3)
  })

  test('[Z252] as soon as one is taken again the rest goes at once, to each the oldest first; what comes meanwhile waits behind', async () => {
    const { server, storage, outbox, clock } = await overSmtp()
    const day = (name: string, nth: number): NewReminder => {
      const id = `reminder.${name}.${nth}`
      const change = { id, day: `2024-01-${15 + nth}`, at: START + nth * MINUTE }
      return { ...reminder(name), ...change, mail: { ...reminder(name).mail, id } }
    }
    const queue = (nth: number) =>
      storage.reminders.queue(
        ['bo', 'ida'].map((name) => day(name, nth)),
        { person: 'karen' },
      )
    const { port } = server.url
    await server.close()
    await queue(0)
    // Ten minutes of tries, after longer and longer.
    for (let n = 0; n < 10; n += 1) {
      await outbox.look()
      clock.now += MINUTE
    }
    const back = await openMailServer(Number(port))
    await queue(10)
    await outbox.look()
    const ids = back.taken.map((letter) => messageIdOf(letter).replace(/@.*/, ''))
    expect(ids.toSorted()).toEqual(['bo.0', 'bo.10', 'ida.0', 'ida.10'].map((id) => `reminder.${id}`))
    for (const name of ['bo', 'ida'])
      expect(ids.indexOf(`reminder.${name}.0`)).toBeLessThan(ids.indexOf(`reminder.${name}.10`))
  })

  test('[Z252] one that the mail server has refused holds up no later one to the same person', async () => {
    const { server, storage, outbox, clock } = await overSmtp()
    server.manners.refuses = ['ida@eksempel.dk']
    await storage.reminders.queue([reminder('ida')], { person: 'karen' })
    await outbox.look()
    server.manners.refuses = []
    clock.now += 1000
    const later = { ...reminder('ida'), id: 'reminder.later', day: '2024-01-16', at: clock.now }
    await storage.reminders.queue([{ ...later, mail: { ...later.mail, id: later.id } }], { person: 'karen' })
    await outbox.look()
    expect(server.taken.map(messageIdOf)).toEqual(['reminder.later@dagsorden.kommune.dk'])
  })

  test('[J22] a mail server that hangs is hung up on; one that breaks off in the middle is asked again', async () => {
    const { server, storage, outbox, clock, stateOf } = await overSmtp(1000)
    await storage.reminders.queue([reminder('ida')], { person: 'karen' })
    for (const is of ['hangs', 'breaks'] as const) {
      server.manners.is = is
      await outbox.look()
      expect([server.taken.length, await stateOf('ida')]).toEqual([0, 'waiting'])
      clock.now += 5 * MINUTE
    }
    server.manners.is = 'well'
    await outbox.look()
    expect(server.taken.map(messageIdOf)).toEqual(['reminder.ida@dagsorden.kommune.dk'])
    expect(await stateOf('ida')).toBe('sent')
  })

  test('[J22] one that was taken without an answer is sent again under the same id, as nobody can know', async () => {
    const { server, storage, outbox, clock } = await overSmtp()
    await storage.reminders.queue([reminder('ida')], { person: 'karen' })
    server.manners.is = 'takes-and-breaks'
    await outbox.look()
    server.manners.is = 'well'
    clock.now += MINUTE
    await outbox.look()
    expect(server.taken.map(messageIdOf)).toEqual([
      'reminder.ida@dagsorden.kommune.dk',
      'reminder.ida@dagsorden.kommune.dk',
    ])
  })

  test('[J22] one that could not be sent for a day is given up, with a line in the log', async () => {
    const { server, storage, outbox, clock, log, stateOf } = await overSmtp()
    server.manners.refuses = ['ida@eksempel.dk']
    await storage.reminders.queue([reminder('ida')], { person: 'karen' })
    while (clock.now < START + DAY + 60 * MINUTE) {
      await outbox.look()
      clock.now += 10 * MINUTE
    }
    expect(await stateOf('ida')).toBe('given-up')
    expect(events(log, 'outbox.given-up')).toMatchObject([{ id: 'reminder.ida' }])
    const { attempts } = server
    clock.now += DAY
    await outbox.look()
    expect(server.attempts).toBe(attempts)
  })

  test('[J21] whoever stops in the middle leaves it claimed; the next server sends it when the claim is over', async () => {
    const dataDir = await temporaryFolder()
    const first = await openStorage({ dataDir })
    await makeAgenda(first, 'a', { person: null, update: Y.encodeStateAsUpdate(new Y.Doc()) })
    await first.reminders.queue([reminder('ida')], { person: 'karen' })
    // As a server that is killed right after.
    await first.outbox.claim(START, START + 5 * MINUTE)
    await first.close()
    const sent: string[] = []
    const { outbox, clock } = await openWorld(() => ({ send: async ({ id }) => void sent.push(id) }), dataDir)
    await outbox.look()
    expect(sent).toEqual([])
    clock.now += 5 * MINUTE
    await outbox.look()
    expect(sent).toEqual(['reminder.ida'])
  })

  test('[J21] two that look at once send each once; what comes in meanwhile is sent in the same look', async () => {
    const sent: string[] = []
    let world: World
    const mail: Mail = {
      send: async ({ id }) => {
        sent.push(id)
        if (sent.length > 1) return
        await world.storage.reminders.queue([reminder('åse')], { person: 'karen' })
        void world.outbox.look()
      },
    }
    world = await openWorld(() => mail)
    await world.storage.reminders.queue(['bo', 'ida'].map(reminder), { person: 'karen' })
    await Promise.all([world.outbox.look(), world.outbox.look()])
    expect(sent.sort()).toEqual(['reminder.bo', 'reminder.ida', 'reminder.åse'])
  })
})
