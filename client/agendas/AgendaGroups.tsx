/** Agendas by when they meet: those to come, and those that were held. */
import { Fragment, type ReactNode, useId } from 'react'
import { isHeld } from '../../shared/agenda/meetingOrder.ts'
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
  const card = (agenda: A) => <AgendaCard agenda={agenda} actions={actionsOf?.(agenda)} />
  return <MeetingGroups meetings={agendas} {...{ card, actions }} />
}

/** What is met about. */
interface Met {
  id: string
  /** Local time, as `2024-01-24T10:00`. */
  startsAt: string | null
  endsAt: string | null
}

interface GroupsProps<M extends Met> {
  meetings: readonly M[]
  /** Draws one, as a line of the list. */
  card: (meeting: M) => ReactNode
  actions?: ReactNode
}

export function MeetingGroups<M extends Met>({ meetings, card, actions = null }: GroupsProps<M>) {
  const today = serverToday()
  const held = (meeting: Met) => isHeld(meeting, today)
  const upcoming = meetings.filter((meeting) => !held(meeting))
  return (
    <>
      <Group heading={t('upcomingMeetings')} meetings={upcoming} {...{ card, actions }} />
      <Group heading={t('earlierMeetings')} meetings={meetings.filter(held)} card={card} />
    </>
  )
}

function Group<M extends Met>({
  heading,
  meetings,
  card,
  actions = null,
}: GroupsProps<M> & { heading: string }) {
  const id = useId()
  if (meetings.length === 0 && !actions) return null
  return (
    <section aria-labelledby={id}>
      <div className="group-head">
        <h2 id={id}>{heading}</h2>
        {actions}
      </div>
      {meetings.length === 0 ? (
        <p className="card nothing">{t('noMeetings')}</p>
      ) : (
        <ul className="card">
          {meetings.map((meeting) => (
            <Fragment key={meeting.id}>{card(meeting)}</Fragment>
          ))}
        </ul>
      )}
    </section>
  )
}
