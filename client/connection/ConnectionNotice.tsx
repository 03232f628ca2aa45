/** What happened to the connection, what is safe, and what to do: while there is none, and when it ended for good. */
import { Link } from 'wouter'
import { useConnectionState, useIsLoaded } from '../agenda/useAgendaSession.ts'
import { signInAddress } from '../app/api.ts'
import { t } from '../app/language.ts'
import { useMayWriteTexts } from '../rights/useRights.ts'
import type { AgendaSession } from './agendaSession.ts'
import type { EndReason } from './endReason.ts'
import { type Offline, offlineInShort, offlineSentence } from './offlineSentence.ts'
import { UnsavedWords } from './UnsavedWords.tsx'
import './connection.css'

export function ConnectionNotice({ session }: { session: AgendaSession }) {
  const state = useConnectionState(session)
  const isThere = useIsLoaded(session)
  const mayWrite = useMayWriteTexts(session)
  const isKept = session.keepProblem() === null
  switch (state.is) {
    case 'offline':
      return <NoConnection {...{ isThere, mayWrite, pending: state.pending, isKept }} />
    case 'late':
      return <Late {...{ isThere, mayWrite, pending: state.pending, isKept }} />
    case 'ended':
      return <Ended session={session} why={state.why} pending={state.pending} />
    default:
      return null
  }
}

function NoConnection(offline: Offline) {
  const { pending } = offline
  return (
    <div className="connection-notice" data-tone="warning">
      <b className="at-length">
        {pending === 0 ? t('offline') : `${t('offline')} – ${t('changesWait', { n: pending })}`}
      </b>
      <p className="at-length">{t(offlineSentence(offline))}</p>
      {/* On a phone: the rest is said at the top, and the text needs the room. */}
      <p className="in-short">{t(offlineInShort(offline))}</p>
    </div>
  )
}

function Late(late: Offline) {
  return (
    <div className="connection-notice" data-tone="warning">
      <b>{`${t('notSaved')}: ${t('changesWait', { n: late.pending })}`}</b>
      <p>
        {t('serverSilent')} {t(offlineSentence(late))}
      </p>
    </div>
  )
}

function Ended({ session, why, pending }: { session: AgendaSession; why: EndReason; pending: number }) {
  // What is kept goes out by itself when the new program has come.
  const isSentLater = why.is === 'client-too-old' && session.keepProblem() === null
  const { what, todo } = isSentLater ? { what: t('newProgram'), todo: t('newProgramTodo') } : words(why)
  return (
    <div className="connection-notice" data-tone={why.is === 'client-too-old' ? 'news' : 'bad'}>
      <div role="alert">
        <b>{what}</b>
        <p>{todo}</p>
      </div>
      <WayOn why={why} session={session} />
      {pending > 0 && !isSentLater && session.loaded() && <UnsavedWords session={session} />}
    </div>
  )
}

/** One sentence each about what happened, and about what to do. */
function words(why: EndReason): { what: string; todo: string } {
  switch (why.is) {
    case 'not-signed-in':
      return { what: t('signedOut'), todo: t('signedOutTodo') }
    case 'not-allowed':
      return { what: t('accessLost'), todo: t('accessLostTodo') }
    case 'no-such-agenda':
      return { what: t('agendaGone'), todo: t('agendaGoneTodo') }
    case 'put-away':
      return { what: t('agendaPutAway'), todo: t('agendaPutAwayTodo') }
    case 'replaced':
      return { what: t('openedElsewhere'), todo: t('reloadTodo') }
    case 'other-epoch':
      return { what: t('agendaRestored'), todo: t('copyAndReloadTodo') }
    case 'client-too-old':
      return { what: t('newProgram'), todo: t('copyAndReloadTodo') }
    case 'refused':
      return { what: t('changeRefused'), todo: t('copyAndReloadTodo') }
    case 'other-person':
      return { what: t('otherPerson', { name: why.name }), todo: t('copyAndReloadTodo') }
    case 'unknown':
      return { what: t('closedByServer', { code: why.code }), todo: t('copyAndReloadTodo') }
    default:
      return why satisfies never
  }
}

function WayOn({ why, session }: { why: EndReason; session: AgendaSession }) {
  switch (why.is) {
    case 'not-signed-in':
      // In a tab of its own: this one holds words that are nowhere else.
      return (
        <p className="ways-on">
          <a className="button primary" href={signInAddress()} target="_blank" rel="noreferrer">
            {t('signInAgain')}
          </a>
          <button type="button" className="button" onClick={() => session.resume()}>
            {t('continueHere')}
          </button>
        </p>
      )
    case 'not-allowed':
    case 'no-such-agenda':
    case 'put-away':
      return (
        <p className="ways-on">
          {why.is !== 'no-such-agenda' && (
            <button type="button" className="button primary" onClick={() => session.resume()}>
              {t('tryAgain')}
            </button>
          )}
          <Link className="button" href="/">
            {t('toAgendas')}
          </Link>
        </p>
      )
    default:
      return (
        <p className="ways-on">
          <button type="button" className="button primary" onClick={() => location.reload()}>
            {t('reload')}
          </button>
        </p>
      )
  }
}
