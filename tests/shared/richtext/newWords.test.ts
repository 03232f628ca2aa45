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

test('[R2] what was put in at one place is there whole, also the words that stand beside it as well', () => {
  expect(added(['Et samarbejde om data'], ['Et samarbVi skal have et samarbejde nu. ejde om data'])).toBe(
    'samarbVi skal have et samarbejde nu.',
  )
  expect(added(['Vi mødes.'], ['Vi mødes. Vi mødes igen.'])).toBe('Vi mødes igen.')
  expect(added(['Vi mødes.'], ['Så længe vi kan, Vi mødes.'])).toBe('Så længe vi kan,')
})
