/** Follows the place after `#` in the page's address, but for who comes back to where they were. */
import { useEffect, useRef, useState } from 'react'
import { placeToReturnTo } from '../agenda/useReadingPlace.ts'
import { goToAddress, markPassage, readAddress } from './passage.ts'

/**
 * @param onArrival called once, with the id that the page was opened at
 * @param comesBack whether somebody comes back to where they were: then the place is found again by who kept it
 * @returns whether the address quotes words that are not there any more
 */
export function useAddress(
  onArrival?: (id: string) => void,
  comesBack: () => boolean = isKeptPlace,
): { passageIsGone: boolean } {
  const [passageIsGone, setGone] = useState(false)
  const arrive = useRef(onArrival)
  useEffect(() => {
    const go = () => setGone(!(comesBack() ? markPassage().isFound : goToAddress()))
    go()
    if (!comesBack()) arrive.current?.(readAddress(location.hash).id)
    arrive.current = undefined
    addEventListener('hashchange', go)
    return () => removeEventListener('hashchange', go)
  }, [comesBack])
  return { passageIsGone }
}

const isKeptPlace = (): boolean => placeToReturnTo() !== null
