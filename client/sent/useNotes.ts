/** One's own notes, for the page that shows them. */
import { createContext, useContext, useEffect, useState, useSyncExternalStore } from 'react'
import type { AgendaId, PersonId } from '../../shared/agenda/document.ts'
import { keepOfTab } from '../connection/sessions.ts'
import { NotesDesk } from './notesDesk.ts'
import { notesServer } from './sentServer.ts'

const NotesContext = createContext<NotesDesk | null>(null)
export const NotesProvider = NotesContext.Provider

/** Draws the component anew whenever a note is another. */
export function useNotes(): NotesDesk {
  const desk = useContext(NotesContext)
  if (desk === null) throw new Error('there are no notes here')
  useSyncExternalStore(desk.subscribe, desk.version)
  return desk
}

/** Opens them, and looks again when one comes back to the page, or the connection does. What is written goes out as one leaves. */
export function useOwnNotes(agenda: AgendaId, person: PersonId): NotesDesk {
  const [desk] = useState(() => new NotesDesk(agenda, person, keepOfTab().papers, notesServer(agenda)))
  useEffect(() => {
    const look = () => void desk.look()
    const onShown = () => (document.hidden ? void desk.sendNow() : look())
    look()
    addEventListener('online', look)
    // Another window was in front: what was written on another device meanwhile is looked for.
    addEventListener('focus', look)
    addEventListener('pagehide', desk.sendNow)
    document.addEventListener('visibilitychange', onShown)
    return () => {
      removeEventListener('online', look)
      removeEventListener('focus', look)
      removeEventListener('pagehide', desk.sendNow)
      document.removeEventListener('visibilitychange', onShown)
      void desk.sendNow().then(() => desk.stop())
    }
  }, [desk])
  return desk
}
