/** The one notice at the foot of the page: whoever does something tells it here, and the next takes its place. */
import { createContext, type ReactNode, useCallback, useContext, useMemo, useReducer } from 'react'
import { NOTHING_TOLD, type Notice, type Over, tellNext } from './notice.ts'
import { Toast } from './Toast.tsx'

/** @param notice `null`: what was told is true no more */
type Tell = (notice: Notice | Over | null) => void

const TellContext = createContext<Tell | null>(null)
const NoticeContext = createContext<{ notice: Notice | null; close: () => void } | null>(null)

export function useTell(): Tell {
  const tell = useContext(TellContext)
  if (tell === null) throw new Error('there is no place for notices here')
  return tell
}

export function NoticeProvider({ children }: { children: ReactNode }) {
  const [{ shown }, tell] = useReducer(tellNext, NOTHING_TOLD)
  const close = useCallback(() => tell(null), [])
  const told = useMemo(() => ({ notice: shown, close }), [shown, close])
  return (
    <TellContext.Provider value={tell}>
      <NoticeContext.Provider value={told}>
        {children}
        <TheNotice />
      </NoticeContext.Provider>
    </TellContext.Provider>
  )
}

/** What was told last. A dialog over the page needs one of its own: what is outside it can neither be heard nor pressed. */
export function TheNotice() {
  const told = useContext(NoticeContext)
  return told && <Toast notice={told.notice} onClose={told.close} />
}
