/** Errors of the disk, given to one system call of a process that writes. */
import { expect, test } from 'vitest'
import { openStorage } from '../../../server/storage/open.ts'
import { randomHistory } from '../../suites/randomHistory.ts'
import { closedAfterTest, makeAgenda, verifications } from '../../suites/testDatabase.ts'
import { STRACE, withFault } from '../../support/strace.ts'
import { temporaryFolder } from '../../support/temporaryFolder.ts'
import { startChild } from './child.ts'

/** Late enough that the write-ahead log is there and commits are being made. */
const WHEN = 60

test.skipIf(!STRACE).each([
  ['an I/O error as the log is synced', 'fsync:error=EIO', ['StorageBroken', 'StorageBroken']],
  ['an I/O error as the log is written', 'pwrite64:error=EIO', ['StorageBroken', 'StorageBroken']],
  ['a full disk', 'pwrite64:error=ENOSPC', ['StorageUnavailable', 'durable']],
])(
  '[N1][L7] %s is told; after it commits go on only where the disk can be believed',
  async (_, fault, end) => {
    const dataDir = await temporaryFolder()
    const first = await openStorage({ dataDir })
    await makeAgenda(first, 'a', randomHistory(1).entries[0]!)
    await first.close()

    const child = startChild('writeUntilFailure', [dataDir], withFault(`${fault}:when=${WHEN}`))
    expect(await child.ended).toBe(end.includes('durable') ? 0 : 1)
    const failed = child.lines.findIndex((line) => !line.startsWith('durable'))
    expect(child.lines.slice(failed).map((line) => line.split(' ')[0])).toEqual(end)
    expect(failed).toBeGreaterThan(1)

    const storage = closedAfterTest(await openStorage({ dataDir }))
    const stored = (await storage.log.load('a'))!
    const durable = child.lines.filter((line) => line.startsWith('durable')).at(-1)!
    expect(stored.seq).toBeGreaterThanOrEqual(Number(durable.split(' ')[1]))
    expect(stored).toMatchObject({ epoch: 'first', setAside: [] })
    expect(await verifications(storage)).toEqual([{ id: 'a', ok: true, updates: stored.seq }])
  },
)
