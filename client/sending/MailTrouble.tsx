/** Mail of versions that could not be sent: to whom, why and when it is tried again; and of what was given up, who has to be told otherwise. */
import { useState } from 'react'
import type { TroubledMail } from '../../shared/protocol/versions.ts'
import { t } from '../app/language.ts'
import { serverNow } from '../app/serverClock.ts'
import { lateInWords, lostInWords } from './mailInWords.ts'
import { useOutgoing } from './outgoing.ts'
import { readAddress } from './versionActions.ts'
import '../ui/dialog.css'
import './sending.css'

interface Props {
  /** Of several versions, the newest first. */
  mails: readonly TroubledMail[]
  /** Can be put aside here. */
  canClose?: boolean
}

export function MailTrouble({ mails, canClose = false }: Props) {
  const { versions } = useOutgoing()
  const now = serverNow()
  const late = mails.filter(({ is }) => is === 'waiting')
  const lost = mails.filter(({ is }) => is === 'given-up')
  return (
    <>
      {late.length > 0 && (
        <div className="mail-trouble">
          {ofVersions(late).flatMap((ones) =>
            lateInWords(ones, now).map((words) => (
              <p key={words} className="warning-line">
                {words}
              </p>
            )),
          )}
          <TryAgain />
        </div>
      )}
      {ofVersions(lost).map((ones) => (
        <div key={ones[0]!.number} className="mail-trouble">
          {lostInWords(ones).map((words) => (
            <p key={words} className="warning-line">
              {words}
            </p>
          ))}
          <p>{t('mailLostTell')}</p>
          <LinkToGive number={ones[0]!.number} />
        </div>
      ))}
      {canClose && lost.length > 0 && (
        <button type="button" className="button" onClick={() => void versions.putFailureAside()}>
          {t('closeNotice')}
        </button>
      )}
    </>
  )
}

const ofVersions = (mails: readonly TroubledMail[]): TroubledMail[][] => [
  ...Map.groupBy(mails, ({ number }) => number).values(),
]

/** The server answers when it has tried, or after some seconds. */
function TryAgain() {
  const { versions } = useOutgoing()
  const [is, setIs] = useState<'idle' | 'trying' | 'tried'>('idle')
  const tryAgain = async () => {
    if (is === 'trying') return
    setIs('trying')
    await versions.tryMailsAgain()
    setIs('tried')
  }
  return (
    <p className="mail-again">
      <button
        type="button"
        className="button"
        aria-disabled={is === 'trying'}
        onClick={() => void tryAgain()}
      >
        {t('mailTryNow')}
      </button>
      {/* Where it went well, all of this is gone. */}
      <span role="status">
        {is === 'trying' ? t('mailTrying') : is === 'tried' ? t('mailTriedInVain') : ''}
      </span>
    </p>
  )
}

/** To be given to them by whatever way there is. */
function LinkToGive({ number }: { number: number }) {
  const { agenda } = useOutgoing()
  const [copied, setCopied] = useState(false)
  const url = new URL(readAddress(agenda, number), location.href).href
  const copy = async () => {
    await navigator.clipboard.writeText(url)
    setCopied(true)
  }
  return (
    <p className="mail-again">
      <a href={url}>{url}</a>
      {/* A page that did not come over a safe connection may not copy. */}
      {isSecureContext && (
        <button type="button" className="button" onClick={() => void copy()} onBlur={() => setCopied(false)}>
          <span aria-live="polite">{t(copied ? 'linkCopied' : 'copyLink')}</span>
        </button>
      )}
    </p>
  )
}
