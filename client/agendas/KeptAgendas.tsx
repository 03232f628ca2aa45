/** In place of the list, where the server cannot be asked: the agendas that this browser has copies of. */
import { useEffect, useState } from 'react'
import { nextMeetingFirst } from '../../shared/agenda/meetingOrder.ts'
import { t } from '../app/language.ts'
import { serverToday } from '../app/serverClock.ts'
import type { KeptAgenda } from '../keeping/keep.ts'
import type { CardAgenda } from './AgendaCard.tsx'
import { AgendaGroups } from './AgendaGroups.tsx'

interface Props {
  /** Those that belong to whoever has signed in here. */
  find: () => Promise<readonly KeptAgenda[]>
  /** Asks the server once more. */
  again: () => void
}

export function KeptAgendas({ find, again }: Props) {
  const [agendas, setAgendas] = useState<readonly KeptAgenda[] | null>(null)
  useEffect(() => {
    let isShown = true
    void find().then((found) => isShown && setAgendas(found))
    return () => {
      isShown = false
    }
  }, [find])
  if (agendas === null) return null
  return (
    <>
      <div className="card no-connection" role="alert">
        <p>
          <b>{t('offline')}.</b> {t(agendas.length === 0 ? 'noAgendasKept' : 'agendasKept')}
        </p>
        <button type="button" className="button" onClick={again}>
          {t('tryAgain')}
        </button>
      </div>
      <AgendaGroups agendas={nextMeetingFirst(agendas, serverToday()).map(listed)} />
    </>
  )
}

const listed = ({ council, ...agenda }: KeptAgenda): CardAgenda => ({
  ...agenda,
  council: { name: council },
})
