/** What becomes of an agenda that is being sent when something fails, stops or is restored just then. */
import { readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import { expect, onTestFinished, test } from 'vitest'
import * as Y from 'yjs'
import { ExportBroken, ExportBusy } from '../../../server/exchange/exporting.ts'
import { openStorage, restoreStorage } from '../../../server/storage/open.ts'
import { type Storage, StorageUnavailable } from '../../../server/storage/storage.ts'
import { NotSent, SentLater } from '../../../server/versions/notSent.ts'
import type { SenderParts, Wish } from '../../../server/versions/sender.ts'
import { COUNCIL, closedAfterTest, makeAgenda, verifications } from '../../suites/testDatabase.ts'
import { agenda, item } from '../../support/agenda.ts'
import { ONE_FORMAT, senderOn } from '../../support/senderOn.ts'
import { temporaryFolder } from '../../support/temporaryFolder.ts'

const FIRST = { person: null, update: Y.encodeStateAsUpdate(agenda().item(item('A')).doc()) }
const KAREN = { id: 'karen', name: 'Karen Holm', email: 'karen@eksempel.dk' }
const WISH = { kind: 'whole', name: 'Til mødet', note: '' } as const
const open = async (dataDir: string) => closedAfterTest(await openStorage({ dataDir }))

/** An agenda of an item, whose secretariat Karen is. */
async function prepared() {
  const dataDir = await temporaryFolder()
  const storage = await open(dataDir)
  await storage.directory.savePerson(KAREN)
  await makeAgenda(storage, 'a', FIRST)
  await storage.directory.saveMember(COUNCIL.id, KAREN.id, 'secretariat')
  return { dataDir, storage }
}

async function sender(storage: Storage, more: Partial<SenderParts> = {}) {
  const on = await senderOn(storage, more)
  onTestFinished(() => on[Symbol.asyncDispose]())
  return on.sender
}

const send = async (storage: Storage, by: Awaited<ReturnType<typeof sender>>) =>
  by.send((await storage.directory.agenda('a'))!, KAREN, WISH)

/** What is so of the agenda: its state, its versions, what is on its way, and mail. */
async function standing({ directory, versions, outbox }: Storage) {
  const onTheirWay = await versions.onTheirWay()
  return {
    state: (await directory.agenda('a'))?.state,
    versions: (await versions.of('a')).map(({ number }) => number),
    onTheirWay: onTheirWay.map(({ is }) => is),
    isMailed: await outbox.isAnyDue(9),
  }
}
const AS_BEFORE = { state: 'drafting', versions: [], onTheirWay: [], isMailed: false }
const SENT = { state: 'sent', versions: [1], onTheirWay: [], isMailed: true }

/** A grace that ends when it is told to, or is aborted. */
function longGrace() {
  let begin = () => {}
  const begun = new Promise<void>((resolve) => {
    begin = resolve
  })
  const grace = (signal: AbortSignal) =>
    new Promise<void>((_resolve, reject) => {
      signal.addEventListener('abort', () => reject(signal.reason))
      begin()
    })
  return { grace, begun }
}

test('[Z61] what cannot be written in some format is not sent, and the agenda is as it was', async () => {
  const { storage } = await prepared()
  const broken = { ...ONE_FORMAT, write: () => Promise.reject(new ExportBroken('no PDF of this')) }
  await expect(send(storage, await sender(storage, { exporting: broken }))).rejects.toThrow(ExportBroken)
  expect(await standing(storage)).toEqual({ ...AS_BEFORE, isMailed: true })
})

test('[Z225] what fails once is made all the same', async () => {
  const { storage } = await prepared()
  let tries = 0
  const slow: SenderParts['exporting'] = {
    ...ONE_FORMAT,
    write: (...args) => {
      tries += 1
      return tries === 1 ? Promise.reject(new ExportBroken('took too long')) : ONE_FORMAT.write(...args)
    },
  }
  expect(await send(storage, await sender(storage, { exporting: slow }))).toMatchObject({ number: 1 })
  expect(await standing(storage)).toEqual(SENT)
  expect(await storage.versions.failed('a')).toBe(null)
})

test('[Z226] what another server could not make either is kept as a failure with a mail to its sender, until it is sent anew', async () => {
  const { dataDir, storage } = await prepared()
  await storage.versions.begin({ agenda: 'a', ...WISH, person: 'karen', at: 1 })
  const broken = { ...ONE_FORMAT, write: () => Promise.reject(new ExportBroken('too long')) }
  await (await sender(storage, { exporting: broken })).look()
  const next = await open(dataDir)
  expect(await standing(next)).toEqual({ ...AS_BEFORE, isMailed: true })
  const failed = {
    number: 1,
    kind: 'whole',
    name: 'Til mødet',
    by: { id: 'karen', name: 'Karen Holm' },
    at: 9,
  }
  expect(await next.versions.failed('a')).toEqual(failed)
  const mail = await next.outbox.claim(9, 99)
  expect(mail?.mail).toMatchObject({ to: { address: 'karen@eksempel.dk' } })
  expect(mail?.mail.subject).toMatch(/^Ikke sendt ud: /)
  await send(next, await sender(next))
  expect(await next.versions.failed('a')).toBe(null)
})

test('[Z241] a command that comes late, or after another version, sends nothing; one that says nothing of it is obeyed', async () => {
  const { storage } = await prepared()
  const now = 1_000
  const by = await sender(storage, { now: () => now })
  const command = async (wish: Pick<Wish, 'after' | 'until'>) =>
    by.send((await storage.directory.agenda('a'))!, KAREN, { ...WISH, ...wish })
  await expect(command({ after: 0, until: now - 1 })).rejects.toMatchObject({ code: 'came-late' })
  await expect(command({ after: 1, until: now })).rejects.toMatchObject({ code: 'sent-since' })
  expect(await standing(storage)).toEqual(AS_BEFORE)
  expect(await command({ after: 0, until: now })).toMatchObject({ number: 1 })
  await expect(command({ after: 0, until: now })).rejects.toMatchObject({ code: 'sent-since' })
  await expect(command({ after: 1 })).rejects.toMatchObject({ code: 'same-as-last' })
  await expect(command({})).rejects.toMatchObject({ code: 'same-as-last' })
})

test('[Z226] what was taken back is no failure; one that is put aside is told no more', async () => {
  const { storage } = await prepared()
  const { grace, begun } = longGrace()
  const by = await sender(storage, { grace })
  const sending = send(storage, by)
  await begun
  const over = expect(sending).rejects.toThrow(NotSent)
  await by.takeBack('a')
  await over
  expect(await storage.versions.failed('a')).toBe(null)
  const broken = { ...ONE_FORMAT, write: () => Promise.reject(new ExportBroken('no PDF of this')) }
  await expect(send(storage, await sender(storage, { exporting: broken }))).rejects.toThrow(ExportBroken)
  expect(await storage.versions.failed('a')).toMatchObject({ number: 1 })
  await storage.versions.putFailureAside('a')
  expect(await storage.versions.failed('a')).toBe(null)
})

test.each<[string, (storage: Storage, fails: { now: boolean }) => Partial<SenderParts>]>([
  [
    'the database cannot commit',
    (storage, fails) => {
      const finish: Storage['versions']['finish'] = (version) =>
        fails.now ? Promise.reject(new StorageUnavailable('full')) : storage.versions.finish(version)
      const versions = new Proxy(storage.versions, {
        get: (store, name: keyof Storage['versions']) =>
          name === 'finish' ? finish : store[name].bind(store as never),
      })
      return { storage: { ...withParts(storage), versions } }
    },
  ],
  [
    'too many wait for files',
    (_storage, fails) => ({
      exporting: {
        ...ONE_FORMAT,
        write: (...args) => (fails.now ? Promise.reject(new ExportBusy('busy')) : ONE_FORMAT.write(...args)),
      },
    }),
  ],
])('[Z61] while %s it waits, is told so, and is made by itself, once', async (_what, failing) => {
  const { storage } = await prepared()
  const fails = { now: true }
  const by = await sender(storage, failing(storage, fails))
  await expect(send(storage, by)).rejects.toThrow(SentLater)
  expect(await standing(storage)).toEqual({ ...AS_BEFORE, state: 'sent', onTheirWay: ['on-its-way'] })
  await expect(send(storage, by)).rejects.toThrow(NotSent)
  for (let n = 0; n < 4; n += 1) await by.look()
  fails.now = false
  await Promise.all([by.look(), by.look()])
  expect(await standing(storage)).toEqual(SENT)
})

const withParts = ({ directory, log, files, versions, notifications }: Storage) => ({
  ...{ directory, log, files, versions, notifications },
})

test('[Z157] while it is made it is told what is done of it, and then how many get mail', async () => {
  const { storage } = await prepared()
  const seen: unknown[] = []
  const look = async () => void seen.push((await by.onItsWay('a'))?.step)
  const { files, versions } = storage
  const by = await sender(storage, {
    storage: {
      ...withParts(storage),
      files: lookingBefore(files, 'receive', look),
      versions: lookingBefore(versions, 'finish', look),
    },
    exporting: {
      ...ONE_FORMAT,
      write: async (from, formats, watch) => {
        await look()
        watch?.onWait?.(2)
        await look()
        const written = await ONE_FORMAT.write(from, formats, watch)
        await look()
        return written
      },
    },
  })
  expect(await send(storage, by)).toMatchObject({ number: 1, mails: 1 })
  expect(seen.filter((step, nth) => nth === 0 || !isDeepStrictEqual(step, seen[nth - 1]))).toEqual([
    null,
    { is: 'waiting', before: 2 },
    { is: 'writing', step: 1, of: 1, format: 'json', part: 'writing' },
    { is: 'keeping' },
    { is: 'mailing', mails: 1 },
  ])
})

/** @returns the same, that looks before it does one thing */
const lookingBefore = <T extends object>(store: T, name: keyof T, look: () => Promise<void>): T =>
  new Proxy(store, {
    get: (_, asked: string) => {
      const does = (store as Record<string, (...args: unknown[]) => unknown>)[asked]!.bind(store)
      return asked === name ? async (...args: unknown[]) => look().then(() => does(...args)) : does
    },
  })

test('[Z61] what waits can be taken back too', async () => {
  const { storage } = await prepared()
  const busy = { ...ONE_FORMAT, write: () => Promise.reject(new ExportBusy('busy')) }
  const by = await sender(storage, { exporting: busy })
  await expect(send(storage, by)).rejects.toThrow(SentLater)
  expect(await by.takeBack('a')).toBe(true)
  expect(await standing(storage)).toEqual(AS_BEFORE)
})

test('[Z61] what ended three servers is given up, so that the fourth lives', async () => {
  const { storage } = await prepared()
  await storage.versions.begin({ agenda: 'a', ...WISH, person: KAREN.id, at: 5 })
  for (let n = 0; n < 3; n += 1) await storage.versions.countTry('a')
  await (await sender(storage)).look()
  expect(await standing(storage)).toEqual({ ...AS_BEFORE, isMailed: true })
  expect(await storage.versions.failed('a')).toMatchObject({ number: 1 })
})

test('[Z58] a server that stops leaves it to the next, which takes words on their way once more', async () => {
  const { storage } = await prepared()
  const { grace, begun } = longGrace()
  const first = await sender(storage, { grace })
  const sending = send(storage, first)
  await begun
  await Promise.all([first.stop(), expect(sending).rejects.toThrow(SentLater)])
  expect(await standing(storage)).toEqual({ ...AS_BEFORE, state: 'sent', onTheirWay: ['on-its-way'] })
  let waited = 0
  const next = await sender(storage, {
    grace: async () => {
      waited += 1
    },
  })
  await next.look()
  expect([await standing(storage), waited]).toEqual([SENT, 1])
})

test('[Z73] an agenda that is put away as it is sent is not sent, and comes back as it was', async () => {
  const { storage } = await prepared()
  const { directory } = storage
  const by = await sender(storage, {
    grace: async () => void (await directory.putAgendaAway('a', { program: 'server' }, 1)),
  })
  await expect(send(storage, by)).rejects.toThrow(new NotSent('taken-back'))
  await directory.takeAgendaBack('a', { program: 'server' }, 2)
  expect(await standing(storage)).toEqual(AS_BEFORE)
})

test('[Z56][Z72] a backup holds what was sent, byte for byte; verify knows it from anything else', async () => {
  const { dataDir, storage } = await prepared()
  await send(storage, await sender(storage))
  const file = join(dataDir, 'backup.sqlite')
  expect(await storage.backup(file)).toMatchObject({ missing: [] })
  const folder = await temporaryFolder()
  await restoreStorage({ dataDir: folder }, file)
  const restored = await open(folder)
  expect(await restored.versions.of('a')).toEqual(await storage.versions.of('a'))
  for (const as of ['paper', 'json'] as const) {
    const bytes = async ({ versions, files }: Storage) =>
      readFile((await files.pathOf('a', (await versions.file('a', 1, as))!.hash))!)
    expect(await bytes(restored)).toEqual(await bytes(storage))
  }
  expect((await verifications(restored)).map(({ ok }) => ok)).toEqual([true])

  const paper = (await restored.versions.file('a', 1, 'paper'))!
  const path = (await restored.files.pathOf('a', paper.hash))!
  const words = await readFile(path, 'utf8')
  await writeFile(path, words.replace('Dagsorden', 'Dagsordn'))
  expect(await verifications(restored)).toMatchObject([{ problem: `file ${paper.hash}: it is damaged` }])
  await rm(path)
  expect(await verifications(restored)).toMatchObject([{ problem: `file ${paper.hash}: it is not there` }])
  expect(await restored.backup(join(folder, 'backup.sqlite'))).toMatchObject({ missing: [`a/${paper.hash}`] })
})

test('[Z72] a copy that was taken while an agenda was being sent sends nothing: its agenda is being drafted', async () => {
  const { dataDir, storage } = await prepared()
  const { grace, begun } = longGrace()
  const by = await sender(storage, { grace })
  const sending = send(storage, by)
  await begun
  const file = join(dataDir, 'backup.sqlite')
  await storage.backup(file)
  expect(await by.takeBack('a')).toBe(true)
  await expect(sending).rejects.toThrow(new NotSent('taken-back'))
  const folder = await temporaryFolder()
  await restoreStorage({ dataDir: folder }, file)
  const restored = await open(folder)
  expect((await restored.directory.agenda('a'))!.state).toBe('sent')
  await (await sender(restored)).look()
  expect(await standing(restored)).toEqual(AS_BEFORE)
})
