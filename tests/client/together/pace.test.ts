/** When the page draws what has changed, with frames and a clock that the test turns. */
import { expect, test } from 'vitest'
import { BUSY_INTERVAL_MS, type Frames, Pace } from '../../../client/together/pace.ts'

class TestFrames implements Frames {
  time = 0
  #draws: (() => void)[] = []
  #timers: { at: number; then: () => void }[] = []

  request(draw: () => void): number {
    return this.#draws.push(draw)
  }

  cancel(): void {
    this.#draws = []
  }

  now(): number {
    return this.time
  }

  later(milliseconds: number, then: () => void): void {
    this.#timers.push({ at: this.time + milliseconds, then })
  }

  /** Time passes; then a frame is drawn, if one was asked for. */
  frame(after = 16): void {
    this.time += after
    const due = this.#timers.filter(({ at }) => at <= this.time)
    this.#timers = this.#timers.filter(({ at }) => at > this.time)
    for (const { then } of due) then()
    for (const draw of this.#draws.splice(0)) draw()
  }
}

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

test('[E60] one’s own change is drawn in the next frame, and what others do in another', () => {
  const { frames, pace, drawn, own, others } = start()
  pace.others(others)
  pace.wrote()
  pace.own(own)
  frames.frame()
  expect(drawn).toEqual(['own'])
  frames.frame()
  expect(drawn).toEqual(['own', 'others'])
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
