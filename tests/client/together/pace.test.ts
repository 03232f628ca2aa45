/** When the page draws what has changed, with frames and a clock that the test turns. */
import { expect, test } from 'vitest'
import { BUSY_INTERVAL_MS, Pace, TYPING_MS } from '../../../client/together/pace.ts'
import { TestFrames } from '../../support/testFrames.ts'

function start() {
  const frames = new TestFrames()
  const drawn: string[] = []
  const own = () => void drawn.push('own')
  const others = () => void drawn.push('others')
  return { frames, pace: new Pace(frames), drawn, own, others }
}

test('[E60] where it is quiet, what others do is drawn in the next frame', () => {
  const { frames, pace, drawn, others } = start()
  pace.others(others)
  pace.others(others)
  frames.frame()
  expect(drawn).toEqual(['others'])
  frames.frame(BUSY_INTERVAL_MS)
  pace.others(others)
  frames.frame()
  expect(drawn).toEqual(['others', 'others'])
})

test('[E60] where many write, it is drawn once in the interval, and the last change is not left out', () => {
  const { frames, pace, drawn, others } = start()
  for (let count = 0; count < 30; count += 1) {
    pace.others(others)
    frames.frame(10)
  }
  expect(drawn.length).toBe(3)
  frames.frame(BUSY_INTERVAL_MS)
  expect(drawn.length).toBe(4)
  frames.frame(BUSY_INTERVAL_MS)
  expect(drawn.length).toBe(4)
})

test('[E60] what others do, and what that asks for in turn, is drawn in one frame', () => {
  const { frames, pace, drawn, others } = start()
  pace.others(() => pace.others(others))
  frames.frame()
  expect(drawn).toEqual(['others'])
  frames.frame(BUSY_INTERVAL_MS)
  pace.others(others)
  frames.frame()
  expect(drawn).toEqual(['others', 'others'])
})

test('[E60] one’s own change is drawn in the next frame, and what others do in the one after it', () => {
  const { frames, pace, drawn, own, others } = start()
  pace.others(others)
  pace.wrote()
  pace.own(own)
  frames.frame()
  expect(drawn).toEqual(['own'])
  frames.frame()
  expect(drawn).toEqual(['own', 'others'])
})

test('[E60] while one types, what others do comes right after a letter of one’s own, or when one stops', () => {
  const { frames, pace, drawn, own, others } = start()
  const type = () => {
    pace.wrote()
    pace.own(own)
    frames.frame()
    frames.frame()
  }
  type()
  pace.others(others)
  frames.frame()
  expect(drawn).toEqual(['own'])
  type()
  expect(drawn).toEqual(['own', 'own', 'others'])
  pace.others(others)
  frames.frame(TYPING_MS / 2)
  expect(drawn.length).toBe(3)
  frames.frame(TYPING_MS)
  expect(drawn).toEqual(['own', 'own', 'others', 'others'])
})

test('[E60] where drawing takes long, others are drawn seldomer', () => {
  const { frames, pace, drawn, others } = start()
  frames.cost = 50
  for (let count = 0; count < 100; count += 1) {
    pace.others(others)
    frames.frame(10)
  }
  expect(drawn.length).toBe(3)
})

test('[E60] a key that is held down does not hide what others do', () => {
  const { frames, pace, drawn, others } = start()
  pace.others(others)
  for (let count = 0; count < 3; count += 1) {
    pace.wrote()
    frames.frame()
  }
  expect(drawn).toEqual(['others'])
})

test('[E60] after the end nothing is drawn', () => {
  const { frames, pace, drawn, own, others } = start()
  pace.others(others)
  frames.frame()
  pace.others(others)
  pace.own(own)
  pace.destroy()
  frames.frame(BUSY_INTERVAL_MS)
  expect(drawn).toEqual(['others'])
})
