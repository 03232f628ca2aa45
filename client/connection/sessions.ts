/** The agendas that are open in this tab. A session outlives the page that shows it until nothing waits in it any more. */
import type { AgendaId } from '../../shared/agenda/document.ts'
import { Keep } from '../keeping/keep.ts'
import { SyncedSession } from './agendaSession.ts'

interface OpenSession {
  session: SyncedSession
  users: number
}

let keep: Keep | null = null

/** What this tab keeps in the browser; opened when it is first asked for. */
export function keepOfTab(): Keep {
  keep ??= new Keep()
  return keep
}

const open = new Map<AgendaId, OpenSession>()

/** Opens the agenda, or joins who has it open. @returns the session, and what gives it back */
export function openSession(id: AgendaId): { session: SyncedSession; release: () => void } {
  const opened = open.get(id) ?? { session: new SyncedSession(syncUrl(), id, keepOfTab()), users: 0 }
  opened.users += 1
  open.set(id, opened)
  let released = false
  const release = () => {
    if (released) return
    released = true
    opened.users -= 1
    // Not at once: React mounts twice in development, and a page may come back in the same moment.
    setTimeout(() => closeWhenSaved(id, opened))
  }
  return { session: opened.session, release }
}

// Words that are still on their way must not be dropped because somebody went to another page.
function closeWhenSaved(id: AgendaId, opened: OpenSession): void {
  const { session } = opened
  const tryToClose = () => {
    if (opened.users > 0) return stop()
    if (session.pending > 0 || open.get(id) !== opened) return
    stop()
    open.delete(id)
    session.destroy()
  }
  const stop = session.subscribe(tryToClose)
  tryToClose()
}

const syncUrl = (): string => `${location.origin.replace(/^http/, 'ws')}/sync`
