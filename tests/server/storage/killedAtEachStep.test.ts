/** A process is killed at its n-th write to the disk; whatever n is, the next one finds everything or nothing of what it did. */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { openStorage, restoreStorage } from '../../../server/storage/open.ts'
import { readProgress } from '../../../shared/progress/itemProgress.ts'
import { readThreads } from '../../../shared/threads/thread.ts'
import { contentOf, docOf, randomHistory } from '../../suites/randomHistory.ts'
import { appendHistory, COUNCIL, makeAgenda, verifications } from '../../suites/testDatabase.ts'
import { agenda, item } from '../../support/agenda.ts'
import { mailEach } from '../../support/mailEach.ts'
import { senderOn } from '../../support/senderOn.ts'
import { STRACE, withFault } from '../../support/strace.ts'
import { temporaryFolder } from '../../support/temporaryFolder.ts'
import { startChild } from './child.ts'

const killedAtWrite = (n: number): string[] => withFault(`pwrite64:signal=KILL:when=${n}`)

/** Nothing here writes so often: the process comes to its end. */
const NEVER = 10_000
const WRITES = [
  ...(process.env.LONG ? Array.from({ length: 150 }, (_, n) => n + 1) : [1, 2, 4, 8, 16, 32, 64]),
  NEVER,
]

const timeout = process.env.LONG ? 900_000 : 60_000

test.skipIf(!STRACE)('[L3] killed while it makes the database', { timeout }, async () => {
  const codes = []
  for (const write of WRITES) {
    const dataDir = await temporaryFolder()
    codes.push(await startChild('saveCouncil', [dataDir, 'A'], killedAtWrite(write)).ended)
    const storage = await openStorage({ dataDir })
    const found = await storage.directory.councilByName('A')
    if (codes.at(-1) === 0) expect(found).not.toBeNull()
    await storage.directory.saveCouncil(COUNCIL)
    await storage.close()
  }
  expect(codes.filter((code) => code === null).length).toBeGreaterThan(3)
  expect(codes.at(-1)).toBe(0)
})

test.skipIf(!STRACE)('[L4][L6] killed while it compacts and makes a backup', { timeout }, async () => {
  const history = randomHistory(1)
  const updates = history.entries.length
  const codes = []
  for (const write of WRITES) {
    const dataDir = await temporaryFolder()
    const backup = join(dataDir, 'backup.sqlite')
    const storage = await openStorage({ dataDir })
    await makeAgenda(storage, 'a', history.entries[0]!)
    await appendHistory(storage, await storage.log.takeOwnership(), 'a', history.entries)
    await storage.close()
    codes.push(await startChild('compactAndBackUp', [dataDir, backup], killedAtWrite(write)).ended)

    await expectWhole(dataDir)
    if (!existsSync(backup)) continue
    const folder = await temporaryFolder()
    await restoreStorage({ dataDir: folder }, backup)
    await expectWhole(folder)
  }
  expect(codes.filter((code) => code === null).length).toBeGreaterThan(3)
  expect(codes.at(-1)).toBe(0)

  async function expectWhole(dataDir: string): Promise<void> {
    const storage = await openStorage({ dataDir })
    const stored = (await storage.log.load('a'))!
    expect(stored).toMatchObject({ seq: updates, setAside: [] })
    expect(contentOf(docOf(stored.state))).toEqual(contentOf(history.doc))
    expect(await verifications(storage)).toEqual([{ id: 'a', ok: true, updates }])
    await storage.close()
  }
})

test.skipIf(!STRACE)('[U2] killed while it keeps the progress', { timeout }, async () => {
  const { entries } = randomHistory(1)
  const codes = []
  for (const write of WRITES) {
    const dataDir = await temporaryFolder()
    const storage = await openStorage({ dataDir })
    await makeAgenda(storage, 'a', entries[0]!)
    await storage.close()
    codes.push(await startChild('keepProgress', [dataDir], killedAtWrite(write)).ended)

    const next = await openStorage({ dataDir })
    while ((await next.progress.readOn()) !== null);
    const { state } = (await next.log.load('a'))!
    const kept = (await next.progress.of('a'))!.items
    expect(kept.map(({ changed: _, ...item }) => item)).toEqual(readProgress(docOf(state)))
    await next.close()
  }
  expect(codes.filter((code) => code === null).length).toBeGreaterThan(3)
  expect(codes.at(-1)).toBe(0)
})

test.skipIf(!STRACE)('[O2][O20] killed while it tells people and puts in mail', { timeout }, async () => {
  const first = { person: null, update: Y.encodeStateAsUpdate(agenda().item(item('A').by('karen')).doc()) }
  const codes = []
  for (const write of WRITES) {
    const dataDir = await temporaryFolder()
    const storage = await openStorage({ dataDir })
    await storage.directory.saveCouncil(COUNCIL)
    await storage.directory.savePerson({ id: 'karen', name: 'Karen', email: 'karen@eksempel.dk' })
    await storage.directory.saveMember(COUNCIL.id, 'karen', 'contributor')
    await makeAgenda(storage, 'a', first)
    await storage.close()
    codes.push(await startChild('tellPeople', [dataDir], killedAtWrite(write)).ended)

    const next = await openStorage({ dataDir })
    while ((await next.notifications.readOn()) !== null);
    await mailEach(next)
    const said = readThreads(docOf((await next.log.load('a'))!.state)).map(({ id }) => id)
    const told = (await next.notifications.of('karen', 100)).map(({ place }) => place.thread)
    expect(told.sort()).toEqual(said.sort())
    const sent: string[] = []
    for (let mail = await next.outbox.claim(1, 9); mail !== null; mail = await next.outbox.claim(1, 9))
      sent.push(mail.id)
    expect(new Set(sent).size).toBe(said.length)
    expect(sent).toHaveLength(said.length)
    await next.close()
  }
  expect(codes.filter((code) => code === null).length).toBeGreaterThan(3)
  expect(codes.at(-1)).toBe(0)
})

/** It writes 44 times. */
const WRITES_OF_SENDING = process.env.LONG ? WRITES : [6, 16, 26, 36, NEVER]

test.skipIf(!STRACE)('[Z58] killed while it sends an agenda out', { timeout }, async () => {
  const first = { person: null, update: Y.encodeStateAsUpdate(agenda().item(item('A')).doc()) }
  const codes = []
  for (const write of WRITES_OF_SENDING) {
    const dataDir = await temporaryFolder()
    const storage = await openStorage({ dataDir })
    await storage.directory.saveCouncil(COUNCIL)
    for (const id of ['karen', 'ida']) {
      await storage.directory.savePerson({ id, name: id, email: `${id}@eksempel.dk` })
      await storage.directory.saveMember(COUNCIL.id, id, id === 'karen' ? 'secretariat' : 'participant')
    }
    await makeAgenda(storage, 'a', first)
    await storage.close()
    codes.push(await startChild('sendOut', [dataDir], killedAtWrite(write)).ended)

    const next = await openStorage({ dataDir })
    const { length } = [...(await next.versions.of('a')), ...(await next.versions.onTheirWay())]
    {
      await using on = await senderOn(next)
      await on.sender.look()
    }
    // Everything of it, or nothing.
    expect(await next.versions.of('a')).toHaveLength(length)
    expect(length === 1 || codes.at(-1) === null).toBe(true)
    expect((await next.directory.agenda('a'))!.state).toBe(length === 1 ? 'sent' : 'drafting')
    expect(await next.versions.onTheirWay()).toEqual([])
    const mails = [await next.outbox.claim(9, 99), await next.outbox.claim(9, 99)].filter(
      (mail) => mail !== null,
    )
    expect(new Set(mails.map(({ mail }) => mail.to.name))).toEqual(
      new Set(length === 1 ? ['karen', 'ida'] : []),
    )
    expect(await next.outbox.claim(9, 99)).toBe(null)
    expect((await verifications(next)).map(({ ok }) => ok)).toEqual([true])
    await next.close()
  }
  expect(codes.filter((code) => code === null).length).toBeGreaterThan(3)
  expect(codes.at(-1)).toBe(0)
})
