/** Asks the server what a text was before: the newest states at once, older ones when they are asked for. */
import { useCallback, useEffect, useState } from 'react'
import type { AgendaId } from '../../shared/agenda/document.ts'
import type { EarlierText, EarlierTexts } from '../../shared/protocol/api.ts'
import type { FieldPlace } from '../agenda/changes.ts'
import { readJson } from '../app/api.ts'

export interface EarlierTextsOf {
  /** All but `ready` tell of what was asked for last; what is there stays. `waiting`: for a connection; it is asked by itself then. */
  is: 'loading' | 'waiting' | 'ready' | 'failed'
  /** The newest first. */
  texts: readonly EarlierText[]
  /** There are older ones. */
  hasMore: boolean
  /** Asks for older ones; after a failure, once more for the same. */
  more: () => void
}

interface Read {
  is: 'loading' | 'ready' | 'failed'
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
  const path = `/api/agendas/${[agenda, 'items', item, 'fields', field].map(part).join('/')}/history`
  useEffect(() => {
    if (is !== 'loading' || before === null || isOffline) return
    const leaving = new AbortController()
    readJson<EarlierTexts>(before === 'newest' ? path : `${path}?before=${before}`, leaving.signal)
      .then((next) =>
        setRead(({ texts }) => ({ is: 'ready', texts: [...texts, ...next.texts], before: next.before })),
      )
      .catch(() => {
        if (!leaving.signal.aborted) setRead((last) => ({ ...last, is: 'failed' }))
      })
    return () => leaving.abort()
  }, [path, is, before, isOffline])
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
