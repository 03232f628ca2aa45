/** In place of the list, where the server cannot be asked: the agendas that this browser has copies of. */
import { useEffect, useState } from 'react'
import { nextMeetingFirst } from '../../shared/agenda/meetingOrder.ts'
import { t } from '../app/language.ts'
import { serverToday } from '../app/serverClock.ts'
import type { KeptAgenda } from '../keeping/keep.ts'
import type { CardAgenda } from './AgendaCard.tsx'
import { AgendaGroups } from './AgendaGroups.tsx'

interface Props {
  /** What belongs to whoever has signed in here; `hasMeetings`: there are agendas that were sent, too, which are shown elsewhere. */
  find: () => Promise<{ agendas: readonly KeptAgenda[]; hasMeetings: boolean }>
  /** Asks the server once more. */
  again: () => void
}

export function KeptAgendas({ find, again }: Props) {
  const [kept, setKept] = useState<Awaited<ReturnType<Props['find']>> | null>(null)
  useEffect(() => {
    let isShown = true
    void find().then((found) => isShown && setKept(found))
    return () => {
      isShown = false
    }
  }, [find])
  if (kept === null) return null
  const { agendas, hasMeetings } = kept
  const words = agendas.length > 0 ? 'agendasKept' : hasMeetings ? 'meetingsKept' : 'noAgendasKept'
  return (
    <>
      <div className="card no-connection" role="alert">
        <p>
          <b>{t('offline')}.</b> {t(words)}
        </p>
        <button type="button" className="button" onClick={again}>
          {t('tryAgain')}
        </button>
      </div>
      {(agendas.length > 0 || !hasMeetings) && (
        <AgendaGroups agendas={nextMeetingFirst(agendas.map(listed), serverToday())} />
      )}
    </>
  )
}

const listed = ({ council, endsAt = null, ...agenda }: KeptAgenda): CardAgenda => ({
  ...{ ...agenda, endsAt },
  council: { name: council },
})
