/** How far an item is, for who shows it: drawn anew when what is shown of it has changed, and not for every letter. */
import { useCallback, useRef, useSyncExternalStore } from 'react'
import type { ItemId } from '../../shared/agenda/document.ts'
import type { Tally } from '../../shared/progress/tally.ts'
import { useAgenda } from '../agenda/agendaContext.ts'
import type { LiveProgress } from './liveProgress.ts'
import { progressOf } from './pageProgress.ts'

/**
 * @param pick what of it is shown: plain data, compared by what it says
 * @returns `null`: there is no such item (any more), or it cannot be read
 */
export function useProgress<T>(id: ItemId, pick: (progress: LiveProgress) => T): T | null {
  const progress = progressOf(useAgenda().session)
  const kept = useKept<T | null>()
  return useSyncExternalStore(
    useCallback((listener) => progress.subscribe(id, listener), [progress, id]),
    () => {
      const now = progress.of(id)
      return kept(now === null || now.isOdd ? null : pick(now))
    },
  )
}

/**
 * How many items of a section stand where.
 * @param section `null`: of the whole agenda
 * @returns `empty`: there are none; `null`: they have not been read yet
 */
export function useTally(section: ItemId | null): Tally | 'empty' | null {
  const progress = progressOf(useAgenda().session)
  const isRead = useIsRead()
  const kept = useKept<Tally | 'empty' | null>()
  return useSyncExternalStore(progress.subscribeAll, () => {
    if (!progress.hasItems(section)) return 'empty'
    return kept(isRead ? progress.tally(section) : null)
  })
}

/** Whether what asks of every item can be shown: it waits until the page has been drawn. */
export function useIsRead(): boolean {
  const progress = progressOf(useAgenda().session)
  return useSyncExternalStore(progress.readAll, progress.isRead)
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
