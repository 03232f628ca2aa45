/** Where in the page words that were handed back belong. */
import type * as Y from 'yjs'
import { itemOf, readItem, readTemplate, titleOf } from '../../shared/agenda/document.ts'
import { hasWords } from '../../shared/agenda/mergedValue.ts'
import { findNode, readOutline } from '../../shared/agenda/outline.ts'
import { ATTACHMENTS_HEADING } from '../../shared/agenda/template.ts'
import { ATTACHMENTS, wordsAt } from '../../shared/agenda/wordValues.ts'
import type { HandedBack } from '../../shared/protocol/messages.ts'
import { oneLine } from '../../shared/richtext/plainText.ts'
import { readRichText } from '../../shared/richtext/yText.ts'
import { AGENDA, fragmentAt } from '../agenda/changes.ts'
import { t } from '../app/language.ts'
import { nameOfPlace as nameInAgenda } from '../together/useNameOfPlace.ts'

type Place = Pick<HandedBack, 'item' | 'field'>

/** Whether they stood in a plain value, and not in a text. */
export const isOfValue = (doc: Y.Doc, place: Place): boolean =>
  fragmentAt(doc, place) === undefined && wordsAt(doc, place) !== null

/** Whether all of the words of a plain value stand in it. */
export function standsThere(doc: Y.Doc, { words, ...place }: Place & Pick<HandedBack, 'words'>): boolean {
  const stands = isOfValue(doc, place) ? wordsAt(doc, place) : null
  return stands !== null && words.split('\n').every((line) => hasWords(stands, line))
}

/** Plain values that have an input in the page. */
const SHOWN_VALUES: readonly string[] = ['caseNumber', 'presenter']

/** Whether the text or the value is there and shown: not of a deleted item, nor a field that is hidden until the meeting. */
export function isInPage(doc: Y.Doc, { item, field }: Place): boolean {
  const isValue = isOfValue(doc, { item, field })
  if (fragmentAt(doc, { item, field }) === undefined && !isValue) return false
  if (item === AGENDA) return true
  const facts = readItem(item, itemOf(doc, item)!)
  if (facts.deletedAt !== null) return false
  if (field === 'title') return true
  if (isValue) return facts.kind === 'item' && SHOWN_VALUES.includes(field)
  return facts.kind === 'item' && readTemplate(doc).some(({ key, hidden }) => key === field && !hidden)
}

/** What the place is called; of an item that is gone, as much as is known. */
export function nameOfPlace(doc: Y.Doc, { item: id, field }: Place): string {
  if (id === AGENDA) return nameOfValue({ item: id, field }) ?? t('motto')
  const item = itemOf(doc, id)
  const value = isOfValue(doc, { item: id, field }) ? nameOfValue({ item: id, field }) : null
  const heading =
    field === 'title'
      ? t('handedBackTitle')
      : (value ?? readTemplate(doc).find(({ key }) => key === field)?.heading)
  if (item === undefined || heading === undefined) return t('handedBackUnknown')
  const number = findNode(readOutline(doc), id)?.number
  if (value !== null && number !== undefined) return t('fieldOf', { heading: value, number })
  const name = nameInAgenda(doc, { item: id, field })
  if (name !== null) return name
  return t('handedBackOf', { heading, title: oneLine(readRichText(titleOf(item))) || t('untitled') })
}

const OF_AGENDA = { council: 'council', title: 'agendaTitle', place: 'place' } as const
const OF_ITEM = {
  caseNumber: 'caseNumber',
  presenter: 'presenter',
  lateReason: 'handedBackLateReason',
} as const

/** @returns what a plain value is called; `null`: there is none of that name */
export function nameOfValue({ item, field }: Place): string | null {
  if (item === AGENDA) return field in OF_AGENDA ? t(OF_AGENDA[field as keyof typeof OF_AGENDA]) : null
  if (field === ATTACHMENTS) return ATTACHMENTS_HEADING
  return field in OF_ITEM ? t(OF_ITEM[field as keyof typeof OF_ITEM]) : null
}
