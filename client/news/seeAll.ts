/** «Markér alt som set»: who knows what was new says so, and finds it out again at the next visit. */
import type { AgendaSession } from '../connection/agendaSession.ts'
import type { NewsWatch } from './newsWatch.ts'

const watches = new WeakMap<Pick<AgendaSession, 'doc'>, NewsWatch>()

/** @returns the function that forgets it */
export function knowWatch(session: Pick<AgendaSession, 'doc'>, watch: NewsWatch): () => void {
  watches.set(session, watch)
  return () => watches.delete(session)
}

export function seeAllOf(session: Pick<AgendaSession, 'doc'>): void {
  watches.get(session)?.seeAll()
}
