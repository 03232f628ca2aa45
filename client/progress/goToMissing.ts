/** Leads to what an item lacks: the very field, with the caret in it; the fact; the attachment; the comment. */
import type { ItemId } from '../../shared/agenda/document.ts'
import type { Missing } from '../../shared/progress/missing.ts'
import type { ThreadId } from '../../shared/threads/thread.ts'
import { elementId } from '../agenda/agendaContext.ts'
import { flash, focusHeading } from '../agenda/intoSight.ts'
import { goToAddress } from '../reading/passage.ts'

/** @returns the place's address, after `#`; attachments stand together */
export function addressOfMissing(item: ItemId, missing: Missing): string {
  return missing.kind === 'task'
    ? commentAddress(missing.thread)
    : elementId({ item, field: fieldOf(missing) })
}

/** @returns the address of a thread, after `#` */
export const commentAddress = (thread: ThreadId): string => `comment-${thread}`

function fieldOf(missing: Exclude<Missing, { kind: 'task' }>): string {
  switch (missing.kind) {
    case 'field':
      return missing.field
    case 'responsible':
      return 'responsibles'
    case 'lateReason':
      return 'lateReason'
    case 'caseNumber':
      return 'caseNumber'
    case 'attachment':
      return 'attachments'
    default:
      return missing satisfies never
  }
}

/** One came to fill it in: a text or a value takes the caret, whatever else is there takes the focus. */
export function goToMissing(item: ItemId, missing: Missing): void {
  if (missing.kind === 'task') {
    goToThread(missing.thread)
    return
  }
  enterPlace(addressOfMissing(item, missing))
}

/** To what is written or chosen there, so that one sees what it is of, and where one is. @param address of the place, after `#` */
export function enterPlace(address: string): void {
  // An address that stands there already leads nowhere by itself.
  if (location.hash === `#${address}`) goToAddress()
  else location.hash = address
  const place = document.getElementById(address)
  const stop = place?.querySelector<HTMLElement>(STOPS)
  if (stop) stop.focus({ preventScroll: true })
  else if (place?.tabIndex === 0) place.focus({ preventScroll: true })
  else if (place) focusHeading(place)
  if (place) flash(place)
}

/** To the item itself, and its heading has the focus. */
export function goToItem(item: ItemId): void {
  const address = `item-${item}`
  if (location.hash === `#${address}`) goToAddress()
  else location.hash = address
  const place = document.getElementById(address)
  if (place) focusHeading(place)
}

/** A thread is shown by whoever hears of the address, also when it stands there already. */
export function goToThread(thread: ThreadId): void {
  const address = `#${commentAddress(thread)}`
  if (location.hash === address) dispatchEvent(new HashChangeEvent('hashchange'))
  else location.hash = address
}

const STOPS = '[role="textbox"], textarea, .fact-button'
