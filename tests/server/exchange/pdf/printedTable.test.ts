/** A table of rich text as a whole grid, whatever its cells claim. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { printedTable } from '../../../../server/exchange/formats/pdf/printedTable.ts'
import type { RichTextNode } from '../../../../shared/richtext/richText.ts'

type Cell = [text: string, attrs?: Record<string, unknown>, type?: 'tableHeader' | 'tableCell']

const table = (...rows: Cell[][]): RichTextNode => ({
  type: 'table',
  content: rows.map((cells) => ({
    type: 'tableRow',
    content: cells.map(([text, attrs = {}, type]) => ({
      ...{ type: type ?? 'tableCell', attrs, content: [{ type: 'text', text }] },
    })),
  })),
})

const printed = (node: RichTextNode) =>
  printedTable(
    node,
    ({ content = [] }) => [
      {
        ...({
          is: 'line',
          level: 0,
          look: 0,
          lang: null,
          announces: false,
          mark: null,
          isNew: false,
        } as const),
        runs: content.map(({ text = '' }) => ({ text })),
      },
    ],
    true,
  )

const wordsOf = (node: RichTextNode): [string, number, number, number, number][] =>
  printed(node)!.cells.map(({ x, y, colspan, rowspan, blocks }) => {
    const words = blocks.flatMap((block) => (block.is === 'line' ? block.runs.map(({ text }) => text) : []))
    return [words.join('+'), x, y, colspan, rowspan]
  })

test('[Z7] cells over columns and rows stand where they do in the editor', () => {
  expect(
    wordsOf(table([['a', { colspan: 2 }], ['b']], [['c', { rowspan: 2 }], ['d'], ['e']], [['f'], ['g']])),
  ).toEqual([
    ['a', 0, 0, 2, 1],
    ['b', 2, 0, 1, 1],
    ['c', 0, 1, 1, 2],
    ['d', 1, 1, 1, 1],
    ['e', 2, 1, 1, 1],
    ['f', 1, 2, 1, 1],
    ['g', 2, 2, 1, 1],
  ])
})

test('[Z7] a span over columns in which nothing begins is one over those that there are', () => {
  expect(wordsOf(table([['a'], ['b']], [['c', { colspan: 9_999_999, rowspan: -1 }]]))).toEqual([
    ['a', 0, 0, 1, 1],
    ['b', 1, 0, 1, 1],
    ['c', 0, 1, 2, 1],
  ])
})

test('[Z7] a head is the rows of heads alone, and a cell of it ends with it', () => {
  const head = (text: string, attrs = {}): Cell => [text, attrs, 'tableHeader']
  const { head: rows, cells } = printed(
    table([head('a', { rowspan: 3 }), head('b')], [['c'], ['d']], [['e'], ['f']]),
  )!
  expect([rows, cells[0]!.rowspan]).toEqual([1, 1])
  expect(printed(table([head('a')], [head('b')]))!.head).toBe(1)
  expect(printed(table([head('a')]))!.head).toBe(0)
})

test('[Z164] however many its columns, letters stay such as can be read: words are parted instead', () => {
  const cells = (columns: number, text: string): Cell[] => Array.from({ length: columns }, () => [text])
  const wide = printed(table(cells(30, 'kolonne overskrift'), cells(30, '1.234.567,00')))!
  expect(wide.turned).toBe(true)
  expect(wide.size).toBeGreaterThanOrEqual(0.57)
  expect(wide.widths).toHaveLength(30)
  const parts = wide.cells.flatMap(({ blocks }) =>
    blocks.flatMap((block) =>
      block.is === 'line' ? block.runs.flatMap(({ text }) => text!.split(/[ \u00ad\u200b]/)) : [],
    ),
  )
  expect(Math.max(...parts.map(({ length }) => length))).toBeLessThan(8)
  expect(printed(table(cells(4, 'kolonne')))).toMatchObject({ turned: false, size: 0.92, widths: null })
  // Long words are the typesetter's own to part, where there is room.
  expect(printed(table([['Speciallægepraksisplanlægning']]))!.cells[0]!.blocks).toMatchObject([
    { runs: [{ text: 'Speciallægepraksisplanlægning' }] },
  ])
})

test('[Z282] a row is whole where it is surely lower than half a page, however narrow its columns are', () => {
  const words = (n: number) => 'ord '.repeat(n).trim()
  const wholeRows = (...rows: Cell[][]) => [
    ...new Set(printed(table(...rows))!.cells.flatMap(({ whole, y }) => (whole ? [y] : []))),
  ]
  expect(wholeRows([['1'], [words(80)]], [['2'], [words(1000)]])).toEqual([0])
  const narrow = Array.from({ length: 10 }, (): Cell => [words(60)])
  expect(wholeRows(narrow, [['1'], ['2']])).toEqual([1])
  // What reaches over rows ties none of them together.
  expect(wholeRows([['a', { rowspan: 2 }], ['b']], [['c']])).toEqual([0, 1])
  expect(printed(table([['a', { rowspan: 2 }], ['b']], [['c']]))!.cells[0]!.whole).toBe(false)
})

test('[Z286] a table knows the rows in which something is new, also in a list in them', () => {
  const cell: RichTextNode = { type: 'tableCell', content: [] }
  const row: RichTextNode = { type: 'tableRow', content: [cell, cell] }
  const line = {
    ...({ is: 'line', level: 0, look: 1, lang: null, announces: false, mark: null } as const),
    runs: [],
  }
  let made = 0
  const made4 = printedTable(
    { type: 'table', content: [row, row, row] },
    () => {
      const isNew = [3, 4].includes(++made)
      return made === 4 ? [{ is: 'list', items: [[{ ...line, isNew }]] }] : [{ ...line, isNew }]
    },
    true,
  )
  expect(made4!.newRows).toEqual([1])
})

test('[Z7] whatever the cells claim, each place of the grid is covered once, and no word is lost', () => {
  const span = fc.oneof(fc.integer({ min: 1, max: 4 }), fc.constantFrom(-1, 0, 1e9, Number.NaN, 'x', null))
  const cell = fc.tuple(span, span, fc.boolean())
  const rows = fc.array(fc.array(cell, { maxLength: 6 }), { maxLength: 8 })
  fc.assert(
    fc.property(rows, (made) => {
      let count = 0
      const cells = made.map((row) =>
        row.map(
          ([colspan, rowspan, isHead]): Cell => [
            `ord${++count}`,
            { colspan, rowspan },
            isHead ? 'tableHeader' : 'tableCell',
          ],
        ),
      )
      const node = table(...cells)
      const grid = printed(node)
      if (grid === null) {
        expect(count).toBe(0)
        return
      }
      const covered = grid.cells.flatMap(({ x, y, colspan, rowspan }) =>
        Array.from(
          { length: colspan * rowspan },
          (_, at) => `${x + (at % colspan)},${y + Math.floor(at / colspan)}`,
        ),
      )
      expect(new Set(covered).size).toBe(covered.length)
      expect(covered.length).toBe(grid.columns * made.filter((row) => row.length > 0).length)
      const words = wordsOf(node).flatMap(([text]) => text.split('+').filter(Boolean))
      expect(words.toSorted()).toEqual(Array.from({ length: count }, (_, at) => `ord${at + 1}`).toSorted())
    }),
  )
})
