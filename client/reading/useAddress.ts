/** Follows the place after `#` in the page's address. */
import { useEffect, useRef, useState } from 'react'
import { goToAddress, readAddress } from './passage.ts'

/**
 * @param onArrival called once, with the id that the page was opened at
 * @returns whether the address quotes words that are not there any more
 */
export function useAddress(onArrival?: (id: string) => void): { passageIsGone: boolean } {
  const [passageIsGone, setGone] = useState(false)
  const arrive = useRef(onArrival)
  useEffect(() => {
    const go = () => setGone(!goToAddress())
    go()
    arrive.current?.(readAddress(location.hash).id)
    arrive.current = undefined
    addEventListener('hashchange', go)
    return () => removeEventListener('hashchange', go)
  }, [])
  return { passageIsGone }
}
