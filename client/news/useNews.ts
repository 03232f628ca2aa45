/** What is new, for who shows it: drawn anew when that is another. */
import { useSyncExternalStore } from 'react'
import type { FieldKey, ItemId } from '../../shared/agenda/document.ts'
import type { IdRange } from '../../shared/protocol/news.ts'
import type { ThreadId } from '../../shared/threads/thread.ts'
import { useAgenda } from '../agenda/agendaContext.ts'
import { nearDay, t } from '../app/language.ts'
import { serverNow } from '../app/serverClock.ts'
import { type NewsBy, type NewsOfItem, type NewsOfThread, newsOf } from './newsStore.ts'

/** @returns `null`: nothing of it is new */
export function useNewsOfItem(id: ItemId): NewsOfItem | null {
  const news = newsOf(useAgenda().session)
  return useSyncExternalStore(news.subscribe, () => news.item(id))
}

/** @returns `null`: nothing of it is new */
export function useNewsOfThread(id: ThreadId): NewsOfThread | null {
  const news = newsOf(useAgenda().session)
  return useSyncExternalStore(news.subscribe, () => news.thread(id))
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
