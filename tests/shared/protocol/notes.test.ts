import fc from 'fast-check'
import { expect, test } from 'vitest'
import { mergedNote } from '../../../shared/protocol/notes.ts'

test('[Z120] of two notes what both say stands once, and what differs one below the other', () => {
  expect(mergedNote('Et', 'Et')).toBe('Et')
  expect(mergedNote('Et\nTo', 'Et')).toBe('Et\nTo')
  expect(mergedNote('', 'Et')).toBe('Et')
  expect(mergedNote('Top\nmit\nBund', 'Top\ndit\nBund')).toBe('Top\nmit\ndit\nBund')
})

test('[Z120] every line of both is in it, whatever they are', () => {
  const lines = fc.array(fc.constantFrom('a', 'b', 'c', ''), { maxLength: 6 }).map((some) => some.join('\n'))
  fc.assert(
    fc.property(lines, lines, (own, other) => {
      const merged = mergedNote(own, other).split('\n')
      for (const line of [...own.split('\n'), ...other.split('\n')])
        if (line !== '') expect(merged).toContain(line)
    }),
  )
})
