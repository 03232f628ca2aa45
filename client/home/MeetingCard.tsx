/** A meeting that somebody takes part in: when and where, which version was sent last, and the way to read it. */
import { Link } from 'wouter'
import { AGENDA_LANGUAGE } from '../../shared/language/languages.ts'
import type { Meeting } from '../../shared/protocol/versions.ts'
import { sentTime, t, timeSpan } from '../app/language.ts'

export function MeetingCard({ meeting }: { meeting: Meeting }) {
  const { id, council, title, startsAt, endsAt, place, version } = meeting
  const when = startsAt === null ? t('noDate') : timeSpan(startsAt, endsAt)
  const { number, whole } = version
  const time = sentTime(version.at)
  return (
    <li className="agenda-card meeting-card">
      <div>
        <h3>
          <Link
            className="agenda-link"
            href={`/agenda/${encodeURIComponent(id)}/read`}
            lang={AGENDA_LANGUAGE}
          >
            {council.name}
          </Link>
        </h3>
        <p className="about">{[when, place].filter(Boolean).join(' · ')}</p>
        <p className="about" lang={AGENDA_LANGUAGE}>
          {title}
        </p>
      </div>
      <p className="about">
        {t(number === whole ? 'meetingSent' : 'meetingSentMore', { number: String(whole), time })}
      </p>
      <div className="card-actions">
        {/* The whole card is the link; this says so. */}
        <span className="button" aria-hidden="true">
          {t('readAgenda')}
        </span>
      </div>
    </li>
  )
}
