/** On an agenda's page the bell waits for the agenda: browsers open one socket to a server at a time, and its words come first. */
import { useEffect } from 'react'
import { useHasEnded, useIsConnected } from '../agenda/useAgendaSession.ts'
import type { AgendaSession } from '../connection/agendaSession.ts'
import { liveTopics } from '../live/liveTopics.ts'

export function useBellAfterAgenda(session: AgendaSession): void {
  const isConnected = useIsConnected(session)
  const hasEnded = useHasEnded(session)
  useEffect(() => liveTopics().holdBack(!isConnected && !hasEnded), [isConnected, hasEnded])
  useEffect(() => () => liveTopics().holdBack(false), [])
}
