/** Whether one may change what stands somewhere, for who shows it: it follows the role and the document. */
import { useCallback, useSyncExternalStore } from 'react'
import { AGENDA } from '../../shared/agenda/fieldPlace.ts'
import { useAgenda } from '../agenda/agendaContext.ts'
import type { FieldPlace } from '../agenda/changes.ts'
import type { AgendaSession } from '../connection/agendaSession.ts'
import { type RightsWatch, rightsOf } from './rightsWatch.ts'

/**
 * What the rights in an item (or `AGENDA`) say, as they are now.
 * @param read answers the same while nothing has changed: a text, a truth value
 */
export function useRights<T>(session: AgendaSession, item: string, read: (rights: RightsWatch) => T): T {
  const rights = rightsOf(session)
  return useSyncExternalStore(
    useCallback((listener) => rights.subscribe(item, listener), [rights, item]),
    () => read(rights),
  )
}

/** Whether one may change what stands there, by one’s rights, and the connection has not ended. */
export function useMayWrite(place: FieldPlace): boolean {
  const { session, readOnly } = useAgenda()
  return useRights(session, place.item, ({ whyNot }) => whyNot(place)) === null && !readOnly
}

/** Whether the text of any item may be one's own to write. */
export const useMayWriteTexts = (session: AgendaSession): boolean =>
  useRights(session, AGENDA, ({ mayWriteTexts }) => mayWriteTexts())

/** Whether one makes, moves and deletes items. */
export const useMayStructure = (session: AgendaSession): boolean =>
  useRights(session, AGENDA, ({ mayStructure }) => mayStructure())
