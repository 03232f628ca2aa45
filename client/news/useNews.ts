/** What is new, for who shows it: drawn anew when that is another. */
import { useCallback, useSyncExternalStore } from 'react'
import type { FieldKey, ItemId } from '../../shared/agenda/document.ts'
import type { IdRange } from '../../shared/protocol/news.ts'
import { isOpen, type ThreadId } from '../../shared/threads/thread.ts'
import { useAgenda } from '../agenda/agendaContext.ts'
import { nearDay, t } from '../app/language.ts'
import { serverNow } from '../app/serverClock.ts'
import { stopAll } from '../app/stopAll.ts'
import type { AgendaSession } from '../connection/agendaSession.ts'
import { threadsOfSession } from '../threads/threadsWatch.ts'
import { type NewsBy, type NewsOfItem, type NewsOfThread, newsOf } from './newsStore.ts'

/** @returns `null`: nothing of it is new */
export function useNewsOfItem(id: ItemId): NewsOfItem | null {
  const news = newsOf(useAgenda().session)
  return useSyncExternalStore(news.subscribe, () => news.item(id))
}

/** What marks an item in a list: what is new of itself, else of a thread about it that is resolved; those that wait are marked themselves. */
export function useNewsOfRow(id: ItemId): NewsBy | null {
  const { session } = useAgenda()
  const subscribe = useCallback(
    (listener: () => void) =>
      stopAll([newsOf(session).subscribe(listener), threadsOfSession(session).subscribeIn(id, listener)]),
    [session, id],
  )
  return useSyncExternalStore(subscribe, () => newsOf(session).item(id) ?? newsOfResolvedIn(session, id))
}

/** @returns of the first thread about an item that is new, and waits for nobody any more */
export function newsOfResolvedIn(
  session: Pick<AgendaSession, 'doc' | 'watch'>,
  item: ItemId,
): NewsOfThread | null {
  const threads = threadsOfSession(session)
  for (const [id, news] of newsOf(session).threads()) {
    const thread = threads.of(id)
    if (thread !== null && thread.item === item && !isOpen(thread)) return news
  }
  return null
}

/** What a thread shows as new, seen just now or not; `null`: nothing. */
export function useShownNewsOf(id: ThreadId): NewsOfThread | null {
  const news = newsOf(useAgenda().session)
  return useSyncExternalStore(news.subscribe, () => news.shownOf(id))
}

/** Every item of which something is new. */
export function useNewItems(): ReadonlyMap<ItemId, NewsOfItem> {
  const news = newsOf(useAgenda().session)
  return useSyncExternalStore(news.subscribe, news.items)
}

/** Every thread of which something is new. */
export function useNewThreads(): ReadonlyMap<ThreadId, NewsOfThread> {
  const news = newsOf(useAgenda().session)
  return useSyncExternalStore(news.subscribe, news.threads)
}

/** The letters that are new in a part of an item, also those that one has seen just now; `null`: nothing is. */
export function useShownNews(item: ItemId, part: FieldKey): readonly IdRange[] | null {
  const news = newsOf(useAgenda().session)
  return useSyncExternalStore(news.subscribe, () => news.shownIn(item, part))
}

/** «Nyt siden sidst: Vibeke Sand, i går kl. 09.12» */
export const newsInWords = ({ at, by }: NewsBy): string =>
  t('newSinceBy', { who: by.name ?? t('unknownPerson'), when: nearDay(at, serverNow()) })
