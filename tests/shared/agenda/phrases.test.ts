/** The council's standard phrases. */
import { expect, test } from 'vitest'
import { phrasesOf, standardPhrases } from '../../../shared/agenda/phrases.ts'
import { plainText } from '../../../shared/richtext/plainText.ts'
import { NODES } from '../../../shared/richtext/schema.ts'

test('[E8] they name the council, and «rådet» where it has no name yet', () => {
  const first = (council: string) => plainText(standardPhrases(council)[0]!.text).split('\n')[0]
  expect(first('It-Arkitekturrådet')).toBe('Sekretariatet indstiller, at It-Arkitekturrådet:')
  expect(first('')).toBe('Sekretariatet indstiller, at rådet:')
})

test('[E8] each is found by its first words, and holds what a text may hold', () => {
  for (const { name, text } of standardPhrases('Rådet')) {
    expect(plainText(text).trim().startsWith(name.replace(/…$/, '').trim())).toBe(true)
    expect(text.content.every(({ type }) => Object.hasOwn(NODES, type))).toBe(true)
  }
})

test('[Q8] a council’s own phrases stand in the place of those of the first; after a colon one goes on in a list', () => {
  expect(phrasesOf(null, 'Rådet')).toEqual(standardPhrases('Rådet'))
  const [plain, list] = phrasesOf(['tager til efterretning', 'Udvalget indstiller, at:'], 'Rådet')
  expect([plain!.name, plainText(plain!.text)]).toEqual(['tager til efterretning', 'tager til efterretning'])
  expect(list!.text.content.map(({ type }) => type)).toEqual(['paragraph', 'bulletList'])
  expect(phrasesOf([], 'Rådet')).toEqual([])
})
