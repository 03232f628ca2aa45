/** What of the board one looks at, and in which order. It stands in the page's address, so that a link shows the same. */
import type { PersonId } from '../../shared/agenda/document.ts'
import { oneOf } from '../../shared/agenda/values.ts'

export const SHOWN = ['all', 'lacking', 'mine', 'new'] as const
export const SORTS = ['number', 'responsible', 'status', 'changed', 'lacking', 'comments'] as const
export type Sort = (typeof SORTS)[number]

/** In the place of a person: items that nobody is responsible for. */
export const NOBODY = 'nobody'

export interface BoardView {
  /** `lacking`: items that lack something; `mine`: those that one is responsible for, or has a task in; `new`: what others have changed. */
  show: (typeof SHOWN)[number]
  /** Items that this person is responsible for or has a task in, or that `NOBODY` is responsible for; `null`: all. */
  person: PersonId | typeof NOBODY | null
  sort: Sort
  /** The other way round than that order is read. */
  isTurned: boolean
}

export const WHOLE_BOARD: BoardView = { show: 'all', person: null, sort: 'number', isTurned: false }

/** Whether rows are left out. */
export const isFiltered = ({ show, person }: Pick<BoardView, 'show' | 'person'>): boolean =>
  show !== 'all' || person !== null

/** @param search as the address has it, with or without its `?`; what it does not say, or nobody knows, is as in `WHOLE_BOARD` */
export function readView(search: string): BoardView {
  const asked = new URLSearchParams(search)
  return {
    show: oneOf(asked.get('show'), SHOWN, WHOLE_BOARD.show),
    person: asked.get('person') || null,
    sort: oneOf(asked.get('sort'), SORTS, WHOLE_BOARD.sort),
    isTurned: asked.get('turned') === '1',
  }
}

/**
 * @param search as the address has it now: what else stands there stays
 * @returns what stands after the address, with its `?`; empty where that is nothing
 */
export function viewAddress(view: BoardView, search = ''): string {
  const address = new URLSearchParams(search)
  const put = (key: string, value: string | null) =>
    value === null ? address.delete(key) : address.set(key, value)
  put('show', view.show === WHOLE_BOARD.show ? null : view.show)
  put('person', view.person)
  put('sort', view.sort === WHOLE_BOARD.sort ? null : view.sort)
  put('turned', view.isTurned ? '1' : null)
  return address.size === 0 ? '' : `?${address}`
}

/** What a press on the head of a column makes of it: that order, or the other way round where it is that already. */
export const sortedBy = (view: BoardView, sort: Sort): BoardView => ({
  ...view,
  sort,
  isTurned: view.sort === sort && !view.isTurned,
})
