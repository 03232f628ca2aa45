/** What a line under an item's title says of the item itself: «Efter fristen: Sagen kom i går», «Uden sagsfremstilling: ja». */

/** Before a line that says why the item came after the deadline. */
export const LATE = 'Efter fristen'

/** Before a line that says that nothing is asked of it, as of «Eventuelt». */
export const WITHOUT_TEXT = 'Uden sagsfremstilling'
export const YES = 'ja'

export type ItemNote = { is: 'late'; why: string } | { is: 'withoutText' }

const NOTE = new RegExp(`^(?:(${LATE})|${WITHOUT_TEXT}) ?: ?(.+)$`, 'iu')

/** @param text without decoration, with single spaces. @returns `null` for what is no such line */
export function parseItemNote(text: string): ItemNote | null {
  const match = NOTE.exec(text)
  if (match === null) return null
  const [, late, value = ''] = match
  if (late !== undefined) return { is: 'late', why: value }
  return value.toLowerCase() === YES ? { is: 'withoutText' } : null
}
