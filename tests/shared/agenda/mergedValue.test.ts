import { describe, expect, test } from 'vitest'
import { goesOnFrom, hasWords, mergeLines } from '../../../shared/agenda/mergedValue.ts'

test.each([
  ['Jens Bak', 'Jens', true],
  ['Jens, Mette og Bak', 'Jens Bak', true],
  ['Jens Bak', 'Bak Jens', false],
  ['Jens Bak', 'Jen', false],
  ['SAG-2024-15', 'SAG-2024-1', false],
  ['Mette.', 'Mette', true],
  ['Mette og Jens', 'Mette, og Jens.', true],
  ['', 'Mette', false],
  ['Jens', ' ', true],
])('[W21] «%s» has the words «%s»: %s', (line, words, has) => {
  expect(hasWords(line, words)).toBe(has)
})

test('[W21] who wrote on has the words they began', () => {
  expect(goesOnFrom('Jens Bak Mette Holm fra', 'Jens Mette Ho')).toBe(true)
  expect(goesOnFrom('Jens Bak', 'Jens Mette')).toBe(false)
})

describe('a line that two change at once', () => {
  /** @param mine with `|` for the caret */
  const merged = (before: string, mine: string, theirs: string, first: 'mine' | 'theirs') => {
    const { text, caret } = mergeLines(before, mine.replace('|', ''), theirs, mine.indexOf('|'), first)
    return `${text.slice(0, caret)}|${text.slice(caret)}`
  }

  test.each([
    ['', 'Met|', 'Je', 'Je Met|'],
    ['Je', 'Je Mette|', 'Jens', 'Jens Mette|'],
    ['Holm', 'Mette| Holm', 'Holm (online)', 'Mette| Holm (online)'],
    ['Holm', 'Holm, formand|', 'Mette Holm', 'Mette Holm, formand|'],
    ['Mette Holm', 'Mette| Holm', 'Mette Holm og Jens', 'Mette| Holm og Jens'],
    ['Mette', 'Mette|', 'Mette og Jens', 'Mette| og Jens'],
    ['Holm', 'Ho|lm', 'Mette Holm', 'Mette Ho|lm'],
    ['Gammel', 'Gammel ny|', '', ' ny|'],
    ['Mette', 'Jens|', 'Mette Holm', 'Mette Holm Jens|'],
    ['Mette 👩‍💼', 'Mette 👩‍💼!|', 'Mette 👩‍💼', 'Mette 👩‍💼!|'],
  ])('[W24] of «%s» one makes «%s», the other «%s»: «%s»', (before, mine, theirs, both) => {
    expect(merged(before, mine, theirs, 'theirs')).toBe(both)
  })

  test.each([
    ['Mette', 'Mette |', 'Mette Holm', 'Mette | Holm'],
    ['Mette', 'Mette,|', 'Mette og Jens', 'Mette,| og Jens'],
    ['', 'a|', 'b', 'a| b'],
    ['Mette Holm', 'Mette|', 'Mette Bak', 'Mette| Bak'],
  ])('[W24] on «%s» one writes on with «%s», over «%s»: «%s»', (before, mine, theirs, both) => {
    expect(merged(before, mine, theirs, 'mine')).toBe(both)
  })
})
