/** Why what one has written cannot be sent any more, for who shows it. */
import { useCallback, useMemo, useSyncExternalStore } from 'react'
import { useAgenda } from '../agenda/agendaContext.ts'
import { EVERYTHING } from '../agenda/documentWatch.ts'
import { stopAll } from '../app/stopAll.ts'
import type { Unsent } from './drafts.ts'
import { type Stranding, strandingOf } from './stranding.ts'

/** @returns `null`: it can be sent */
export function useStranding({ name, begins }: Unsent): Stranding | null {
  const { session, readOnly } = useAgenda()
  const subscribe = useCallback(
    (listener: () => void) =>
      stopAll([session.watch.subscribe(EVERYTHING, listener), session.subscribe(listener)]),
    [session],
  )
  const said = useSyncExternalStore(subscribe, () => JSON.stringify(strandingOf(session, { name, begins })))
  return useMemo(() => {
    const stranding = JSON.parse(said) as Stranding | null
    return stranding ?? (readOnly ? { gone: 'may-not', by: null } : null)
  }, [said, readOnly])
}
