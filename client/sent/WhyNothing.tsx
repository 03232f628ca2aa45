/** In place of a sent agenda: why there is none to read, and the way on. */
import { type ReactNode, useEffect } from 'react'
import { Link } from 'wouter'
import type { AgendaId } from '../../shared/agenda/document.ts'
import { signInAddress } from '../app/api.ts'
import { t } from '../app/language.ts'
import { useTitle } from '../app/useTitle.ts'
import type { LeftText } from '../keeping/database.ts'
import type { Opened } from './openSent.ts'
import { readingAddress } from './sentServer.ts'
import { UnreadNotes } from './UnreadNotes.tsx'

interface Props {
  agenda: AgendaId
  /** One's own notes that this browser has. */
  findNotes: () => Promise<readonly LeftText[]>
  /** `nobody-here`: one has signed out of this device, and there is no connection. */
  opened: Exclude<Opened, { is: 'shown' }> | { is: 'nobody-here' }
  onAgain: () => void
}

export function WhyNothing({ agenda, findNotes, opened, onAgain }: Props) {
  const { title, detail, way } = whyOf(agenda, opened, onAgain)
  useTitle(title)
  useEffect(() => document.getElementById('why')?.focus(), [])
  return (
    <main className="message-page">
      <h1 id="why" tabIndex={-1}>
        {title}
      </h1>
      <p>{detail}</p>
      <p className="ways">
        {way}
        <Link className="button" href="/">
          {t('toFrontPage')}
        </Link>
      </p>
      {opened.is === 'lost' && <UnreadNotes find={findNotes} />}
    </main>
  )
}

function whyOf(
  agenda: AgendaId,
  opened: Props['opened'],
  onAgain: () => void,
): { title: string; detail: string; way: ReactNode } {
  switch (opened.is) {
    case 'none-yet':
      return {
        ...{ title: t('noneSentYet'), detail: t('noneSentYetDetail') },
        way: (
          <button type="button" className="button primary" onClick={onAgain}>
            {t('lookAgain')}
          </button>
        ),
      }
    case 'unknown':
      return {
        ...{ title: t('noSuchVersion'), detail: t('noSuchVersionDetail') },
        way: (
          <Link className="button primary" href={readingAddress(agenda, null)}>
            {t('readNewest')}
          </Link>
        ),
      }
    case 'lost':
      return { title: t('readLost'), detail: t('readLostDetail'), way: null }
    case 'signed-out':
      return {
        ...{ title: t('signedOut'), detail: t('readSignedOutDetail') },
        way: (
          <a className="button primary" href={signInAddress()}>
            {t('signInAgain')}
          </a>
        ),
      }
    case 'nobody-here':
      return {
        ...{ title: t('readNotHere'), detail: t('readNobodyHere') },
        way: (
          <button type="button" className="button primary" onClick={onAgain}>
            {t('tryAgain')}
          </button>
        ),
      }
    case 'not-here': {
      const { kept } = opened
      return {
        ...{ title: t('readNotHere'), detail: t('readNotHereDetail') },
        way: (
          <>
            <button type="button" className="button primary" onClick={onAgain}>
              {t('tryAgain')}
            </button>
            {kept !== null && (
              <Link className="button" href={readingAddress(agenda, kept.number)}>
                {t('readVersion', { number: String(kept.number) })}
              </Link>
            )}
          </>
        ),
      }
    }
    default:
      return opened satisfies never
  }
}
