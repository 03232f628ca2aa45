/** One agenda in the list: when and where, how far its items are, and whether it was sent. */
import type { ReactNode } from 'react'
import { Link } from 'wouter'
import type { AgendaId, AgendaState } from '../../shared/agenda/document.ts'
import { AGENDA_LANGUAGE } from '../../shared/language/languages.ts'
import type { Tally } from '../../shared/progress/tally.ts'
import type { AgendaListEntry } from '../../shared/protocol/api.ts'
import type { NewestVersion } from '../../shared/protocol/versions.ts'
import { shortDay, t, timeSpan } from '../app/language.ts'
import { serverNow } from '../app/serverClock.ts'
import { TallyBar } from '../progress/TallyBar.tsx'

const STATE_WORDS = {
  drafting: 'stateDrafting',
  sent: 'stateSent',
  minutes: 'stateMinutes',
} as const satisfies Record<AgendaState, string>

/** What is told of an agenda in the list. */
export type CardAgenda = Omit<AgendaListEntry, 'council'> & {
  council: { name: string }
  /** Absent or `null`: not known here. */
  tally?: Tally | null
  /** What was sent of it last. Absent or `null`: nothing, or it is not known here. */
  version?: NewestVersion | null
  /** When its last sending failed: for its secretariat. Absent or `null`: it did not, or it is not to be told here. */
  failedAt?: number | null
  /** How many got no mail of it: for its secretariat. Absent: none, or it is not to be told here. */
  lostMails?: number
}

interface Props {
  agenda: CardAgenda
  /** What can be done with it, at the card's end. */
  actions?: ReactNode
}

export function AgendaCard({ agenda, actions }: Props) {
  const { id, council, title, startsAt, endsAt, place, state, tally = null, version = null } = agenda
  const { failedAt = null, lostMails = 0 } = agenda
  const when = startsAt === null ? t('noDate') : timeSpan(startsAt, endsAt)
  return (
    <li className="agenda-card">
      <div>
        <h3>
          <Link className="agenda-link" href={`/agenda/${id}`} lang={AGENDA_LANGUAGE}>
            {council.name}
          </Link>
        </h3>
        <p className="about">{[when, place].filter((part) => part !== '').join(' · ')}</p>
        <p className="about" lang={AGENDA_LANGUAGE}>
          {title}
        </p>
      </div>
      <div className="progress">
        {failedAt !== null && (
          <Link className="progress-link not-sent" href={`/agenda/${encodeURIComponent(id)}`}>
            {t('cardNotSent', { day: shortDay(failedAt, serverNow()) })}
          </Link>
        )}
        {lostMails > 0 && (
          <Link className="progress-link not-sent" href={`/agenda/${encodeURIComponent(id)}`}>
            {t('cardMailLost', { n: lostMails })}
          </Link>
        )}
        {version !== null && state !== 'drafting' && <Version id={id} version={version} />}
        {tally !== null && <Progress id={id} tally={tally} state={state} />}
      </div>
      <span className="pill" data-state={state}>
        {t(STATE_WORDS[state])}
      </span>
      <div className="card-actions">
        {/* The whole card is the link; this says so. */}
        <span className="button" aria-hidden="true">
          {t(state === 'drafting' ? 'openIt' : 'readAgenda')}
        </span>
        {actions}
      </div>
    </li>
  )
}

/** It is read as it was sent. */
function Version({ id, version }: { id: AgendaId; version: NewestVersion }) {
  const { number, whole, at } = version
  return (
    <Link className="progress-link to-version" href={`/agenda/${encodeURIComponent(id)}/read`}>
      {t(number === whole ? 'readVersionSent' : 'readVersionSentMore', {
        number: String(whole),
        day: shortDay(at, serverNow()),
      })}
    </Link>
  )
}

/** Of a draft it leads to the board. */
function Progress({ id, tally, state }: { id: AgendaId; tally: Tally; state: AgendaState }) {
  if (state === 'drafting')
    return (
      <Link className="progress-link" href={`/agenda/${id}/fremdrift`}>
        <span className="visually-hidden">{t('board')}: </span>
        <TallyBar tally={tally} />
      </Link>
    )
  const n = Object.values(tally).reduce((sum, one) => sum + one, 0)
  return <p className="about">{t('itemsInAll', { n })}</p>
}
