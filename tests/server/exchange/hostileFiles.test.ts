/** Files that somebody made to hurt: they are read in bounded time and depth, or refused. */
import { describe, expect, test } from 'vitest'
import { readAgenda } from '../../../server/exchange/reading/readAgenda.ts'
import { allItems, countedWords, textsOf } from '../../support/importedWords.ts'

const MANY = 100_000
const BEFORE = '# 1. Punkt\n\n### Sagsfremstilling\n\nfoerste\n\n'
const AFTER = '\n\nsidste'

const HOSTILE: [name: string, text: string][] = [
  ['nested lists', `${'- '.repeat(MANY)}x`],
  ['nested lists of several kinds', `${'- * + 1. '.repeat(MANY)}x`],
  [
    'lists nested by indentation',
    Array.from({ length: 3000 }, (_, depth) => `${' '.repeat(depth * 2)}- x`).join('\n'),
  ],
  ['nested quotes', `${'>'.repeat(MANY)}x`],
  ['many quotes', '> x\n\n'.repeat(MANY)],
  ['nested list items, one after the other', '- x\n  - y\n'.repeat(MANY)],
  ['brackets', '['.repeat(MANY)],
  ['nested images', `${'!['.repeat(MANY)}x${'](a)'.repeat(MANY)}`],
  ['emphasis that never ends', '*a **b _c '.repeat(MANY)],
  ['code that never ends', Array.from({ length: 1000 }, (_, length) => '`'.repeat(length)).join(' x ')],
  ['tags that never end', '<a '.repeat(MANY)],
  ['underlined headings', 'x\n---\n'.repeat(MANY)],
  ['a line of a million dots', `${'.'.repeat(1_000_000)}x`],
  ['a line of a million spaces', `a${' '.repeat(1_000_000)}x`],
  ['a weekday and a million spaces', `mandag${' '.repeat(1_000_000)}x`],
  ['a line of number signs', '# '.repeat(MANY)],
  ['a line of very many words', 'ord '.repeat(300_000)],
  ['rows of very many cells', `${'a\t'.repeat(MANY)}b\n`.repeat(2)],
  ['very many field names', '### Baggrund\n\nx\n\n'.repeat(20_000)],
  ['very many entries of a table of contents', '1. Punkt ..... 3\n'.repeat(MANY)],
]

describe.each(['markdown', 'plain'] as const)('as %s', (syntax) => {
  test.each(HOSTILE)('[I2] %s are read, and so is what stands around them', (_name, text) => {
    const agenda = readAgenda(BEFORE + text + AFTER, syntax)
    const words = countedWords(textsOf(agenda))
    expect([words.get('foerste'), words.get('sidste')]).toEqual([1, 1])
  })

  test('[I1] nine thousand items are nine thousand items', () => {
    const text = Array.from({ length: 9000 }, (_, index) => `# ${index + 1}. Punkt`).join('\n\n')
    expect(allItems(readAgenda(text, syntax).items)).toHaveLength(9000)
  })
})
