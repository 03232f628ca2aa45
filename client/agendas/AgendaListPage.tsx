/** The front page: the agendas that one may open, those to come first. */
import type { AgendaListEntry, Me } from '../../shared/protocol/api.ts'
import { type Loading, signInAddress, useApi } from '../app/api.ts'
import { t } from '../app/language.ts'
import { useTitle } from '../app/useTitle.ts'
import { keepOfTab } from '../connection/sessions.ts'
import { Avatar } from '../ui/Avatar.tsx'
import { LanguageSwitch } from '../ui/LanguageSwitch.tsx'
import { AgendaCard } from './AgendaCard.tsx'
import { SignOut } from './SignOut.tsx'
import './agendas.css'

export function AgendaListPage() {
  const agendas = useApi<AgendaListEntry[]>('/api/agendas')
  const me = useApi<Me>('/api/me')
  useTitle(t('agendas'))
  return (
    <>
      <a className="skip-link" href="#main">
        {t('skipToContent')}
      </a>
      <header className="top">
        <span className="title">{t('product')}</span>
        <span className="spacer" />
        <LanguageSwitch />
        {me.is === 'ready' && <SignedIn me={me.value} />}
      </header>
      <main id="main" className="agenda-list" tabIndex={-1}>
        <h1>{t('agendas')}</h1>
        <Agendas agendas={agendas} />
      </main>
    </>
  )
}

function SignedIn({ me: { person } }: { me: Me }) {
  return (
    <div className="signed-in">
      <Avatar person={person} decorative />
      <span className="name">{person.name}</span>
      <SignOut openKeep={keepOfTab} />
    </div>
  )
}

function Agendas({ agendas }: { agendas: Loading<AgendaListEntry[]> }) {
  switch (agendas.is) {
    case 'loading':
      return <p role="status">{t('loadingAgendas')}</p>
    case 'failed':
      return <Failed status={agendas.status} again={agendas.again} />
    case 'ready':
      return <Groups agendas={agendas.value} />
    default:
      return agendas satisfies never
  }
}

function Failed({ status, again }: { status: number | null; again: () => void }) {
  if (status === 401)
    return (
      <p role="alert">
        {t('signedOut')} <a href={signInAddress()}>{t('signInAgain')}</a>
      </p>
    )
  return (
    <div role="alert">
      <p>{t('agendasFailed')}</p>
      <button type="button" className="button" onClick={again}>
        {t('tryAgain')}
      </button>
    </div>
  )
}

function Groups({ agendas }: { agendas: AgendaListEntry[] }) {
  if (agendas.length === 0)
    return (
      <div className="no-agendas">
        <p>{t('noAgendas')}</p>
        <button type="button" className="button" onClick={() => location.reload()}>
          {t('lookAgain')}
        </button>
      </div>
    )
  const today = new Date().toLocaleDateString('sv-SE')
  const held = ({ startsAt }: AgendaListEntry) => startsAt !== null && startsAt.slice(0, 10) < today
  return (
    <>
      <Group heading={t('upcomingMeetings')} agendas={agendas.filter((agenda) => !held(agenda))} />
      <Group heading={t('earlierMeetings')} agendas={agendas.filter(held)} />
    </>
  )
}

function Group({ heading, agendas }: { heading: string; agendas: AgendaListEntry[] }) {
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
