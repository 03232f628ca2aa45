/** Where in the page words that were handed back belong. */
import type * as Y from 'yjs'
import { itemOf, readItem, readTemplate } from '../../shared/agenda/document.ts'
import { findNode, readOutline } from '../../shared/agenda/outline.ts'
import type { HandedBack } from '../../shared/protocol/messages.ts'
import { AGENDA, fragmentAt } from '../agenda/changes.ts'
import { t } from '../app/language.ts'

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
export function nameOfPlace(doc: Y.Doc, { item, field }: Place): string {
  if (item === AGENDA) return t('motto')
  const heading = readTemplate(doc).find(({ key }) => key === field)?.heading
  const number = findNode(readOutline(doc), item)?.number
  if (number !== undefined) return field === 'title' ? t('titleOf', { number }) : nameOfField(heading, number)
  return heading ?? t('handedBackUnknown')
}

const nameOfField = (heading: string | undefined, number: string): string =>
  heading === undefined ? t('handedBackUnknown') : t('fieldOf', { heading, number })
