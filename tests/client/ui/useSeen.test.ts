import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { onceSeen, pressOnce, SEEN_AFTER } from '../../../client/ui/useSeen.ts'

beforeEach(() => {
  vi.useFakeTimers()
  vi.stubGlobal('HTMLTextAreaElement', class {})
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

test('[Z195] what takes the place of something takes no press until it can have been seen', () => {
  const seen: string[] = []
  onceSeen(() => seen.push('question'))
  vi.advanceTimersByTime(SEEN_AFTER - 1)
  expect(seen).toEqual([])
  vi.advanceTimersByTime(1)
  expect(seen).toEqual(['question'])
  // Gone before that, it was never seen.
  onceSeen(() => seen.push('gone'))()
  vi.runAllTimers()
  expect(seen).toEqual(['question'])
})

test('[Z195] a key that is held down presses once, and writes as many lines as one wants', () => {
  const kept: string[] = []
  const press = (key: string, repeat: boolean, target: EventTarget | null = null) =>
    pressOnce({ key, repeat, target: target as EventTarget, preventDefault: () => kept.push(key) })
  press('Enter', false)
  press('a', true)
  press('Enter', true, new HTMLTextAreaElement())
  expect(kept).toEqual([])
  press('Enter', true)
  expect(kept).toEqual(['Enter'])
})
