import fc from 'fast-check'
import { expect, test } from 'vitest'
import { mergedNote } from '../../../shared/protocol/mergedNote.ts'

test('[Z120] of two notes upon none what both say stands once, and what differs one below the other', () => {
  expect(mergedNote('', 'Et', 'Et')).toBe('Et')
  expect(mergedNote('', 'Et\nTo', 'Et')).toBe('Et\nTo')
  expect(mergedNote('', '', 'Et')).toBe('Et')
  expect(mergedNote('', 'Top\nmit\nBund', 'Top\ndit\nBund')).toBe('Top\nmit\ndit\nBund')
})

test('[Z302] what two devices wrote on at the end of a sentence stands behind it, and the sentence once', () => {
  const base = 'Spørg om budgettet. Hvem betaler?'
  expect(mergedNote(base, `${base} TELEFON`, `${base} Fra iPad. IPAD`)).toBe(`${base} TELEFON Fra iPad. IPAD`)
  expect(mergedNote(base, `${base}\nTELEFON`, `${base}\nIPAD`)).toBe(`${base}\nTELEFON\nIPAD`)
  expect(mergedNote(base, `Husk: ${base}`, `${base} Og hvornår?`)).toBe(`Husk: ${base} Og hvornår?`)
})

test('[Z302] what one changed and the other left is as it was changed; what both changed stands as both have it', () => {
  expect(mergedNote('et to tre fire', 'et to tre fem', 'nul to tre fire')).toBe('nul to tre fem')
  expect(mergedNote('et to tre', 'et 2 tre', 'et II tre')).toBe('et 2 II tre')
  expect(mergedNote('et to tre', 'et tre', 'et to tre fire')).toBe('et tre fire')
  expect(mergedNote('et to tre', 'et', 'et to TRE')).toContain('TRE')
  expect(mergedNote('et to', 'et 2', 'et 2')).toBe('et 2')
})

const words = fc
  .array(fc.constantFrom('a', 'b', 'c', 'd', '\n'), { maxLength: 8 })
  .map((some) => some.join(' '))

test('[Z302] whatever was written, each word that is new in either is there', () => {
  const fresh = (base: string, text: string) => text.split(/\s+/).filter((word) => !base.includes(word))
  fc.assert(
    fc.property(words, words, words, (base, own, other) => {
      const merged = mergedNote(base, own, other).split(/\s+/)
      for (const word of [...fresh(base, own), ...fresh(base, other)]) expect(merged).toContain(word)
      expect(mergedNote(base, own, base)).toBe(own)
      expect(mergedNote(base, base, other)).toBe(other)
    }),
  )
})

test('[Z120] upon none, every line of both is in it, whatever they are', () => {
  const lines = fc.array(fc.constantFrom('a', 'b', 'c', ''), { maxLength: 6 }).map((some) => some.join('\n'))
  fc.assert(
    fc.property(lines, lines, (own, other) => {
      const merged = mergedNote('', own, other).split('\n')
      for (const line of [...own.split('\n'), ...other.split('\n')])
        if (line !== '') expect(merged).toContain(line)
    }),
  )
})
