/** The texts of an item, and what they are called. */
import type * as Y from 'yjs'
import { itemOf, readEntry, readTemplate } from '../../shared/agenda/document.ts'
import { plainText } from '../../shared/richtext/plainText.ts'
import type { RichText, RichTextNode } from '../../shared/richtext/richText.ts'
import { MARKS, NODES } from '../../shared/richtext/schema.ts'
import { readRichText } from '../../shared/richtext/yText.ts'
import { AGENDA, type FieldPlace, fragmentAt } from '../agenda/changes.ts'
import { nameOfPlace } from '../agenda/placeNames.ts'
import { t } from '../app/language.ts'

/** @returns every text of the same item, its title first, each with its name */
export function textsBeside(doc: Y.Doc, { item }: FieldPlace): { field: string; name: string }[] {
  if (item === AGENDA) return [{ field: 'motto', name: t('motto') }]
  const node = itemOf(doc, item)
  const isItem = node !== undefined && readEntry(item, node).kind === 'item'
  const fields = isItem ? readTemplate(doc).filter(({ hidden }) => !hidden) : []
  return [
    { field: 'title', name: t('earlierTitle') },
    ...fields.map(({ key, heading }) => ({ field: key, name: heading })),
  ]
}

/** What the text is called in the page; of an item that a colleague has deleted meanwhile, without its number. */
export const nameOfText = (doc: Y.Doc, place: FieldPlace): string =>
  nameOfPlace(doc, place) ??
  textsBeside(doc, place).find(({ field }) => field === place.field)?.name ??
  place.field

/** The text of an item that somebody most probably means: the first that is written. */
export function likeliestText(doc: Y.Doc, item: string): FieldPlace {
  const [title, ...fields] = textsBeside(doc, { item, field: '' }).map(({ field }) => ({ item, field }))
  const isWritten = (place: FieldPlace) => plainText(readRichText(fragmentAt(doc, place))).trim() !== ''
  return fields.find(isWritten) ?? title!
}

/** Whether this program knows all that stands in a text: another it does not change. */
export const isKnown = ({ content }: RichText): boolean => content.every(isKnownNode)

const isKnownNode = ({ type, marks = [], content = [] }: RichTextNode): boolean =>
  (type === 'text' || Object.hasOwn(NODES, type)) &&
  marks.every((mark) => Object.hasOwn(MARKS, mark.type)) &&
  content.every(isKnownNode)
