/** The windows that take an agenda out of the house; they stand over the page. */
import { lazy, type ReactNode, Suspense, useMemo, useState } from 'react'
import type { AgendaId, ItemId } from '../../shared/agenda/document.ts'
import { useAgenda } from '../agenda/agendaContext.ts'
import { type Outgoing, OutgoingOfPage } from './outgoing.ts'
import { versionsOf } from './versionsStore.ts'

// Who writes does not wait for their code.
const ExportDialog = lazy(async () => ({
  default: (await import('../exporting/ExportDialog.tsx')).ExportDialog,
}))
const SendDialog = lazy(async () => ({ default: (await import('./SendDialog.tsx')).SendDialog }))
const VersionsDialog = lazy(async () => ({ default: (await import('./VersionsDialog.tsx')).VersionsDialog }))

type Opened = { is: 'export'; item: ItemId | null } | { is: 'send' } | { is: 'versions' }

export function OutgoingProvider({ agenda, children }: { agenda: AgendaId; children: ReactNode }) {
  const { session } = useAgenda()
  const [opened, open] = useState<Opened | null>(null)
  const outgoing = useMemo<Outgoing>(() => {
    const versions = versionsOf(session, agenda)
    return {
      ...{ agenda, versions },
      exportFile: (item) => open({ is: 'export', item }),
      send: () => {
        versions.sending.putAside(false)
        open({ is: 'send' })
      },
      showVersions: () => open({ is: 'versions' }),
    }
  }, [session, agenda])
  const close = () => open(null)
  return (
    <OutgoingOfPage value={outgoing}>
      {children}
      {opened !== null && (
        <Suspense>
          {opened.is === 'export' ? (
            <ExportDialog agenda={agenda} item={opened.item} onClose={close} />
          ) : opened.is === 'send' ? (
            <SendDialog onClose={close} />
          ) : (
            <VersionsDialog onClose={close} />
          )}
        </Suspense>
      )}
    </OutgoingOfPage>
  )
}
