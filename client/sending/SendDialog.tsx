/** «Send dagsordenen ud»: what is missing, who gets it and what it is called; then how far it is, and what came of it. */
import { useEffect, useSyncExternalStore } from 'react'
import type { SendVersion } from '../../shared/protocol/versions.ts'
import { hasNoFocus } from '../access/focusHeld.ts'
import { t } from '../app/language.ts'
import { Dialog } from '../ui/Dialog.tsx'
import { whenDrawn } from '../ui/whenDrawn.ts'
import { useOutgoing } from './outgoing.ts'
import { SendForm } from './SendForm.tsx'
import { SendingProgress } from './SendingProgress.tsx'
import { type GoToPlace, useGoToPlace } from './useGoToPlace.ts'
import { useVersions } from './useVersions.ts'
import type { CouncilActions } from './versionActions.ts'
import './sending.css'

interface Props {
  /** Default: asks the server. */
  council?: CouncilActions
  onClose: () => void
}

export function SendDialog({ council, onClose }: Props) {
  const { versions } = useOutgoing()
  const { sending } = versions
  const state = useSyncExternalStore(sending.subscribe, sending.state)
  const { list } = useVersions()
  const goToPlace = useGoToPlace()
  useEffect(() => {
    sending.showInWindow(true)
    void versions.follow()
    return () => sending.showInWindow(false)
  }, [sending, versions])
  // What is sent just now is in the list already.
  const isFirst = state.is === 'sent' ? state.version.number === 1 : (list ?? []).length === 0
  // What was pressed went with what it stood in: who presses twice must not meet the next button.
  // biome-ignore lint/correctness/useExhaustiveDependencies: whenever something else is shown
  useEffect(() => {
    if (hasNoFocus()) document.querySelector<HTMLElement>('.send-dialog h2')?.focus()
  }, [state.is])
  // A colleague's is not undone by a key that closes windows.
  const isOwnToUndo = state.is === 'closing' && state.by === null
  const close = () => {
    // What came of it was seen here; what is on its way yet is told of in the page.
    sending.again()
    onClose()
    if (isOwnToUndo) whenDrawn(focusUndoInPage)
  }
  const goTo: GoToPlace = (go, address) => {
    sending.putAside(true)
    onClose()
    goToPlace(go, address)
  }
  const sendOut = async (wish: SendVersion) => {
    await sending.send(wish)
    await versions.refresh()
  }
  return (
    <Dialog
      heading={t(isFirst ? 'sendHeading' : 'sendNewHeading')}
      className="send-dialog"
      onClose={close}
      onEscape={isOwnToUndo ? () => void sending.takeBack() : undefined}
    >
      {state.is === 'asking' ? (
        <SendForm
          {...(council && { council })}
          why={state}
          onFollow={goTo}
          onClose={close}
          onSend={(wish) => void sendOut(wish)}
        />
      ) : (
        <SendingProgress state={state} onClose={close} />
      )}
    </Dialog>
  )
}

/** Who closes the window has some seconds yet. */
const focusUndoInPage = (): void =>
  document.querySelector<HTMLElement>('.sending-band [data-undoes]')?.focus({ preventScroll: true })
