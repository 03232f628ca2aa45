/** Asks the server what a text was before: the newest states at once, older ones when they are asked for. */
import { useCallback, useEffect, useState } from 'react'
import type { AgendaId } from '../../shared/agenda/document.ts'
import type { EarlierText } from '../../shared/protocol/api.ts'
import type { FieldPlace } from '../agenda/changes.ts'
import { askEarlierTexts } from './askEarlierTexts.ts'

export interface EarlierTextsOf {
  /**
   * All but `ready` tell of what was asked for last; what is there stays. `slow`: still loading. `waiting`: for a connection; it is
   * asked by itself then. `failed`: no answer came. `refused`: another one did.
   */
  is: 'loading' | 'slow' | 'waiting' | 'ready' | 'failed' | 'refused'
  /** The newest first. */
  texts: readonly EarlierText[]
  /** There are older ones. */
  hasMore: boolean
  /** Asks for older ones; after a failure, once more for the same. */
  more: () => void
}

interface Read {
  is: 'loading' | 'slow' | 'ready' | 'failed' | 'refused'
  texts: readonly EarlierText[]
  /** To ask with for what comes next; `null`: there is no more. */
  before: number | 'newest' | null
}

export function useEarlierTexts(
  agenda: AgendaId,
  { item, field }: FieldPlace,
  isOffline: boolean,
): EarlierTextsOf {
  const [read, setRead] = useState<Read>({ is: 'loading', texts: [], before: 'newest' })
  const { is, before } = read
  const isAsking = is === 'loading' || is === 'slow'
  const path = `/api/agendas/${[agenda, 'items', item, 'fields', field].map(part).join('/')}/history`
  useEffect(() => {
    if (!isAsking || before === null || isOffline) return
    return askEarlierTexts(before === 'newest' ? path : `${path}?before=${before}`, (told) =>
      setRead((last) =>
        told.is === 'ready'
          ? { is: 'ready', texts: [...last.texts, ...told.value.texts], before: told.value.before }
          : { ...last, is: told.is },
      ),
    )
  }, [path, isAsking, before, isOffline])
  const more = useCallback(() => setRead((last) => ({ ...last, is: 'loading' })), [])
  // What failed as the connection went is asked for again when it is back.
  useEffect(() => {
    if (isOffline && is === 'failed') more()
  }, [isOffline, is, more])
  return {
    is: isOffline && is !== 'ready' ? 'waiting' : is,
    texts: read.texts,
    hasMore: before !== null,
    more,
  }
}

const part = (name: string): string => encodeURIComponent(name)
