/** Agendas by when they meet: those to come, and those that were held. */
import { type ReactNode, useId } from 'react'
import { t } from '../app/language.ts'
import { serverToday } from '../app/serverClock.ts'
import { AgendaCard, type CardAgenda } from './AgendaCard.tsx'
import './agendas.css'

interface Props {
  /** In the order in which they are listed. */
  agendas: readonly CardAgenda[]
  /** What can be done beside, as to make one: stands with the meetings to come, also where there are none. */
  actions?: ReactNode
}

export function AgendaGroups({ agendas, actions = null }: Props) {
  const today = serverToday()
  const held = ({ startsAt }: CardAgenda) => startsAt !== null && startsAt.slice(0, 10) < today
  const upcoming = agendas.filter((agenda) => !held(agenda))
  return (
    <>
      <Group heading={t('upcomingMeetings')} agendas={upcoming} actions={actions} />
      <Group heading={t('earlierMeetings')} agendas={agendas.filter(held)} />
    </>
  )
}

function Group({ heading, agendas, actions = null }: Props & { heading: string }) {
  const id = useId()
  if (agendas.length === 0 && !actions) return null
  return (
    <section aria-labelledby={id}>
      <div className="group-head">
        <h2 id={id}>{heading}</h2>
        {actions}
      </div>
      {agendas.length === 0 ? (
        <p className="card nothing">{t('noMeetings')}</p>
      ) : (
        <ul className="card">
          {agendas.map((agenda) => (
            <AgendaCard key={agenda.id} agenda={agenda} />
          ))}
        </ul>
      )}
    </section>
  )
}
