/** The meetings that one takes part in, on the first page; without a server those that can be read on this device. */
import { useEffect, useReducer, useState } from 'react'
import type { PersonId } from '../../shared/agenda/document.ts'
import { nextMeetingFirst } from '../../shared/agenda/meetingOrder.ts'
import type { Meeting } from '../../shared/protocol/versions.ts'
import { MeetingGroups } from '../agendas/AgendaGroups.tsx'
import { useApi } from '../app/api.ts'
import { t } from '../app/language.ts'
import { serverToday } from '../app/serverClock.ts'
import { keepOfTab } from '../connection/sessions.ts'
import { signedInHere } from '../connection/signedIn.ts'
import type { KeptSent } from '../keeping/keptSent.ts'
import { MeetingCard } from './MeetingCard.tsx'

/** A page that stands open is told of what was sent within so long (ms). */
const LOOK_EVERY = 60_000

/** @param isAll one takes part in meetings and nothing else: that there are none yet is said */
export function Meetings({ isAll }: { isAll: boolean }) {
  const [round, look] = useReducer((before: number) => before + 1, 0)
  const meetings = useApi<Meeting[]>('/api/me/meetings', round)
  const failed = meetings.is === 'failed' && meetings.status !== 401
  const kept = useKeptMeetings(failed)
  useEffect(() => {
    const onShown = () => !document.hidden && look()
    const timer = setInterval(onShown, LOOK_EVERY)
    addEventListener('online', look)
    document.addEventListener('visibilitychange', onShown)
    return () => {
      clearInterval(timer)
      removeEventListener('online', look)
      document.removeEventListener('visibilitychange', onShown)
    }
  }, [])
  if (meetings.is === 'ready') return <ListOfMeetings meetings={meetings.value} isAll={isAll} />
  return failed ? <ListOfMeetings meetings={kept} isAll={false} /> : null
}

export function ListOfMeetings({ meetings, isAll }: { meetings: readonly Meeting[]; isAll: boolean }) {
  if (meetings.length > 0)
    return <MeetingGroups meetings={meetings} card={(meeting) => <MeetingCard meeting={meeting} />} />
  return isAll ? <p className="card nothing">{t('meetingsNone')}</p> : null
}

function useKeptMeetings(isWanted: boolean): readonly Meeting[] {
  const [kept, setKept] = useState<readonly Meeting[]>([])
  useEffect(() => {
    if (!isWanted) return
    let isShown = true
    void meetingsHere(signedInHere()).then((found) => isShown && setKept(found))
    return () => {
      isShown = false
    }
  }, [isWanted])
  return kept
}

async function meetingsHere(person: PersonId | null): Promise<Meeting[]> {
  const kept = person === null ? [] : await keepOfTab().papers.all(person)
  return nextMeetingFirst(kept.flatMap(meetingOf), serverToday())
}

function meetingOf({ agenda, versions: [version], head }: KeptSent): Meeting[] {
  if (version === undefined) return []
  const { council, title, startsAt, place } = head
  return [{ id: agenda, council: { id: '', name: council }, title, startsAt, place, version }]
}
