/**
 * Which threads are in the panel's list though they do not belong there, because a link led to them or one writes in them: what a colleague resolves, opens
 * again or deletes meanwhile is not taken from under anybody's hands.
 */
import { useMemo, useSyncExternalStore } from 'react'
import type { ThreadId } from '../../shared/threads/thread.ts'
import { useAgenda } from '../agenda/agendaContext.ts'
import { stopAll } from '../app/stopAll.ts'
import { useDesk } from './deskContext.ts'
import { draftOf, type Unsent } from './drafts.ts'
import type { DeskState } from './threadsDesk.ts'
import { type ThreadsWatch, threadsOfSession } from './threadsWatch.ts'

/**
 * @param unsent what is written @returns each once: where one writes this very moment or has just answered; among the open ones all with
 * words that wait, and the guest; everywhere those with words that have lost their thread or its item
 */
export function heldThreads(
  unsent: readonly Pick<Unsent, 'name'>[],
  { shows, writes, answered, guest }: Pick<DeskState, 'shows' | 'writes' | 'answered' | 'guest'>,
  threads: Pick<ThreadsWatch, 'of' | 'isThere'>,
): ThreadId[] {
  const answers = [...unsent.map(({ name }) => name), ...(writes === null ? [] : [writes])].map(draftOf)
  const written = new Set(answers.filter(({ is }) => is !== 'begin').map(({ thread }) => thread))
  const now = new Set([answered, writes && draftOf(writes).thread])
  const at = [answered, guest].filter((id) => id !== null)
  return [...new Set([...written, ...at])].filter((id) => {
    const thread = threads.of(id)
    if (thread === null || !threads.isThere(thread.item)) return written.has(id)
    const isOfList = (thread.resolved !== null) === (shows === 'resolved')
    return !isOfList && (shows === 'open' || now.has(id))
  })
}

/** The same array for as long as it says the same. */
export function useHeldThreads(): readonly ThreadId[] {
  const desk = useDesk()
  const threads = threadsOfSession(useAgenda().session)
  const subscribe = useMemo(
    () => (listener: () => void) => {
      const stops = [desk, desk.drafts].map(({ subscribe }) => subscribe(listener))
      return stopAll([...stops, threads.subscribeAll(listener)])
    },
    [desk, threads],
  )
  const held = useSyncExternalStore(subscribe, () =>
    heldThreads(desk.drafts.unsent(), desk.read(), threads).join(' '),
  )
  return useMemo(() => (held === '' ? [] : held.split(' ')), [held])
}
