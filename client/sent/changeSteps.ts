/** The changes on the page of a sent agenda, one by one as one goes through them: read from what is drawn. */
import { focusHeading, headHeight, reveal } from '../agenda/intoSight.ts'
import { DELETED_HERE } from './deletedShown.ts'

const MARKS = `ins, del, .${DELETED_HERE}`
const PARTS = '.field, .item-heading, .reading-facts'

/** In the order in which they are read: of a change of several pieces the first; of an item in which no word can be marked its heading. */
export function changesDrawn(paper: ParentNode): HTMLElement[] {
  return [...paper.querySelectorAll<HTMLElement>('.item[data-change]')].flatMap((item) => {
    const marks = [...item.querySelectorAll<HTMLElement>(MARKS)]
    const first = marks.filter((mark, at) => at === 0 || !isOneWith(marks[at - 1]!, mark))
    return first.length > 0 ? first : [...item.querySelectorAll<HTMLElement>('.item-heading')].slice(0, 1)
  })
}

/** What was deleted and what came in its place; lines one below the other that are new. */
function isOneWith(one: HTMLElement, next: HTMLElement): boolean {
  if (one.closest(PARTS) !== next.closest(PARTS)) return false
  const between = document.createRange()
  between.setStartAfter(one)
  between.setEndBefore(next)
  return between.toString().trim() === ''
}

/** @param last where one went last @returns where one goes on, around and around; `null`: there is none */
export function nextChange(
  changes: readonly HTMLElement[],
  last: HTMLElement | null,
  by: 1 | -1,
): HTMLElement | null {
  if (changes.length === 0) return null
  // The page may be on its way there still.
  const isThere = last !== null && (isInSight(last) || last.contains(document.activeElement))
  const at = isThere ? changes.indexOf(last) : -1
  if (at !== -1) return changes.at((at + by) % changes.length)!
  const line = headHeight()
  const below = changes.findIndex((change) => change.getBoundingClientRect().top > line)
  if (by === 1) return changes[Math.max(below, 0)]!
  return changes.at((below === -1 ? changes.length : below) - 1)!
}

function isInSight(element: HTMLElement): boolean {
  const { top, bottom } = element.getBoundingClientRect()
  return element.isConnected && bottom > 0 && top < innerHeight
}

/** @param byKeys the focus goes along, and a screen reader reads on from there */
export function goToChange(change: HTMLElement, byKeys: boolean): void {
  reveal(change)
  if (!byKeys) return
  const item = change.closest<HTMLElement>('.item')
  if (!change.matches(MARKS)) {
    if (item !== null) focusHeading(item)
    return
  }
  if (!change.matches('button')) change.tabIndex = -1
  change.focus({ preventScroll: true })
}
