import { expect, test } from 'vitest'
import { onOneLine } from '../../../client/facts/onOneLine.ts'

test.each([
  ['Anna Holm ', 'Anna Holm '],
  ['Anna Holm, KL\r\nBo Lund, Datatilsynet\n', 'Anna Holm, KL, Bo Lund, Datatilsynet'],
  ['Anna Holm;\n\n  Bo Lund', 'Anna Holm; Bo Lund'],
  ['\n', ''],
])('[E85] %j stands in one line as %j', (pasted, line) => {
  expect(onOneLine(pasted)).toBe(line)
})
