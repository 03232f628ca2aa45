/** What the board reads from, for as long as it is shown. */
import { createContext, useCallback, useContext, useEffect, useState, useSyncExternalStore } from 'react'
import type { AgendaId } from '../../shared/agenda/document.ts'
import type { ItemChanges } from '../../shared/protocol/api.ts'
import { readJson } from '../app/api.ts'
import { serverNow } from '../app/serverClock.ts'
import type { AgendaSession } from '../connection/agendaSession.ts'
import { BoardRows } from './boardRows.ts'
import { type LastChange, LastChanges } from './lastChanges.ts'

export interface OpenBoard {
  rows: BoardRows
  changes: LastChanges
}

/** @param ask the server, when items were changed last @returns `null` for the moment before it is there */
export function useBoard(session: AgendaSession, ask: AskChanges): OpenBoard | null {
  const [board, setBoard] = useState<OpenBoard | null>(null)
  useEffect(() => {
    const { doc, owners } = session
    const rows = new BoardRows(doc)
    const own = () => session.person
    const ownerOf = (client: number) => owners.of(client)
    const changes = new LastChanges({ doc, ownerOf, own, ask, now: serverNow })
    const stop = whenBackAgain(session, () => changes.refresh())
    setBoard({ rows, changes })
    return () => {
      stop()
      changes.destroy()
      rows.destroy()
    }
  }, [session, ask])
  return board
}

export type AskChanges = (after: number) => Promise<ItemChanges>

/** @throws where there is no connection, or no such agenda */
export const askServer =
  (agenda: AgendaId): AskChanges =>
  (after) =>
    readJson(`/api/agendas/${encodeURIComponent(agenda)}/last-changes?after=${after}`)

/** Calls back when the connection has come back: what happened meanwhile nobody saw happen. */
function whenBackAgain({ state, subscribe }: AgendaSession, then: () => void): () => void {
  const isThere = () => ['saved', 'saving'].includes(state().is)
  let was = isThere()
  return subscribe(() => {
    const is = isThere()
    if (is && !was) then()
    was = is
  })
}

const ChangesContext = createContext<LastChanges | null>(null)
export const ChangesProvider = ChangesContext.Provider

/** The last change of an item; `null` while nothing is known. */
export function useLastChange(item: string): LastChange | null {
  const changes = useContext(ChangesContext)
  return useSyncExternalStore(
    useCallback((listener) => changes?.subscribe(listener) ?? (() => {}), [changes]),
    () => changes?.of(item) ?? null,
  )
}
