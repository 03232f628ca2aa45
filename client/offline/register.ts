/** Starts the service worker once the page has what it needs. A browser without one works as before, with a network. */
import { whenIdle } from '../agenda/whenIdle.ts'

/** (ms) */
const LATEST_MS = 5000

export function bringPageOffline(): void {
  // In development sources change at every key.
  if (!import.meta.env.PROD || !('serviceWorker' in navigator)) return
  whenIdle(() => void navigator.serviceWorker.register('/sw.js').catch(() => {}), LATEST_MS)
}
