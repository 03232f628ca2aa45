/** What is written at an item, its texts and its values of one line, and what they are called. */
import type * as Y from 'yjs'
import { isLine, itemOf, readEntry, readTemplate } from '../../shared/agenda/document.ts'
import { wordsAt } from '../../shared/agenda/wordValues.ts'
import { plainText } from '../../shared/richtext/plainText.ts'
import { paragraphs, type RichText, type RichTextNode } from '../../shared/richtext/richText.ts'
import { MARKS, NODES } from '../../shared/richtext/schema.ts'
import { readRichText } from '../../shared/richtext/yText.ts'
import { AGENDA, type FieldPlace, fragmentAt } from '../agenda/changes.ts'
import { headingOfValue, nameOfPlace } from '../agenda/placeNames.ts'
import { t } from '../app/language.ts'
import { isOfValue, nameOfPlace as nameOfValuePlace } from '../handedBack/placeOfWords.ts'

const VALUES_OF_AGENDA = ['council', 'title', 'place']
/** Values and lines; the last one does not stand in the page. */
const FACTS_OF_ITEM = ['caseNumber', 'presenter', 'lateReason']

/** @returns everything of the same item that is written, in the page's order, each with its name */
export function textsBeside(doc: Y.Doc, { item }: FieldPlace): { field: string; name: string }[] {
  const values = (fields: readonly string[]) =>
    fields.map((field) => ({ field, name: headingOfValue({ item, field }) ?? field }))
  if (item === AGENDA) return [...values(VALUES_OF_AGENDA), { field: 'motto', name: t('motto') }]
  const node = itemOf(doc, item)
  const isItem = node !== undefined && readEntry(item, node).kind === 'item'
  const fields = isItem ? readTemplate(doc).filter(({ hidden }) => !hidden) : []
  return [
    { field: 'title', name: t('earlierTitle') },
    ...(isItem ? values(FACTS_OF_ITEM) : []),
    ...fields.map(({ key, heading }) => ({ field: key, name: heading })),
  ]
}

/** What the text is called in the page; of an item that a colleague has deleted meanwhile, without its number. */
export const nameOfText = (doc: Y.Doc, place: FieldPlace): string =>
  isOfValue(doc, place)
    ? nameOfValuePlace(doc, place)
    : (nameOfPlace(doc, place) ??
      textsBeside(doc, place).find(({ field }) => field === place.field)?.name ??
      place.field)

/** The text, or the value as a paragraph, as it stands in the agenda. */
export function readNow(doc: Y.Doc, place: FieldPlace): RichText {
  const fragment = fragmentAt(doc, place)
  return fragment === undefined ? paragraphs(wordsAt(doc, place) ?? '') : readRichText(fragment)
}

/** The text of an item that somebody most probably means: the first that is written, and no fact. */
export function likeliestText(doc: Y.Doc, item: string): FieldPlace {
  const [title, ...others] = textsBeside(doc, { item, field: '' }).map(({ field }) => ({ item, field }))
  const isWritten = (place: FieldPlace) =>
    !isLine(place.field) && plainText(readRichText(fragmentAt(doc, place))).trim() !== ''
  return others.find(isWritten) ?? title!
}

/** Whether this program knows all that stands in a text: another it does not change. */
export const isKnown = ({ content }: RichText): boolean => content.every(isKnownNode)

const isKnownNode = ({ type, marks = [], content = [] }: RichTextNode): boolean =>
  (type === 'text' || Object.hasOwn(NODES, type)) &&
  marks.every((mark) => Object.hasOwn(MARKS, mark.type)) &&
  content.every(isKnownNode)
