/** Whether somebody looks at a part of the page: it is in the window, and the page is the one that is shown. */

/** So long it is looked at until it has been seen (milliseconds). */
const A_MOMENT = 1200

/** So much of a part, or of the window, counts. */
const ENOUGH = 0.5

/**
 * @param seen called once, when it was looked at for a moment @param left called each time that it goes out of the window
 * @returns the function that stops it
 */
export function whenLookedAt(
  part: Element,
  { seen, left }: { seen: () => void; left: () => void },
): () => void {
  let isIn = false
  let wasInWindow = false
  let timer: ReturnType<typeof setTimeout> | undefined
  let isSeen = false
  const look = () => {
    clearTimeout(timer)
    if (isSeen || !isIn || document.hidden) return
    timer = setTimeout(() => {
      isSeen = true
      seen()
    }, A_MOMENT)
  }
  const observer = new IntersectionObserver(
    (entries) => {
      const { isIntersecting, intersectionRatio, intersectionRect } = entries.at(-1)!
      if (wasInWindow && !isIntersecting) left()
      wasInWindow = isIntersecting
      isIn = isIntersecting && isEnough(intersectionRatio, intersectionRect.height)
      look()
    },
    { threshold: [0, 0.1, 0.2, 0.3, 0.4, ENOUGH] },
  )
  observer.observe(part)
  document.addEventListener('visibilitychange', look)
  return () => {
    clearTimeout(timer)
    observer.disconnect()
    document.removeEventListener('visibilitychange', look)
  }
}

const isEnough = (ratio: number, height: number): boolean => ratio >= ENOUGH || height >= innerHeight * ENOUGH

/** Whether it is so just now. */
export function isLookedAt(part: Element | null): boolean {
  if (part === null || document.hidden) return false
  const { top, bottom, height } = part.getBoundingClientRect()
  const inWindow = Math.min(bottom, innerHeight) - Math.max(top, 0)
  return height > 0 && inWindow > 0 && isEnough(inWindow / height, inWindow)
}
