/** The meetings that one takes part in, on the first page; without a server those that can be read on this device. */
import { useEffect, useState } from 'react'
import type { Meeting } from '../../shared/protocol/versions.ts'
import { MeetingGroups } from '../agendas/AgendaGroups.tsx'
import { t } from '../app/language.ts'
import { useLiveRows } from '../live/useLiveRows.ts'
import { keptHere } from './keptHere.ts'
import { MeetingCard } from './MeetingCard.tsx'

/** @param isAll one takes part in meetings and nothing else: that there are none yet is said */
export function Meetings({ isAll }: { isAll: boolean }) {
  const meetings = useLiveRows<Meeting>('meetings', '/api/me/meetings')
  const failed = meetings.is === 'failed' && meetings.status !== 401
  const kept = useKeptMeetings(failed)
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
    void keptHere().then(({ meetings }) => isShown && setKept(meetings))
    return () => {
      isShown = false
    }
  }, [isWanted])
  return kept
}
