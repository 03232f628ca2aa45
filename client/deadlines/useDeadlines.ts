/** What the open agenda's council has decided on deadlines, and which of them are worth telling still. */
import { useSyncExternalStore } from 'react'
import { readFacts } from '../../shared/agenda/document.ts'
import type { DeadlineRules } from '../../shared/council/settings.ts'
import { isHeld } from '../../shared/deadlines/deadline.ts'
import { useAgenda, useChanges } from '../agenda/agendaContext.ts'
import { AGENDA } from '../agenda/changes.ts'
import { useDanishNow } from './useDanishNow.ts'

export function useDeadlineRules(): DeadlineRules {
  const { session } = useAgenda()
  return useSyncExternalStore(session.subscribe, session.deadlineRules)
}

/** Whether the meeting has been held, as it is now. */
export function useIsHeld(): boolean {
  const { doc } = useAgenda().session
  useChanges(AGENDA)
  const now = useDanishNow()
  return isHeld(readFacts(doc), now)
}
