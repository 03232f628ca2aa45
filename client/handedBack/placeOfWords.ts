/** Where in the page words that were handed back belong. */
import type * as Y from 'yjs'
import { isLine, itemOf, readItem, readTemplate, titleOf } from '../../shared/agenda/document.ts'
import { hasWords } from '../../shared/agenda/mergedValue.ts'
import { wordsAt } from '../../shared/agenda/wordValues.ts'
import type { HandedBack } from '../../shared/protocol/messages.ts'
import { oneLine } from '../../shared/richtext/plainText.ts'
import { readRichText } from '../../shared/richtext/yText.ts'
import { AGENDA, fragmentAt } from '../agenda/changes.ts'
import { headingOfValue, nameOfPlace as nameInAgenda, nameOfValue } from '../agenda/placeNames.ts'
import { t } from '../app/language.ts'

type Place = Pick<HandedBack, 'item' | 'field'>

/** Whether they stood in a plain value, and not in a text. */
export const isOfValue = (doc: Y.Doc, place: Place): boolean =>
  fragmentAt(doc, place) === undefined && wordsAt(doc, place) !== null

/** Whether all of the words of a plain value stand in it. */
export function standsThere(doc: Y.Doc, { words, ...place }: Place & Pick<HandedBack, 'words'>): boolean {
  const stands = isOfValue(doc, place) ? wordsAt(doc, place) : null
  return stands !== null && words.split('\n').every((line) => hasWords(stands, line))
}

/** Facts in words that stand in the page: plain values, and lines. */
const SHOWN_FACTS: readonly string[] = ['caseNumber', 'presenter']

/** Whether the text or the value is there and shown: not of a deleted item, nor a field that is hidden until the meeting. */
export function isInPage(doc: Y.Doc, { item, field }: Place): boolean {
  const isValue = isOfValue(doc, { item, field })
  if (fragmentAt(doc, { item, field }) === undefined && !isValue) return false
  if (item === AGENDA) return true
  const facts = readItem(item, itemOf(doc, item)!)
  if (facts.deletedAt !== null) return false
  if (field === 'title') return true
  if (isValue || isLine(field)) return facts.kind === 'item' && SHOWN_FACTS.includes(field)
  return facts.kind === 'item' && readTemplate(doc).some(({ key, hidden }) => key === field && !hidden)
}

/** What the place is called; of an item that is gone, as much as is known. */
export function nameOfPlace(doc: Y.Doc, place: Place): string {
  if (place.item === AGENDA) return headingOfValue(place) ?? t('motto')
  const item = itemOf(doc, place.item)
  const isValue = isOfValue(doc, place)
  const name = isValue ? nameOfValue(doc, place) : nameInAgenda(doc, place)
  const heading = isValue ? headingOfValue(place) : headingOfText(doc, place)
  if (item === undefined || heading === undefined || heading === null) return t('handedBackUnknown')
  return name ?? t('handedBackOf', { heading, title: oneLine(readRichText(titleOf(item))) || t('untitled') })
}

function headingOfText(doc: Y.Doc, { item, field }: Place): string | null | undefined {
  if (isLine(field)) return headingOfValue({ item, field })
  return field === 'title'
    ? t('handedBackTitle')
    : readTemplate(doc).find(({ key }) => key === field)?.heading
}
