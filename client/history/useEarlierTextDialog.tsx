/** Lets every part of the page lead to what a text was before; the window stands over the page. */
import { createContext, type ReactNode, useContext, useState } from 'react'
import type { AgendaId } from '../../shared/agenda/document.ts'
import type { FieldPlace } from '../agenda/changes.ts'
import { EarlierTextDialog } from './EarlierTextDialog.tsx'

type Ask = (place: FieldPlace) => void

const AskContext = createContext<Ask | null>(null)

/** @returns opens the window at a text */
export function useEarlierTextDialog(): Ask {
  const ask = useContext(AskContext)
  if (ask === null) throw new Error('no agenda is open here')
  return ask
}

export function EarlierTextProvider({ agenda, children }: { agenda: AgendaId; children: ReactNode }) {
  const [place, ask] = useState<FieldPlace | null>(null)
  return (
    <AskContext.Provider value={ask}>
      {children}
      {place !== null && <EarlierTextDialog agenda={agenda} at={place} onClose={() => ask(null)} />}
    </AskContext.Provider>
  )
}
