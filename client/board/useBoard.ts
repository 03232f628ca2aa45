/** What the board reads from, for as long as it is shown. */
import {
  createContext,
  useCallback,
  useContext,
  useEffect,
  useMemo,
  useState,
  useSyncExternalStore,
} from 'react'
import type { AgendaId } from '../../shared/agenda/document.ts'
import type { ProgressRules } from '../../shared/progress/itemProgress.ts'
import type { ItemChanges } from '../../shared/protocol/api.ts'
import { readJson } from '../app/api.ts'
import { serverNow } from '../app/serverClock.ts'
import type { AgendaSession } from '../connection/agendaSession.ts'
import type { LiveProgress } from '../progress/liveProgress.ts'
import { type PageProgress, progressOf } from '../progress/pageProgress.ts'
import { type LastChange, LastChanges } from './lastChanges.ts'
import { EVERY, PAGE_TIMER, type Timer, Together } from './together.ts'

/** @param ask the server, when items were changed last @returns `null` for the moment before it is there */
export function useLastChanges(session: AgendaSession, ask: AskChanges): LastChanges | null {
  const [changes, setChanges] = useState<LastChanges | null>(null)
  useEffect(() => {
    const { doc, owners } = session
    const own = () => session.person
    const ownerOf = (client: number) => owners.of(client)
    const changes = new LastChanges({ doc, ownerOf, own, ask, now: serverNow })
    const stop = whenBackAgain(session, () => changes.refresh())
    setChanges(changes)
    return () => {
      stop()
      changes.destroy()
    }
  }, [session, ask])
  return changes
}

/** The lines of the board and what they are asked for, drawn anew some times a second at most. */
export function useRows(session: AgendaSession): { all: readonly LiveProgress[]; rules: ProgressRules } {
  const progress = progressOf(session)
  const subscribe = useMemo(() => nowAndThen(progress, PAGE_TIMER), [progress])
  const all = useSyncExternalStore(subscribe, progress.all)
  const rules = useSyncExternalStore(subscribe, progress.rules)
  return { all, rules }
}

/** Tells that something may be another: fifty who write must not have all lines looked at for each of their letters. */
export const nowAndThen =
  (progress: Pick<PageProgress, 'subscribeAll'>, timer: Timer) =>
  (listener: () => void): (() => void) => {
    const telling = new Together(timer, EVERY, listener)
    const stop = progress.subscribeAll(() => telling.soon())
    return () => {
      stop()
      telling.stop()
    }
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
