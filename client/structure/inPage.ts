/** Where in the page a node is, and where focus goes after something was done to it. */
import type { ItemId } from '../../shared/agenda/document.ts'
import { focusHeading, reveal } from '../agenda/intoSight.ts'

/** The page shows what was done in the next frame, or the one after. */
const NEXT_FRAMES = 2

/** Calls back when the page shows what was just done to the document. */
export function whenShown(callback: () => void): void {
  requestAnimationFrame(() => requestAnimationFrame(callback))
}

/** Makes a change that moves a node in the page; a node in sight stays at the same height of the screen. */
export function stayingInSight(id: ItemId, change: () => void): void {
  const before = sectionOf(id)?.getBoundingClientRect().top
  change()
  if (before === undefined || before < 0 || before > innerHeight) return
  const follow = (frames: number) =>
    requestAnimationFrame(() => {
      const after = sectionOf(id)?.getBoundingClientRect().top
      if (after !== undefined) scrollBy({ top: after - before, behavior: 'instant' })
      if (frames > 1) follow(frames - 1)
    })
  follow(NEXT_FRAMES)
}

/** Lets the eye find a node in the outline. */
export function markInOutline(id: ItemId): void {
  whenShown(() => {
    for (const row of rowsOf(id)) {
      row.classList.add('revealed')
      row.addEventListener('animationend', () => row.classList.remove('revealed'), { once: true })
    }
  })
}

export function focusTitle(id: ItemId): void {
  whenShown(() => {
    const title = document.getElementById(`item-${id}/title`)?.querySelector('[role="textbox"]')
    if (title instanceof HTMLElement) title.focus({ preventScroll: true })
    sectionOf(id)?.scrollIntoView({ block: 'start' })
  })
}

/** The row in the outline where there is one to see, else the menu at the node. */
export function focusNode(id: ItemId): void {
  whenShown(() => {
    const row = rowsOf(id).find((candidate) => candidate.getClientRects().length > 0)
    const menu = sectionOf(id)?.querySelector<HTMLElement>('.item-menu-button')
    ;(row ?? menu)?.focus()
  })
}

/** The page goes to the node, too: for who has been led away from it. */
export function comeBackTo(id: ItemId): void {
  whenShown(() => {
    const head = document.getElementById(`item-${id}/title`)
    if (head === null) return
    focusHeading(head)
    reveal(head)
  })
}

/** @param of the first button, or the notice itself: what is typed on then presses nothing */
export function focusNotice(of: 'button' | 'notice'): void {
  whenShown(() => {
    const notices = [...document.querySelectorAll<HTMLElement>('.toast[data-open="true"]')]
    const notice = notices.findLast((candidate) => candidate.getClientRects().length > 0)
    ;(of === 'button' ? notice?.querySelector('button') : notice)?.focus()
  })
}

const sectionOf = (id: ItemId): HTMLElement | null => document.getElementById(`item-${id}`)

const rowsOf = (id: ItemId): HTMLElement[] => [
  ...document.querySelectorAll<HTMLElement>(`.outline-row[data-item="${CSS.escape(id)}"]`),
]
