/**
 * At the top of the outline: to the next item or comment that is new, and a way to be done with all of it. Its line is there also
 * when nothing is: rows that gave way to it would go from under the mouse.
 */
import type { ItemId } from '../../shared/agenda/document.ts'
import { inOrder, readOutline } from '../../shared/agenda/outline.ts'
import type { ThreadId } from '../../shared/threads/thread.ts'
import { useAgenda, useChanges } from '../agenda/agendaContext.ts'
import { OUTLINE } from '../agenda/documentWatch.ts'
import { focusHeading } from '../agenda/intoSight.ts'
import { t } from '../app/language.ts'
import type { AgendaSession } from '../connection/agendaSession.ts'
import { goToThread } from '../progress/goToMissing.ts'
import { elementAt } from '../reading/passage.ts'
import { threadsOfSession } from '../threads/threadsWatch.ts'
import { whenDrawn } from '../ui/whenDrawn.ts'
import { HEAD, type NewsOfItem } from './newsStore.ts'
import { nextAfter } from './nextAfter.ts'
import { seeAllOf } from './seeAll.ts'
import { useNewItems, useNewThreads } from './useNews.ts'
import './news.css'

interface Props {
  /** The item that one is at. */
  current: string | null
  onFollow?: (() => void) | undefined
}

export function NextNew({ current, onFollow }: Props) {
  const { session } = useAgenda()
  const news = useNewItems()
  const threads = useNewThreads()
  useChanges(OUTLINE)
  const order = inOrder(readOutline(session.doc)).map(({ id }) => id)
  const threadOf = newThreadsByItem(session, threads.keys())
  const isThere = order.filter((id) => news.has(id) || threadOf.has(id))
  if (isThere.length === 0)
    return (
      <div className="next-new">
        <span className="nothing-new">{t('nothingNew')}</span>
      </div>
    )
  const go = () => {
    onFollow?.()
    const next = nextAfter(order, isThere, current)
    const [part = HEAD] = news.get(next)?.parts.keys() ?? []
    const thread = threadOf.get(next)
    if (news.has(next) || thread === undefined) whenDrawn(() => goTo(next, part, news.get(next)))
    else goToThread(thread)
  }
  return (
    <div className="next-new">
      <button type="button" className="button" onClick={go}>
        {t('nextNew', { n: isThere.length })}
      </button>
      <button type="button" className="link-button" onClick={() => seeAllOf(session)}>
        {t('seeAllNew')}
      </button>
    </div>
  )
}

/** @returns the first of these threads about each item; what is deleted is about none */
function newThreadsByItem(session: AgendaSession, ids: Iterable<ThreadId>): Map<ItemId, ThreadId> {
  const threads = threadsOfSession(session)
  const byItem = new Map<ItemId, ThreadId>()
  for (const id of ids) {
    const item = threads.of(id)?.item
    if (item !== undefined && !byItem.has(item)) byItem.set(item, id)
  }
  return byItem
}

function goTo(item: string, part: string, news: NewsOfItem | undefined): void {
  const head = elementAt(`item-${item}/title`)
  const isInHead = news === undefined || news.parts.has(HEAD)
  const place = isInHead ? head : (elementAt(`item-${item}/${part}`) ?? head)
  if (place === null) return
  place.scrollIntoView()
  focusHeading(place)
}
