/** «dit punkt», at the title of an item that one is responsible for, and in its row of the outline. */
import type * as Y from 'yjs'
import { type ItemId, itemOf, responsiblesOf } from '../../shared/agenda/document.ts'
import { t } from '../app/language.ts'
import { useAgenda, useChanges } from './agendaContext.ts'

export function OwnMark({ id }: { id: ItemId }) {
  const { session } = useAgenda()
  useChanges(id)
  return isOwn(session.doc, id, session.personId) ? <span className="own-mark">{t('ownItem')}</span> : null
}

export function isOwn(doc: Y.Doc, id: ItemId, person: string | null): boolean {
  const item = itemOf(doc, id)
  return person !== null && item !== undefined && responsiblesOf(item)?.get(person) === true
}
