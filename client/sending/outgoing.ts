/** What every part of an agenda's page can open to take the agenda out of the house. */
import { createContext, useContext } from 'react'
import type { AgendaId, ItemId } from '../../shared/agenda/document.ts'
import type { VersionsStore } from './versionsStore.ts'

export interface Outgoing {
  agenda: AgendaId
  versions: VersionsStore
  /** Asks in which format the file shall be. @param item chosen as it opens; `null`: the whole agenda */
  exportFile: (item: ItemId | null) => void
  /** What is missing, who gets it, and then it is sent. */
  send: () => void
  /** Shows what was sent. */
  showVersions: () => void
}

const OutgoingContext = createContext<Outgoing | null>(null)
export const OutgoingOfPage = OutgoingContext.Provider

export function useOutgoing(): Outgoing {
  const outgoing = useContext(OutgoingContext)
  if (outgoing === null) throw new Error('no agenda is open here')
  return outgoing
}
