/** After one has resolved or deleted a thread: its card goes, and one is back at what it was about. */
import { focusHeading } from '../agenda/intoSight.ts'
import { backToText } from './goToText.ts'
import { elementOf } from './threadRange.ts'
import type { About, ThreadsDesk } from './threadsDesk.ts'
import { isWide } from './useIsWide.ts'

/**
 * In a sheet, and among all comments, the text is not at hand: there the focus goes to the next card by itself. Who uses keys is in the text
 * again when the key is let go: held down, it would write there.
 */
export function leaveCard(desk: Pick<ThreadsDesk, 'focus'>, about: About): void {
  const element = elementOf(about)
  if (element === null) return
  desk.focus(null)
  if (!isWide()) return
  focusHeading(element)
  const heading = document.activeElement
  if (heading?.matches(':focus-visible') !== true) return
  addEventListener('keyup', () => document.activeElement === heading && backToText(about), { once: true })
}
