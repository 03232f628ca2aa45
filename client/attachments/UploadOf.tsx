/** A file that is on its way, or could not go: how far it is, and what can be done about it. */
import { AGENDA_LANGUAGE } from '../../shared/language/languages.ts'
import { percentOf, t, useLanguage } from '../app/language.ts'
import { problemOf, type Upload } from './uploads.ts'
import { useAttachments } from './useAttachments.tsx'

interface Props {
  upload: Upload
  /** Its attachment was removed meanwhile. */
  isLeft?: boolean
  mayWrite: boolean
}

export function UploadOf({ upload, isLeft = false, mayWrite }: Props) {
  useLanguage()
  const { uploads, add, choose } = useAttachments()
  const { attachment, item, file, state } = upload
  const { name } = file
  const asNew = () => {
    uploads.drop(attachment)
    add(item, [file])
  }
  const hasFailed = state.is === 'failed'
  // The same file would fail again.
  const mustBeAnother = problemOf(file) !== null
  return (
    <div className="upload" data-state={isLeft || hasFailed ? 'failed' : state.is}>
      {!isLeft && state.is === 'sending' && (
        <progress aria-label={t('uploadProgress', { name })} value={state.part} max={1} />
      )}
      <span className="upload-words">
        {(isLeft || hasFailed) && <b lang={AGENDA_LANGUAGE}>{name}: </b>}
        {isLeft ? t('attachmentGone') : wordsOf(upload)}
      </span>
      <span className="upload-buttons">
        {hasFailed && !isLeft && mayWrite && (
          <button
            type="button"
            className="button"
            aria-label={t(mustBeAnother ? 'attachmentChooseFor' : 'uploadAgainOf', { name })}
            onClick={() => (mustBeAnother ? choose(item, attachment) : uploads.again(attachment))}
          >
            {t(mustBeAnother ? 'attachmentChoose' : 'uploadAgain')}
          </button>
        )}
        {isLeft && mayWrite && (
          <button type="button" className="button" aria-label={t('uploadAsNewOf', { name })} onClick={asNew}>
            {t('uploadAsNew')}
          </button>
        )}
        <button
          type="button"
          className="button"
          aria-label={t(hasFailed || isLeft ? 'uploadDismissOf' : 'uploadCancelOf', { name })}
          onClick={() => uploads.drop(attachment)}
        >
          {t(hasFailed || isLeft ? 'uploadDismiss' : 'uploadCancel')}
        </button>
      </span>
    </div>
  )
}

function wordsOf({ state }: Upload): string {
  switch (state.is) {
    case 'waiting':
      return t('uploadWaits')
    case 'sending':
      return state.part < 1 ? t('uploadSending', { percent: percentOf(state.part) }) : t('uploadStoring')
    case 'failed':
      return state.why
    default:
      return state satisfies never
  }
}
