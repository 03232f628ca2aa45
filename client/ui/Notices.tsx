/** The one notice at the foot of the page: whoever does something tells it here, and the next takes its place. */
import { createContext, type ReactNode, useContext, useState } from 'react'
import { Toast } from './Toast.tsx'

export interface Notice {
  text: string
  /** Behind «Fortryd», where it is there. */
  undo?: () => void
}

type Tell = (notice: Notice) => void

const TellContext = createContext<Tell | null>(null)

export function useTell(): Tell {
  const tell = useContext(TellContext)
  if (tell === null) throw new Error('there is no place for notices here')
  return tell
}

export function NoticeProvider({ children }: { children: ReactNode }) {
  const [notice, tell] = useState<Notice | null>(null)
  return (
    <TellContext.Provider value={tell}>
      {children}
      <Toast text={notice?.text ?? null} onUndo={notice?.undo} onClose={() => tell(null)} />
    </TellContext.Provider>
  )
}
