/** A sentence that stands in two paragraphs because a page of the original ended in it. */

/** Letters of a line that reached the end of its page; a shorter one is a label, or a line of its own. */
const SHORTEST = 60

/**
 * Our own Markdown writes the first letter of such a paragraph as a code where somebody meant two, so that it comes back as two.
 * @param before the last line of a paragraph @param next the first line of the one below it; both as they stand in the file
 */
export const isTorn = (before: string, next: string): boolean =>
  before.trim().length >= SHORTEST && /[\p{L},]\s*$/u.test(before) && /^\p{Ll}/u.test(next)
