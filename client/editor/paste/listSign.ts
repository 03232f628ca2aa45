/**
 * The sign before a list item, where a program writes it as text (Word, Outlook): a bullet or a number. One letter can be
 * read in two ways, «i)» as one and as nine; what stands before it decides.
 */

/** As the `type` of an ordered list; `null` is 1, 2, 3. */
export type NumberType = 'a' | 'A' | 'i' | 'I' | null

export interface NumberReading {
  type: NumberType
  number: number
}

/** `numbers`: the ways to read it, the likeliest first; empty for a bullet. */
export interface ListSign {
  numbers: readonly NumberReading[]
}

export const BULLET: ListSign = { numbers: [] }

const DECIMAL = /^\(?(?:\d{1,4}\.)*(\d{1,9})[.):]?\)?$/
const LETTERS = /^\(?([a-z]{1,8})[.):]\)?$/i

/** @returns `null` when the sign holds words of its own («§ 3», «Artikel 2») and must stay as text */
export function readListSign(text: string): ListSign | null {
  const sign = text.replace(/\s+/g, ' ').trim()
  const decimal = DECIMAL.exec(sign)
  if (decimal !== null) return { numbers: [{ type: null, number: Number(decimal[1]) }] }
  // Symbol fonts draw bullets by letters: «o», «§», «ü».
  if ([...sign].length <= 1 || !/[\p{L}\p{N}]/u.test(sign)) return BULLET
  const letters = LETTERS.exec(sign)?.[1]
  if (letters === undefined) return null
  const numbers = letterReadings(letters)
  return numbers.length > 0 ? { numbers } : null
}

function letterReadings(letters: string): NumberReading[] {
  const isSmall = letters === letters.toLowerCase()
  const small = letters.toLowerCase()
  const roman = romanNumber(small)
  const asRoman: NumberReading[] = roman === null ? [] : [{ type: isSmall ? 'i' : 'I', number: roman }]
  const asLetter: NumberReading[] =
    small.length === 1 ? [{ type: isSmall ? 'a' : 'A', number: small.charCodeAt(0) - 96 }] : []
  return small.length > 1 || small === 'i' ? [...asRoman, ...asLetter] : [...asLetter, ...asRoman]
}

const ROMAN = /^m{0,3}(?:cm|cd|d?c{0,3})(?:xc|xl|l?x{0,3})(?:ix|iv|v?i{0,3})$/
const VALUES: Readonly<Record<string, number>> = { i: 1, v: 5, x: 10, l: 50, c: 100, d: 500, m: 1000 }

function romanNumber(text: string): number | null {
  if (text === '' || !ROMAN.test(text)) return null
  const values = [...text].map((letter) => VALUES[letter]!)
  return values.reduce((sum, value, index) => sum + (value < (values[index + 1] ?? 0) ? -value : value), 0)
}
