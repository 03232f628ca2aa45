/** What every part of the page can do with the agenda's tree. */
import { createContext, type PointerEvent, useContext } from 'react'
import type { ItemId } from '../../shared/agenda/document.ts'
import type { Structure } from './structure.ts'

export interface StructureOfPage extends Structure {
  /** Whether anything can be changed here: not where one only reads. */
  mayChange: boolean
  /** Asks where the node shall stand. */
  askWhere: (id: ItemId) => void
  /** A handle, or a row of the outline, was pressed. */
  drag: (id: ItemId, press: PointerEvent) => void
}

const StructureContext = createContext<StructureOfPage | null>(null)
export const StructureOnPage = StructureContext.Provider

export function useStructure(): StructureOfPage {
  const structure = useContext(StructureContext)
  if (structure === null) throw new Error('no agenda is open here')
  return structure
}
