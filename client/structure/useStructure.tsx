/** What a person does to the tree: each edit with a sentence that tells what became of it, and «Fortryd» where undo is none. */
import { createContext, type ReactNode, useContext, useMemo } from 'react'
import type { ItemId, ItemKind } from '../../shared/agenda/document.ts'
import { addItem, deleteItem, moveItem, type Place, restoreItem } from '../../shared/agenda/edits.ts'
import { findNode, readOutline } from '../../shared/agenda/outline.ts'
import { placeAfter, type Step } from '../../shared/agenda/steps.ts'
import { newId } from '../../shared/ids.ts'
import { t } from '../app/language.ts'
import type { AgendaSession } from '../connection/agendaSession.ts'
import { type Notice, useTell } from '../ui/Notices.tsx'

interface Structure {
  /** Takes one step; where there is none, nothing. @returns whether it moved */
  step: (id: ItemId, step: Step) => boolean
  remove: (id: ItemId) => void
  /** Brings back a deleted node and what was deleted with it. */
  restore: (id: ItemId) => void
  /** Makes a node and puts the caret in its title. @param at default: last at the top */
  add: (kind: ItemKind, at?: Place) => void
}

const StructureContext = createContext<Structure | null>(null)

export function useStructure(): Structure {
  const structure = useContext(StructureContext)
  if (structure === null) throw new Error('no agenda is open here')
  return structure
}

export function StructureProvider({ session, children }: { session: AgendaSession; children: ReactNode }) {
  const tell = useTell()
  const structure = useMemo(() => structureOf(session, tell), [session, tell])
  return <StructureContext.Provider value={structure}>{children}</StructureContext.Provider>
}

function structureOf({ doc }: AgendaSession, tell: (notice: Notice) => void): Structure {
  const numberOf = (id: ItemId) => findNode(readOutline(doc), id)?.number ?? ''
  const restore = (id: ItemId) => {
    restoreItem(doc, id)
    tell({ text: t('itemRestored', { number: numberOf(id) }) })
  }
  const remove = (id: ItemId) => {
    if (findNode(readOutline(doc), id) === undefined) return
    const number = numberOf(id)
    deleteItem(doc, id, Date.now())
    tell({ text: t('itemDeleted', { number }), undo: () => restore(id) })
    // What had focus is gone with the item.
    requestAnimationFrame(() => requestAnimationFrame(focusNotice))
  }
  return {
    remove,
    restore,
    step(id, step) {
      const place = placeAfter(readOutline(doc), id, step)
      if (place === null) return false
      moveItem(doc, id, place)
      tell({ text: t('itemMoved', { number: numberOf(id) }) })
      return true
    },
    add(kind, at) {
      const id = addItem(doc, { id: newId(), kind }, at)
      tell({ text: t('itemAdded', { number: numberOf(id) }), undo: () => remove(id) })
      // The page shows it in the frame after the next.
      requestAnimationFrame(() => requestAnimationFrame(() => focusTitle(id)))
    },
  }
}

function focusTitle(id: ItemId): void {
  const title = document.getElementById(`item-${id}/title`)?.querySelector('[role="textbox"]')
  if (title instanceof HTMLElement) title.focus()
}

function focusNotice(): void {
  const undo = document.querySelector('.toast button')
  if (undo instanceof HTMLElement) undo.focus()
}
