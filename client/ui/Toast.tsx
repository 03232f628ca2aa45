/** One sentence at the foot of the page about what was just done, read aloud politely; it stays until the next or until closed. */
import { t } from '../app/language.ts'
import './toast.css'

/** What is told, and what can be done about it. */
export interface Notice {
  text: string
  action?: { label: string; onPress: () => void }
}

export function Toast({ notice, onClose }: { notice: Notice | null; onClose: () => void }) {
  return (
    // Takes focus when what had it is gone: from here Tab leads to the buttons.
    <div className="toast" data-open={notice !== null} tabIndex={-1}>
      <span role="status">{notice?.text}</span>
      {notice !== null && (
        <>
          {notice.action !== undefined && (
            <button type="button" className="button" onClick={notice.action.onPress}>
              {notice.action.label}
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
