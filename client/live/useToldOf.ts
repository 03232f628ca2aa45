/** For what the page asks for anew when the server tells of it: a list of `/live` of which only that it is another matters. */
import { useCallback, useEffect, useRef, useSyncExternalStore } from 'react'
import type { Topic } from '../../shared/protocol/live.ts'
import { useLookNowAndThen } from '../app/useLookNowAndThen.ts'
import { type LiveTopics, liveTopics } from './liveTopics.ts'

/**
 * @param topic `null`: nothing is waited for
 * @param look the same function each time: called when the list is another, or has come to its end, and now and then where the server tells
 *   nothing
 */
export function useToldOf(topic: Topic | null, look: () => void, topics: LiveTopics = liveTopics()): void {
  const subscribe = useCallback(
    (listener: () => void) => (topic === null ? () => {} : topics.subscribe(topic, listener)),
    [topics, topic],
  )
  const seen = useSyncExternalStore(subscribe, () => (topic === null ? null : topics.seen(topic)))
  const list = seen?.list ?? null
  const before = useRef(list)
  useEffect(() => {
    const isOther = before.current !== list
    before.current = list
    if (isOther) look()
  }, [list, look])
  useLookNowAndThen(look, topic !== null && seen?.isLive !== true)
}
