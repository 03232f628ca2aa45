/** One's own words that the server could not take, as this browser keeps them. */
import { useEffect, useState, useSyncExternalStore } from 'react'
import type { AgendaId } from '../../shared/agenda/document.ts'
import { useAgenda } from '../agenda/agendaContext.ts'
import type { LeftWords } from '../keeping/database.ts'
import type { Keep } from '../keeping/keep.ts'

export type KeptWords = Pick<Keep, 'left' | 'subscribe'>

export function useOwnLeft(agenda: AgendaId, keep: KeptWords): readonly LeftWords[] {
  const { session } = useAgenda()
  const [left, setLeft] = useState<readonly LeftWords[]>([])
  const personId = useSyncExternalStore(session.subscribe, () => session.personId)
  useEffect(() => {
    let isShown = true
    const look = () => void keep.left(agenda).then((found) => isShown && setLeft(found))
    const stop = keep.subscribe(look)
    look()
    return () => {
      isShown = false
      stop()
    }
  }, [agenda, keep])
  // Another person's at the same computer are not shown.
  return left.filter((words) => words.person === personId)
}
