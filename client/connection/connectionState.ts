/** What the page says about saving: one union and one pure function from event to event. Knows neither time nor socket. */
import type { EndReason } from './endReason.ts'

export type ConnectionState =
  /** Being opened; nothing of one's own waits. */
  | { is: 'connecting' }
  /** Everything that was written here is on the server's disk. `at`: milliseconds since 1970 (UTC). */
  | { is: 'saved'; at: number }
  | { is: 'saving'; pending: number }
  /** There is a connection, and over it nothing was acknowledged for long: it may be dead. */
  | { is: 'late'; pending: number }
  /** Without connection for less than two seconds: not worth a word yet. */
  | { is: 'reconnecting'; pending: number }
  | { is: 'offline'; pending: number }
  /** For good: the program will not connect again by itself. */
  | { is: 'ended'; why: EndReason; pending: number }

export type ConnectionEvent =
  | { type: 'changed'; pending: number }
  /** Both sides know what the other has; own changes that waited are on their way. */
  | { type: 'synced'; pending: number }
  /** This connection's first step 2 and everything else that is not counted in `pending` is on disk. */
  | { type: 'durable'; pending: number; at: number }
  /** Own changes have waited for five seconds. */
  | { type: 'late'; pending: number }
  | { type: 'lost'; pending: number }
  /** Two seconds went by without a connection. */
  | { type: 'waited'; pending: number }
  | { type: 'ended'; why: EndReason; pending: number }
  /** The person asked for another try after an end. */
  | { type: 'resumed'; pending: number }

export const FIRST_STATE: ConnectionState = { is: 'connecting' }

export function reduce(state: ConnectionState, event: ConnectionEvent): ConnectionState {
  if (state.is === 'ended' && event.type !== 'resumed') return { ...state, pending: event.pending }
  switch (event.type) {
    case 'changed':
      return afterChange(state, event.pending)
    case 'synced':
      return event.pending > 0 ? { is: 'saving', pending: event.pending } : { is: 'connecting' }
    case 'durable':
      return event.pending === 0 ? { is: 'saved', at: event.at } : { is: 'saving', pending: event.pending }
    case 'late':
      return state.is === 'saving' ? { is: 'late', pending: event.pending } : state
    case 'lost':
      return afterLoss(state, event.pending)
    case 'waited':
      return state.is === 'offline' ? state : { is: 'offline', pending: event.pending }
    case 'ended':
      return { is: 'ended', why: event.why, pending: event.pending }
    case 'resumed':
      return event.pending > 0 ? { is: 'offline', pending: event.pending } : { is: 'connecting' }
    default:
      return event satisfies never
  }
}

function afterLoss(state: ConnectionState, pending: number): ConnectionState {
  if (state.is === 'connecting' || state.is === 'offline') return state
  // What was told to be late is not on its way again because a socket is given up.
  return { is: state.is === 'late' ? 'offline' : 'reconnecting', pending }
}

function afterChange(state: ConnectionState, pending: number): ConnectionState {
  switch (state.is) {
    case 'late':
    case 'reconnecting':
    case 'offline':
      return { is: state.is, pending }
    case 'connecting':
    case 'saved':
    case 'saving':
      return { is: 'saving', pending }
    case 'ended':
      return { ...state, pending }
    default:
      return state satisfies never
  }
}

/** How many of one's own changes are not known to be on disk. */
export const pendingOf = (state: ConnectionState): number => ('pending' in state ? state.pending : 0)
