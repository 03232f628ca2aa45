/** Lets every part of an agenda's page open what takes the agenda out of the house; the windows stand over the page. */
import { createContext, lazy, type ReactNode, Suspense, useContext, useMemo, useState } from 'react'
import type { AgendaId, ItemId } from '../../shared/agenda/document.ts'
import { useAgenda } from '../agenda/agendaContext.ts'
import { type VersionsStore, versionsOf } from './versionsStore.ts'

// Who writes does not wait for their code.
const ExportDialog = lazy(async () => ({
  default: (await import('../exporting/ExportDialog.tsx')).ExportDialog,
}))
const SendDialog = lazy(async () => ({ default: (await import('./SendDialog.tsx')).SendDialog }))
const VersionsDialog = lazy(async () => ({ default: (await import('./VersionsDialog.tsx')).VersionsDialog }))

interface Outgoing {
  agenda: AgendaId
  versions: VersionsStore
  /** Asks in which format the file shall be. @param item chosen as it opens; `null`: the whole agenda */
  exportFile: (item: ItemId | null) => void
  /** What is missing, who gets it, and then it is sent. */
  send: () => void
  /** Shows what was sent. */
  showVersions: () => void
}

const OutgoingContext = createContext<Outgoing | null>(null)

export function useOutgoing(): Outgoing {
  const outgoing = useContext(OutgoingContext)
  if (outgoing === null) throw new Error('no agenda is open here')
  return outgoing
}

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
    <OutgoingContext.Provider value={outgoing}>
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
    </OutgoingContext.Provider>
  )
}
