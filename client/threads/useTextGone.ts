/** Whether the words that a thread quotes stand nowhere any more. */
import { useCallback, useSyncExternalStore } from 'react'
import { useAgenda } from '../agenda/agendaContext.ts'
import type { Thread } from './threadsWatch.ts'
import { wordsOfSession } from './threadWords.ts'

export function useIsTextGone({ id, item, field, anchor }: Thread): boolean {
  const words = wordsOfSession(useAgenda().session)
  return useSyncExternalStore(
    useCallback((listener) => words.subscribe({ item, field: field ?? '' }, listener), [words, item, field]),
    () => field !== null && anchor !== null && words.in({ item, field }).gone.has(id),
  )
}
