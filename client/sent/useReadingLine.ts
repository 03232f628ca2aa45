/**
 * Where one reads a sent agenda is found again: on a reload, by the browser's arrows, after a link within the page, and in the next version.
 * Each step of the browser's history keeps its own line; the browser's own memory is of a page that was longer or shorter.
 */
import { useEffect, useLayoutEffect } from 'react'
import { focusHeading } from '../agenda/intoSight.ts'
import { holdLine, itemOfLine, lineNow, type ReadingLine } from './readingLine.ts'

/** In the state of a step. */
const KEY = 'readingLine'
/** What was read last at an address, in this tab. */
const lastAt = (path: string): string => `reading-line:${path}`
const CARRIED = 'reading-line-carried'

export function useReadingLine(): void {
  useLayoutEffect(() => {
    history.scrollRestoration = 'manual'
    adopt()
    return () => {
      history.scrollRestoration = 'auto'
    }
  }, [])
  useEffect(() => {
    const line = lineOfStep()
    let letGo = line === null ? () => {} : holdLine(line)
    if (line !== null && cameByArrow()) focusLine(line)
    const onPopState = () => {
      const line = lineOfStep()
      letGo()
      if (line === null) return
      letGo = holdLine(line)
      focusLine(line)
    }
    // Before a link within the page leads elsewhere; and before anything else takes one away.
    addEventListener('click', keepLine, true)
    addEventListener('scrollend', keepLine)
    addEventListener('pagehide', keepLine)
    addEventListener('popstate', onPopState)
    return () => {
      letGo()
      removeEventListener('click', keepLine, true)
      removeEventListener('scrollend', keepLine)
      removeEventListener('pagehide', keepLine)
      removeEventListener('popstate', onPopState)
    }
  }, [])
}

/** @returns `null` where nobody has read at this step of the history yet: one goes where the address leads */
export const lineOfStep = (): ReadingLine | null => readState()?.[KEY] ?? null

/** The next page of this tab opens at the same line, whatever its address. */
export function carryLine(): void {
  tabStorage()?.setItem(CARRIED, JSON.stringify(lineNow()))
}

interface StepState {
  [KEY]?: ReadingLine
}

const readState = (): StepState | null => history.state as StepState | null

function keepLine(): void {
  const line = lineNow()
  history.replaceState({ ...readState(), [KEY]: line }, '')
  tabStorage()?.setItem(lastAt(location.pathname), JSON.stringify(line))
}

/** Who was brought here, or comes to an address that leads to no item, reads on where they were. */
function adopt(): void {
  const carried = tabStorage()?.getItem(CARRIED) ?? null
  tabStorage()?.removeItem(CARRIED)
  const last = location.hash === '' ? tabStorage()?.getItem(lastAt(location.pathname)) : null
  const found = carried ?? (lineOfStep() === null ? last : null)
  if (found) history.replaceState({ ...readState(), [KEY]: JSON.parse(found) as ReadingLine }, '')
}

function focusLine(line: ReadingLine): void {
  const item = itemOfLine(line)
  if (item !== null) focusHeading(item)
}

function cameByArrow(): boolean {
  const [navigation] = performance.getEntriesByType('navigation')
  return (navigation as PerformanceNavigationTiming | undefined)?.type === 'back_forward'
}

/** @returns `null` where the browser forbids it */
function tabStorage(): Storage | null {
  try {
    return sessionStorage
  } catch {
    return null
  }
}
