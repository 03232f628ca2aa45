/** What of a document rights depend on at one moment. */
import type * as Y from 'yjs'
import {
  type AgendaState,
  type ItemId,
  isResponsible,
  itemOf,
  type PersonId,
  readLock,
  readState,
  readStatus,
  type StatusName,
} from '../agenda/document.ts'

export interface Moment {
  agenda: AgendaState
  /** The item that a place belongs to; `null`: it belongs to none, or to one that is not there. */
  item: ItemMoment | null
}

export interface ItemMoment {
  isResponsible: boolean
  status: StatusName
  isLocked: boolean
}

/** Whether those who are responsible for it write in it, by its status alone. */
export const isBeingWritten = ({ status }: Pick<ItemMoment, 'status'>): boolean =>
  status === 'drafting' || status === 'returned'

/** @param ids of the person who asks @param item `null`: the agenda's own places. Takes the same time however large the agenda is. */
export function momentOf(doc: Y.Doc, ids: readonly PersonId[], item: ItemId | null): Moment {
  return { agenda: readState(doc), item: item === null ? null : itemMomentOf(doc, ids, item) }
}

function itemMomentOf(doc: Y.Doc, ids: readonly PersonId[], id: ItemId): ItemMoment | null {
  const item = itemOf(doc, id)
  if (item === undefined) return null
  return {
    isResponsible: isResponsible(item, ids),
    status: readStatus(item.get('status')).is,
    isLocked: readLock(item.get('locked')) !== null,
  }
}
