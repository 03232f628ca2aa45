/** The comments' desk, for every part of the page: who begins a comment, and who shows them. */
import { createContext, useCallback, useContext, useRef, useSyncExternalStore } from 'react'
import type { ThreadId } from '../../shared/threads/thread.ts'
import type { Begun, Unsent } from './drafts.ts'
import type { DeskState, ThreadsDesk } from './threadsDesk.ts'

const DeskContext = createContext<ThreadsDesk | null>(null)
export const DeskProvider = DeskContext.Provider

export function useDesk(): ThreadsDesk {
  const desk = useContext(DeskContext)
  if (desk === null) throw new Error('no agenda is open here')
  return desk
}

/** @param pick a plain value of it: drawn anew when that is another */
export function useDeskState<T extends string | number | boolean | null>(pick: (state: DeskState) => T): T {
  const desk = useDesk()
  return useSyncExternalStore(desk.subscribe, () => pick(desk.read()))
}

/** Those that begin a thread; the same array while they are the same. */
export function useBeginnings(): readonly Begun[] {
  const { drafts } = useDesk()
  return useSyncExternalStore(drafts.subscribe, drafts.beginnings)
}

/** Whether there is a draft of that name. */
export function useHasDraft(name: string): boolean {
  const { drafts } = useDesk()
  return useSyncExternalStore(drafts.subscribe, () => drafts.get(name) !== null)
}

/** The names of the drafts in a thread, with commas between them. */
export function useDraftsIn(thread: ThreadId): string {
  const { drafts } = useDesk()
  return useSyncExternalStore(drafts.subscribe, () => drafts.namesIn(thread).join())
}

/** What is written and not sent; the same array while it is the same. */
export function useUnsent(): readonly Unsent[] {
  const { drafts } = useDesk()
  return useSyncExternalStore(drafts.subscribe, drafts.unsent)
}

/** @returns the same function, which does what was given in the last drawing */
export function useSteady<A extends unknown[], R>(act: (...args: A) => R): (...args: A) => R {
  const latest = useRef(act)
  latest.current = act
  return useCallback((...args: A) => latest.current(...args), [])
}
