/** On a phone the outline stands in a drawer, opened by a button, and with it what the header has no room for. */
import type { ReactNode } from 'react'
import type { AgendaId } from '../../shared/agenda/document.ts'
import { t } from '../app/language.ts'
import { Part } from '../app/Part.tsx'
import type { View } from '../reading/ViewSwitch.tsx'
import { RecordLink } from '../record/RecordLink.tsx'
import { OutgoingLines } from '../sending/OutgoingMenu.tsx'
import { SendingBand } from '../sending/SendingBand.tsx'
import { Drawer } from '../ui/Drawer.tsx'
import { LanguageSwitch } from '../ui/LanguageSwitch.tsx'
import { TheNotice } from '../ui/Notices.tsx'
import { useAgenda } from './agendaContext.ts'
import { OutlineNav } from './OutlineNav.tsx'
import { useIsLoaded } from './useAgendaSession.ts'

interface Props {
  agenda: AgendaId
  view: View
  /** Draws «Skriv | Læs»; `onFollow` is to be called when one has chosen. */
  switchView: (onFollow: () => void) => ReactNode
}

export function OutlineDrawer({ agenda, view, switchView }: Props) {
  const loaded = useIsLoaded(useAgenda().session)
  return (
    <Drawer isReady={loaded} head={switchView}>
      {(open, close) => (
        <>
          {open && <SendingBand />}
          {open && (
            <Part name={t('partOutline')}>
              <OutlineNav className="outline" tellsProgress={view === 'write'} onFollow={close} />
            </Part>
          )}
          {open && <TheNotice />}
          <a className="outline-row to-agendas" href="/">
            {t('toAgendas')}
          </a>
          {open && <OutgoingLines onChoose={close} />}
          {open && <RecordLink agenda={agenda} className="outline-row to-agendas" />}
          <LanguageSwitch />
        </>
      )}
    </Drawer>
  )
}
