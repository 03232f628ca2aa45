/** Several processes on one data folder: the server, the next server, and the command line. */
import { expect, test } from 'vitest'
import { openStorage } from '../../../server/storage/open.ts'
import { DataDirInUse, holdDataDir } from '../../../server/storage/sqlite/lock.ts'
import { contentOf, docOf, randomHistory } from '../../suites/randomHistory.ts'
import { COUNCIL, closedAfterTest, makeAgenda, verifications } from '../../suites/testDatabase.ts'
import { temporaryFolder } from '../../support/temporaryFolder.ts'
import { startChild } from './child.ts'

const KILLS = process.env.LONG ? 200 : 5

async function folderWithAgenda(): Promise<string> {
  const dataDir = await temporaryFolder()
  const storage = await openStorage({ dataDir })
  await makeAgenda(storage, 'a', randomHistory(1).entries[0]!)
  await storage.close()
  return dataDir
}

test(`[N1][L4] kill -9 while it writes and compacts, ${KILLS} times: every durable entry is there`, {
  timeout: KILLS * 12_000,
}, async () => {
  const dataDir = await folderWithAgenda()
  for (let kill = 1; kill <= KILLS; kill++) {
    const child = startChild('writeForever', [dataDir])
    await child.printed(150 + 37 * kill)
    await child.kill()
    const durable = Number(child.lines.at(-1)!.split(' ')[1])

    const storage = await openStorage({ dataDir })
    const stored = (await storage.log.load('a'))!
    expect(stored.seq).toBeGreaterThanOrEqual(durable)
    expect(stored).toMatchObject({ epoch: 'first', setAside: [] })
    const agenda = docOf(stored.state).getMap('agenda')
    const entries = Array.from({ length: stored.seq - 1 }, (_, index) => `entry${index + 2}`)
    expect(entries.filter((entry) => !agenda.has(entry))).toEqual([])
    expect(await verifications(storage)).toEqual([{ id: 'a', ok: true, updates: stored.seq }])
    await storage.close()
  }
})

test('several processes that open a new data folder at once find one database', async () => {
  const dataDir = await temporaryFolder()
  const names = ['A', 'B', 'C', 'D']
  const children = names.map((name) => startChild('saveCouncil', [dataDir, name]))
  expect(await Promise.all(children.map(({ ended }) => ended))).toEqual([0, 0, 0, 0])
  const { directory } = closedAfterTest(await openStorage({ dataDir }))
  for (const name of names) expect(await directory.councilByName(name)).toEqual({ id: name, name })
})

test('a command beside a server that writes hard disturbs nothing, and is seen', async () => {
  const dataDir = await folderWithAgenda()
  const server = startChild('writeForever', [dataDir])
  await server.printed(20)
  const storage = closedAfterTest(await openStorage({ dataDir }))
  const before = await storage.directory.changes()
  const { entries, doc } = randomHistory(2)
  await makeAgenda(storage, 'b', { person: null, update: entries[0]!.update })
  expect(await storage.directory.changes()).toBeGreaterThan(before)
  expect(contentOf(docOf((await storage.log.load('b'))!.state)).json).toEqual(
    contentOf(docOf(entries[0]!.update)).json,
  )
  expect(doc.getMap('items').size).toBeGreaterThan(0)
  await server.printed(server.lines.length + 100)
})

test('[L5] a folder has one holder; another is told so in one sentence', async () => {
  const dataDir = await temporaryFolder()
  const lock = holdDataDir(dataDir)
  expect(() => holdDataDir(dataDir)).toThrow(DataDirInUse)
  lock.release()
  holdDataDir(dataDir).release()
})

test('[L5] the lock is free when its holder is killed', async () => {
  const dataDir = await temporaryFolder()
  const child = startChild('holdFolder', [dataDir])
  await child.printed(1)
  expect(() => holdDataDir(dataDir)).toThrow(`Another server is running on the data folder ${dataDir}.`)
  await child.kill()
  holdDataDir(dataDir).release()
})

test('[L5] the command line opens a folder that a server holds', async () => {
  const dataDir = await temporaryFolder()
  await startChild('holdFolder', [dataDir]).printed(1)
  const storage = closedAfterTest(await openStorage({ dataDir }))
  await storage.directory.saveCouncil(COUNCIL)
  expect(await storage.directory.council(COUNCIL.id)).toEqual(COUNCIL)
})
