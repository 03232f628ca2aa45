/**
 * The rows of a list that the server keeps up: read once for the first picture, told of over `/live` from then on, and read again now and
 * then where there is no socket (some networks let none through).
 */
import { useCallback, useEffect, useReducer, useState, useSyncExternalStore } from 'react'
import type { Topic } from '../../shared/protocol/live.ts'
import { ApiError, type Loading, readJson } from '../app/api.ts'
import { type LiveTopics, liveTopics, type TopicSeen } from './liveTopics.ts'

/** Without a socket it is read so often (ms). */
const READ_EVERY = 5_000

/** A server that takes longer is treated as none (ms). */
const LONGEST_WAIT = 8_000

/** `isOld`: the server cannot be asked just now, so that there may be news. */
export type LiveRows<Row> = Loading<readonly Row[]> & { isOld: boolean }

/** @param path where the same rows are read over HTTP */
export function useLiveRows<Row extends { id: string }>(
  topic: Topic,
  path: string,
  topics: LiveTopics = liveTopics(),
): LiveRows<Row> {
  const subscribe = useCallback((listener: () => void) => topics.subscribe(topic, listener), [topics, topic])
  const { list, isLive } = useSyncExternalStore(subscribe, () => topics.seen(topic)) as TopicSeen<Row>
  const [failed, setFailed] = useState<{ status: number | null } | null>(null)
  const [round, again] = useReducer((before: number) => before + 1, 0)
  // biome-ignore lint/correctness/useExhaustiveDependencies: another round reads the same address again
  useEffect(() => {
    if (isLive) return setFailed(null)
    const leaving = new AbortController()
    readJson<Row[]>(path, AbortSignal.any([leaving.signal, AbortSignal.timeout(LONGEST_WAIT)]))
      .then((rows) => {
        topics.fill(topic, rows)
        setFailed(null)
      })
      .catch((error: unknown) => {
        if (!leaving.signal.aborted) setFailed({ status: error instanceof ApiError ? error.status : null })
      })
    return () => leaving.abort()
  }, [topics, topic, path, isLive, round])
  const isSignedOut = failed?.status === 401
  useEffect(() => {
    if (isLive || isSignedOut) return
    const timer = setInterval(again, READ_EVERY)
    addEventListener('online', again)
    return () => {
      clearInterval(timer)
      removeEventListener('online', again)
    }
  }, [isLive, isSignedOut])
  const isOld = failed !== null
  if (failed !== null && (list === null || isSignedOut))
    return { is: 'failed', status: failed.status, again, isOld }
  return list === null ? { is: 'loading', isOld } : { is: 'ready', value: list.rows, isOld }
}
