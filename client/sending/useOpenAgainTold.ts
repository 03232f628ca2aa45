/** Who was kept from writing as the agenda was sent out is told when they can write again: it was taken back, or could not be sent. */
import { useEffect, useRef, useSyncExternalStore } from 'react'
import type { AgendaState } from '../../shared/agenda/document.ts'
import { useAgenda } from '../agenda/agendaContext.ts'
import { t } from '../app/language.ts'
import { useTell } from '../ui/Notices.tsx'
import { opensAgain } from './opensAgain.ts'
import { useAgendaState } from './useVersions.ts'

export function useOpenAgainTold(): void {
  const tell = useTell()
  const state = useAgendaState()
  const { session } = useAgenda()
  const role = useSyncExternalStore(session.subscribe, () => session.asker()?.role)
  const before = useRef<AgendaState>(state)
  useEffect(() => {
    if (opensAgain(before.current, state, role ?? undefined)) tell({ text: t('writeAgain') })
    before.current = state
  }, [state, role, tell])
}
