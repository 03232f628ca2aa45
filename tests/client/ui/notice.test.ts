import { expect, test } from 'vitest'
import { NOTHING_TOLD, type Notice, type Over, tellNext } from '../../../client/ui/notice.ts'

const undo: Notice = { text: 'Flyttet', action: { label: 'Fortryd', onPress() {} } }
const words: Notice = { text: 'Dine ord', action: { label: 'Vis dem', onPress() {} }, canWait: true }
const said: Notice = { text: 'Kopieret' }

const shownAfter = (...told: (Notice | Over | null)[]) => told.reduce(tellNext, NOTHING_TOLD).shown

test('[V43] what can wait comes when what offers something has gone', () => {
  expect(shownAfter(undo, words)).toBe(undo)
  expect(shownAfter(undo, words, null)).toBe(words)
  expect(shownAfter(undo, words, null, null)).toBeNull()
})

test('[V43] else the next takes the place of the last', () => {
  expect(shownAfter(said, words)).toBe(words)
  expect(shownAfter(words, undo)).toBe(undo)
  expect(shownAfter(undo, said)).toBe(said)
  expect(shownAfter(undo, words, said, null)).toBe(words)
})

test('[V46] what is true no more goes, shown or waiting, and nothing else with it', () => {
  expect(shownAfter(undo, { over: undo })).toBeNull()
  expect(shownAfter(undo, words, { over: undo })).toBe(words)
  expect(shownAfter(undo, words, { over: words }, null)).toBeNull()
  expect(shownAfter(undo, said, { over: undo })).toBe(said)
})
