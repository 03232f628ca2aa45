/**
 * One sentence at the foot of the page about what was just done, read aloud politely. It goes when it has stood for a while and
 * nobody points at it or has the focus in it; by Escape; when the next comes.
 */
import { type FocusEvent, type MouseEvent, useEffect, useRef } from 'react'
import { backToDocument } from '../access/focusHeld.ts'
import { useAboveKeyboard } from '../access/useAboveKeyboard.ts'
import { t } from '../app/language.ts'
import type { Notice } from './notice.ts'
import { useRootMark } from './useRootMark.ts'
import { WithAgendaWords } from './WithAgendaWords.tsx'
import './toast.css'

/** Milliseconds: time to read it; with something to press, to think about it too. What it offers stands elsewhere as well. */
const STANDS = { told: 8_000, offered: 20_000 }

export function Toast({ notice, onClose }: { notice: Notice | null; onClose: () => void }) {
  const toast = useAboveKeyboard<HTMLDivElement>()
  useRootMark('notice', notice !== null)
  useEffect(() => {
    if (notice === null) return
    const isHeld = () => toast.current?.matches(':hover, :focus-within') ?? false
    const stands = notice.action === undefined ? STANDS.told : STANDS.offered
    const timer = setInterval(() => isHeld() || onClose(), stands)
    return () => clearInterval(timer)
  }, [notice, onClose, toast])
  // Back to where one came from; what it was about may have gone from there.
  const cameFrom = useRef<Element | null>(null)
  const onFocus = ({ relatedTarget, currentTarget }: FocusEvent) => {
    if (!currentTarget.contains(relatedTarget)) cameFrom.current = relatedTarget
  }
  const close = () => {
    if (toast.current?.contains(document.activeElement)) goBack(cameFrom.current)
    onClose()
  }
  // Closed first: what is done tells of itself, and knows best where the focus goes.
  const act = () => {
    close()
    notice?.action?.onPress()
  }
  return (
    // Takes focus when what had it is gone: from here Tab leads to the buttons.
    // biome-ignore lint/a11y/noStaticElementInteractions: its buttons are pressed; Escape is for who has the focus in it
    // biome-ignore lint/a11y/useAriaPropsSupportedByRole: it has the name with the role, and neither while it is empty
    <div
      className="toast"
      ref={toast}
      data-open={notice !== null}
      tabIndex={-1}
      role={notice === null ? undefined : 'region'}
      aria-label={notice === null ? undefined : t('notice')}
      onFocus={onFocus}
      onKeyDown={({ key }) => key === 'Escape' && close()}
    >
      <span role="status">
        {notice !== null && <WithAgendaWords sentence={notice.text} words={notice.agendaWords} />}
      </span>
      {notice !== null && (
        <>
          {notice.action !== undefined && (
            <button type="button" className="button" onMouseDown={stay} onClick={act}>
              {notice.action.label}
            </button>
          )}
          <button
            type="button"
            className="button"
            aria-label={t('closeNotice')}
            onMouseDown={stay}
            onClick={close}
          >
            <span aria-hidden="true">✕</span>
          </button>
        </>
      )}
    </div>
  )
}

/** The press leaves the caret where it is: with it the tools at a phone's foot would go, and the button move under the finger. */
const stay = (event: MouseEvent) => event.preventDefault()

function goBack(to: Element | null): void {
  const isThere = to instanceof HTMLElement && to.isConnected && to.checkVisibility()
  if (isThere && to.closest('main') === null) to.focus({ preventScroll: true })
  else backToDocument()
}
