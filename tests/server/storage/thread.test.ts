import { expect, onTestFinished, test } from 'vitest'
import { Thread } from '../../../server/storage/sqlite/thread.ts'
import { StorageBroken, StorageUnavailable } from '../../../server/storage/storage.ts'
import type { DyingProcedures } from './children/dyingThread.ts'

function startThread(): Thread<DyingProcedures> {
  const module = new URL('./children/dyingThread.ts', import.meta.url)
  const thread = new Thread<DyingProcedures>(module, { file: 'none', maxPages: 0 })
  onTestFinished(() => thread.stop())
  return thread
}

test('[L7] when a thread dies, every call that waits and every later one says that the storage is broken', async () => {
  const thread = startThread()
  expect(await thread.call('echo', 'ord')).toBe('ord')
  const calls = await Promise.allSettled([thread.call('die'), thread.call('echo', 'for sent')])
  for (const call of calls) {
    expect(call).toMatchObject({ status: 'rejected', reason: expect.any(StorageBroken) })
  }
  await expect(thread.call('echo', 'igen')).rejects.toThrow(StorageBroken)
})

test('a thread that was stopped is closed, not broken', async () => {
  const thread = startThread()
  const waiting = thread.call('echo', 'ord')
  await Promise.all([expect(waiting).rejects.toThrow(StorageUnavailable), thread.stop()])
  await expect(thread.call('echo', 'igen')).rejects.toThrow(StorageUnavailable)
})
