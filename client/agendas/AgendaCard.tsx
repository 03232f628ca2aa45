/** One agenda in the list. */
import type { ReactNode } from 'react'
import { Link } from 'wouter'
import type { AgendaState } from '../../shared/agenda/document.ts'
import type { AgendaListEntry } from '../../shared/protocol/api.ts'
import { longDateAndTime, t } from '../app/language.ts'

const STATE_WORDS = {
  drafting: 'stateDrafting',
  sent: 'stateSent',
  minutes: 'stateMinutes',
} as const satisfies Record<AgendaState, string>

/** What is told of an agenda in the list. */
export type ListedAgenda = Omit<AgendaListEntry, 'council'> & { council: { name: string } }

interface Props {
  agenda: ListedAgenda
  /** What can be done with it, at the card's end. */
  actions?: ReactNode
}

export function AgendaCard({ agenda, actions }: Props) {
  const when = agenda.startsAt === null ? t('noDate') : longDateAndTime(agenda.startsAt)
  return (
    <li className="agenda-card">
      <div>
        <Link className="agenda-link" href={`/agenda/${agenda.id}`}>
          {agenda.council.name}
        </Link>
        <p className="about">{[when, agenda.place].filter((part) => part !== '').join(' · ')}</p>
      </div>
      <p className="agenda-title">{agenda.title}</p>
      <span className="pill" data-state={agenda.state}>
        {t(STATE_WORDS[agenda.state])}
      </span>
      {actions}
    </li>
  )
}
