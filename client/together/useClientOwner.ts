/** Whose a client id is: who wrote or deleted something, as the document knows it. */
import { useEffect, useState } from 'react'
import type { ClientOwner } from '../../shared/protocol/api.ts'
import { useAgenda } from '../agenda/agendaContext.ts'
import { useIsConnected } from '../agenda/useAgendaSession.ts'

/** @param client `null`: nobody is asked for @returns `null` while nobody can say, as without a connection */
export function useClientOwner(client: number | null): ClientOwner | null {
  const { session } = useAgenda()
  const isConnected = useIsConnected(session)
  const [owner, setOwner] = useState<ClientOwner | null>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: who could not be asked before is asked when there is a connection
  useEffect(() => {
    if (client === null) return
    let isWanted = true
    void session.owners.of(client).then((owner) => isWanted && setOwner(owner))
    return () => {
      isWanted = false
    }
  }, [session, client, isConnected])
  return owner
}
