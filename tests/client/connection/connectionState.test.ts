/** What the page says about saving, from event to event. */
import { describe, expect, test } from 'vitest'
import {
  type ConnectionEvent,
  type ConnectionState,
  FIRST_STATE,
  pendingOf,
  reduce,
} from '../../../client/connection/connectionState.ts'

const AT = 1_700_000_000_000

const stateAfter = (...events: ConnectionEvent[]): ConnectionState => events.reduce(reduce, FIRST_STATE)

const opened: ConnectionEvent[] = [
  { type: 'synced', pending: 0 },
  { type: 'durable', pending: 0, at: AT },
]

describe('from opening to saved', () => {
  test('[N1] an agenda that is synced is not «saved» before the server has acknowledged it', () => {
    expect(stateAfter({ type: 'synced', pending: 0 })).toEqual({ is: 'connecting' })
    expect(stateAfter(...opened)).toEqual({ is: 'saved', at: AT })
  })

  test('typing is «saving» until nothing waits', () => {
    const typed: ConnectionEvent[] = [...opened, { type: 'changed', pending: 1 }]
    expect(stateAfter(...typed)).toEqual({ is: 'saving', pending: 1 })
    expect(stateAfter(...typed, { type: 'durable', pending: 1, at: AT })).toEqual({
      is: 'saving',
      pending: 1,
    })
    expect(stateAfter(...typed, { type: 'durable', pending: 0, at: AT + 5 })).toEqual({
      is: 'saved',
      at: AT + 5,
    })
  })
})

describe('without connection', () => {
  test('a short gap is not told; after two seconds it is, with what waits', () => {
    const lost: ConnectionEvent[] = [...opened, { type: 'changed', pending: 1 }, { type: 'lost', pending: 1 }]
    expect(stateAfter(...lost)).toEqual({ is: 'reconnecting', pending: 1 })
    expect(stateAfter(...lost, { type: 'waited', pending: 1 })).toEqual({ is: 'offline', pending: 1 })
  })

  test('what is typed meanwhile is counted, and does not hide that there is no connection', () => {
    const offline: ConnectionEvent[] = [
      ...opened,
      { type: 'lost', pending: 0 },
      { type: 'waited', pending: 0 },
    ]
    expect(stateAfter(...offline, { type: 'changed', pending: 3 })).toEqual({ is: 'offline', pending: 3 })
  })

  test('[N1] back again, what waited is «saving», and «saved» only when acknowledged', () => {
    const back: ConnectionEvent[] = [
      ...opened,
      { type: 'lost', pending: 2 },
      { type: 'waited', pending: 2 },
      { type: 'synced', pending: 2 },
    ]
    expect(stateAfter(...back)).toEqual({ is: 'saving', pending: 2 })
    expect(stateAfter(...back, { type: 'durable', pending: 0, at: AT }).is).toBe('saved')
  })

  test('further failed attempts change nothing', () => {
    const offline = stateAfter(...opened, { type: 'lost', pending: 1 }, { type: 'waited', pending: 1 })
    expect(reduce(offline, { type: 'lost', pending: 1 })).toBe(offline)
    expect(reduce(offline, { type: 'waited', pending: 1 })).toBe(offline)
  })

  test('an agenda that never came is not called saved', () => {
    const state = stateAfter({ type: 'lost', pending: 0 })
    expect(state).toEqual({ is: 'connecting' })
    expect(reduce(state, { type: 'waited', pending: 0 })).toEqual({ is: 'offline', pending: 0 })
  })
})

describe('ended for good', () => {
  const ended: ConnectionEvent = { type: 'ended', why: { is: 'not-signed-in' }, pending: 2 }

  test('[N4] nothing but a new attempt by the person leaves it, and what waits is still counted', () => {
    const state = stateAfter(...opened, ended)
    expect(state).toEqual({ is: 'ended', why: { is: 'not-signed-in' }, pending: 2 })
    for (const event of [
      { type: 'lost', pending: 2 },
      { type: 'waited', pending: 2 },
      { type: 'changed', pending: 2 },
      { type: 'durable', pending: 2, at: AT },
    ] satisfies ConnectionEvent[]) {
      expect(reduce(state, event)).toEqual(state)
    }
  })

  test('[N4] after a new attempt, what waits is told until it is on disk', () => {
    const resumed = stateAfter(...opened, ended, { type: 'resumed', pending: 2 })
    expect(pendingOf(resumed)).toBe(2)
    expect(reduce(resumed, { type: 'synced', pending: 2 })).toEqual({ is: 'saving', pending: 2 })
  })
})
