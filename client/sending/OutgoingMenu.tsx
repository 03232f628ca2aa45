/** «Eksportér ▾» in the page's head: all that takes the agenda out of the house. On a phone it stands in the drawer, line by line. */
import { ChevronDown } from 'lucide-react'
import { t } from '../app/language.ts'
import type { MenuEntry } from '../ui/Menu.tsx'
import { MenuButton } from '../ui/MenuButton.tsx'
import { useOutgoing } from './outgoing.ts'
import { useAgendaState, useIsSecretariat, useSendLabel } from './useVersions.ts'
import './sending.css'

export function OutgoingMenu() {
  const entries = useOutgoingEntries()
  return (
    <MenuButton
      className="button outgoing-button"
      aria-label={t('outgoing')}
      align="end"
      groups={() => [entries]}
    >
      {t('outgoing')} <ChevronDown size={14} aria-hidden="true" />
    </MenuButton>
  )
}

/** @param onChoose called before what is chosen opens */
export function OutgoingLines({ onChoose }: { onChoose: () => void }) {
  return useOutgoingEntries().map((entry) => (
    <button
      key={entry.label}
      type="button"
      className="outline-row to-agendas outgoing-line"
      onClick={() => {
        onChoose()
        entry.onChoose()
      }}
    >
      {entry.label}
    </button>
  ))
}

function useOutgoingEntries(): MenuEntry[] {
  const { exportFile, send, showVersions } = useOutgoing()
  const state = useAgendaState()
  const label = useSendLabel()
  const maySend = useIsSecretariat() && state !== 'minutes'
  return [
    { label: t('exportMenu'), onChoose: () => exportFile(null) },
    ...(maySend ? [{ label: t(label), onChoose: send }] : []),
    ...(state === 'drafting' ? [] : [{ label: t('versionsMenu'), onChoose: showVersions }]),
  ]
}
