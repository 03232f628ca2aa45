/** The agendas that are open in this tab. A session outlives the page that shows it until nothing waits in it any more. */
import type { AgendaId } from '../../shared/agenda/document.ts'
import { Keep } from '../keeping/keep.ts'
import { SyncedSession } from './agendaSession.ts'
import type { Legacy } from './handOver.ts'

interface OpenSession {
  session: SyncedSession
  users: number
  /** Called when another session has taken the place of the one that was here. */
  listeners: Set<() => void>
}

let keep: Keep | null = null

/** What this tab keeps in the browser; opened when it is first asked for. */
export function keepOfTab(): Keep {
  keep ??= new Keep()
  return keep
}

const open = new Map<AgendaId, OpenSession>()

/** An agenda that a page has open. */
export interface Opening {
  /** Another one, with another document, after the server refused something that was in this one. */
  current(): SyncedSession
  /** Calls back when there is another one. @returns the function that stops it */
  subscribe(listener: () => void): () => void
  release(): void
}

/** Opens the agenda, or joins who has it open. */
export function openSession(id: AgendaId): Opening {
  const opened = open.get(id) ?? openFirst(id)
  opened.users += 1
  let released = false
  return {
    current: () => opened.session,
    subscribe: (listener) => {
      opened.listeners.add(listener)
      return () => opened.listeners.delete(listener)
    },
    release: () => {
      if (released) return
      released = true
      opened.users -= 1
      // Not at once: React mounts twice in development, and a page may come back in the same moment.
      setTimeout(() => closeWhenSaved(id, opened))
    },
  }
}

function openFirst(id: AgendaId): OpenSession {
  const opened: OpenSession = {
    session: new SyncedSession(syncUrl(), id, keepOfTab(), (legacy) => replace(id, opened, legacy)),
    ...{ users: 0, listeners: new Set() },
  }
  open.set(id, opened)
  return opened
}

function replace(id: AgendaId, opened: OpenSession, legacy: Legacy): void {
  const { session } = opened
  const handOver = (next: Legacy) => replace(id, opened, next)
  opened.session = new SyncedSession(syncUrl(), id, keepOfTab(), handOver, legacy)
  for (const listener of opened.listeners) listener()
  // Not at once: the page may still be taking down what it had of it.
  setTimeout(() => session.destroy())
  if (opened.users === 0) closeWhenSaved(id, opened)
}

// Words that are still on their way must not be dropped because somebody went to another page.
function closeWhenSaved(id: AgendaId, opened: OpenSession): void {
  const { session } = opened
  const tryToClose = () => {
    // Whoever took its place is closed by itself.
    if (opened.users > 0 || opened.session !== session) return stop()
    if (session.pending > 0 || open.get(id) !== opened) return
    stop()
    open.delete(id)
    session.destroy()
  }
  const stop = session.subscribe(tryToClose)
  tryToClose()
}

const syncUrl = (): string => `${location.origin.replace(/^http/, 'ws')}/sync`
