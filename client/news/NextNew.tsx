/** At the top of the outline, when something is new: to the next item of which something is, and a way to be done with all of it. */
import { inOrder, readOutline } from '../../shared/agenda/outline.ts'
import { useAgenda, useChanges } from '../agenda/agendaContext.ts'
import { OUTLINE } from '../agenda/documentWatch.ts'
import { focusHeading } from '../agenda/intoSight.ts'
import { t } from '../app/language.ts'
import { elementAt } from '../reading/passage.ts'
import { whenDrawn } from '../ui/whenDrawn.ts'
import { HEAD, type NewsOfItem } from './newsStore.ts'
import { seeAllOf } from './seeAll.ts'
import { useNewItems } from './useNews.ts'
import './news.css'

interface Props {
  /** The item that one is at. */
  current: string | null
  onFollow?: (() => void) | undefined
}

export function NextNew({ current, onFollow }: Props) {
  const { session } = useAgenda()
  const news = useNewItems()
  useChanges(OUTLINE)
  const order = inOrder(readOutline(session.doc)).map(({ id }) => id)
  const isThere = order.filter((id) => news.has(id))
  if (isThere.length === 0) return null
  const go = () => {
    onFollow?.()
    const next = nextAfter(order, isThere, current)
    const [part = HEAD] = news.get(next)?.parts.keys() ?? []
    whenDrawn(() => goTo(next, part, news.get(next)))
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

/** @param there some of `order`, in it; not empty @returns the first behind `current`; where there is none, the first */
export function nextAfter(
  order: readonly string[],
  there: readonly string[],
  current: string | null,
): string {
  const at = current === null ? -1 : order.indexOf(current)
  return there.find((id) => order.indexOf(id) > at) ?? there[0]!
}

function goTo(item: string, part: string, news: NewsOfItem | undefined): void {
  const head = elementAt(`item-${item}/title`)
  const isInHead = news === undefined || news.parts.has(HEAD)
  const place = isInHead ? head : (elementAt(`item-${item}/${part}`) ?? head)
  if (place === null) return
  place.scrollIntoView()
  focusHeading(place)
}
