/** The first page: what one lacks oneself, over all agendas, and the agendas that one may open; both as they change. */
import { Fragment, useCallback, useEffect, useReducer, useRef } from 'react'
import { Link } from 'wouter'
import type { PersonId } from '../../shared/agenda/document.ts'
import type { ListedAgenda, Me, OwnItem, OwnTask } from '../../shared/protocol/api.ts'
import { AgendaActions } from '../agendas/AgendaActions.tsx'
import { AgendaGroups } from '../agendas/AgendaGroups.tsx'
import { KeptAgendas } from '../agendas/KeptAgendas.tsx'
import { LeftBehind } from '../agendas/LeftBehind.tsx'
import { SignOut } from '../agendas/SignOut.tsx'
import { type Loading, useApi } from '../app/api.ts'
import { peopleAddress, recordAddress, settingsAddress } from '../app/councilAddresses.ts'
import { ListPage } from '../app/ListPage.tsx'
import { t } from '../app/language.ts'
import { SignedOutHere } from '../app/SignedOutHere.tsx'
import { useTitle } from '../app/useTitle.ts'
import { keepOfTab } from '../connection/sessions.ts'
import { wordsLeftBehind } from '../doneAgain/leftBehind.ts'
import { useLiveRows } from '../live/useLiveRows.ts'
import { NewAgendaButton } from '../newAgenda/NewAgendaButton.tsx'
import { Avatar } from '../ui/Avatar.tsx'
import { NoticeProvider } from '../ui/Notices.tsx'
import { Greeting } from './Greeting.tsx'
import { keptHere } from './keptHere.ts'
import { Meetings } from './Meetings.tsx'
import { OwnTasks } from './OwnTasks.tsx'
import { OwnWork } from './OwnWork.tsx'
import './home.css'

export function HomePage() {
  const agendas = useLiveRows<ListedAgenda>('councils', '/api/agendas')
  const items = useLiveRows<OwnItem>('me', '/api/me/items')
  const tasks = useLiveRows<OwnTask>('tasks', '/api/me/tasks')
  const me = useMe(agendas.is === 'ready' ? agendas.value.map(({ id }) => id).join(' ') : '')
  const own = items.is === 'ready' ? items.value : null
  useTitle(t('agendas'))
  const isOld = agendas.is === 'ready' && (agendas.isOld || items.isOld)
  const councils = me.is === 'ready' ? me.value.councils.filter(({ role }) => role === 'secretariat') : []
  const onlyMeets =
    me.is === 'ready' && me.value.councils.length > 0 && me.value.councils.every(isParticipant)
  return (
    <NoticeProvider>
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
        {tasks.is === 'ready' && <OwnTasks tasks={tasks.value} />}
        {!(onlyMeets && agendas.is === 'ready') && <Agendas agendas={agendas} councils={councils} />}
        <Meetings isAll={onlyMeets} />
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

const isParticipant = ({ role }: Me['councils'][number]): boolean => role === 'participant'

/** No server, or one that cannot answer now: a proxy in front of one that is being started says so. */
const hasNoAnswer = (loading: Loading<unknown>): boolean =>
  loading.is === 'failed' && (loading.status === null || loading.status >= 500)

/** How long until a server that did not answer is asked once more who one is (milliseconds). */
const NEXT_TRY = 5000

/** @param seen which agendas one may open; where these are others, so may be one's role in a council */
function useMe(seen: string): Loading<Me> {
  const [round, next] = useReducer((before: number) => before + 1, 0)
  const me = useApi<Me>('/api/me', round)
  const isMissing = hasNoAnswer(me)
  const seenBefore = useRef(seen)
  useEffect(() => {
    if (seenBefore.current !== seen) next()
    seenBefore.current = seen
  }, [seen])
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

interface OwnCouncilsProps {
  /** Councils whose secretariat one is. */
  councils: Me['councils']
  /** «Ny dagsorden» stands there too. */
  canMake?: boolean
}

/** To the people of those councils, to who did what there, and to what is decided there. */
function OwnCouncils({ councils, canMake = false }: OwnCouncilsProps) {
  const isOne = councils.length === 1
  return (
    <>
      {councils.map(({ id, name }) => (
        <Fragment key={id}>
          <Link className="button" href={peopleAddress(id)}>
            {isOne ? t('toPeople') : t('councilPeopleOf', { council: name })}
          </Link>
          <Link className="button" href={recordAddress(id)}>
            {isOne ? t('record') : t('recordOfCouncil', { council: name })}
          </Link>
          {/* No leap within the program: the browser's way back asks about settings that are not saved. */}
          <a className="button" href={settingsAddress(id)}>
            {isOne ? t('settings') : t('settingsOf', { council: name })}
          </a>
        </Fragment>
      ))}
      {canMake && <NewAgendaButton councils={councils} />}
    </>
  )
}

interface AgendasProps {
  agendas: Loading<readonly ListedAgenda[]>
  /** Councils whose secretariat one is. */
  councils: Me['councils']
}

function Agendas({ agendas, councils }: AgendasProps) {
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
      return <Listed agendas={agendas.value} councils={councils} />
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
  agendas: readonly ListedAgenda[]
  councils: Me['councils']
}

function Listed({ agendas, councils }: ListedProps) {
  const ids = new Set(councils.map(({ id }) => id))
  const isSecretariat = councils.length > 0
  if (agendas.length > 0)
    return (
      <AgendaGroups
        agendas={agendas.map((agenda) =>
          ids.has(agenda.council.id) ? agenda : { ...agenda, failedAt: null, lostMails: 0 },
        )}
        actions={isSecretariat && <OwnCouncils {...{ councils }} canMake />}
        actionsOf={(agenda) => ids.has(agenda.council.id) && <AgendaActions agenda={agenda} />}
      />
    )
  if (isSecretariat) return <NoAgendasYet {...{ councils }} />
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
      <div className="first-steps">
        <NewAgendaButton councils={councils} />
        <OwnCouncils councils={councils} />
      </div>
    </div>
  )
}

async function keptAgendas() {
  const { agendas, meetings } = await keptHere()
  return { agendas, hasMeetings: meetings.length > 0 }
}
