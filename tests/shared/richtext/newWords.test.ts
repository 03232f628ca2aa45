/** Which words somebody has put into a text. */
import { expect, test } from 'vitest'
import { newWords } from '../../../shared/richtext/newWords.ts'
import { paragraphs } from '../../../shared/richtext/richText.ts'

const added = (before: string[], after: string[]) => newWords(paragraphs(...before), paragraphs(...after))

test('[R2] a line for each run of new words, whatever was moved or taken away beside it', () => {
  expect(added([], ['Helt nyt.'])).toBe('Helt nyt.')
  expect(added(['En sag om AI.'], ['En vigtig sag', 'om AI. Og mere.'])).toBe('vigtig\nOg mere.')
  expect(added(['En sag om AI.'], ['En sag.'])).toBe('sag.')
  expect(added(['Et', 'To'], ['Et', 'To'])).toBe('')
  expect(added(['Et To'], ['Et'])).toBe('')
})
