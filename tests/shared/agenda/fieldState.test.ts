import { expect, test } from 'vitest'
import { fieldState } from '../../../shared/agenda/fieldState.ts'
import { EMPTY_TEXT, paragraphs } from '../../../shared/richtext/richText.ts'

const field = { placeholder: 'Her skrives baggrunden' }

test.each([
  ['nothing', EMPTY_TEXT],
  ['empty lines', paragraphs('', ' ', '\u00a0')],
  ['the placeholder', paragraphs('Her skrives baggrunden')],
  [
    'the placeholder with other capitals, spaces and a full stop',
    paragraphs('', '  HER skrives  Baggrunden. '),
  ],
  ['the placeholder in another normal form', paragraphs('Her skrives baggrunden'.normalize('NFD'))],
  ['signs alone', paragraphs('–', '…')],
])('%s is empty', (_, text) => {
  expect(fieldState(text, field)).toEqual({ state: 'empty', words: 0 })
})

test.each([
  ['a word', paragraphs('Ord'), 1],
  ['the placeholder and a word more', paragraphs('Her skrives baggrunden nu'), 4],
  ['the placeholder twice', paragraphs('Her skrives baggrunden', 'Her skrives baggrunden'), 6],
  ['a number', paragraphs('– 7 –'), 1],
  ['words in several paragraphs', paragraphs('To ord', 'og to'), 4],
])('%s is written', (_, text, words) => {
  expect(fieldState(text, field)).toEqual({ state: 'written', words })
})

test('[M8] a field without a placeholder is empty only without words', () => {
  expect(fieldState(paragraphs('Ord'), { placeholder: '' }).state).toBe('written')
})
