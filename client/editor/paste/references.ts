/** References on the clipboard: they stay what they are in the agenda that they come from, and become their words in any other. */

export interface PastedReference {
  tag: 'a' | 'span'
  attributes: Readonly<Record<string, string>>
  words: string
}

/** Whether the agenda that one pastes into has it. @param id of an item, a person, an attachment */
export type Knows = (of: 'itemRef' | 'mention' | 'enclosure', id: string) => boolean

/** As static text and editors write them; browsers copy both. */
const REFERENCES = [
  { of: 'itemRef', tag: 'a', attribute: 'data-item-ref' },
  { of: 'mention', tag: 'span', attribute: 'data-mention' },
  { of: 'enclosure', tag: 'a', attribute: 'data-enclosure' },
] as const
const WORD = 'data-word'

/** @returns `null` for what is no reference, or one to something that is not here */
export function referenceIn(element: Element, knows: Knows): PastedReference | null {
  const found = REFERENCES.find(({ tag, attribute }) => element.matches(`${tag}[${attribute}]`))
  if (found === undefined) return null
  const id = element.getAttribute(found.attribute)!
  if (!knows(found.of, id)) return null
  const word = element.getAttribute(WORD)
  return {
    tag: found.tag,
    attributes: { [found.attribute]: id, ...(word !== null && { [WORD]: word }) },
    words: element.textContent,
  }
}

export function writeReference({ tag, attributes, words }: PastedReference, doc: Document): Element {
  const element = doc.createElement(tag)
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value)
  element.textContent = words
  return element
}

/** Whether a reference stands there, to something here or not. */
export const isReference = (element: Element): boolean =>
  REFERENCES.some(({ tag, attribute }) => element.matches(`${tag}[${attribute}]`))

/** Writes the words of what is not here in its place. @returns whether there was any */
export function withoutStrangers(root: Element, knows: Knows): boolean {
  const strangers = [...root.querySelectorAll('a, span')].filter(
    (element) => isReference(element) && referenceIn(element, knows) === null,
  )
  for (const stranger of strangers) stranger.replaceWith(stranger.textContent)
  return strangers.length > 0
}
