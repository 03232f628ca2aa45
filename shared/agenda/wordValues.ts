/**
 * The plain values that are somebody's words: one line that people write in, of which a merge keeps the last and throws the others
 * away. Dates, numbers, order, status and who is responsible are chosen, and no words.
 */
import type * as Y from 'yjs'
import { agendaOf, attachmentsOf, itemOf } from './document.ts'
import { AGENDA, type FieldPlace } from './fieldPlace.ts'
import { asMap, asString } from './values.ts'

const OF_AGENDA: readonly string[] = ['council', 'title', 'place']
const OF_ITEM: readonly string[] = ['caseNumber']

/** The place of the names of all of an item's attachments. */
export const ATTACHMENTS = 'attachments'

/** Where a value stands: a map of the document, and its key there. */
export interface Slot {
  map: Y.Map<unknown>
  key: string
}

/** @returns where the words of a place stand; `null`: no such place, a text, or no words */
export function slotAt(doc: Y.Doc, { item: id, field }: FieldPlace): Slot | null {
  if (id === AGENDA) return OF_AGENDA.includes(field) ? { map: agendaOf(doc), key: field } : null
  const map = OF_ITEM.includes(field) ? itemOf(doc, id) : undefined
  return map === undefined ? null : { map, key: field }
}

/** @returns the words that stand at a place, the names of attachments one a line; `null`: no such place, a text, or no words */
export function wordsAt(doc: Y.Doc, place: FieldPlace): string | null {
  if (place.item !== AGENDA && place.field === ATTACHMENTS) return namesIn(itemOf(doc, place.item))
  const slot = slotAt(doc, place)
  return slot === null ? null : asString(slot.map.get(slot.key))
}

function namesIn(item: Y.Map<unknown> | undefined): string | null {
  const attachments = item && attachmentsOf(item)
  return attachments === undefined
    ? null
    : [...attachments.values()].map((one) => asString(asMap(one)?.get('name'))).join('\n')
}

/**
 * The place of a value, by the keys that lead to it.
 * @param path from below the root: `['place']` of the agenda's own, `['id1', 'caseNumber']`
 * @returns `null` where no words stand
 */
export function placeByPath(root: 'agenda' | 'items', path: readonly string[]): FieldPlace | null {
  const [first = '', part = '', , name] = path
  if (root === 'agenda')
    return path.length === 1 && OF_AGENDA.includes(first) ? { item: AGENDA, field: first } : null
  const isName = path.length === 4 && part === ATTACHMENTS && name === 'name'
  const isWords = path.length === 2 && OF_ITEM.includes(part)
  return isName || isWords ? { item: first, field: part } : null
}
