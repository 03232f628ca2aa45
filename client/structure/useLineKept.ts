/**
 * When somebody moves, makes or deletes what stands above, the line that one writes or reads stays where it is on the screen:
 * a finger that is on its way must not land in another text.
 */
import { type RefObject, useEffect, useLayoutEffect, useRef } from 'react'
import { headHeight } from '../agenda/intoSight.ts'

/** To be called by the component whose children change places. */
export function useLineKept(): void {
  const line = kept(scrollY === 0 ? writtenLine() : lineInSight())
  useLayoutEffect(() => void line?.scrollBack())
}

/**
 * The same for what comes and goes at the top of the page itself, also for who is at its very beginning.
 * @param what another when it comes or goes; only then is anything measured
 * @param pushes what the page itself opens with stays in sight below it, for who is at the beginning and writes nothing
 * @param gap above it: stands in for what has gone, for as long as one is too near to the beginning to scroll back
 */
export function useStill(what: string, gap: RefObject<HTMLElement | null>, pushes = false): void {
  const before = useRef(what)
  const seen = () => (pushes && scrollY === 0 ? writtenLine() : lineInSight())
  const line = before.current === what ? null : kept(seen())
  // biome-ignore lint/correctness/useExhaustiveDependencies: the line is that of the moment before it changed
  useLayoutEffect(() => {
    before.current = what
    if (gap.current !== null) fill(gap.current, line)
  }, [what, gap])
  useEffect(() => {
    const close = () => {
      const { current } = gap
      if (current === null || current.offsetHeight === 0 || current.getBoundingClientRect().bottom > 0) return
      fill(current, kept(lineInSight()))
    }
    addEventListener('scrollend', close)
    return () => removeEventListener('scrollend', close)
  }, [gap])
}

function fill(gap: HTMLElement, line: KeptLine | null): void {
  gap.style.height = '0'
  const left = line?.scrollBack() ?? 0
  if (left < 0) gap.style.height = `${-left}px`
}

interface KeptLine {
  /** Scrolls until it is where it was. @returns how much lower it is now (pixels) */
  scrollBack: () => number
}

function kept(line: Element | null): KeptLine | null {
  if (line === null) return null
  const { top } = line.getBoundingClientRect()
  const moved = () => (line.isConnected ? line.getBoundingClientRect().top - top : 0)
  return {
    scrollBack() {
      if (Math.abs(moved()) >= 1) scrollBy({ top: moved(), behavior: 'instant' })
      return moved()
    },
  }
}

const LINES = 'p, li, td, th, h1, h2, h3, textarea, .fact, .item-head, .ProseMirror'

/** The one with the caret, where that is in sight; else the topmost. */
function lineInSight(): Element | null {
  const written = writtenLine()
  if (written !== null) return written
  const page = document.querySelector('.page')
  if (page === null) return null
  const { left, width } = page.getBoundingClientRect()
  for (let y = headHeight() + 8; y < innerHeight; y += 24) {
    const line = lineOf(document.elementFromPoint(left + width / 2, y))
    if (line !== null) return line
  }
  return null
}

function writtenLine(): Element | null {
  const line = lineOf(document.activeElement?.matches('textarea') ? document.activeElement : caretNode())
  return line !== null && isInSight(line) ? line : null
}

const caretNode = (): Node | null => getSelection()?.focusNode ?? null

function lineOf(node: Node | null): Element | null {
  const element = node instanceof Element ? node : (node?.parentElement ?? null)
  const line = element?.closest(LINES) ?? null
  return line?.closest('.page') ? line : null
}

function isInSight(line: Element): boolean {
  const { top, bottom } = line.getBoundingClientRect()
  return bottom > 0 && top < innerHeight
}
