/** On a phone what stands beside the text lies in a drawer, opened by a button. */
import { type ReactNode, useRef, useState } from 'react'
import { t } from '../app/language.ts'

interface Props {
  isReady?: boolean
  /** Beside the button that shuts it. */
  head?: (close: () => void) => ReactNode
  /** What lies in it; what costs something is drawn while it is open alone. */
  children: (open: boolean, close: () => void) => ReactNode
}

export function Drawer({ isReady = true, head, children }: Props) {
  const dialog = useRef<HTMLDialogElement>(null)
  const [open, setOpen] = useState(false)
  const close = () => dialog.current?.close()
  const show = () => {
    setOpen(true)
    dialog.current?.showModal()
  }
  return (
    <div className="drawer-holder">
      <button
        type="button"
        className="drawer-button"
        aria-label={t('openOutline')}
        onClick={show}
        disabled={!isReady}
      >
        <span aria-hidden="true">☰</span>
      </button>
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: the keyboard closes a dialog with Escape */}
      <dialog
        ref={dialog}
        className="drawer"
        aria-label={t('outline')}
        onClose={() => setOpen(false)}
        onClick={(event) => event.target === dialog.current && close()}
      >
        <div className="drawer-head">
          <button type="button" className="drawer-button" aria-label={t('closeOutline')} onClick={close}>
            <span aria-hidden="true">✕</span>
          </button>
          {head?.(close)}
        </div>
        {children(open, close)}
      </dialog>
    </div>
  )
}
