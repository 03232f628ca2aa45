/** Which of one's items wait for oneself, and where one begins with them. */
import type { OwnItem, OwnTask } from '../../shared/protocol/api.ts'

export interface SortedItems {
  /** Something of them is missing, or they were sent back: what one has to do. */
  waiting: OwnItem[]
  /** All is there, but nobody has said that they are ready. */
  written: OwnItem[]
  /** Ready or approved. */
  done: OwnItem[]
}

/** @param items what is due first at the top; each group is in that order too */
export function sortItems(items: readonly OwnItem[]): SortedItems {
  const {
    waiting = [],
    written = [],
    done = [],
  } = Object.groupBy(items, ({ status, missing }) => {
    if (status.is === 'ready' || status.is === 'approved') return 'done'
    return status.is === 'returned' || missing.length > 0 ? 'waiting' : 'written'
  })
  return { waiting, written, done }
}

/** @returns the address of its first field that is missing; where none is, of what somebody asked to be done; else of the item */
export function addressToWrite({
  agenda,
  item,
  missing,
}: Pick<OwnItem, 'agenda' | 'item' | 'missing'>): string {
  const first = missing.find((one) => one.kind === 'field')
  const task = missing.find((one) => one.kind === 'task')
  if (first === undefined && task?.kind === 'task') return addressOfTask({ agenda, thread: task.thread })
  const place = first?.kind === 'field' ? `/${encodeURIComponent(first.field)}` : ''
  return `/agenda/${encodeURIComponent(agenda.id)}#item-${encodeURIComponent(item)}${place}`
}

export const addressOfTask = ({ agenda, thread }: Pick<OwnTask, 'agenda' | 'thread'>): string =>
  `/agenda/${encodeURIComponent(agenda.id)}#comment-${encodeURIComponent(thread)}`
