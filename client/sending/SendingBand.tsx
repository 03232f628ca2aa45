/**
 * Below the page's head, while no window shows it: that the agenda is being sent out, by whomever, with the way back; what came of it; and
 * the way back to the sending for who mends what was missing. Read aloud politely as it changes.
 */
import { useCallback, useEffect, useSyncExternalStore } from 'react'
import type { PersonId } from '../../shared/agenda/document.ts'
import { versionsTopic } from '../../shared/protocol/live.ts'
import type { FailedSending, TroubledMail } from '../../shared/protocol/versions.ts'
import { GRACE_MS } from '../../shared/rights/table.ts'
import { t } from '../app/language.ts'
import { useToldOf } from '../live/useToldOf.ts'
import { useSeen } from '../ui/useSeen.ts'
import { Countdown } from './Countdown.tsx'
import { doneInWords } from './doneInWords.ts'
import { mailInWords } from './mailInWords.ts'
import { makingInWords } from './makingInWords.ts'
import { useOutgoing } from './outgoing.ts'
import type { SendingState } from './sendingWork.ts'
import { TakeBack } from './TakeBack.tsx'
import { useIsSecretariat } from './useVersions.ts'
import './sending.css'

/** Of the page's banner, which keeps what one reads where it is: another whenever it comes or goes. */
export type BandShows = 'nothing' | 'waits' | 'failed' | SendingState['is']

export function useBandShows(): BandShows {
  const { versions } = useOutgoing()
  const { sending } = versions
  const hasFailed = useSyncExternalStore(versions.subscribe, versions.known).failed !== null
  return useSyncExternalStore(sending.subscribe, () => {
    const state = sending.state()
    if (sending.isInWindow()) return 'nothing'
    if (hasFailed && state.is === 'asking') return 'failed'
    if (state.is !== 'asking' || state.why !== null) return state.is
    return sending.isAside() ? 'waits' : 'nothing'
  })
}

/** Of the page, for as long as it is open: the secretariat is told of every sending, whoever began it and wherever. */
export function useSendingFollowed(): void {
  const { agenda, versions } = useOutgoing()
  const isTold = useIsSecretariat()
  const look = useCallback(() => {
    if (isTold) void versions.follow()
  }, [versions, isTold])
  useEffect(look, [look])
  useToldOf(isTold ? versionsTopic(agenda) : null, look)
}

export function SendingBand() {
  const { versions } = useOutgoing()
  const { sending } = versions
  const { failed, troubled } = useSyncExternalStore(versions.subscribe, versions.known)
  const shows = useBandShows()
  const state = useSyncExternalStore(sending.subscribe, sending.state)
  const isSeen = useSeen(shows)
  const isFailure = shows === 'failed' || (state.is === 'asking' && state.why !== null && !state.isMeant)
  return (
    <section className="sending-band" data-shows={shows} data-failed={isFailure}>
      {/* There before it has anything to say: what comes with its words is not read aloud everywhere. */}
      <p role="status">
        {shows === 'failed' && failed !== null
          ? whatFailed(failed, versions.isMe)
          : told(shows, state, troubled)}
        {shows === 'waits' && <span className="send-key"> {t('sendBackKey')}</span>}
      </p>
      {shows === 'closing' && state.is === 'closing' && state.until !== null && (
        <Countdown until={state.until} whole={GRACE_MS} />
      )}
      {shows !== 'nothing' && <Ways shows={shows} isSeen={isSeen} />}
    </section>
  )
}

function Ways({ shows, isSeen }: { shows: Exclude<BandShows, 'nothing'>; isSeen: boolean }) {
  const { versions, send, showVersions } = useOutgoing()
  const { sending } = versions
  if (shows === 'closing') return <TakeBack isSeen={isSeen} />
  if (shows === 'making') return null
  const over = () => {
    if (!isSeen) return
    if (shows === 'waits') sending.putAside(false)
    else sending.again()
    if (shows === 'failed') void versions.putFailureAside()
  }
  const go = () => {
    if (shows !== 'sent') return send()
    sending.again()
    showVersions()
  }
  return (
    <>
      <button
        type="button"
        className={shows === 'waits' ? 'button primary' : 'button'}
        aria-disabled={!isSeen}
        onClick={() => isSeen && go()}
      >
        {t(shows === 'sent' ? 'versionsMenu' : 'sendBack')}
      </button>
      <button type="button" className="button" aria-disabled={!isSeen} onClick={over}>
        {t(shows === 'waits' ? 'sendNotNow' : 'closeNotice')}
      </button>
    </>
  )
}

const whatFailed = ({ by }: FailedSending, isMe: (person: PersonId) => boolean): string =>
  isMe(by.id) || by.name === '' ? t('sendFailed') : t('sendFailedOf', { name: by.name })

function told(shows: BandShows, state: SendingState, troubled: readonly TroubledMail[]): string {
  if (shows === 'nothing') return ''
  if (shows === 'waits') return t('sendWaits')
  if (state.is === 'asking') return state.why ?? ''
  if (state.is === 'sent') {
    // What could not be sent is told in the notice, with what can be done.
    const isTroubled = troubled.some(({ number }) => number === state.version.number)
    return `${doneInWords(state)}. ${isTroubled ? t('sendMailNotSent') : mailInWords(state.mails)}`
  }
  if (state.isLost) return t('sendLost')
  if (state.is === 'making') return `${makingInWords(state.step)} …`
  if (state.by !== null) return t('sendByOther', { name: state.by })
  return t('sendGoesOut')
}
