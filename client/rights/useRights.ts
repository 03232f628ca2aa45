/** Whether one may change what stands somewhere, for who shows it: it follows the role and the document. */
import { useCallback, useSyncExternalStore } from 'react'
import { AGENDA } from '../../shared/agenda/fieldPlace.ts'
import type { Denial } from '../../shared/rights/whyNot.ts'
import { useAgenda } from '../agenda/agendaContext.ts'
import type { FieldPlace } from '../agenda/changes.ts'
import type { AgendaSession } from '../connection/agendaSession.ts'
import { rightsOf } from './rightsWatch.ts'

/** @returns why one may not change what stands there; `null`: one may */
export function useWhyNot({ item, field }: FieldPlace): Denial | null {
  const rights = rightsOf(useAgenda().session)
  return useSyncExternalStore(
    useCallback((listener) => rights.subscribe(item, listener), [rights, item]),
    () => rights.whyNot({ item, field }),
  )
}

/** Whether one may, by one’s rights, and the connection has not ended. */
export function useMayWrite(place: FieldPlace): boolean {
  const { readOnly } = useAgenda()
  return useWhyNot(place) === null && !readOnly
}

/** Whether one makes, moves and deletes items. */
export function useMayStructure(session: AgendaSession): boolean {
  const rights = rightsOf(session)
  return useSyncExternalStore(
    useCallback((listener) => rights.subscribe(AGENDA, listener), [rights]),
    rights.mayStructure,
  )
}
