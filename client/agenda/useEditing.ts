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
    loading.current ??= bringModule().then(
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

let module: typeof import('../editor/editing.ts') | null = null

/**
 * Where it was brought before there is no way back to the browser's queue in between: when another document takes the place of
 * this one, no letter finds itself without an editor, not even one that comes without a key, as a phone's do.
 */
async function bringModule(): Promise<typeof import('../editor/editing.ts')> {
  module ??= await import('../editor/editing.ts')
  return module
}
