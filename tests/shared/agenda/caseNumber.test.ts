import fc from 'fast-check'
import { expect, test } from 'vitest'
import { tidyCaseNumber } from '../../../shared/agenda/caseNumber.ts'

test.each([
  ['SAG-2023-03576', 'SAG-2023-03576'],
  ['sag-2023-03576', 'SAG-2023-03576'],
  ['  Sag 2023 03576 ', 'SAG-2023-03576'],
  ['sag2023-03576', 'SAG-2023-03576'],
  ['SAG–2023–03576', 'SAG-2023-03576'],
  ['sag. 2023-03576', 'SAG-2023-03576'],
  ['24/12345', '24/12345'],
  ['00.22.00-A00-1-24', '00.22.00-A00-1-24'],
  ['kmd-2023-17', 'kmd-2023-17'],
  ['Sag 2023-03576 og 2023-03577', 'Sag 2023-03576 og 2023-03577'],
  ['sag 12', 'sag 12'],
  ['', ''],
])('[E57] «%s» is tidied to «%s»', (given, tidy) => {
  expect(tidyCaseNumber(given)).toBe(tidy)
})

test('[E57] tidying loses no letter and no figure', () => {
  const word = fc.constantFrom('sag', 'SAG', '2023', '03576', '-', ' ', '–', '/', 'A00', '.')
  const bare = (text: string) => text.replace(/[^\p{L}\p{N}]/gu, '').toUpperCase()
  fc.assert(
    fc.property(fc.array(word, { maxLength: 8 }), (words) => {
      const given = words.join('')
      const tidy = tidyCaseNumber(given)
      expect(bare(tidy)).toBe(bare(given))
      expect(tidyCaseNumber(tidy)).toBe(tidy)
    }),
  )
})
