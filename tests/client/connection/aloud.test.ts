import { expect, test } from 'vitest'
import { type Aloud, aloud, QUIET } from '../../../client/connection/aloud.ts'
import type { ConnectionState } from '../../../client/connection/connectionState.ts'
import { offlineInShort, offlineSentence } from '../../../client/connection/offlineSentence.ts'

const SAVED: ConnectionState = { is: 'saved', at: 0 }
const SAVING: ConnectionState = { is: 'saving', pending: 1 }
const OFFLINE: ConnectionState = { is: 'offline', pending: 1 }
const ENDED: ConnectionState = { is: 'ended', why: { is: 'not-allowed' }, pending: 0 }

const LATE: ConnectionState = { is: 'late', pending: 1 }

/** All that is said through these states, the agenda being on the page. */
const said = (...states: ConnectionState[]): unknown[] => saidWhere(() => true, ...states)

/** @param isThere whether the agenda is on the page in a state */
function saidWhere(isThere: (state: ConnectionState) => boolean, ...states: ConnectionState[]): unknown[] {
  let now: Aloud = QUIET
  return states.flatMap((state) => {
    const before = now
    now = aloud(before, state, isThere(state))
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

test('[V28] an agenda that is not there is not told to be saved, nor to be written in', () => {
  const isSaved = ({ is }: ConnectionState) => is === 'saved'
  const opening: ConnectionState = { is: 'connecting' }
  const without: ConnectionState = { is: 'offline', pending: 0 }
  expect(saidWhere(isSaved, opening, without, without, SAVED, SAVING, SAVED)).toEqual([
    'offlineNotThere',
    'saysFetched',
  ])
  for (const pending of [0, 3])
    for (const isKept of [true, false]) {
      const sentences = [offlineSentence, offlineInShort].map((of) =>
        of({ isThere: false, mayWrite: true, pending, isKept }),
      )
      expect(sentences).toEqual(['offlineNotThere', 'offlineNotThereYet'])
    }
  expect(offlineSentence({ isThere: true, mayWrite: true, pending: 0, isKept: true })).toBe(
    'offlineNothingWaits',
  )
})

test('[V53] who may not write any more is not told to write on, and what they have written is told to be safe', () => {
  const closed = { isThere: true, mayWrite: false }
  const told = [0, 3].map((pending) => [
    offlineSentence({ ...closed, pending, isKept: true }),
    offlineInShort({ ...closed, pending, isKept: true }),
  ])
  expect(told).toEqual([
    ['offlineClosed', 'offlineReadOn'],
    ['offlineClosedKept', 'offlineClosedKept'],
  ])
  expect(offlineSentence({ ...closed, pending: 3, isKept: false })).toBe('offlineNotKept')
})

test('[V37] what was told does not stand beside another state: it goes when that comes', () => {
  const through = (...states: ConnectionState[]) =>
    states.reduce((now, state) => aloud(now, state, true), QUIET).say
  const back: ConnectionState[] = [OFFLINE, SAVED]
  expect(through(...back)).toBe('saysBackSaved')
  expect(through(...back, SAVING)).toBeNull()
  expect(through(...back, { is: 'reconnecting', pending: 1 })).toBeNull()
  expect(through(SAVING, LATE, SAVING)).toBeNull()
  expect(through(OFFLINE, { is: 'connecting' })).toBeNull()
  expect(through(OFFLINE, OFFLINE)).toBe('saysOffline')
})
