/** The time at the meeting's place, by the server's clock; what shows it is drawn anew as each minute begins. */
import { useSyncExternalStore } from 'react'
import { danishTime } from '../../shared/agenda/danishTime.ts'
import { serverNow } from '../app/serverClock.ts'

const MINUTE = 60_000

const listeners = new Set<() => void>()
let timer: ReturnType<typeof setTimeout> | undefined

/** @returns local, as `2024-01-24T10:00` */
export const danishNow = (): string => danishTime(serverNow()).slice(0, 'yyyy-mm-ddThh:mm'.length)

export const useDanishNow = (): string => useSyncExternalStore(subscribe, danishNow)

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  if (listeners.size === 1) waitForMinute()
  return () => {
    listeners.delete(listener)
    if (listeners.size === 0) clearTimeout(timer)
  }
}

/** A computer that slept tells late, and then what time it is. */
function waitForMinute(): void {
  timer = setTimeout(
    () => {
      for (const listener of [...listeners]) listener()
      waitForMinute()
    },
    MINUTE - (serverNow() % MINUTE),
  )
}
