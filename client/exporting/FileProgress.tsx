/** How far a file is: in words, which are read aloud too, each once; and as a line. */
import { t, useLanguage } from '../app/language.ts'
import { sizeInWords } from '../attachments/size.ts'
import type { Exporting } from './exportWork.ts'
import { farAsValue, farInWords } from './howFarInWords.ts'

/** @param told what is said when nothing is on its way */
export function FileProgress({ exporting, told = '' }: { exporting: Exporting; told?: string }) {
  const language = useLanguage()
  const far = exporting.is === 'making' ? exporting.far : null
  const value = exporting.is === 'making' ? farAsValue(far, exporting.of) : null
  return (
    <>
      <p className="file-progress">
        <span role="status">{sentenceOf(exporting) || told}</span>
        {far !== null && 'got' in far && (
          <span className="file-progress-size" aria-hidden="true">
            {' '}
            {t('exportGot', {
              got: sizeInWords(far.got, language),
              of: sizeInWords(far.bytes, language),
            })}
          </span>
        )}
      </p>
      {exporting.is === 'making' && <progress aria-label={t('exportProgress')} {...value} />}
      {exporting.is === 'failed' && (
        <p className="notice" role="alert">
          {exporting.why}
        </p>
      )}
    </>
  )
}

function sentenceOf(exporting: Exporting): string {
  if (exporting.is === 'waiting') return t('exportWaits')
  if (exporting.is === 'stopped') return t('exportStopped')
  if (exporting.is !== 'making') return ''
  return `${exporting.far === null ? t('exportReading') : farInWords(exporting.far)} …`
}
