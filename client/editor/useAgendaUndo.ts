/** Undo and redo for a button: what they do, and whether there is anything to do. */
import { useCallback, useSyncExternalStore } from 'react'
import { useAgenda } from '../agenda/agendaContext.ts'

interface UndoButtons {
  undo: () => void
  redo: () => void
  canUndo: boolean
  canRedo: boolean
}

export function useAgendaUndo(): UndoButtons {
  const steps = useAgenda().editing?.undo
  const subscribe = useCallback((listener: () => void) => steps?.subscribe(listener) ?? (() => {}), [steps])
  return {
    undo: () => steps?.undo(),
    redo: () => steps?.redo(),
    canUndo: useSyncExternalStore(subscribe, () => steps?.canUndo() ?? false),
    canRedo: useSyncExternalStore(subscribe, () => steps?.canRedo() ?? false),
  }
}
