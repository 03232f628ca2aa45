/**
 * An agenda's own address is its draft's. Who has none of it here, and no connection, and who may open no drafts, is led to what was sent of
 * it; so a bookmark is as good in the meeting room as at the desk.
 */
import { useEffect, useSyncExternalStore } from 'react'
import { useLocation } from 'wouter'
import type { AgendaId } from '../../shared/agenda/document.ts'
import { useIsLoaded } from '../agenda/useAgendaSession.ts'
import type { AgendaSession } from '../connection/agendaSession.ts'
import { keepOfTab } from '../connection/sessions.ts'
import { signedInHere } from '../connection/signedIn.ts'

export function useReadInstead(agenda: AgendaId, session: AgendaSession): void {
  const isLoaded = useIsLoaded(session)
  const why = useSyncExternalStore(session.subscribe, () => whyNoDraft(session))
  const [, go] = useLocation()
  useEffect(() => {
    if (isLoaded || why === null) return
    let isShown = true
    void canRead(agenda, why).then((can) => {
      if (!isShown || !can) return
      go(`/agenda/${encodeURIComponent(agenda)}/read${location.hash}`, { replace: true })
    })
    return () => {
      isShown = false
    }
  }, [agenda, isLoaded, why, go])
}

type WhyNoDraft = 'offline' | 'not-allowed' | null

function whyNoDraft(session: AgendaSession): WhyNoDraft {
  const state = session.state()
  if (state.is === 'offline') return 'offline'
  return state.is === 'ended' && state.why.is === 'not-allowed' ? 'not-allowed' : null
}

/** A participant is told by the page itself when nothing was sent; without a server it must be here. */
async function canRead(agenda: AgendaId, why: WhyNoDraft): Promise<boolean> {
  const person = signedInHere()
  return why === 'not-allowed' || (person !== null && (await keepOfTab().papers.has(person, agenda)))
}
