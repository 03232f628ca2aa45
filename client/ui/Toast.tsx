/**
 * One sentence at the foot of the page about what was just done, read aloud politely. It goes when it has stood for a while and
 * nobody points at it or has the focus in it; by Escape; when the next comes.
 */
import { useEffect, useRef } from 'react'
import { t } from '../app/language.ts'
import './toast.css'

/** What is told, and what can be done about it. */
export interface Notice {
  text: string
  action?: { label: string; onPress: () => void }
}

/** Milliseconds: time to read it; with something to press, to think about it too. What it offers stands elsewhere as well. */
const STANDS = { told: 8_000, offered: 20_000 }

export function Toast({ notice, onClose }: { notice: Notice | null; onClose: () => void }) {
  const toast = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (notice === null) return
    const isHeld = () => toast.current?.matches(':hover, :focus-within') ?? false
    const stands = notice.action === undefined ? STANDS.told : STANDS.offered
    const timer = setInterval(() => isHeld() || onClose(), stands)
    return () => clearInterval(timer)
  }, [notice, onClose])
  return (
    // Takes focus when what had it is gone: from here Tab leads to the buttons.
    // biome-ignore lint/a11y/noStaticElementInteractions: its buttons are pressed; Escape is for who has the focus in it
    <div
      className="toast"
      ref={toast}
      data-open={notice !== null}
      tabIndex={-1}
      onKeyDown={({ key }) => key === 'Escape' && onClose()}
    >
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
