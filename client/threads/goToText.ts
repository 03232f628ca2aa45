/** From a thread to the text that it is about, and back. */
import type { ThreadId } from '../../shared/threads/thread.ts'
import { bringIntoSight, flash, focusHeading } from '../agenda/intoSight.ts'
import { elementOf } from './threadRange.ts'
import type { About } from './threadsDesk.ts'
import { wordsInPage } from './wordsInPage.ts'

/** Brings what a thread is about into sight, and marks it. Nothing where that is not on the page. */
export function goToText(about: About & { id: ThreadId }): void {
  const words = wordsInPage.rangeOf(about.id)
  const element = elementOf(about)
  if (element === null) return
  bringIntoSight((words ?? element).getBoundingClientRect())
  // Words are marked already.
  if (words === null) flash(element)
}

/** The focus goes to the text that one was commenting. */
export function backToText(about: About): void {
  const element = elementOf(about)
  const text = element?.querySelector<HTMLElement>('[role="textbox"]')
  if (about.field !== null && text) text.focus({ preventScroll: true })
  else if (element !== null) focusHeading(element)
}
