/**
 * A window over the page, with a heading and a way out: Escape, a press beside it, or its button. On a phone it fills the
 * width. Focus goes to what is marked `data-first-focus`, else to the heading.
 */
import { type ReactNode, useId, useLayoutEffect, useRef } from 'react'
import { hasNoFocus } from '../access/focusHeld.ts'
import { t } from '../app/language.ts'
import './dialog.css'

interface Props {
  heading: ReactNode
  className?: string
  /** The item that it is about. */
  of?: string
  /** However it was closed. Focus is then where it was before; where that is gone, in the document. */
  onClose: () => void
  /** Where Escape does something else than to close it. */
  onEscape?: (() => void) | undefined
  children: ReactNode
}

export function Dialog({ heading, className = '', of, onClose, onEscape = onClose, children }: Props) {
  const dialog = useRef<HTMLDialogElement>(null)
  const headingId = useId()
  // Before it is taken out of the page: closed, it gives focus back.
  useLayoutEffect(() => {
    const opened = dialog.current
    opened?.showModal()
    const first = opened?.querySelector<HTMLElement>('[data-first-focus]') ?? opened?.querySelector('h2')
    first?.focus()
    return () => {
      opened?.close()
      if (hasNoFocus()) document.querySelector<HTMLElement>('main')?.focus({ preventScroll: true })
    }
  }, [])
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the keyboard closes a dialog with Escape
    <dialog
      ref={dialog}
      className={`dialog ${className}`}
      aria-labelledby={headingId}
      data-of={of}
      // In development React shuts and opens it once more; the event comes when it is open again.
      onClose={({ currentTarget }) => currentTarget.open || onClose()}
      // At once, not when the browser comes to say that it is closed: who presses the button again meanwhile asks anew.
      onCancel={(event) => {
        if (event.target !== dialog.current) return
        event.preventDefault()
        onEscape()
      }}
      onClick={(event) => event.target === dialog.current && onClose()}
    >
      <div className="dialog-content">
        <div className="dialog-head">
          <h2 id={headingId} tabIndex={-1}>
            {heading}
          </h2>
          <button type="button" className="dialog-close" aria-label={t('closeDialog')} onClick={onClose}>
            <span aria-hidden="true">✕</span>
          </button>
        </div>
        {children}
      </div>
    </dialog>
  )
}
