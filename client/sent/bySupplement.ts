/** What supplements make of the items of the agenda that is read, for the page that shows it. */
import { createContext, useContext } from 'react'
import type { AgendaId, ItemId } from '../../shared/agenda/document.ts'
import type { BySupplement } from '../../shared/paper/applying.ts'

export interface SupplementsRead {
  agenda: AgendaId
  /** The number of the whole version that they add to. */
  whole: number
  bySupplement: ReadonlyMap<ItemId, BySupplement>
}

const SupplementsContext = createContext<SupplementsRead | null>(null)
export const SupplementsProvider = SupplementsContext.Provider

/** @returns of an item that a supplement has nothing to do with `null` */
export function useBySupplement(
  item: ItemId,
): (Omit<SupplementsRead, 'bySupplement'> & { by: BySupplement }) | null {
  const read = useContext(SupplementsContext)
  const by = read?.bySupplement.get(item)
  return read === null || by === undefined ? null : { agenda: read.agenda, whole: read.whole, by }
}
