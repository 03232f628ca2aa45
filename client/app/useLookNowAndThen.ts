/** For a page that stands open: what it shows is looked at again when one comes back to it, when the connection does, and each minute. */
import { useEffect } from 'react'

/** A page that nobody looks at waits; milliseconds. */
const LOOK_EVERY = 60_000

/** @param look the same function each time @param isEachMinute `false`: somebody else tells when there is news */
export function useLookNowAndThen(look: () => void, isEachMinute: boolean): void {
  useEffect(() => {
    const onShown = () => !document.hidden && look()
    addEventListener('online', look)
    document.addEventListener('visibilitychange', onShown)
    return () => {
      removeEventListener('online', look)
      document.removeEventListener('visibilitychange', onShown)
    }
  }, [look])
  useEffect(() => {
    if (!isEachMinute) return
    const timer = setInterval(() => !document.hidden && look(), LOOK_EVERY)
    return () => clearInterval(timer)
  }, [look, isEachMinute])
}
