/**
 * The focus is never lost: when what has it goes from the page (a colleague deleted it, a box has nothing more to say), it goes to
 * the nearest sensible place. Remembers also where in the document one was, for whoever comes back to it.
 */
import { useEffect } from 'react'
import { focusAt, type Gap, gapOf } from './gap.ts'

/** Whoever took something away may have a better place for the focus, and has put it there after so many frames. */
const FRAMES = 4

interface Held {
  element: HTMLElement
  /** The id of the text that it is, or is in: another element can take its place. */
  text: string | null
  /** Where it was, once it is gone. */
  gap: Gap | null
}

/** What had the focus last in the document. */
let inDocument: Held | null = null

/** To be called once, by the whole page. */
export function useFocusHeld(): void {
  useEffect(() => {
    let held: Held | null = null
    const onFocusIn = ({ target }: FocusEvent) => {
      if (!(target instanceof HTMLElement)) return
      held = { element: target, text: textAround(target), gap: null }
      if (target.closest('main') !== null) inDocument = held
    }
    // Who presses beside everything means to; what is taken out is not there a moment later.
    const onFocusOut = ({ target }: FocusEvent) =>
      setTimeout(() => {
        const isLeft = hasNoFocus() && target instanceof Element && target.isConnected
        if (isLeft && held?.element === target) held = null
      })
    const observer = new MutationObserver((records) => {
      if (held === null || held.element.isConnected) return
      const lost: Held = held
      held = null
      lost.gap = gapOf(lost.element, records)
      afterFrames(FRAMES, () => {
        if (hasNoFocus()) landNear(lost)
      })
    })
    addEventListener('focusin', onFocusIn)
    addEventListener('focusout', onFocusOut)
    observer.observe(document.body, { childList: true, subtree: true })
    return () => {
      removeEventListener('focusin', onFocusIn)
      removeEventListener('focusout', onFocusOut)
      observer.disconnect()
      inDocument = null
    }
  }, [])
}

/** Puts the focus where in the document one was: at the same caret, or near what is gone. */
export function backToDocument(): void {
  if (inDocument?.element.isConnected && inDocument.element.checkVisibility()) inDocument.element.focus()
  else landNear(inDocument)
}

function landNear(held: Held | null): void {
  const text = held?.text == null ? null : textOf(held.text)
  if (text !== null) text.focus({ preventScroll: true })
  if (text !== null || (held?.gap != null && focusAt(held.gap))) return
  const notice = document.querySelector<HTMLElement>('.toast[data-open="true"]')
  const whole = notice ?? document.querySelector<HTMLElement>('main')
  whole?.focus({ preventScroll: true })
}

const TEXT = '[role="textbox"], textarea'

const textAround = (element: Element): string | null =>
  element.matches(TEXT) ? (element.closest('main [id*="/"]')?.id ?? null) : null

const textOf = (id: string): HTMLElement | null =>
  document.getElementById(id)?.querySelector<HTMLElement>(TEXT) ?? null

export const hasNoFocus = (): boolean =>
  document.activeElement === document.body || document.activeElement === null

function afterFrames(frames: number, callback: () => void): void {
  requestAnimationFrame(() => (frames > 1 ? afterFrames(frames - 1, callback) : callback()))
}
