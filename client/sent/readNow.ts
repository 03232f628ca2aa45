/** What is read, for the parts of its page: which agenda, what supplements make of its items, and where those are that it has not. */
import { createContext, useContext } from 'react'
import type { AgendaId, ItemId } from '../../shared/agenda/document.ts'
import type { BySupplement } from '../../shared/paper/applying.ts'
import type { FindElsewhere } from './elsewhere.ts'

export interface Read {
  agenda: AgendaId
  /** The number of the version; of what applies, of the whole one. */
  number: number
  bySupplement: ReadonlyMap<ItemId, BySupplement>
  find: FindElsewhere
}

const ReadContext = createContext<Read>({
  ...{ agenda: '', number: 0, bySupplement: new Map() },
  find: async () => null,
})
export const ReadProvider = ReadContext.Provider

export const useRead = (): Read => useContext(ReadContext)

/** @returns `undefined` of an item that a supplement has nothing to do with */
export const useBySupplement = (item: ItemId): BySupplement | undefined => useRead().bySupplement.get(item)
