import { expect, test } from 'vitest'
import { type Aloud, aloud, QUIET } from '../../../client/connection/aloud.ts'
import type { ConnectionState } from '../../../client/connection/connectionState.ts'

const SAVED: ConnectionState = { is: 'saved', at: 0 }
const SAVING: ConnectionState = { is: 'saving', pending: 1 }
const OFFLINE: ConnectionState = { is: 'offline', pending: 1 }
const ENDED: ConnectionState = { is: 'ended', why: { is: 'not-allowed' }, pending: 0 }

/** All that is said through these states. */
function said(...states: (ConnectionState | 'wait')[]): unknown[] {
  let now: Aloud = QUIET
  let last: ConnectionState = { is: 'connecting' }
  return states.flatMap((state) => {
    const before = now
    now = state === 'wait' ? aloud(now, last, true) : aloud(now, state)
    if (state !== 'wait') last = state
    return now === before || now.say === null ? [] : [now.say]
  })
}

test('[V8] that one’s words are saved is said once, and not at each letter; on opening nothing is said', () => {
  expect(said({ is: 'connecting' }, SAVED)).toEqual([])
  expect(said(SAVED, SAVING, SAVED, SAVING, SAVED, SAVING, SAVED)).toEqual(['saved'])
})

test('[V8] the connection is said to be gone when it is, once, and to be back when all is saved', () => {
  expect(said(SAVED, { is: 'reconnecting', pending: 0 }, SAVED)).toEqual([])
  expect(said(SAVED, OFFLINE, { ...OFFLINE, pending: 2 }, SAVING, SAVING, SAVED, SAVING, SAVED)).toEqual([
    'saysOffline',
    'saysBackSaved',
  ])
})

test('[V8] what takes long is said, and that it is over; an end is told by its notice alone', () => {
  expect(said(SAVED, SAVING, 'wait', 'wait', SAVING, SAVED)).toEqual(['saysStillSaving', 'saved'])
  expect(said(SAVED, ENDED, OFFLINE, SAVED)).toEqual(['saysOffline', 'saysBackSaved'])
  expect(said(SAVED, ENDED, SAVED)).toEqual(['saysBackSaved'])
})
