/** Whatever stands in a file, and wherever: each of its words stands in the agenda or in the report. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { decodeText } from '../../../server/exchange/reading/decodeText.ts'
import type { ImportedAgenda } from '../../../server/exchange/reading/importedAgenda.ts'
import { readAgenda } from '../../../server/exchange/reading/readAgenda.ts'
import {
  agendaFile,
  countedWords,
  readFixture,
  sampleText,
  textsOf,
  without,
} from '../../support/importedWords.ts'

/** Everything that a reader of the agenda and its report sees. */
const shownBy = (agenda: ImportedAgenda): string =>
  [...textsOf(agenda), ...agenda.report.map(({ message }) => message)].join('\n').toLocaleLowerCase('da')

/** How often the letters stand there: a mark that is read («zz**zz») joins what stands around it. */
const occurrences = (text: string, letters: string): number => text.split(letters).length - 1

const word = fc.stringMatching(/^[a-zæøå]{3,7}$/).map((letters) => `zz${letters}`)
const mark = fc.constantFrom(
  ...[
    ' ',
    ' ',
    '\n',
    '\n\n',
    '\n# ',
    '\n### ',
    '\n- ',
    '\n  - ',
    '\n1. ',
    '\n7. ',
    '\n2.5. ',
    '\n> ',
    '\n    ',
    '\t',
    '\n| ',
  ],
  ...[
    '*',
    '**',
    '_',
    '`',
    '~~',
    '[',
    '](',
    ')',
    '<b>',
    '</b>',
    '<div>',
    '<!-- ',
    ' -->',
    '![',
    '|',
    '\n---\n',
    '\n```\n',
    '\\',
  ],
  ...[
    '\n**',
    ': ',
    '; ',
    ' og ',
    '.',
    '…',
    ' ..... 4',
    '\nBaggrund\n',
    '\n\n### Bilag\n\n',
    '\n\nSAG-2024-1 ',
    '\nAnsvarlig: ',
  ],
  ...[
    '\n[x]: ',
    '[^x]: ',
    '[^x]',
    '&',
    '\n***\n',
    '"',
    "'",
    '\n\n42\n\n',
    '\nDato: ',
    '\n===\n',
    'https://www.',
    'www.',
    '@',
    '\n|-|-|\n',
  ],
)
const writing = fc.array(fc.oneof(word, mark), { minLength: 1, maxLength: 14 }).map((parts) => parts.join(''))

const FILES = [
  ['the sample agenda', undefined],
  ['a flat agenda in plain text', 'teknik-og-miljoeudvalg.txt'],
  ["another council's Markdown", 'socialudvalg.md'],
  ['an agenda without field names', 'brugerraad.md'],
  ['an agenda without numbers', 'formandskab.txt'],
] as const

/** What is written may be structure too, or make some (the numbers of a list below «Bilag»): these may be missing. */
const WRITTEN_STRUCTURE = countedWords(['Baggrund Bilag Ansvarlig Dato og 42 1 2 3 4 5 7 b'])

test.each(FILES)('[I2] no word is lost of what is written anywhere in %s', (_name, file) => {
  const text = file === undefined ? sampleText() : decodeText(agendaFile(file))
  const syntax = file?.endsWith('.txt') ? 'plain' : 'markdown'
  // The other tests hold to account what an import leaves out as structure.
  const structure = without(countedWords([text]), countedWords(textsOf(readFixture(file))))
  fc.assert(
    fc.property(fc.nat({ max: text.length }), writing, (place, written) => {
      const [before, after] = [text.slice(0, place), text.slice(place)]
      const shown = shownBy(readAgenda(before + written + after, syntax))
      const torn = countedWords([before.slice(-30), after.slice(0, 30)])
      const lost = [...countedWords([before + written + after])].filter(([word, count]) => {
        if (WRITTEN_STRUCTURE.has(word)) return false
        const allowed = word.startsWith('zz') ? 0 : (structure[word] ?? 0) + (torn.get(word) ?? 0)
        return occurrences(shown, word) < count - allowed
      })
      expect(lost).toEqual([])
    }),
    { numRuns: 100 },
  )
})
