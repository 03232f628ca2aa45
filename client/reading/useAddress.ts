/** Follows the place after `#` in the page's address. */
import { useEffect, useState } from 'react'
import { goToAddress } from './passage.ts'

/** @returns whether the address quotes words that are not there any more */
export function useAddress(): { passageIsGone: boolean } {
  const [passageIsGone, setGone] = useState(false)
  useEffect(() => {
    const go = () => setGone(!goToAddress())
    go()
    addEventListener('hashchange', go)
    return () => removeEventListener('hashchange', go)
  }, [])
  return { passageIsGone }
}
