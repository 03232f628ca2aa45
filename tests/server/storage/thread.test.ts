import { expect, test } from 'vitest'
import { Thread } from '../../../server/storage/sqlite/thread.ts'
import { StorageBroken, StorageUnavailable } from '../../../server/storage/storage.ts'

/** A thread that answers, and dies when it is asked to. */
const MORTAL = new URL(
  `data:text/javascript,${encodeURIComponent(`
    import { parentPort } from 'node:worker_threads'
    parentPort.on('message', ({ id, name }) => {
      if (name === 'die') process.exit(1)
      else parentPort.postMessage({ id, value: name })
    })
  `)}`,
)

type Procedures = { die(): never; live(): string }

const threadOf = (options: { mayFail?: boolean }) =>
  new Thread<Procedures>(MORTAL, { file: '', maxPages: 0 }, options)

test('[H6] a thread that only looks back may die: what it was asked fails, and the next call is answered', async () => {
  const thread = threadOf({ mayFail: true })
  const asked = [thread.call('die'), thread.call('live')]
  for (const call of asked) await expect(call).rejects.toBeInstanceOf(StorageUnavailable)
  expect(await thread.call('live')).toBe('live')
  await thread.stop()
  await expect(thread.call('live')).rejects.toBeInstanceOf(StorageUnavailable)
})

test('[L7] of every other thread the death is the end', async () => {
  const thread = threadOf({})
  await expect(thread.call('die')).rejects.toBeInstanceOf(StorageBroken)
  await expect(thread.call('live')).rejects.toBeInstanceOf(StorageBroken)
})
