/** Brings the editors' code, when the page has drawn its text and is idle, or as soon as somebody wants to write. */
import { useCallback, useEffect, useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import type { AgendaSession } from '../connection/agendaSession.ts'
import type { Editing } from '../editor/editing.ts'
import { whenIdle } from './whenIdle.ts'

/** @param loaded never before the agenda is whole: what came from the server must not be undone */
export function useEditing(session: AgendaSession, loaded: boolean, readOnly: boolean) {
  const [editing, setEditing] = useState<Editing | null>(null)
  const loading = useRef<Promise<Editing> | null>(null)

  const loadEditing = useCallback(() => {
    loading.current ??= import('../editor/editing.ts').then(
      (module) => {
        const brought = new module.Editing(session)
        flushSync(() => setEditing(brought))
        return brought
      },
      (error: unknown) => {
        // The next who wants to write tries anew.
        loading.current = null
        throw error
      },
    )
    return loading.current
  }, [session])

  useEffect(() => {
    if (!loaded) return
    // Whoever wants to write is told when it fails; nobody else needs to know.
    const load = () => void loadEditing().catch(() => {})
    const waiting = whenIdle(load, 2000)
    addEventListener('online', load)
    return () => {
      waiting.cancel()
      removeEventListener('online', load)
    }
  }, [loaded, loadEditing])

  useEffect(() => {
    if (readOnly) editing?.closeAll()
  }, [readOnly, editing])

  useEffect(() => {
    if (editing === null) return
    return () => {
      loading.current = null
      editing.destroy()
      setEditing(null)
    }
  }, [editing])

  return { editing, loadEditing }
}
