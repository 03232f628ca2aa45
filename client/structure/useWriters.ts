/** «Søren og Ida skriver i punktet lige nu.»: true in every moment, for as long as it is shown. */
import { useSyncExternalStore } from 'react'
import { type ItemId, itemOf, readItem } from '../../shared/agenda/document.ts'
import { useAgenda, useChanges } from '../agenda/agendaContext.ts'
import { OUTLINE } from '../agenda/documentWatch.ts'
import { firstName } from '../agenda/WritingHere.tsx'
import { listOf, t } from '../app/language.ts'
import type { AgendaSession } from '../connection/agendaSession.ts'
import { writersIn } from './writersIn.ts'

/** @returns `''` where nobody else writes there */
export function useWriters(id: ItemId): string {
  const { session } = useAgenda()
  useChanges(OUTLINE)
  // Read anew whenever somebody comes or goes; the same words draw nothing.
  return useSyncExternalStore(session.presence.subscribe, () => sentenceFor(session, id))
}

function sentenceFor(session: AgendaSession, id: ItemId): string {
  const writers = writersIn(session, id)
  const item = itemOf(session.doc, id)
  if (writers.length === 0 || item === undefined) return ''
  const names = listOf(writers.map(({ name }) => firstName(name)))
  return t('writesInNode', { names, n: writers.length, what: readItem(id, item).kind })
}
