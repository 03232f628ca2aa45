/** In place of an editor whose code could not be fetched: what was typed for it, and another try. */
import { t } from '../app/language.ts'

interface Props {
  /** What the person has typed meanwhile. */
  typed: string
  onRetry: () => void
}

export function EditorsMissing({ typed, onRetry }: Props) {
  return (
    <div className="part-failed" role="alert">
      <span>
        {t('editorsMissing')}
        {typed !== '' && ` ${t('typedAhead', { words: typed })}`}
      </span>
      <button type="button" className="button" onClick={onRetry}>
        {t('tryAgain')}
      </button>
    </div>
  )
}
