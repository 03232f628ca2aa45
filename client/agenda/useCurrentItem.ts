/**
 * Which item one is at: the one that one writes in, where that is in sight; else the last one whose beginning has passed the
 * upper part of the window.
 */
import { useEffect, useState } from 'react'
import type { OutlineNode } from '../../shared/agenda/outline.ts'

/** How far down (as a part of the window's height) an item begins when it counts as the one that is read. */
const READING_LINE = 0.3

export function useCurrentItem(items: readonly OutlineNode[]): string | null {
  const [current, setCurrent] = useState<string | null>(null)
  const ids = items.map(({ id }) => id).join(' ')
  useEffect(() => {
    let frame = 0
    const look = () => {
      frame = 0
      setCurrent(itemBeingRead(ids === '' ? [] : ids.split(' ')))
    }
    const lookSoon = () => {
      frame ||= requestAnimationFrame(look)
    }
    lookSoon()
    addEventListener('scroll', lookSoon, { passive: true })
    addEventListener('resize', lookSoon)
    addEventListener('focusin', lookSoon)
    return () => {
      cancelAnimationFrame(frame)
      removeEventListener('scroll', lookSoon)
      removeEventListener('resize', lookSoon)
      removeEventListener('focusin', lookSoon)
    }
  }, [ids])
  return current
}

function itemBeingRead(ids: readonly string[]): string | null {
  const written = document.activeElement?.closest('main .item')
  if (written && isInSight(document.activeElement)) return written.id.replace(/^item-/, '')
  // At the very end the last item is read, however short it is.
  if (scrollY > 0 && innerHeight + scrollY >= document.documentElement.scrollHeight - 2)
    return ids.at(-1) ?? null
  const line = innerHeight * READING_LINE
  return ids.findLast((id) => topOf(id) <= line) ?? ids[0] ?? null
}

const topOf = (id: string): number =>
  document.getElementById(`item-${id}`)?.getBoundingClientRect().top ?? Number.POSITIVE_INFINITY

function isInSight(element: Element | null): boolean {
  const { top, bottom } = element?.getBoundingClientRect() ?? { top: 0, bottom: 0 }
  return bottom > 0 && top < innerHeight
}
