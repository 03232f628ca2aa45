/** «Send dagsordenen ud …» on the board, for the secretariat. */
import { t } from '../app/language.ts'
import { useOutgoing } from './outgoing.ts'
import { useAgendaState, useIsSecretariat } from './useVersions.ts'
import './sending.css'

export function SendButton() {
  const { send } = useOutgoing()
  const state = useAgendaState()
  if (!useIsSecretariat() || state === 'minutes') return null
  return (
    <button
      type="button"
      className={state === 'drafting' ? 'button primary' : 'button'}
      aria-haspopup="dialog"
      onClick={send}
    >
      {t(state === 'drafting' ? 'sendMenu' : 'sendNewMenu')}
    </button>
  )
}
