/** Above the paper: which of its files lie on this device, and open without a network; those that were too large are kept when asked for. */
import { t, useLanguage } from '../app/language.ts'
import { sizeInWords } from '../attachments/size.ts'
import { useFiles } from './useFiles.ts'

export function OnThisDevice() {
  const language = useLanguage()
  const { files, isCurrent, isOffline, kept, bringing, bringAll } = useFiles()
  if (kept === null || files.length === 0) return null
  const missing = files.filter(({ hash }) => !kept.has(hash))
  if (!isCurrent && missing.length === files.length) return null
  const counts = { n: String(files.length - missing.length), all: String(files.length) }
  if (missing.length === 0)
    return (
      <p className="on-device">
        <span aria-hidden="true">✓ </span>
        {t('filesAllHere')}
      </p>
    )
  if (bringing === 'brings') return <p className="on-device">{t('filesComing', counts)}</p>
  const size = sizeInWords(
    missing.reduce((sum, { bytes }) => sum + bytes, 0),
    language,
  )
  return (
    <p className="on-device">
      {t('filesHere', counts)} {bringing === 'failed' && t('filesFailed')}
      {bringing === 'full' && t('filesFull')}{' '}
      {isCurrent && !isOffline && (
        <button type="button" className="link-button" onClick={bringAll}>
          {t('filesKeepAll', { size })}
        </button>
      )}
    </p>
  )
}
