/** Who is mentioned how often in a shared text, without reading its words. */
import * as Y from 'yjs'
import type { PersonId } from '../../shared/agenda/document.ts'
import { MENTION } from '../../shared/agenda/references.ts'

export const isMention = (type: unknown): boolean => type instanceof Y.XmlElement && type.nodeName === MENTION

export function countMentions(text: Y.XmlFragment): Map<PersonId, number> {
  const counts = new Map<PersonId, number>()
  const waiting: unknown[] = [text]
  while (waiting.length > 0) {
    const type = waiting.pop()
    if (isMention(type)) {
      const person: unknown = (type as Y.XmlElement).getAttribute('person')
      if (typeof person === 'string') counts.set(person, (counts.get(person) ?? 0) + 1)
    } else if (type instanceof Y.XmlFragment) waiting.push(...type.toArray())
  }
  return counts
}
