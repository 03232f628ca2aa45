/** «Send dagsordenen ud …» on the board and, quietly, in the head of a draft: for the secretariat. */
import { t } from '../app/language.ts'
import { useOutgoing } from './outgoing.ts'
import { useAgendaState, useIsSecretariat, useSendLabel } from './useVersions.ts'
import './sending.css'

export function SendButton() {
  const { send } = useOutgoing()
  const state = useAgendaState()
  const label = useSendLabel()
  if (!useIsSecretariat() || state === 'minutes') return null
  return (
    <button
      type="button"
      className={state === 'drafting' ? 'button primary' : 'button'}
      aria-haspopup="dialog"
      onClick={send}
    >
      {t(label)}
    </button>
  )
}

/** Where a clerk looks for it; what was sent is sent anew from what is told of it. */
export function SendFromHead() {
  const { send } = useOutgoing()
  const state = useAgendaState()
  if (!useIsSecretariat() || state !== 'drafting') return null
  return (
    <button type="button" className="button send-from-head" aria-haspopup="dialog" onClick={send}>
      {t('sendShort')}
    </button>
  )
}
