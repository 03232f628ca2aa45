/** A text with words in the place of what refers: for whoever cannot follow a reference (exports, search, what is offered to be copied). */
import type * as Y from 'yjs'
import type { RichText, RichTextNode } from '../richtext/richText.ts'
import { joinRuns } from '../richtext/sameText.ts'
import type { PersonId } from './document.ts'
import { ENCLOSURE, enclosureWords } from './enclosures.ts'
import { ITEM_REF, itemRefWords, MENTION, mentionWords, readTargets, type Targets } from './references.ts'

/** @returns a person's name, `null` where the council has no such person */
export type NameOf = (person: PersonId) => string | null

export const NOBODY: NameOf = () => null

/**
 * @returns what writes texts of this document in words, by the names and numbers as they are now: they are read once, and only where
 *   a text refers to something
 */
export function inWords(doc: Y.Doc, nameOf: NameOf): (text: RichText) => RichText {
  let targets: Targets | null = null
  const write = (node: RichTextNode): RichTextNode => {
    const { type, attrs = {}, content, marks } = node
    const words = wordsOf(type, attrs)
    if (words !== null) return { type: 'text', text: words, ...(marks !== undefined && { marks }) }
    return content === undefined || !content.some(refers) ? node : { ...node, content: content.map(write) }
  }
  const wordsOf = (type: string, attrs: Record<string, unknown>): string | null => {
    if (type === ENCLOSURE) return enclosureWords(doc, attrs.attachment)
    if (type === MENTION) return mentionWords(typeof attrs.person === 'string' ? nameOf(attrs.person) : null)
    if (type !== ITEM_REF) return null
    targets ??= readTargets(doc)
    return itemRefWords(doc, targets, attrs)
  }
  return (text) =>
    text.content.some(refers) ? { ...text, content: joinRuns(text.content.map(write)) } : text
}

const REFERRING = new Set([ENCLOSURE, MENTION, ITEM_REF])

const refers = ({ type, content = [] }: RichTextNode): boolean => REFERRING.has(type) || content.some(refers)
