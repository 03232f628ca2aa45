/**
 * Where the cards of a column stand, each beside its text. Looked at anew when the page's texts or the cards have become higher, when there
 * are others, and when one goes to another; not while the page scrolls, with which they move.
 */
import { type RefObject, useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react'
import type { ThreadId } from '../../shared/threads/thread.ts'
import { useAgenda } from '../agenda/agendaContext.ts'
import { EVERYTHING } from '../agenda/documentWatch.ts'
import { whenIdle } from '../agenda/whenIdle.ts'
import { placeCards } from './placeCards.ts'
import { boxOf } from './threadRange.ts'
import type { About } from './threadsDesk.ts'
import type { CardSpan } from './useOutOfSight.ts'
import { wordsInPage } from './wordsInPage.ts'

/** Of a card that has not been drawn yet (pixels). */
const LIKELY_HEIGHT = 150
const GAP = 10
/** So far beyond the window's edges cards are drawn (pixels). */
const AHEAD = 900
/** After a change of the texts they are looked at within so long (milliseconds). */
const PATIENCE = 400

export interface CardPlace {
  id: ThreadId
  top: number
}

interface Card {
  id: ThreadId
  about: About
  /** What it is about is gone from the page. */
  isAdrift: boolean
}

interface CardPlaces {
  /** Those that are near what is seen of the page. */
  places: readonly CardPlace[]
  /** Where each begins that has a place, in their order (pixels). */
  tops: ReadonlyMap<ThreadId, number>
  /** Each of these, in their order, as high as it is drawn or likely to be. */
  spans: readonly CardSpan[]
  /** Of all cards together (pixels). */
  height: number
  /** To be told the element of a card. */
  measure: (id: ThreadId, element: HTMLElement | null) => void
}

/** @param column what they stand in @param from nothing stands above (pixels in the column) */
export function useCardPlaces(
  column: RefObject<HTMLElement | null>,
  cards: readonly Card[],
  focused: ThreadId | null,
  from: number,
): CardPlaces {
  const heights = useRef(new Map<ThreadId, number>())
  const [wanted, setWanted] = useState<ReadonlyMap<ThreadId, number>>(new Map())
  const [measured, setMeasured] = useState(0)
  const look = useCallback(() => {
    const top = column.current?.getBoundingClientRect().top ?? 0
    const wantedAt = ({ id, about }: Card): number | null => {
      const at = boxOf(id, about)
      // What is not drawn yet has no place.
      return at === null ? null : Math.round(at.top - top)
    }
    setWanted((before) => {
      const next = cards.flatMap((card): [ThreadId, number][] => {
        // Under the hands of who writes in it it stays where it is; else it stands above all.
        const at = card.isAdrift ? (before.get(card.id) ?? 0) : wantedAt(card)
        return at === null ? [] : [[card.id, at]]
      })
      return isSame(before, next) ? before : new Map(next)
    })
  }, [column, cards])
  useLookedAtAnew(look)

  const { measure, observed } = useHeights(heights, setMeasured)
  useEffect(() => () => observed.disconnect(), [observed])
  // biome-ignore lint/correctness/useExhaustiveDependencies: heights are counted by `measured`
  const tops = useMemo(() => {
    const drawn = cards.flatMap(({ id }) => {
      const at = wanted.get(id)
      return at === undefined ? [] : [{ id, wanted: at, height: heights.current.get(id) ?? LIKELY_HEIGHT }]
    })
    drawn.sort((a, b) => a.wanted - b.wanted)
    return placeCards(drawn, focused, { from, gap: GAP })
  }, [cards, wanted, measured, focused, from])
  const seen = useSeen(column)
  const isNear = (id: ThreadId, top: number) =>
    id === focused ||
    (top < seen.to + AHEAD && top + (heights.current.get(id) ?? LIKELY_HEIGHT) > seen.from - AHEAD)
  const places = [...tops].map(([id, top]) => ({ id, top })).filter(({ id, top }) => isNear(id, top))
  const spans = useMemo(
    () => [...tops].map(([id, top]) => ({ id, top, height: heights.current.get(id) ?? LIKELY_HEIGHT })),
    [tops],
  )
  const last = spans.at(-1)
  const height = last === undefined ? 0 : last.top + last.height + GAP
  return { places, tops, spans, height, measure }
}

const isSame = (before: ReadonlyMap<ThreadId, number>, next: readonly [ThreadId, number][]): boolean =>
  before.size === next.length && next.every(([id, top]) => before.get(id) === top)

/** In the next frame where the page has grown; when there is time where a text has changed. */
function useLookedAtAnew(look: () => void): void {
  const { watch } = useAgenda().session
  useLayoutEffect(look, [look])
  useEffect(() => {
    let frame = 0
    let waiting: ReturnType<typeof whenIdle> | null = null
    const soon = () => {
      cancelAnimationFrame(frame)
      frame = requestAnimationFrame(look)
    }
    const grown = new ResizeObserver(soon)
    for (const element of document.querySelectorAll('main, main > .page')) grown.observe(element)
    const stopWords = wordsInPage.subscribe(soon)
    const stop = watch.subscribe(EVERYTHING, () => {
      waiting ??= whenIdle(() => {
        waiting = null
        look()
      }, PATIENCE)
    })
    return () => {
      cancelAnimationFrame(frame)
      waiting?.cancel()
      grown.disconnect()
      stopWords()
      stop()
    }
  }, [look, watch])
}

function useHeights(
  heights: RefObject<Map<ThreadId, number>>,
  tell: (count: (before: number) => number) => void,
) {
  return useMemo(() => {
    const elements = new Map<ThreadId, HTMLElement>()
    const observed = new ResizeObserver((entries) => {
      for (const { target } of entries) note(target as HTMLElement)
    })
    const note = (element: HTMLElement) => {
      const id = element.dataset.card ?? ''
      const { offsetHeight } = element
      if (offsetHeight === 0 || heights.current.get(id) === offsetHeight) return
      heights.current.set(id, offsetHeight)
      tell((before) => before + 1)
    }
    const measure = (id: ThreadId, element: HTMLElement | null) => {
      const before = elements.get(id)
      if (before !== undefined) observed.unobserve(before)
      if (element === null) return void elements.delete(id)
      elements.set(id, element)
      observed.observe(element)
    }
    return { measure, observed }
  }, [heights, tell])
}

interface Seen {
  from: number
  to: number
}

/** A step of scrolling is as good as none (pixels). */
const STEP = 300

/** What of the column is in the window, roughly. */
function useSeen(column: RefObject<HTMLElement | null>): Seen {
  const [seen, setSeen] = useState<Seen>({ from: 0, to: innerHeight })
  useEffect(() => {
    const look = () => {
      const top = -(column.current?.getBoundingClientRect().top ?? 0)
      const from = Math.floor(top / STEP) * STEP
      const to = from + Math.ceil((innerHeight + STEP) / STEP) * STEP
      setSeen((before) => (before.from === from && before.to === to ? before : { from, to }))
    }
    look()
    addEventListener('scroll', look, { passive: true })
    addEventListener('resize', look)
    return () => {
      removeEventListener('scroll', look)
      removeEventListener('resize', look)
    }
  }, [column])
  return seen
}
