/** The versions of the open agenda, for who shows them: asked for when the page opens, when its state changes, and when another is sent. */
import { useCallback, useEffect, useSyncExternalStore } from 'react'
import { type AgendaState, readState } from '../../shared/agenda/document.ts'
import { versionsTopic } from '../../shared/protocol/live.ts'
import { useAgenda, useChanges } from '../agenda/agendaContext.ts'
import { AGENDA } from '../agenda/changes.ts'
import { EVERYTHING } from '../agenda/documentWatch.ts'
import { useToldOf } from '../live/useToldOf.ts'
import { useOutgoing } from './outgoing.ts'
import type { KnownVersions } from './versionsStore.ts'

/** So long after the last letter it is asked what is new: the server answers of what it has on disk (milliseconds). */
const SETTLED = 3000

export function useAgendaState(): AgendaState {
  const { doc } = useAgenda().session
  useChanges(AGENDA)
  return readState(doc)
}

export const useIsSecretariat = (): boolean => {
  const { session } = useAgenda()
  return useSyncExternalStore(session.subscribe, () => session.asker()?.role) === 'secretariat'
}

/** Kept up for as long as it is shown; of a draft that was never sent nothing is asked. */
export function useVersions(): KnownVersions {
  const { agenda, versions } = useOutgoing()
  const isSent = useAgendaState() !== 'drafting'
  const known = useSyncExternalStore(versions.subscribe, versions.known)
  const look = useCallback(() => {
    if (isSent) void versions.refresh()
  }, [versions, isSent])
  useEffect(look, [look])
  useToldOf(isSent ? versionsTopic(agenda) : null, look)
  return known
}

/** The sentence for the way to send: while a first version can still be taken back, there is none to follow it. */
export function useSendLabel(): 'sendMenu' | 'sendNewMenu' | 'sendFollow' {
  const state = useAgendaState()
  const { list } = useVersions()
  if (state === 'drafting') return 'sendMenu'
  return list?.length === 0 ? 'sendFollow' : 'sendNewMenu'
}

/** Keeps up what is new since the last version, while one writes on. */
export function useVersionChanges(): KnownVersions['changes'] {
  const { versions } = useOutgoing()
  const { watch } = useAgenda().session
  const { changes, list } = useVersions()
  const newest = list?.[0]?.number
  useEffect(() => {
    if (newest === undefined) return
    const look = () => void versions.refreshChanges()
    let timer: ReturnType<typeof setTimeout> | undefined
    look()
    const stop = watch.subscribe(EVERYTHING, () => {
      clearTimeout(timer)
      timer = setTimeout(look, SETTLED)
    })
    return () => {
      clearTimeout(timer)
      stop()
    }
  }, [versions, watch, newest])
  return changes
}
