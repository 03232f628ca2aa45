import { expect, test } from 'vitest'
import { hasWords } from '../../../shared/agenda/mergedValue.ts'
import { lineOf, missingIn, pairStretches, weave, wordsIn } from '../../../shared/agenda/wordWeave.ts'
import { RandomSource } from '../../support/randomSource.ts'

test.each([
  ['', 'Mette Holm', 'Mette Holm'],
  ['Jens Bak', '', 'Jens Bak'],
  ['Jens Bak', 'Mette Holm', 'Jens Bak Mette Holm'],
  ['Jens og Mette', 'Mette', 'Jens og Mette'],
  ['Mette', 'Mette Holm', 'Mette Holm'],
  ['SAG-2024-1', 'SAG-2024-2', 'SAG-2024-1 SAG-2024-2'],
  ['Lokale 1', 'Lokale 2', 'Lokale 1 Lokale 2'],
  ['Vibeke Holm (online)', 'Vibeke Holm og Jens Bak', 'Vibeke Holm (online) og Jens Bak'],
  ['Vibeke Holm og Lene', 'Vibeke Holm, Jens Bak', 'Vibeke Holm og Lene, Jens Bak'],
  [
    'Mette indleder. Lene slutter.',
    'Mette indleder. Jens svarer.',
    'Mette indleder. Lene slutter. Jens svarer.',
  ],
  ['Mette indleder sagen.', 'Mette Holm indleder sagen kort.', 'Mette Holm indleder sagen. kort.'],
  [
    'Karen åbner: strategien ved KL. Mette: oplægget af Christian.',
    'Søren: strategien ved Christian.',
    'Karen åbner: strategien ved KL. Mette: oplægget af Christian. Søren: strategien ved Christian.',
  ],
  [
    'Åbning: Karen: KVibeke indleder om jura.',
    'Åbning: Vibeke indleder om jura.',
    'Åbning: Karen: KVibeke indleder om jura.',
  ],
  [
    'Åbning ved Karen.Vibeke indleder',
    'Åbning ved Vibeke indleder kort',
    'Åbning ved Karen.Vibeke indleder kort',
  ],
  ['Jens, formand, svarer', 'Mette spørger, Jens, formand, svarer', 'Mette spørger, Jens, formand, svarer'],
])('[W28] into «%s» are put the words «%s»: «%s»', (line, words, whole) => {
  expect(weave(line, words)).toBe(whole)
  expect(hasWords(whole, line)).toBe(true)
})

test('[W28] what one already put in is not put in again', () => {
  const whole = weave('Mette indleder', 'Mette Holm indleder sagen')
  expect(weave(whole, 'Mette Holm indleder sagen')).toBe(whole)
})

const count = (line: string): number => wordsIn(line).filter(({ word }) => word !== '').length

const seeds = Array.from({ length: process.env.LONG === '1' ? 20_000 : 400 }, (_, at) => at + 1)

test('[W28] no word of either line is lost, and none that both have is doubled', () => {
  for (const seed of seeds) {
    const random = new RandomSource(seed)
    const aWord = () =>
      `${random.pick(['a', 'b', 'c', 'd', 'e-1', 'f', 'g,h'])}${random.pick(['', '', '', ',', '.', '?!'])}`
    const some = (most: number) => Array.from({ length: random.below(most) }, aWord)
    // Most of it in common, as where two have gone on from the same line.
    const [base, one, other] = [some(6), some(3), some(3)]
    const at = random.below(base.length + 1)
    const line = [...base.slice(0, at), ...one, ...base.slice(at)].join(' ')
    const words = random.chance(0.8) ? [...base, ...other].join(' ') : other.join(' ')
    const whole = weave(line, words)
    expect([line, whole, hasWords(whole, line)]).toEqual([line, whole, true])
    expect([words, whole, hasWords(whole, words)]).toEqual([words, whole, true])
    const [a, b] = [wordsIn(line), wordsIn(words)]
    const common = pairStretches(a, b).filter(([at]) => a[at]!.word !== '').length
    expect(count(whole)).toBe(count(line) + count(words) - common)
    expect(lineOf(wordsIn(whole))).toBe(whole)
  }
})

test('[W28] the words that a line lacks are told apart from those that it has', () => {
  const missing = (line: string, words: string) =>
    missingIn(line, words)
      .map(({ text, isMissing }) => (isMissing ? `[${text}]` : text))
      .join('')
  expect(missing('Mette indleder sagen', 'Mette Holm indleder sagen kort')).toBe(
    'Mette[ Holm] indleder sagen[ kort]',
  )
  expect(missing('Jens Bak', 'Mette Holm')).toBe('[Mette Holm]')
  expect(missing('Jens Bak', 'Jens Bak')).toBe('Jens Bak')
})
