/** What the page does for who was led into it by a link: the keys go on from there, and who came to write can begin at once. */
import type { AgendaSession } from '../connection/agendaSession.ts'
import { pointsByFinger } from '../facts/FactPanel.tsx'
import { elementAt } from '../reading/passage.ts'
import { focusHeading, headHeight } from './intoSight.ts'
import { addressToWriteAt } from './OwnItems.tsx'
import { isOwn } from './OwnMark.tsx'

/**
 * To an item of one's own, or to a field of it that is empty: the caret stands in the first field that is not written, below
 * the head of its item. Elsewhere, and with a finger (a keyboard would rise over it), the focus is at the place's heading.
 *
 * @param address the id of the element that the link names; one that is nowhere leads nowhere
 */
export function arriveAt(session: AgendaSession, address: string): void {
  const place = elementAt(address)
  if (place === null) return
  const empty = emptyFieldAt(session, address)
  if (empty === null) focusHeading(place)
  else goOnIn(empty)
}

function goOnIn(field: HTMLElement): void {
  showWithHead(field)
  const text = field.querySelector<HTMLElement>('[role="textbox"]')
  if (text === null || pointsByFinger()) focusHeading(field)
  else text.focus({ preventScroll: true })
}

/** @returns the field where somebody goes on in an item of their own; `null` where the link leads to what is written, or is another's */
function emptyFieldAt(session: AgendaSession, address: string): HTMLElement | null {
  const [item = '', field] = address.replace(/^item-/, '').split('/', 2)
  if (!isOwn(session, item)) return null
  const first = field === undefined ? addressToWriteAt(session.doc, item) : address
  const isEmpty = '.field:has(.is-editor-empty)'
  return document.querySelector<HTMLElement>(`#${CSS.escape(first)}${isEmpty}`)
}

/** Brings a field to where one sees it: with the head of its item, where both are in the window then. */
function showWithHead(field: HTMLElement): void {
  const item = field.closest('.item')
  const height = field.getBoundingClientRect().bottom - (item?.getBoundingClientRect().top ?? 0)
  const from = item !== null && height < innerHeight - headHeight() ? item : field
  from.scrollIntoView({ behavior: 'instant' })
}
