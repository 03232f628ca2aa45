/** Opens an agenda for as long as a page shows it, and what the page asks about it. */
import { useEffect, useState, useSyncExternalStore } from 'react'
import { flushSync } from 'react-dom'
import type { AgendaId } from '../../shared/agenda/document.ts'
import type { AgendaSession } from '../connection/agendaSession.ts'
import { openSession } from '../connection/sessions.ts'
import { holdFocus } from './holdFocus.ts'
import { keepReadingPlace } from './useReadingPlace.ts'

/** @returns `null` for the moment before the session is there; another one when the document had to be given up */
export function useAgendaSession(id: AgendaId): AgendaSession | null {
  const [session, setSession] = useState<AgendaSession | null>(null)
  useEffect(() => {
    const opened = openSession(id)
    setSession(opened.current())
    const stop = opened.subscribe(() => {
      keepReadingPlace()
      const giveFocusBack = holdFocus()
      // In one go: whoever is writing goes on with the next key.
      flushSync(() => setSession(opened.current()))
      giveFocusBack()
    })
    return () => {
      stop()
      opened.release()
    }
  }, [id])
  return session
}

export const useConnectionState = (session: AgendaSession) =>
  useSyncExternalStore(session.subscribe, session.state)

export const useIsLoaded = (session: AgendaSession): boolean =>
  useSyncExternalStore(session.subscribe, session.loaded)

/** Whose words are written here; `null` before that is known. */
export const usePersonId = (session: AgendaSession): string | null =>
  useSyncExternalStore(session.subscribe, () => session.personId)

/** Whether the server can be asked, as far as one knows. */
export const useIsConnected = (session: AgendaSession): boolean =>
  useSyncExternalStore(session.subscribe, () => ['saved', 'saving'].includes(session.state().is))

/** Whether there is no connection, for long enough to say so. */
export const useIsOffline = (session: AgendaSession): boolean =>
  useSyncExternalStore(session.subscribe, () => session.state().is === 'offline')

/** Whether the connection ended for good; unlike the whole state it changes seldom. */
export const useHasEnded = (session: AgendaSession): boolean =>
  useSyncExternalStore(session.subscribe, () => session.state().is === 'ended')
