/** Where in the page words that were handed back belong. */
import type * as Y from 'yjs'
import { itemOf, readItem, readTemplate, titleOf } from '../../shared/agenda/document.ts'
import type { HandedBack } from '../../shared/protocol/messages.ts'
import { oneLine } from '../../shared/richtext/plainText.ts'
import { readRichText } from '../../shared/richtext/yText.ts'
import { AGENDA, fragmentAt } from '../agenda/changes.ts'
import { t } from '../app/language.ts'
import { nameOfPlace as nameInAgenda } from '../together/useNameOfPlace.ts'

type Place = Pick<HandedBack, 'item' | 'field'>

/** Whether the text is there and shown: not of a deleted item, nor a field that is hidden until the meeting. */
export function isInPage(doc: Y.Doc, { item, field }: Place): boolean {
  if (fragmentAt(doc, { item, field }) === undefined) return false
  if (item === AGENDA) return true
  const facts = readItem(item, itemOf(doc, item)!)
  if (facts.deletedAt !== null) return false
  if (field === 'title') return true
  return facts.kind === 'item' && readTemplate(doc).some(({ key, hidden }) => key === field && !hidden)
}

/** What the place is called; of an item that is gone, as much as is known. */
export function nameOfPlace(doc: Y.Doc, { item: id, field }: Place): string {
  if (id === AGENDA) return t('motto')
  const item = itemOf(doc, id)
  const heading =
    field === 'title' ? t('handedBackTitle') : readTemplate(doc).find(({ key }) => key === field)?.heading
  if (item === undefined || heading === undefined) return t('handedBackUnknown')
  const name = nameInAgenda(doc, { item: id, field })
  if (name !== null) return name
  return t('handedBackOf', { heading, title: oneLine(readRichText(titleOf(item))) || t('untitled') })
}
