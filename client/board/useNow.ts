/** What time it is, for words like «nu» and «i går»: they grow old while one looks at them. */
import { useSyncExternalStore } from 'react'
import { serverNow } from '../app/serverClock.ts'

/** So often the words are looked at again (milliseconds). */
const EVERY = 20_000

const listeners = new Set<() => void>()
let timer: ReturnType<typeof setInterval> | undefined
let now = 0

function subscribe(listener: () => void): () => void {
  if (listeners.size === 0) timer = setInterval(tick, EVERY)
  listeners.add(listener)
  return () => {
    listeners.delete(listener)
    if (listeners.size === 0) clearInterval(timer)
  }
}

function tick(): void {
  now = serverNow()
  for (const listener of listeners) listener()
}

/** Milliseconds since 1970 (UTC), by the server's clock, some seconds old at most. */
export function useNow(): number {
  return useSyncExternalStore(subscribe, () => {
    if (Math.abs(serverNow() - now) > EVERY) now = serverNow()
    return now
  })
}
