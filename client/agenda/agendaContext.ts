/** What every part of an open agenda's page reads from: the session, the editors, the people. */
import { createContext, useCallback, useContext, useSyncExternalStore } from 'react'
import type { AgendaSession } from '../connection/agendaSession.ts'
import type { Editing } from '../editor/editing.ts'
import type { People } from '../facts/people.ts'
import type { FieldPlace } from './changes.ts'
import { AGENDA } from './changes.ts'

export interface OpenAgenda {
  session: AgendaSession
  /** `null` until the editors' code is here. */
  editing: Editing | null
  /** Loads the editors' code now, if it is not here yet. */
  loadEditing: () => Promise<Editing>
  /** Nothing can be written any more: the connection ended. */
  readOnly: boolean
  people: People
}

const AgendaContext = createContext<OpenAgenda | null>(null)
export const AgendaProvider = AgendaContext.Provider

export function useAgenda(): OpenAgenda {
  const agenda = useContext(AgendaContext)
  if (agenda === null) throw new Error('no agenda is open here')
  return agenda
}

/** Renders the component anew when what `key` names has changed. @see DocumentWatch */
export function useChanges(key: string): void {
  const { watch } = useAgenda().session
  useSyncExternalStore(
    useCallback((listener) => watch.subscribe(key, listener), [watch, key]),
    () => watch.version(key),
  )
}

/** The id of a place's element in the page; for an item's fields it is also the place's address after `#`. */
export const elementId = ({ item, field }: FieldPlace): string =>
  item === AGENDA ? `agenda/${field}` : `item-${item}/${field}`
