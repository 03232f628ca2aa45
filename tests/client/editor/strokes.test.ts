/** Keys that are pressed in a text before its editor is there. */
import { expect, test } from 'vitest'
import { type Stroke, withKey, wordsOf } from '../../../client/editor/strokes.ts'

const key = (name: string, held: readonly string[] = []) => ({
  key: name,
  ctrlKey: held.includes('Control'),
  metaKey: held.includes('Meta'),
  altKey: held.includes('Alt'),
  shiftKey: held.includes('Shift'),
  getModifierState: (modifier: string) => held.includes(modifier),
})
const pressed = (...keys: ReturnType<typeof key>[]): readonly Stroke[] =>
  keys.reduce<readonly Stroke[]>(withKey, [])

test('[E78] letters and keys of the caret are kept in their order', () => {
  const toEnd = { direction: 'forward', by: 'documentboundary', extends: false }
  const wordBack = { direction: 'backward', by: 'word', extends: true }
  expect(
    pressed(
      key('End', ['Control']),
      key('æ'),
      key('ArrowLeft', ['Control', 'Shift']),
      key('@', ['Control', 'Alt', 'AltGraph']),
    ),
  ).toEqual([toEnd, 'æ', wordBack, '@'])
})

test('[E78] Backspace takes a letter back that waits, and nothing else', () => {
  expect(wordsOf(pressed(key('a'), key('b'), key('Backspace'), key('c')))).toBe('ac')
  const untouched = pressed(key('a'), key('Home'))
  expect(withKey(untouched, key('Backspace'))).toBe(untouched)
})

test.each([key('Tab'), key('F1'), key('s', ['Control']), key('ArrowLeft', ['Alt']), key('c', ['Meta'])])(
  '[E78] $key of the browser and the page is left to them',
  (other) => {
    const before = ['a']
    expect(withKey(before, other)).toBe(before)
  },
)
