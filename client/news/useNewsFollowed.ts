/** Begins to look for news when the page has been drawn and the server can be asked: nobody who wants to write waits for it. */
import { useEffect, useState } from 'react'
import type { AgendaId } from '../../shared/agenda/document.ts'
import { useIsConnected } from '../agenda/useAgendaSession.ts'
import { whenIdle } from '../agenda/whenIdle.ts'
import type { AgendaSession } from '../connection/agendaSession.ts'

/** At the latest (milliseconds). */
const PATIENCE = 3_000

export function useNewsFollowed(id: AgendaId, session: AgendaSession, isLoaded: boolean): void {
  const isConnected = useIsConnected(session)
  const [isReady, setReady] = useState(false)
  if (isLoaded && isConnected && !isReady) setReady(true)
  useEffect(() => {
    if (!isReady) return
    let stop = () => {}
    let isLeft = false
    const waiting = whenIdle(() => {
      import('./followNews.ts')
        .then(({ followNews }) => {
          if (!isLeft) stop = followNews(id, session)
        })
        // Without it nothing is marked; all else is as it is.
        .catch(() => {})
    }, PATIENCE)
    return () => {
      isLeft = true
      waiting.cancel()
      stop()
    }
  }, [id, session, isReady])
}
