/**
 * The words of threads where the page draws them: marked by the browser's own highlights, which change nothing in the page and so lie over
 * static text and editors alike, and known by their ranges to who asks where they stand. One for the page, as its highlights are.
 */
import type { ThreadId } from '../../shared/threads/thread.ts'
import { DrawnLetters } from '../editor/drawnLetters.ts'
import { type MarkedWords, overlaps } from './markedWords.ts'

/** What lies under and what over: what was searched for, and what an address points at, lie over all of them. */
const PRIORITIES = { 'comment-resolved': -4, comment: -3, 'comment-more': -2, 'comment-now': -1 } as const

type Mark = keyof typeof PRIORITIES

interface DrawnRange {
  range: Range
  mark: Mark
}

interface DrawnText {
  /** Also those that no highlight shows. */
  ranges: ReadonlyMap<ThreadId, DrawnRange>
  more: readonly DrawnRange[]
}

const EMPTY: DrawnText = { ranges: new Map(), more: [] }

/** So far beyond the window's edges words are marked (pixels): a browser looks at every mark of the page again at each letter. */
const AHEAD = 1200

class WordsInPage {
  readonly #texts = new Map<Element, DrawnText>()
  readonly #textOf = new Map<ThreadId, Element>()
  readonly #near = new Set<Element>()
  readonly #listeners = new Set<() => void>()
  #sight: IntersectionObserver | null = null

  /** Marks these words in a text, and no others. @param text the element that draws it */
  draw(text: Element, words: readonly MarkedWords[]): void {
    const letters = new DrawnLetters(text)
    const before = this.#texts.get(text) ?? EMPTY
    const ranges = new Map<ThreadId, DrawnRange>()
    for (const { id, span, isFocused, isResolved } of words) {
      const range = letters.rangeOf(span)
      const mark = isFocused ? 'comment-now' : isResolved ? 'comment-resolved' : 'comment'
      if (range !== null) ranges.set(id, kept(before.ranges.get(id), range, mark))
    }
    const more = overlaps(words).flatMap((span, at) => {
      const range = letters.rangeOf(span)
      return range === null ? [] : [kept(before.more[at], range, 'comment-more')]
    })
    this.#replace(text, before, { ranges, more })
    if (!this.#texts.has(text)) this.#watched().observe(text)
    this.#texts.set(text, { ranges, more })
  }

  /** The text is not drawn any more, or no thread is about it. */
  clear(text: Element): void {
    this.#replace(text, this.#texts.get(text) ?? EMPTY, EMPTY)
    this.#texts.delete(text)
    this.#near.delete(text)
    this.#watched().unobserve(text)
  }

  /** @returns where a thread's words stand in the page; `null` when they are not drawn */
  rangeOf(thread: ThreadId): Range | null {
    const text = this.#textOf.get(thread)
    return (text && this.#texts.get(text)?.ranges.get(thread)?.range) ?? null
  }

  /** @returns how far from the window's top a thread's words begin (pixels); `null` when they are not drawn */
  topOf(thread: ThreadId): number | null {
    const box = this.rangeOf(thread)?.getClientRects()[0]
    return box?.top ?? null
  }

  /** @returns the threads whose words are drawn at a point of the window, the shortest words first */
  at(x: number, y: number): ThreadId[] {
    const found: { id: ThreadId; length: number }[] = []
    for (const { ranges } of this.#texts.values())
      for (const [id, { range }] of ranges)
        if ([...range.getClientRects()].some((box) => isIn(box, x, y)))
          found.push({ id, length: range.toString().length })
    return found.sort((a, b) => a.length - b.length).map(({ id }) => id)
  }

  /** @returns the threads in whose words a place of the page is, the shortest words first */
  around(node: Node, offset: number): ThreadId[] {
    const found: { id: ThreadId; length: number }[] = []
    for (const [text, { ranges }] of this.#texts) {
      if (!text.contains(node)) continue
      for (const [id, { range }] of ranges)
        if (range.isPointInRange(node, offset)) found.push({ id, length: range.toString().length })
    }
    return found.sort((a, b) => a.length - b.length).map(({ id }) => id)
  }

  /** Calls back when words are drawn elsewhere. @returns the function that stops it */
  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  #replace(text: Element, before: DrawnText, now: DrawnText): void {
    for (const id of before.ranges.keys())
      if (!now.ranges.has(id) && this.#textOf.get(id) === text) this.#textOf.delete(id)
    for (const id of now.ranges.keys()) this.#textOf.set(id, text)
    const [old, drawn] = [before, now].map((one) => new Set(allOf(one)))
    const gone = [...old!].filter((one) => !drawn!.has(one))
    const come = [...drawn!].filter((one) => !old!.has(one))
    if (gone.length === 0 && come.length === 0) return
    removeMarks(gone)
    if (this.#near.has(text)) addMarks(come)
    for (const listener of this.#listeners) listener()
  }

  #watched(): IntersectionObserver {
    this.#sight ??= new IntersectionObserver(
      (entries) => {
        for (const { target, isIntersecting } of entries) this.#seen(target, isIntersecting)
      },
      { rootMargin: `${AHEAD}px 0px` },
    )
    return this.#sight
  }

  #seen(text: Element, isNear: boolean): void {
    const ranges = allOf(this.#texts.get(text) ?? EMPTY)
    if (isNear && this.#texts.has(text)) {
      this.#near.add(text)
      addMarks(ranges)
    } else {
      this.#near.delete(text)
      removeMarks(ranges)
    }
  }
}

const allOf = ({ ranges, more }: DrawnText): DrawnRange[] => [...ranges.values(), ...more]

function addMarks(ranges: readonly DrawnRange[]): void {
  for (const { range, mark } of ranges) highlight(mark)?.add(range)
}

function removeMarks(ranges: readonly DrawnRange[]): void {
  for (const { range, mark } of ranges) highlight(mark)?.delete(range)
}

/** The range that is there, if it is the same: the browser draws nothing anew then. */
function kept(before: DrawnRange | undefined, range: Range, mark: Mark): DrawnRange {
  const isSame =
    before?.mark === mark &&
    before.range.startContainer === range.startContainer &&
    before.range.startOffset === range.startOffset &&
    before.range.endContainer === range.endContainer &&
    before.range.endOffset === range.endOffset
  return isSame ? before : { range, mark }
}

const isIn = ({ left, right, top, bottom }: DOMRect, x: number, y: number): boolean =>
  x >= left && x <= right && y >= top && y <= bottom

/** A browser without highlights shows no mark; the panel says what each thread is about all the same. */
function highlight(mark: Mark): Highlight | null {
  if (!('highlights' in CSS)) return null
  const there = CSS.highlights.get(mark)
  if (there !== undefined) return there
  const made = new Highlight()
  made.priority = PRIORITIES[mark]
  CSS.highlights.set(mark, made)
  return made
}

export const wordsInPage = new WordsInPage()
