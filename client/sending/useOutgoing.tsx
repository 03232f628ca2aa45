/** Lets every part of an agenda's page open what takes the agenda out of the house; the windows stand over the page. */
import { createContext, lazy, type ReactNode, Suspense, useContext, useMemo, useState } from 'react'
import type { AgendaId, ItemId } from '../../shared/agenda/document.ts'

// Who writes does not wait for its code.
const ExportDialog = lazy(async () => ({
  default: (await import('../exporting/ExportDialog.tsx')).ExportDialog,
}))

interface Outgoing {
  /** Asks in which format the file shall be. @param item chosen as it opens; `null`: the whole agenda */
  exportFile: (item: ItemId | null) => void
}

const OutgoingContext = createContext<Outgoing | null>(null)

export function useOutgoing(): Outgoing {
  const outgoing = useContext(OutgoingContext)
  if (outgoing === null) throw new Error('no agenda is open here')
  return outgoing
}

type Opened = { is: 'export'; item: ItemId | null }

export function OutgoingProvider({ agenda, children }: { agenda: AgendaId; children: ReactNode }) {
  const [opened, open] = useState<Opened | null>(null)
  const outgoing = useMemo<Outgoing>(() => ({ exportFile: (item) => open({ is: 'export', item }) }), [])
  const close = () => open(null)
  return (
    <OutgoingContext.Provider value={outgoing}>
      {children}
      {opened !== null && (
        <Suspense>
          <ExportDialog agenda={agenda} item={opened.item} onClose={close} />
        </Suspense>
      )}
    </OutgoingContext.Provider>
  )
}
