/** The sample agenda saved in other ways: the same structure, since it does not come from headings. */
import { expect, test } from 'vitest'
import type { ImportedItem } from '../../../server/exchange/reading/importedAgenda.ts'
import type { Syntax } from '../../../server/exchange/reading/lines.ts'
import { readAgenda } from '../../../server/exchange/reading/readAgenda.ts'
import { allItems, readFixture, sampleText } from '../../support/importedWords.ts'

const sample = readFixture()
const text = sampleText()
const lines = text.split('\n')

const withoutContents = lines.filter((line) => !/\t(?:<b>)?\d+(?:<\/b>)?$/.test(line)).join('\n')
const withoutHeadings = text.replace(/^#+ /gm, '')
const withoutMarks = withoutHeadings.replace(/\*|<\/?b>/g, '')

const VARIANTS: [name: string, file: string, syntax: Syntax][] = [
  ['without its table of contents', withoutContents, 'markdown'],
  ['with all headings on one level', text.replace(/^#+ /gm, '# '), 'markdown'],
  ['with bold lines for headings', text.replace(/^#+ \**(.*?)\**$/gm, '**$1**'), 'markdown'],
  ['without any heading', withoutHeadings, 'markdown'],
  ['as plain text', withoutMarks, 'plain'],
  [
    'as plain text with a paragraph on each line',
    withoutMarks
      .split('\n')
      .filter((line) => line.trim() !== '')
      .join('\n'),
    'plain',
  ],
]

const structureOf = (item: ImportedItem) => {
  const { kind, number, title, caseNumber, responsibles, fields, attachments } = item
  return { kind, number, title, caseNumber, responsibles, attachments, fields: Object.keys(fields) }
}

test.each(VARIANTS)('[I1] %s it has the same structure', (_name, file, syntax) => {
  const agenda = readAgenda(file, syntax)
  expect(agenda.facts).toEqual(sample.facts)
  expect(agenda.motto).toEqual(sample.motto)
  expect(agenda.fields).toEqual(sample.fields)
  expect(allItems(agenda.items).map(structureOf)).toEqual(allItems(sample.items).map(structureOf))
  expect(agenda.report).toEqual([])
})
