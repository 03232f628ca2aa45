/** Agendas by when they meet: those to come, and those that were held. */
import { t } from '../app/language.ts'
import { serverToday } from '../app/serverClock.ts'
import { AgendaCard, type ListedAgenda } from './AgendaCard.tsx'

/** @param agendas in the order in which they are listed */
export function AgendaGroups({ agendas }: { agendas: readonly ListedAgenda[] }) {
  const today = serverToday()
  const held = ({ startsAt }: ListedAgenda) => startsAt !== null && startsAt.slice(0, 10) < today
  return (
    <>
      <Group heading={t('upcomingMeetings')} agendas={agendas.filter((agenda) => !held(agenda))} />
      <Group heading={t('earlierMeetings')} agendas={agendas.filter(held)} />
    </>
  )
}

function Group({ heading, agendas }: { heading: string; agendas: readonly ListedAgenda[] }) {
  if (agendas.length === 0) return null
  return (
    <section>
      <h2>{heading}</h2>
      <ul className="card">
        {agendas.map((agenda) => (
          <AgendaCard key={agenda.id} agenda={agenda} />
        ))}
      </ul>
    </section>
  )
}
