/** «dit punkt», at the title of an item that one is responsible for, and in its row of the outline. */
import { useSyncExternalStore } from 'react'
import { type ItemId, isResponsible, itemOf } from '../../shared/agenda/document.ts'
import { t } from '../app/language.ts'
import type { AgendaSession } from '../connection/agendaSession.ts'
import { useAgenda, useChanges } from './agendaContext.ts'

export function OwnMark({ id }: { id: ItemId }) {
  const { session } = useAgenda()
  useChanges(id)
  useSyncExternalStore(session.subscribe, session.asker)
  return isOwn(session, id) ? <span className="own-mark">{t('ownItem')}</span> : null
}

/** Whether who has the agenda open is responsible for the item, under whatever name. */
export function isOwn({ doc, asker }: Pick<AgendaSession, 'doc' | 'asker'>, id: ItemId): boolean {
  const item = itemOf(doc, id)
  return item !== undefined && isResponsible(item, asker()?.ids ?? [])
}
