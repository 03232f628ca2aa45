/** For a page that stands open: what it shows is looked at again each minute, when one comes back to it, and when the connection does. */
import { useEffect } from 'react'

/** A page that nobody looks at waits; milliseconds. */
const LOOK_EVERY = 60_000

/** @param look the same function each time */
export function useLookNowAndThen(look: () => void): void {
  useEffect(() => {
    const onShown = () => !document.hidden && look()
    const timer = setInterval(onShown, LOOK_EVERY)
    addEventListener('online', look)
    document.addEventListener('visibilitychange', onShown)
    return () => {
      clearInterval(timer)
      removeEventListener('online', look)
      document.removeEventListener('visibilitychange', onShown)
    }
  }, [look])
}
