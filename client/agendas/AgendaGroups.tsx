/** Agendas by when they meet: those to come, and those that were held. */
import type { ReactNode } from 'react'
import { t } from '../app/language.ts'
import { serverToday } from '../app/serverClock.ts'
import { AgendaCard, type ListedAgenda } from './AgendaCard.tsx'

interface Props<A extends ListedAgenda> {
  /** In the order in which they are listed. */
  agendas: readonly A[]
  /** What can be done with one. */
  actionsOf?: (agenda: A) => ReactNode
}

export function AgendaGroups<A extends ListedAgenda>({ agendas, actionsOf = () => null }: Props<A>) {
  const today = serverToday()
  const held = ({ startsAt }: ListedAgenda) => startsAt !== null && startsAt.slice(0, 10) < today
  return (
    <>
      <Group
        heading={t('upcomingMeetings')}
        agendas={agendas.filter((agenda) => !held(agenda))}
        {...{ actionsOf }}
      />
      <Group heading={t('earlierMeetings')} agendas={agendas.filter(held)} {...{ actionsOf }} />
    </>
  )
}

function Group<A extends ListedAgenda>({
  heading,
  agendas,
  actionsOf,
}: Required<Props<A>> & { heading: string }) {
  if (agendas.length === 0) return null
  return (
    <section>
      <h2>{heading}</h2>
      <ul className="card">
        {agendas.map((agenda) => (
          <AgendaCard key={agenda.id} agenda={agenda} actions={actionsOf(agenda)} />
        ))}
      </ul>
    </section>
  )
}
