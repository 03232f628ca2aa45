/**
 * That there is a newer version than the one that is read: above the paper to who has opened an older one; to who is reading as it comes in
 * a quiet line that lies over the page, so that nothing moves.
 */
import { useState } from 'react'
import type { SentVersion } from '../../shared/protocol/versions.ts'
import { dateAndClock, t } from '../app/language.ts'
import { readingAddress } from './sentServer.ts'

interface Props {
  version: SentVersion
  /** The newest first. */
  versions: readonly SentVersion[]
}

export function NewerVersion({ version, versions }: Props) {
  const newest = versions[0] ?? version
  const [openedWith] = useState(newest.number)
  const [putAway, setPutAway] = useState(openedWith)
  return (
    <>
      <div role="status">
        {openedWith > version.number && (
          <p className="newer-version">
            {t('newerVersion', { number: String(newest.number), time: dateAndClock(newest.at) })}{' '}
            <a href={readingAddress(version.agenda, null)}>{t('readNewest')}</a>
          </p>
        )}
      </div>
      <div className="version-came" role="status">
        {newest.number > putAway && (
          <p>
            {t('versionCame', { number: String(newest.number) })}
            <span aria-hidden="true"> · </span>
            {/* The page anew, and not another in its place: it opens where one was. */}
            <a href={readingAddress(version.agenda, null)}>{t('showVersion')}</a>
            <button
              type="button"
              className="close"
              aria-label={t('closeNotice')}
              onClick={() => setPutAway(newest.number)}
            >
              <span aria-hidden="true">×</span>
            </button>
          </p>
        )}
      </div>
    </>
  )
}
