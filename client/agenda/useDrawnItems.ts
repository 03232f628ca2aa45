/**
 * A long agenda is drawn from its beginning as far as somebody can see, and the rest in slices while the browser has nothing
 * else to do: a hundred items are there as quickly as ten. Whoever comes by an address inside the agenda, or comes back to
 * where they were, has it drawn that far at once; and whoever wants to go further does not wait.
 */
import { useEffect, useState } from 'react'
import { flushSync } from 'react-dom'
import type { OutlineNode } from '../../shared/agenda/outline.ts'
import { readAddress } from '../reading/passage.ts'
import { notedItem } from '../reading/sameText.ts'
import { placeToReturnTo } from './useReadingPlace.ts'
import { whenIdle } from './whenIdle.ts'

/** Items that fill a large screen. */
const FIRST = 8

/** So few that even a slow computer answers between two slices. */
const SLICE = 5

/** A slice waits so long for an idle moment (ms). */
const PATIENCE = 300

/** @returns the items to draw now; once it is all of them, always all */
export function useDrawnItems(items: readonly OutlineNode[]): readonly OutlineNode[] {
  const [count, setCount] = useState(() => atMost(FIRST + itemsUpToPlace(items), items))
  const isWhole = count === Number.POSITIVE_INFINITY
  useEffect(() => {
    if (isWhole) return
    const waiting = whenIdle(() => setCount(atMost(count + SLICE, items)), PATIENCE)
    return () => waiting.cancel()
  }, [isWhole, count, items])
  useEffect(() => {
    if (isWhole) return
    return beforeGoingFurther(() => flushSync(() => setCount(Number.POSITIVE_INFINITY)))
  }, [isWhole])
  return isWhole ? items : items.slice(0, count)
}

const atMost = (count: number, { length }: readonly unknown[]): number =>
  count < length ? count : Number.POSITIVE_INFINITY

/** How many items stand up to the one that was read in the other view, that the address names, or that was read before the page was left. */
function itemsUpToPlace(items: readonly OutlineNode[]): number {
  const noted = notedItem()
  if (noted !== null) return 1 + items.findIndex((item) => noted === `item-${item.id}`)
  const place = placeToReturnTo()
  if (place !== null) return place.items
  const { id } = readAddress(location.hash)
  return 1 + items.findIndex((item) => id === `item-${item.id}` || id.startsWith(`item-${item.id}/`))
}

/** Calls back before the browser follows a link, searches, or prints. @returns the function that stops it */
function beforeGoingFurther(drawAll: () => void): () => void {
  const onKeyDown = ({ key, ctrlKey, metaKey }: KeyboardEvent) => {
    if ((ctrlKey || metaKey) && key.toLowerCase() === 'f') drawAll()
  }
  const onClick = ({ target }: MouseEvent) => {
    if (target instanceof Element && target.closest('a[href^="#"], button') !== null) drawAll()
  }
  const [capture, others] = [{ capture: true }, ['hashchange', 'beforeprint'] as const]
  addEventListener('keydown', onKeyDown, capture)
  addEventListener('click', onClick, capture)
  for (const event of others) addEventListener(event, drawAll, capture)
  return () => {
    removeEventListener('keydown', onKeyDown, capture)
    removeEventListener('click', onClick, capture)
    for (const event of others) removeEventListener(event, drawAll, capture)
  }
}
