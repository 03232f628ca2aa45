/** Which tables are turned. That each format asks this, and nothing else, its own tests see. */
import { expect, test } from 'vitest'
import { REFERENCE } from '../../../shared/paper/paper.ts'
import { isTooWide, lettersAsked } from '../../../shared/paper/wideTable.ts'
import type { RichTextNode } from '../../../shared/richtext/richText.ts'

const cell = (text: string, attrs = {}): RichTextNode => ({
  ...{ type: 'tableCell', attrs },
  content: [{ type: 'paragraph', content: [{ type: 'text', text }] }],
})
const table = (...rows: RichTextNode[][]): RichTextNode => ({
  type: 'table',
  content: rows.map((content) => ({ type: 'tableRow', content })),
})
const cells = (...texts: string[]) => texts.map((text) => cell(text))

test('[Z283] a table is turned whose longest words have no room beside each other', () => {
  const figures = cells(
    'tekst 1',
    'tekst 2',
    'tekst 3',
    '13.579,5',
    '40.738,5',
    '25.924,5',
    '8.641,5',
    '11.110,5',
  )
  expect(isTooWide(table(figures))).toBe(false)
  const short = cells('Forvaltningsområde', 'Beskæftigelsesindsats', 'Kolonne', 'Kolonne')
  expect(isTooWide(table([...short, ...figures]))).toBe(true)
  // Long text needs room for its longest word alone, and longer words may be parted.
  const long = Array.from({ length: 6 }, () => cell('Sagsbehandlingstidsforlængelser '.repeat(40)))
  expect(isTooWide(table(long))).toBe(false)
  expect(isTooWide(table([...long, cell('')]))).toBe(true)
})

test('[Z283] a column asks for what its own cells say, wherever wide and high ones reach', () => {
  const reference = { type: REFERENCE, attrs: { words: '@Vibeke Christiansen', to: null } }
  const mention: RichTextNode = { type: 'tableCell', content: [{ type: 'paragraph', content: [reference] }] }
  expect(
    lettersAsked(
      table(
        [cell('to-tre', { rowspan: 2 }), cell('over alle kolonnerne', { colspan: 2 })],
        [cell('fire'), mention],
        cells('', 'fem', 'x'),
      ),
    ),
  ).toEqual([5, 6, 14])
})
