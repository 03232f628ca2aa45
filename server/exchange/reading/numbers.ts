/** Numbered lines: «2.3.1 Titel», «89. Titel», «Punkt 89: Titel»; and which number can follow which. */
import { parseDate } from './dates.ts'
import { LONGEST_STRUCTURE } from './lines.ts'

export interface NumberedText {
  /** `[2, 3, 1]` */
  number: readonly number[]
  title: string
  /** Neither a sign nor a word says that it is a number of an item: «7 kategorier». */
  bare: boolean
  /** «Punkt 89», «Sag nr. 89». */
  named: boolean
}

const NUMBERED =
  /^(?<word>(?:punkt|pkt\.?|dagsordenspunkt|sag|nr\.?)(?: ?nr\.?)? ?)?(?<number>\d{1,4}(?:\.[1-9]\d{0,2}){0,7})(?<end>[.:)]| ?[-–—:](?= ))?(?: +|$)(?<title>.*)$/iu

/** @param text without decoration, with single spaces. @returns `null` for what has no number, and for dates */
export function parseNumbered(text: string): NumberedText | null {
  const groups = text.length > LONGEST_STRUCTURE ? undefined : NUMBERED.exec(text)?.groups
  if (groups === undefined || parseDate(text) !== null) return null
  const number = groups.number!.split('.').map(Number)
  const named = groups.word !== undefined && !/^nr/i.test(groups.word)
  return {
    number,
    title: groups.title!,
    named,
    bare: !named && number.length === 1 && groups.end === undefined,
  }
}

export const formatNumber = (number: readonly number[]): string => number.join('.')

/** `next`: the one that comes after; `later`: some are left out; `earlier`: it goes back. */
export type Order = 'next' | 'later' | 'earlier'

/** How `number` follows the number of the item before it. */
export function orderAfter(before: readonly number[], number: readonly number[]): Order {
  const shared = sharedLength(before, number)
  const [own = 0, other] = [number[shared], before[shared]]
  const rest = number.length - shared - 1
  if (rest < 0 || (other !== undefined && own < other)) return 'earlier'
  return rest === 0 && own === (other ?? 0) + 1 ? 'next' : 'later'
}

function sharedLength(a: readonly number[], b: readonly number[]): number {
  let length = 0
  while (length < a.length && length < b.length && a[length] === b[length]) length += 1
  return length
}
