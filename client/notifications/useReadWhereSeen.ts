/**
 * What tells of a comment is read when its card has been in sight for a moment, in the agenda or on the page of all comments: also where
 * nothing there is new, as on one's first visit.
 */
import { useEffect } from 'react'
import { hashOf } from '../../shared/notifications/place.ts'
import type { NotificationRow } from '../../shared/protocol/api.ts'
import { isLookedAt } from '../news/inSight.ts'
import { commentAddress } from '../progress/goToMissing.ts'

/** Seen is what is in sight at two looks, which are so far apart (milliseconds). */
export const LOOK_EVERY = 1_200

/** @param markRead what cannot be marked now is looked at again */
export function useReadWhereSeen(
  unread: readonly NotificationRow[],
  markRead: (ids: readonly string[]) => void,
): void {
  const waiting = unread.filter(({ place }) => place.thread !== null)
  const isAny = waiting.length > 0
  // biome-ignore lint/correctness/useExhaustiveDependencies: the rows are named by their ids
  useEffect(() => {
    if (!isAny) return
    let before: ReadonlySet<string> = new Set()
    const look = () => {
      const { read, inSight } = readAtLook(waiting, before, isInSight)
      before = inSight
      if (read.length > 0) markRead(read)
    }
    const timer = setInterval(look, LOOK_EVERY)
    return () => clearInterval(timer)
  }, [isAny, waiting.map(({ id }) => id).join()])
}

type Told = Pick<NotificationRow, 'id' | 'agenda' | 'place'>

/** @param before in sight at the last look @returns the ids of those that are read now, and of those in sight that are not yet */
export function readAtLook(
  unread: readonly Told[],
  before: ReadonlySet<string>,
  isInSight: (row: Told) => boolean,
): { read: string[]; inSight: ReadonlySet<string> } {
  const ids = unread.filter(isInSight).map(({ id }) => id)
  return {
    read: ids.filter((id) => before.has(id)),
    inSight: new Set(ids.filter((id) => !before.has(id))),
  }
}

function isInSight({ agenda, place }: Told): boolean {
  const path = `/agenda/${encodeURIComponent(agenda.id)}`
  const isHere = location.pathname === path || location.pathname.startsWith(`${path}/`)
  // A dialog stands over the page.
  if (!isHere || place.thread === null || document.querySelector('dialog:modal') !== null) return false
  const said = place.comment === null ? null : document.getElementById(hashOf(place).slice(1))
  return isLookedAt(said ?? document.getElementById(commentAddress(place.thread)))
}
