/** The front page: the agendas that one may open, those to come first. */
import { Fragment, useCallback, useEffect, useReducer, useState } from 'react'
import { Link } from 'wouter'
import type { PersonId } from '../../shared/agenda/document.ts'
import type { AgendaListEntry, Me } from '../../shared/protocol/api.ts'
import { type Loading, useApi } from '../app/api.ts'
import { peopleAddress, recordAddress, settingsAddress } from '../app/councilAddresses.ts'
import { ListPage } from '../app/ListPage.tsx'
import { t } from '../app/language.ts'
import { SignedOutHere } from '../app/SignedOutHere.tsx'
import { useTitle } from '../app/useTitle.ts'
import { keepOfTab } from '../connection/sessions.ts'
import { signedInHere } from '../connection/signedIn.ts'
import { wordsLeftBehind } from '../doneAgain/leftBehind.ts'
import type { KeptAgenda } from '../keeping/keep.ts'
import { NewAgendaButton } from '../newAgenda/NewAgendaButton.tsx'
import { Avatar } from '../ui/Avatar.tsx'
import { NoticeProvider } from '../ui/Notices.tsx'
import { AgendaActions } from './AgendaActions.tsx'
import { AgendaGroups } from './AgendaGroups.tsx'
import { KeptAgendas } from './KeptAgendas.tsx'
import { LeftBehind } from './LeftBehind.tsx'
import { SignOut } from './SignOut.tsx'
import './agendas.css'

export function AgendaListPage() {
  const [isMissing, setMissing] = useState(false)
  const { round, next } = useRounds(isMissing)
  const agendas = useApi<AgendaListEntry[]>('/api/agendas', round)
  const me = useApi<Me>('/api/me', round)
  useEffect(() => setMissing(hasNoAnswer(agendas) || hasNoAnswer(me)), [agendas, me])
  useTitle(t('agendas'))
  const own = me.is === 'ready' ? me.value.councils.filter(({ role }) => role === 'secretariat') : []
  return (
    <NoticeProvider>
      <ListPage atTop={me.is === 'ready' && <SignedIn me={me.value} />}>
        <div className="list-head">
          <h1>{t('agendas')}</h1>
          {me.is === 'ready' && <OwnCouncils own={own} />}
          {own.length > 0 && agendas.is === 'ready' && agendas.value.length > 0 && (
            <NewAgendaButton councils={own} />
          )}
        </div>
        {me.is === 'ready' && agendas.is === 'ready' && (
          <OwnWordsElsewhere person={me.value.person.id} agendas={agendas.value} />
        )}
        <Agendas agendas={agendas} own={own} again={next} />
        {me.is === 'ready' && (
          <div className="list-foot">
            <p>{t('signOutEverywhereLead')}</p>
            <SignOut openKeep={keepOfTab} everywhere />
          </div>
        )}
      </ListPage>
    </NoticeProvider>
  )
}

/** No server, or one that cannot answer now: a proxy in front of one that is being started says so. */
const hasNoAnswer = (loading: Loading<unknown>): boolean =>
  loading.is === 'failed' && (loading.status === null || loading.status >= 500)

function SignedIn({ me: { person } }: { me: Me }) {
  return (
    <div className="signed-in">
      <Avatar person={person} decorative />
      <span className="name">{person.name}</span>
      <SignOut openKeep={keepOfTab} />
    </div>
  )
}

function OwnWordsElsewhere({ person, agendas }: { person: PersonId; agendas: readonly AgendaListEntry[] }) {
  const find = useCallback(
    () => wordsLeftBehind(keepOfTab(), person, new Set(agendas.map(({ id }) => id))),
    [person, agendas],
  )
  return <LeftBehind find={find} />
}

/** To the people of the councils whose secretariat one is, to who did what there, and to what is decided there. */
function OwnCouncils({ own }: { own: Me['councils'] }) {
  return own.map(({ id, name }) => (
    <Fragment key={id}>
      <Link className="button" href={peopleAddress(id)}>
        {own.length === 1 ? t('toPeople') : t('councilPeopleOf', { council: name })}
      </Link>
      <Link className="button" href={recordAddress(id)}>
        {own.length === 1 ? t('record') : t('recordOfCouncil', { council: name })}
      </Link>
      {/* No leap within the program: the browser's way back asks about settings that are not saved. */}
      <a className="button" href={settingsAddress(id)}>
        {own.length === 1 ? t('settings') : t('settingsOf', { council: name })}
      </a>
    </Fragment>
  ))
}

interface AgendasProps {
  agendas: Loading<AgendaListEntry[]>
  /** Councils whose secretariat one is. */
  own: Me['councils']
  again: () => void
}

function Agendas({ agendas, own, again }: AgendasProps) {
  switch (agendas.is) {
    case 'loading':
      return <p role="status">{t('loadingAgendas')}</p>
    case 'failed':
      return hasNoAnswer(agendas) ? (
        <KeptAgendas find={keptAgendas} again={again} />
      ) : (
        <Failed status={agendas.status} again={agendas.again} />
      )
    case 'ready':
      return <Listed agendas={agendas.value} own={own} refresh={again} />
    default:
      return agendas satisfies never
  }
}

function Failed({ status, again }: { status: number | null; again: () => void }) {
  if (status === 401) return <SignedOutHere />
  return (
    <div role="alert">
      <p>{t('agendasFailed')}</p>
      <button type="button" className="button" onClick={again}>
        {t('tryAgain')}
      </button>
    </div>
  )
}

interface ListedProps {
  agendas: AgendaListEntry[]
  own: Me['councils']
  refresh: () => void
}

function Listed({ agendas, own, refresh }: ListedProps) {
  const ownIds = new Set(own.map(({ id }) => id))
  if (agendas.length > 0)
    return (
      <AgendaGroups
        agendas={agendas}
        actionsOf={(agenda) => ownIds.has(agenda.council.id) && <AgendaActions {...{ agenda, refresh }} />}
      />
    )
  if (own.length > 0) return <NoAgendasYet councils={own} />
  return (
    <div className="no-agendas">
      <p>{t('noAgendas')}</p>
      <button type="button" className="button" onClick={() => location.reload()}>
        {t('lookAgain')}
      </button>
    </div>
  )
}

/** A council's first agenda is its secretariat's to make. */
function NoAgendasYet({ councils }: { councils: Me['councils'] }) {
  return (
    <div className="no-agendas">
      <p>
        <b>{t('noAgendasYet')}</b> {t('noAgendasYetTodo')}
      </p>
      <NewAgendaButton councils={councils} />
    </div>
  )
}

/** What whoever has signed in here can open without a server. */
async function keptAgendas(): Promise<KeptAgenda[]> {
  const person = signedInHere()
  return person === null ? [] : keepOfTab().agendasOf(person)
}

/** How long until a server that did not answer is asked once more (milliseconds). */
const NEXT_TRY = 5000

/** @returns counts up while there is no answer, and when the network comes back */
function useRounds(isMissing: boolean): { round: number; next: () => void } {
  const [round, next] = useReducer((before: number) => before + 1, 0)
  // biome-ignore lint/correctness/useExhaustiveDependencies: each round may be without an answer
  useEffect(() => {
    if (!isMissing) return
    const timer = setTimeout(next, NEXT_TRY)
    addEventListener('online', next)
    return () => {
      clearTimeout(timer)
      removeEventListener('online', next)
    }
  }, [isMissing, round])
  return { round, next }
}
