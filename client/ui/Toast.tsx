/** One sentence at the foot of the page about what was just done, read aloud politely; it stays until the next or until closed. */
import { t } from '../app/language.ts'
import './toast.css'

interface Props {
  text: string | null
  onUndo: (() => void) | undefined
  onClose: () => void
}

export function Toast({ text, onUndo, onClose }: Props) {
  return (
    <div className="toast" data-open={text !== null}>
      <span role="status">{text}</span>
      {text !== null && (
        <>
          {onUndo !== undefined && (
            <button type="button" className="button" onClick={onUndo}>
              {t('undoThis')}
            </button>
          )}
          <button type="button" className="button" aria-label={t('closeNotice')} onClick={onClose}>
            <span aria-hidden="true">✕</span>
          </button>
        </>
      )}
    </div>
  )
}
