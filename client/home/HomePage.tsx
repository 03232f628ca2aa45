/** The first page: what one lacks oneself, over all agendas, and the agendas that one may open; both as they change. */
import { Fragment, type ReactNode, useCallback, useEffect, useReducer } from 'react'
import { Link } from 'wouter'
import type { PersonId } from '../../shared/agenda/document.ts'
import type { ListedAgenda, Me, OwnItem } from '../../shared/protocol/api.ts'
import { AgendaGroups } from '../agendas/AgendaGroups.tsx'
import { KeptAgendas } from '../agendas/KeptAgendas.tsx'
import { LeftBehind } from '../agendas/LeftBehind.tsx'
import { SignOut } from '../agendas/SignOut.tsx'
import { type Loading, useApi } from '../app/api.ts'
import { peopleAddress, recordAddress } from '../app/councilAddresses.ts'
import { ListPage } from '../app/ListPage.tsx'
import { t } from '../app/language.ts'
import { SignedOutHere } from '../app/SignedOutHere.tsx'
import { useTitle } from '../app/useTitle.ts'
import { keepOfTab } from '../connection/sessions.ts'
import { signedInHere } from '../connection/signedIn.ts'
import { wordsLeftBehind } from '../doneAgain/leftBehind.ts'
import type { KeptAgenda } from '../keeping/keep.ts'
import { useLiveRows } from '../live/useLiveRows.ts'
import { Avatar } from '../ui/Avatar.tsx'
import { Greeting } from './Greeting.tsx'
import { OwnWork } from './OwnWork.tsx'
import './home.css'

export function HomePage() {
  const agendas = useLiveRows<ListedAgenda>('councils', '/api/agendas')
  const items = useLiveRows<OwnItem>('me', '/api/me/items')
  const me = useMe()
  const own = items.is === 'ready' ? items.value : null
  useTitle(t('agendas'))
  const isOld = agendas.is === 'ready' && (agendas.isOld || items.isOld)
  return (
    <ListPage className="home" atTop={me.is === 'ready' && <SignedIn me={me.value} />}>
      <Greeting name={me.is === 'ready' ? me.value.person.name : ''} items={own} />
      {isOld && (
        <p className="card no-connection" role="status">
          {t('listsAreOld')}
        </p>
      )}
      {me.is === 'ready' && agendas.is === 'ready' && (
        <OwnWordsElsewhere person={me.value.person.id} agendas={agendas.value} />
      )}
      {own !== null && agendas.is === 'ready' && agendas.value.length > 0 && <OwnWork items={own} />}
      <Agendas agendas={agendas} actions={me.is === 'ready' && <OwnCouncils me={me.value} />} />
      {me.is === 'ready' && (
        <div className="list-foot">
          <p>{t('signOutEverywhereLead')}</p>
          <SignOut openKeep={keepOfTab} everywhere />
        </div>
      )}
    </ListPage>
  )
}

/** No server, or one that cannot answer now: a proxy in front of one that is being started says so. */
const hasNoAnswer = (loading: Loading<unknown>): boolean =>
  loading.is === 'failed' && (loading.status === null || loading.status >= 500)

/** How long until a server that did not answer is asked once more who one is (milliseconds). */
const NEXT_TRY = 5000

function useMe(): Loading<Me> {
  const [round, next] = useReducer((before: number) => before + 1, 0)
  const me = useApi<Me>('/api/me', round)
  const isMissing = hasNoAnswer(me)
  useEffect(() => {
    if (!isMissing) return
    const timer = setInterval(next, NEXT_TRY)
    addEventListener('online', next)
    return () => {
      clearInterval(timer)
      removeEventListener('online', next)
    }
  }, [isMissing])
  return me
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

function OwnWordsElsewhere({ person, agendas }: { person: PersonId; agendas: readonly ListedAgenda[] }) {
  const ids = agendas.map(({ id }) => id).join(' ')
  const find = useCallback(() => wordsLeftBehind(keepOfTab(), person, new Set(ids.split(' '))), [person, ids])
  return <LeftBehind find={find} />
}

/** To the people of the councils whose secretariat one is, and to who did what there. */
function OwnCouncils({ me: { councils } }: { me: Me }) {
  const own = councils.filter(({ role }) => role === 'secretariat')
  return own.map(({ id, name }) => (
    <Fragment key={id}>
      <Link className="button" href={peopleAddress(id)}>
        {own.length === 1 ? t('toPeople') : t('councilPeopleOf', { council: name })}
      </Link>
      <Link className="button" href={recordAddress(id)}>
        {own.length === 1 ? t('record') : t('recordOfCouncil', { council: name })}
      </Link>
    </Fragment>
  ))
}

interface AgendasProps {
  agendas: Loading<readonly ListedAgenda[]>
  /** What the secretariat can do beside. */
  actions: ReactNode
}

function Agendas({ agendas, actions }: AgendasProps) {
  switch (agendas.is) {
    case 'loading':
      return <p role="status">{t('loadingAgendas')}</p>
    case 'failed':
      return hasNoAnswer(agendas) ? (
        <KeptAgendas find={keptAgendas} again={agendas.again} />
      ) : (
        <Failed status={agendas.status} again={agendas.again} />
      )
    case 'ready':
      return <Listed agendas={agendas.value} actions={actions} />
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

function Listed({ agendas, actions }: { agendas: readonly ListedAgenda[]; actions: ReactNode }) {
  if (agendas.length > 0) return <AgendaGroups agendas={agendas} actions={actions} />
  return (
    <div className="no-agendas">
      <div className="list-head">{actions}</div>
      <p>{t('noAgendas')}</p>
      <button type="button" className="button" onClick={() => location.reload()}>
        {t('lookAgain')}
      </button>
    </div>
  )
}

/** What whoever has signed in here can open without a server. */
async function keptAgendas(): Promise<KeptAgenda[]> {
  const person = signedInHere()
  return person === null ? [] : keepOfTab().agendasOf(person)
}
