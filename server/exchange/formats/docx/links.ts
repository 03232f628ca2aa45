/** Addresses that a Word file may lead to: Word calls a file damaged in which one is no address, or too long. */
import { allowedHref } from '../../../../shared/richtext/links.ts'

/** UTF-16 units. */
const LONGEST = 2000

/** @param value of a link, whatever it is @returns `null`: its words stand there without a link */
export function wordHref(value: unknown): string | null {
  const allowed = allowedHref(value)
  if (allowed === null || !URL.canParse(allowed)) return null
  const { href } = new URL(allowed)
  return href.length > LONGEST ? null : href
}
