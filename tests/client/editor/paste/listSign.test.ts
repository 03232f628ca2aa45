/** The sign that Word writes as text before a list item. */
import { expect, test } from 'vitest'
import { readListSign } from '../../../../client/editor/paste/listSign.ts'

const first = (sign: string) => readListSign(sign)?.numbers[0]

test.each(['·        ', 'o   ', '§', 'ü', '–', '', '●'])('«%s» is a bullet', (sign) => {
  expect(readListSign(sign)).toEqual({ numbers: [] })
})

test.each([
  ['1.\u00a0\u00a0 ', null, 1],
  ['12)', null, 12],
  ['(3)', null, 3],
  ['7', null, 7],
  ['2.1.4.', null, 4],
  ['a)', 'a', 1],
  ['C.', 'A', 3],
  ['iv.', 'i', 4],
  ['XIV.', 'I', 14],
] as const)('«%s» is a number', (sign, type, number) => {
  expect(first(sign)).toEqual({ type, number })
})

test('one letter is read in both ways, the likelier first', () => {
  expect(readListSign('i)')?.numbers).toEqual([
    { type: 'i', number: 1 },
    { type: 'a', number: 9 },
  ])
  expect(readListSign('v)')?.numbers).toEqual([
    { type: 'a', number: 22 },
    { type: 'i', number: 5 },
  ])
})

test.each(['§ 3', 'Artikel 2.', 'Ad 1:', 'Bilag A', 'iiii.', 'punkt.'])(
  '«%s» has words of its own, and stays as text',
  (sign) => {
    expect(readListSign(sign)).toBeNull()
  },
)
