/** The threads of an open agenda, for who shows them: drawn anew when what is shown of them has changed. */
import { useCallback, useSyncExternalStore } from 'react'
import type { ItemId } from '../../shared/agenda/document.ts'
import type { ThreadId } from '../../shared/threads/thread.ts'
import { useAgenda } from '../agenda/agendaContext.ts'
import { type Thread, threadsOfSession } from './threadsWatch.ts'

/** @returns `null`: it is not there, or deleted */
export function useThread(id: ThreadId): Thread | null {
  return useReadThread(id, 'of')
}

/** As `useThread`, with all that is deleted. */
export function useWholeThread(id: ThreadId): Thread | null {
  return useReadThread(id, 'whole')
}

function useReadThread(id: ThreadId, read: 'of' | 'whole'): Thread | null {
  const threads = threadsOfSession(useAgenda().session)
  return useSyncExternalStore(
    useCallback((listener) => threads.subscribe(id, listener), [threads, id]),
    () => threads[read](id),
  )
}

/** The ids of those that are resolved, or (`false`) are not, in document order; the same array while it says the same. */
export function useThreadsResolved(isResolved: boolean): readonly ThreadId[] {
  const threads = threadsOfSession(useAgenda().session)
  return useSyncExternalStore(threads.subscribeAll, () => threads.resolved(isResolved))
}

/** Another text whenever any of them may be another. */
export function useThreadsThatChange(): string {
  const threads = threadsOfSession(useAgenda().session)
  return useSyncExternalStore(threads.subscribeAll, () => threads.version())
}

/** How many threads about an item wait for somebody. */
export function useOpenThreadsIn(item: ItemId): number {
  const threads = threadsOfSession(useAgenda().session)
  return useSyncExternalStore(
    useCallback((listener) => threads.subscribeIn(item, listener), [threads, item]),
    () => threads.openIn(item),
  )
}

/** How many wait for somebody in all of the agenda. */
export function useOpenThreads(): number {
  const threads = threadsOfSession(useAgenda().session)
  return useSyncExternalStore(threads.subscribeAll, () => threads.open())
}
