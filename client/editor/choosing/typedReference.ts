/** What was typed of a reference: `#` or `@` at the beginning of a word, and the words behind it up to the caret. */

/** By the sign that asks for it. */
export const SIGN = { item: '#', person: '@' } as const

/** A person, or an item of the agenda. */
export type Referred = keyof typeof SIGN

/** Longer than any name that one types to find it. */
const LONGEST = 40

const PATTERN: Record<Referred, RegExp> = {
  // Behind a space, a bracket or a quotation mark; an address («navn@kommune.dk») is none.
  item: pattern('#'),
  person: pattern('@'),
}

function pattern(sign: string): RegExp {
  return new RegExp(`(?:^|[\\s(/«"'„“–—-])(${sign}(?:[^\\s${sign}][^\\n${sign}]{0,${LONGEST - 1}})?)$`, 'u')
}

/**
 * @param before the text that stands right before the caret, in its line
 * @returns what is looked for, without its sign; `null` where nothing is. Names have spaces: what is found nowhere is no name
 */
export function typedReference(of: Referred, before: string): string | null {
  const [, typed] = PATTERN[of].exec(before.slice(-LONGEST - 2)) ?? []
  return typed === undefined ? null : typed.slice(1)
}
