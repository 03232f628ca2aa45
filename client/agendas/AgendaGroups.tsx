/** Agendas by when they meet: those to come, and those that were held. */
import { type ReactNode, useId } from 'react'
import { t } from '../app/language.ts'
import { serverToday } from '../app/serverClock.ts'
import { AgendaCard, type CardAgenda } from './AgendaCard.tsx'
import './agendas.css'

interface Props<A extends CardAgenda> {
  /** In the order in which they are listed. */
  agendas: readonly A[]
  /** What can be done beside, as to make one: stands with the meetings to come, also where there are none. */
  actions?: ReactNode
  /** What can be done with one. */
  actionsOf?: ((agenda: A) => ReactNode) | undefined
}

export function AgendaGroups<A extends CardAgenda>({ agendas, actions = null, actionsOf }: Props<A>) {
  const today = serverToday()
  const held = ({ startsAt }: CardAgenda) => startsAt !== null && startsAt.slice(0, 10) < today
  const upcoming = agendas.filter((agenda) => !held(agenda))
  return (
    <>
      <Group heading={t('upcomingMeetings')} agendas={upcoming} {...{ actions, actionsOf }} />
      <Group heading={t('earlierMeetings')} agendas={agendas.filter(held)} {...{ actionsOf }} />
    </>
  )
}

function Group<A extends CardAgenda>({
  heading,
  agendas,
  actions = null,
  actionsOf,
}: Props<A> & { heading: string }) {
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
            <AgendaCard key={agenda.id} agenda={agenda} actions={actionsOf?.(agenda)} />
          ))}
        </ul>
      )}
    </section>
  )
}
