/**
 * That there is a newer version than the one that is read: above the paper to who has opened an older one; to who is reading as it comes in
 * a quiet line that lies over the page, so that nothing moves.
 */
import { useState } from 'react'
import { applyingOf, versionPart } from '../../shared/paper/applying.ts'
import { sentTime, t } from '../app/language.ts'
import type { Shown } from './openSent.ts'
import { readingAddress } from './sentServer.ts'
import { carryLine } from './useReadingLine.ts'

type Props = Pick<Shown, 'version' | 'versions' | 'supplements'>

export function NewerVersion({ version, versions, supplements }: Props) {
  const newest = versions[0] ?? version
  const shown = supplements[0]?.version.number ?? version.number
  const applying = applyingOf(versions)
  const [openedWith] = useState(newest.number)
  const [putAway, setPutAway] = useState(openedWith)
  return (
    <>
      <div role="status">
        {openedWith > shown && version.number === applying?.whole.number && (
          <p className="newer-version">
            {t('hasSupplement', { number: String(newest.number), time: sentTime(newest.at) })}{' '}
            <a href={readingAddress(version.agenda, null)}>{t('readWithSupplement')}</a>
          </p>
        )}
        {applying !== null && openedWith >= applying.whole.number && applying.whole.number > shown && (
          <p className="newer-version">
            {t('newerVersion', {
              number: String(applying.whole.number),
              time: sentTime(applying.whole.at),
            })}{' '}
            <a href={readingAddress(version.agenda, null)}>{t('readNewest')}</a>
          </p>
        )}
        {supplements
          .filter(({ paper }) => paper === null)
          .map(({ version: { number } }) => (
            <p key={number} className="newer-version">
              {t('supplementMissing', { number: String(number) })}
            </p>
          ))}
      </div>
      <div className="version-came" role="status">
        {newest.number > putAway && (
          <p>
            {t(newest.kind === 'whole' ? 'versionCame' : 'supplementCame', { number: String(newest.number) })}
            <span aria-hidden="true"> · </span>
            {/* The page anew: it opens where one was, or at the beginning of what was added. */}
            {newest.kind === 'whole' ? (
              <a href={readingAddress(version.agenda, null)} onClick={carryLine}>
                {t('showVersion')}
              </a>
            ) : (
              <a href={readingAddress(version.agenda, null, `#item-${versionPart(newest.number)}`)}>
                {t('showVersion')}
              </a>
            )}
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
