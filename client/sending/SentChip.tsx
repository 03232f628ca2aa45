/** «Udsendt – version 1», in the page's head; it opens the list of what was sent. */
import { shortDay, t } from '../app/language.ts'
import { serverNow } from '../app/serverClock.ts'
import { applyingNow } from './applyingNow.ts'
import { useOutgoing } from './outgoing.ts'
import { useAgendaState, useVersions } from './useVersions.ts'
import './sending.css'

export function SentChip() {
  return useAgendaState() === 'drafting' ? null : <Sent />
}

function Sent() {
  const { showVersions } = useOutgoing()
  const { list, isFailed } = useVersions()
  const now = applyingNow(list)
  // Not «Udsendt» before it is known whether it is.
  if (list === null && !isFailed) return null
  return (
    <button
      type="button"
      className="pill sent-chip"
      data-state="sent"
      title={now === null ? undefined : shortDay(now.newest.at, serverNow())}
      aria-haspopup="dialog"
      onClick={showVersions}
    >
      <span className="words">
        {now === null ? t(list?.length === 0 ? 'sentChipBeingMade' : 'stateSent') : t('sentChip', now)}
      </span>
    </button>
  )
}
