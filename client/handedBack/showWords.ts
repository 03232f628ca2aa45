/** Leads to the boxes with words of one's own that wait. */
import { reveal } from '../agenda/intoSight.ts'

/** All that are on the page, in its order. */
export const boxes = (): HTMLElement[] => [
  ...document.querySelectorAll<HTMLElement>('.handed-back, .left-words'),
]

/** Brings a box into sight, the focus to what one can do with its words; into one with a text to copy, at its beginning. */
export function show(box: HTMLElement): void {
  const to = box.matches('[tabindex]') ? box : box.querySelector('button')
  to?.focus({ preventScroll: true })
  reveal(box)
}
