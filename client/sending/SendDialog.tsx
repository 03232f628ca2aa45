/** «Send dagsordenen ud»: what is missing, who gets it and what it is called; then how far it is, and what came of it. */
import { useEffect, useRef, useSyncExternalStore } from 'react'
import type { SendVersion } from '../../shared/protocol/versions.ts'
import { t } from '../app/language.ts'
import { Dialog } from '../ui/Dialog.tsx'
import { useTell } from '../ui/Notices.tsx'
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
  const { versions, send } = useOutgoing()
  const { sending } = versions
  const state = useSyncExternalStore(sending.subscribe, sending.state)
  const { list } = useVersions()
  const goToPlace = useGoToPlace()
  const tell = useTell()
  const isOpen = useRef(false)
  useEffect(() => {
    isOpen.current = true
    void sending.look()
    return () => {
      isOpen.current = false
    }
  }, [sending])
  // What is sent just now is in the list already.
  const isFirst = state.is === 'sent' ? state.version.number === 1 : (list ?? []).length === 0
  const close = () => {
    if (sending.state().is === 'sent') sending.again()
    onClose()
  }
  const goTo: GoToPlace = (go, address) => {
    sending.putAside(true)
    onClose()
    goToPlace(go, address)
  }
  const sendOut = async (wish: SendVersion) => {
    const version = await sending.send(wish)
    await versions.refresh()
    if (isOpen.current) return
    // Whoever closed the window is told all the same.
    const state = sending.state()
    if (version !== null) tell({ text: t('sendDone', { number: version.number }) })
    else if (state.is === 'asking' && state.why !== null)
      tell({ text: state.why, action: { label: t('openIt'), onPress: send } })
  }
  return (
    <Dialog heading={t(isFirst ? 'sendHeading' : 'sendNewHeading')} className="send-dialog" onClose={close}>
      {state.is === 'asking' ? (
        <SendForm
          {...(council && { council })}
          why={state.why}
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
