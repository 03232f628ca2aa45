import { EventEmitter } from 'node:events'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { cutOffSlowBodies } from '../../../server/http/slowBodies.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

/** A request whose body is on its way. */
function begin(path: string) {
  const request = { path, complete: false, destroy: vi.fn() }
  const response = new EventEmitter()
  const next = vi.fn()
  cutOffSlowBodies(request as never, response as never, next)
  expect(next).toHaveBeenCalledOnce()
  return { request, response }
}

const FILE = '/api/agendas/a/items/i/attachments/x/file'

test('[X19] a small request that does not come is cut off; one that has come, or is answered, is not', () => {
  const never = begin('/api/agendas/a/handed-back/w')
  const came = begin('/sign-in')
  came.request.complete = true
  const answered = begin('/sign-in')
  answered.response.emit('close')
  vi.advanceTimersByTime(29_000)
  expect(never.request.destroy).not.toHaveBeenCalled()
  vi.advanceTimersByTime(2_000)
  expect(never.request.destroy).toHaveBeenCalledOnce()
  expect(came.request.destroy).not.toHaveBeenCalled()
  expect(answered.request.destroy).not.toHaveBeenCalled()
})

test('[X19] a large file may be long on its way, and nothing that only looks like one', () => {
  const file = begin(FILE)
  const others = [`${FILE}s`, `/x${FILE}`, FILE.replace('/file', '/earlier-file')].map(begin)
  vi.advanceTimersByTime(60 * 60 * 1000)
  expect(file.request.destroy).not.toHaveBeenCalled()
  for (const { request } of others) expect(request.destroy).toHaveBeenCalledOnce()
})
