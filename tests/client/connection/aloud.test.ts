import { expect, test } from 'vitest'
import { type Aloud, aloud, QUIET } from '../../../client/connection/aloud.ts'
import type { ConnectionState } from '../../../client/connection/connectionState.ts'

const SAVED: ConnectionState = { is: 'saved', at: 0 }
const SAVING: ConnectionState = { is: 'saving', pending: 1 }
const OFFLINE: ConnectionState = { is: 'offline', pending: 1 }
const ENDED: ConnectionState = { is: 'ended', why: { is: 'not-allowed' }, pending: 0 }

const LATE: ConnectionState = { is: 'late', pending: 1 }

/** All that is said through these states. */
function said(...states: ConnectionState[]): unknown[] {
  let now: Aloud = QUIET
  return states.flatMap((state) => {
    const before = now
    now = aloud(before, state)
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

test('[V8] what is late is said, once, and that it is over; an end is told by its notice alone', () => {
  expect(said(SAVED, SAVING, LATE, { ...LATE, pending: 2 }, SAVING, SAVED)).toEqual(['notSaved', 'saved'])
  expect(said(SAVED, ENDED, OFFLINE, SAVED)).toEqual(['saysOffline', 'saysBackSaved'])
  expect(said(SAVED, ENDED, SAVED)).toEqual(['saysBackSaved'])
})
