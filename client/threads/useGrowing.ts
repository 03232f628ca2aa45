/** A long list is drawn as far as one has come in it. */
import { type RefObject, useEffect, useRef, useState } from 'react'

/** So many fill a large screen, and so many come at once after that. */
const SLICE = 20
/** Before its end is in sight (pixels). */
const AHEAD = '800px'

/** @param of another list begins anew @returns how many to draw, and what stands behind the last of them */
export function useGrowing(
  length: number,
  of: string,
): { count: number; foot: RefObject<HTMLDivElement | null> } {
  const foot = useRef<HTMLDivElement>(null)
  const [drawn, setDrawn] = useState({ of, count: SLICE })
  const count = drawn.of === of ? drawn.count : SLICE
  useEffect(() => {
    const element = foot.current
    if (element === null || count >= length) return
    const coming = new IntersectionObserver(
      ([entry]) => entry?.isIntersecting && setDrawn({ of, count: count + SLICE }),
      { rootMargin: AHEAD },
    )
    coming.observe(element)
    return () => coming.disconnect()
  }, [of, count, length])
  return { count, foot }
}
