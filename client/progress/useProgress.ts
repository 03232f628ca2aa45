/** How far an item is, for who shows it: drawn anew when what is shown of it has changed, and not for every letter. */
import { useCallback, useRef, useSyncExternalStore } from 'react'
import type { ItemId } from '../../shared/agenda/document.ts'
import type { Tally } from '../../shared/progress/tally.ts'
import { useAgenda } from '../agenda/agendaContext.ts'
import { type LiveProgress, progressOf } from './progressWatch.ts'

/**
 * @param pick what of it is shown: plain data, compared by what it says
 * @returns `null`: there is no such item (any more)
 */
export function useProgress<T>(id: ItemId, pick: (progress: LiveProgress) => T): T | null {
  const progress = progressOf(useAgenda().session)
  const kept = useKept<T | null>()
  return useSyncExternalStore(
    useCallback((listener) => progress.subscribe(id, listener), [progress, id]),
    () => {
      const now = progress.of(id)
      return kept(now === null ? null : pick(now))
    },
  )
}

/** How many items of a section stand where. @param section `null`: of the whole agenda */
export function useTally(section: ItemId | null): Tally {
  const progress = progressOf(useAgenda().session)
  const kept = useKept<Tally>()
  return useSyncExternalStore(progress.subscribeAll, () => kept(progress.tally(section)))
}

/** @returns gives back what it was given before, for as long as that says the same */
function useKept<T>(): (value: T) => T {
  const last = useRef<{ text: string; value: T } | null>(null)
  return (value) => {
    const text = JSON.stringify(value)
    if (last.current?.text !== text) last.current = { text, value }
    return last.current.value
  }
}
