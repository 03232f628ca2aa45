/** Where the comments are, while one sees none of them beside the text that one reads. */
import { type RefObject, useCallback, useEffect, useLayoutEffect, useState } from 'react'
import type { ThreadId } from '../../shared/threads/thread.ts'
import { headHeight } from '../agenda/intoSight.ts'

/** So much of a card is seen (pixels). */
const ENOUGH = 24

/** A card in its column (pixels). */
export interface CardSpan {
  id: ThreadId
  top: number
  height: number
}

export interface OutOfSight {
  id: ThreadId
  /** Of all; else the next below, or where none is below, the last above. */
  is: 'first' | 'next' | 'before'
}

/** @param cards by their tops @param from what is seen begins here, and ends at `to` @returns `null`: some are in sight, or there are none */
export function outOfSight(cards: readonly CardSpan[], from: number, to: number): OutOfSight | null {
  const isSeen = ({ top, height }: CardSpan) => top + height >= from + ENOUGH && top + ENOUGH <= to
  if (cards.some(isSeen)) return null
  const below = cards.findIndex(({ top }) => top + ENOUGH > to)
  if (below >= 0) return { id: cards[below]!.id, is: below === 0 ? 'first' : 'next' }
  const last = cards.at(-1)
  return last === undefined ? null : { id: last.id, is: 'before' }
}

/** @param column what the cards stand in @param from nothing of them is seen above (pixels below the page's head) */
export function useOutOfSight(
  column: RefObject<HTMLElement | null>,
  cards: readonly CardSpan[],
  from: number,
): OutOfSight | null {
  const [there, setThere] = useState<OutOfSight | null>(null)
  const look = useCallback(() => {
    const top = column.current?.getBoundingClientRect().top ?? 0
    const now = outOfSight(cards, headHeight() + from - top, innerHeight - top)
    setThere((before) => (before?.id === now?.id && before?.is === now?.is ? before : now))
  }, [column, cards, from])
  useLayoutEffect(look, [look])
  useEffect(() => {
    let frame = 0
    const soon = () => {
      cancelAnimationFrame(frame)
      frame = requestAnimationFrame(look)
    }
    addEventListener('scroll', soon, { passive: true })
    addEventListener('resize', soon)
    return () => {
      cancelAnimationFrame(frame)
      removeEventListener('scroll', soon)
      removeEventListener('resize', soon)
    }
  }, [look])
  return there
}
