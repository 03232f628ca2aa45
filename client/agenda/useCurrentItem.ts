/**
 * Which item one is at: the one that one wrote in last or went to, for as long as that place is in sight, wherever the focus is by
 * now; else the last one whose beginning has passed the upper part of the window.
 */
import { useEffect, useState } from 'react'

/** How far down (as a part of the window's height) an item begins when it counts as the one that is read. */
const READING_LINE = 0.3

/** They stay where they are when the text in them becomes an editor. */
const PLACES = '.item > .field, .item-head, .item-facts, .item'

/** The place where one wrote last, or that one went to by the outline; `null` where that is in no item. */
let place: Element | null = null

export function useCurrentItem(items: readonly { id: string }[]): string | null {
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
    const onFocus = ({ target }: FocusEvent) => {
      if (target instanceof Element && target.closest('main') !== null) place = target.closest(PLACES)
      lookSoon()
    }
    const onFollow = ({ target }: MouseEvent) => {
      const row = target instanceof Element ? target.closest<HTMLElement>('.outline-row[data-item]') : null
      if (row !== null) place = document.getElementById(`item-${row.dataset.item}/title`)
      lookSoon()
    }
    lookSoon()
    const watching = new AbortController()
    const { signal } = watching
    addEventListener('scroll', lookSoon, { passive: true, signal })
    addEventListener('resize', lookSoon, { signal })
    addEventListener('focusin', onFocus, { signal })
    addEventListener('click', onFollow, { signal })
    return () => {
      cancelAnimationFrame(frame)
      watching.abort()
    }
  }, [ids])
  return current
}

function itemBeingRead(ids: readonly string[]): string | null {
  const item = place !== null && isInSight(place) ? place.closest('.item') : null
  if (item !== null) return item.id.replace(/^item-/, '')
  // At the very end the last item is read, however short it is.
  if (scrollY > 0 && innerHeight + scrollY >= document.documentElement.scrollHeight - 2)
    return ids.at(-1) ?? null
  const line = innerHeight * READING_LINE
  return ids.findLast((id) => topOf(id) <= line) ?? ids[0] ?? null
}

const topOf = (id: string): number =>
  document.getElementById(`item-${id}`)?.getBoundingClientRect().top ?? Number.POSITIVE_INFINITY

function isInSight(element: Element): boolean {
  const { top, bottom } = element.getBoundingClientRect()
  return element.isConnected && bottom > 0 && top < innerHeight
}
