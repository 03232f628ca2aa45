/** Places that a sign-in link may lead to: a page of ours, and never another site. */

const LONGEST = 300

/** Letters, digits and what a path, a query and a fragment of ours need; no backslash, no control characters. */
const PATH = /^\/[\w\-./~%?=&#]*$/

/** @returns whether it is a path with nothing of a host in it (browsers read `//x`, `/\x` and `/.//x` as more) */
export function isPlace(to: unknown): to is string {
  return (
    typeof to === 'string' &&
    to.length <= LONGEST &&
    PATH.test(to) &&
    !to.includes('//') &&
    !to.includes('..')
  )
}

/** @returns the place, or the front page when it is none */
export const placeOrFrontPage = (to: unknown): string => (isPlace(to) ? to : '/')
