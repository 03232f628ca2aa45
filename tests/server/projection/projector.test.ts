import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { createLog } from '../../../server/observability/log.ts'
import { Projector, SOON_MS } from '../../../server/projection/projector.ts'

const SECOND = 1000

let answers: (boolean | Error)[]
let asked: number
let lines: string[]
let projector: Projector

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval', 'setTimeout', 'clearTimeout'] })
  answers = []
  asked = 0
  lines = []
  const readOn = async () => {
    asked += 1
    const answer = answers.shift() ?? false
    if (answer instanceof Error) throw answer
    return answer
  }
  projector = new Projector(
    { name: 'record', readOn },
    createLog('info', { write: (line) => void lines.push(line) }),
  )
})
afterEach(async () => {
  await projector.stop()
  vi.useRealTimers()
})

test('[D2] each second it reads to the end of the logs', async () => {
  answers = [true, true, false]
  await vi.advanceTimersByTimeAsync(SECOND)
  expect(asked).toBe(3)
  await vi.advanceTimersByTimeAsync(SECOND)
  expect(asked).toBe(4)
})

test('[D2] where it cannot read it says so once, and goes on as soon as it can', async () => {
  answers = [new Error('full'), new Error('full'), true, false, new Error('full again')]
  await vi.advanceTimersByTimeAsync(2 * SECOND)
  expect(lines).toHaveLength(1)
  await vi.advanceTimersByTimeAsync(2 * SECOND)
  expect([asked, lines.length]).toEqual([5, 2])
})

test('[D2] it ends when the server stops', async () => {
  answers = [true, true, true]
  const reading = projector.look()
  await projector.stop()
  await reading
  const before = asked
  await vi.advanceTimersByTimeAsync(3 * SECOND)
  expect(asked).toBe(before)
  expect(before).toBeLessThan(3)
})

test('[U4] what is written is read in a moment, once for all that comes until then', async () => {
  for (let n = 0; n < 5; n += 1) projector.soon()
  expect(asked).toBe(0)
  await vi.advanceTimersByTimeAsync(SOON_MS)
  expect(asked).toBe(1)
  projector.soon()
  await projector.stop()
  await vi.advanceTimersByTimeAsync(SOON_MS)
  expect(asked).toBe(1)
})
