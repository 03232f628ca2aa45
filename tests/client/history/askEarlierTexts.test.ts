import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { askEarlierTexts, LONGEST_WAIT, SLOW, type Told } from '../../../client/history/askEarlierTexts.ts'

const ANSWER = { texts: [], before: null }

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

/** Asks a server that answers when `answer` is called. */
function asked() {
  const { promise, resolve, reject } = Promise.withResolvers<Response>()
  let signal: AbortSignal | null = null
  vi.stubGlobal('fetch', (_path: string, init: RequestInit) => {
    signal = init.signal ?? null
    return promise
  })
  const told: Told[] = []
  const stop = askEarlierTexts('/history', (one) => told.push(one))
  return { told, stop, answer: resolve, fail: reject, isAborted: () => signal?.aborted === true }
}

test('[H24] who waits for long is told so; the answer that comes then is taken', async () => {
  const { told, answer } = asked()
  vi.advanceTimersByTime(SLOW - 1)
  expect(told).toEqual([])
  vi.advanceTimersByTime(1)
  expect(told).toEqual([{ is: 'slow' }])
  answer(Response.json(ANSWER))
  await vi.waitFor(() => expect(told).toEqual([{ is: 'slow' }, { is: 'ready', value: ANSWER }]))
  vi.advanceTimersByTime(LONGEST_WAIT)
  expect(told).toHaveLength(2)
})

test('[H24] no answer is waited for without end, and one that comes too late is not taken', async () => {
  const { told, answer, isAborted } = asked()
  vi.advanceTimersByTime(LONGEST_WAIT)
  expect(told).toEqual([{ is: 'slow' }, { is: 'failed' }])
  expect(isAborted()).toBe(true)
  answer(Response.json(ANSWER))
  await Promise.resolve()
  expect(told).toHaveLength(2)
})

test('[H24] a server that answers with an error is told from one that does not answer', async () => {
  const refused = asked()
  refused.answer(Response.json({ detail: 'no' }, { status: 503 }))
  await vi.waitFor(() => expect(refused.told).toEqual([{ is: 'refused' }]))
  const gone = asked()
  gone.fail(new TypeError('no connection'))
  await vi.waitFor(() => expect(gone.told).toEqual([{ is: 'failed' }]))
})

test('[H24] who leaves hears no more', async () => {
  const { told, stop, isAborted } = asked()
  stop()
  vi.advanceTimersByTime(LONGEST_WAIT)
  expect(isAborted()).toBe(true)
  expect(told).toEqual([])
})
