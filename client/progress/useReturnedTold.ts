/** Who is responsible for an item that is sent back while they have the agenda open is told: by whom, and where to read why. */
import { useEffect, useRef } from 'react'
import type * as Y from 'yjs'
import { type ItemId, itemEntries, readStatus, type Status } from '../../shared/agenda/document.ts'
import type { OpenAgenda } from '../agenda/agendaContext.ts'
import { STATUSES } from '../agenda/documentWatch.ts'
import { focusHeading, reveal } from '../agenda/intoSight.ts'
import { isOwn } from '../agenda/OwnMark.tsx'
import { t } from '../app/language.ts'
import { nodeName } from '../structure/nodeName.ts'
import { useTell } from '../ui/Notices.tsx'
import { nameOf } from './ItemStatus.tsx'

/** @param isShown the document is there: what stood in it before is no news */
export function useReturnedTold(agenda: Pick<OpenAgenda, 'session' | 'people'>, isShown: boolean): void {
  const tell = useTell()
  const latest = useRef(agenda)
  useEffect(() => {
    latest.current = agenda
  })
  const { session } = agenda
  useEffect(() => {
    if (!isShown) return
    let before = returnedIn(session.doc)
    return session.watch.subscribe(STATUSES, () => {
      const now = returnedIn(session.doc)
      const news = [...now].filter(([id, { at }]) => before.get(id)?.at !== at && isOwn(session, id))
      before = now
      for (const [id, { by }] of news) {
        if (by === null || by === session.personId) continue
        tell({
          text: t('returnedTold', { name: nodeName(session.doc, id), who: nameOf(latest.current, by) }),
          action: { label: t('returnedShow'), onPress: () => show(id) },
        })
      }
    })
  }, [session, isShown, tell])
}

/** The items that are sent back, with who did it and when. */
const returnedIn = (doc: Y.Doc): Map<ItemId, Status> =>
  new Map(
    itemEntries(doc)
      .map(([id, item]) => [id, readStatus(item.get('status'))] as const)
      .filter(([, { is }]) => is === 'returned'),
  )

function show(id: ItemId): void {
  const item = document.getElementById(`item-${id}`)
  if (item === null) return
  const head = item.querySelector<HTMLElement>('.item-head') ?? item
  reveal(head)
  focusHeading(head)
}
