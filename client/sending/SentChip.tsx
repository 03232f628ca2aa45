/** «Udsendt – version 1, 17. januar», in the page's head; it opens the list of what was sent. */
import { shortDay, t } from '../app/language.ts'
import { serverNow } from '../app/serverClock.ts'
import { useOutgoing } from './outgoing.ts'
import { useAgendaState, useVersions } from './useVersions.ts'
import './sending.css'

export function SentChip() {
  return useAgendaState() === 'drafting' ? null : <Sent />
}

function Sent() {
  const { showVersions } = useOutgoing()
  const { list, isFailed } = useVersions()
  const newest = list?.[0]
  // Not «Udsendt» before it is known whether it is.
  if (list === null && !isFailed) return null
  return (
    <button
      type="button"
      className="pill sent-chip"
      data-state="sent"
      aria-haspopup="dialog"
      onClick={showVersions}
    >
      {newest === undefined
        ? t(list?.length === 0 ? 'sentChipBeingMade' : 'stateSent')
        : t('sentChip', { number: newest.number, day: shortDay(newest.at, serverNow()) })}
    </button>
  )
}
