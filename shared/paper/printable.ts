/** What can be printed: the letters that every format can hold. */

/** What XML forbids or what is no letter: control characters, halves of pairs, what is no character, breaks of lines that no typesetter knows. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these it looks for
const UNPRINTABLE = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u2028\u2029\ufdd0-\ufdef\ufffe\uffff]/g

/** A space stands in the place of what cannot be printed: words that it parted stay two. */
export const printable = (text: string): string => text.toWellFormed().replace(UNPRINTABLE, ' ')

/** @returns the same plain data with every text in it printable */
export function printableIn<T>(value: T): T {
  if (typeof value === 'string') return printable(value) as T
  if (Array.isArray(value)) return value.map(printableIn) as T
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, printableIn(one)])) as T
}
