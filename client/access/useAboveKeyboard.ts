/** Keeps what is fixed to the foot of the screen above a phone's keyboard, which covers the page without making it smaller. */
import { useEffect, useRef } from 'react'

/**
 * @returns the ref of the element; it gets `--keyboard`, the height of what covers the page's foot (pixels), and the page `--seen`, the
 * height that is left
 */
export function useAboveKeyboard<T extends HTMLElement>() {
  const element = useRef<T>(null)
  useEffect(() => {
    const { visualViewport } = window
    if (visualViewport === null) return
    const place = () => {
      const covered = Math.max(0, innerHeight - visualViewport.height - visualViewport.offsetTop)
      element.current?.style.setProperty('--keyboard', `${covered}px`)
      document.documentElement.style.setProperty('--seen', `${visualViewport.height}px`)
    }
    place()
    visualViewport.addEventListener('resize', place)
    visualViewport.addEventListener('scroll', place)
    return () => {
      visualViewport.removeEventListener('resize', place)
      visualViewport.removeEventListener('scroll', place)
      document.documentElement.style.removeProperty('--seen')
    }
  }, [])
  return element
}
