/** What one agenda, one person and one connection may bring, each to its limit and one more. */
import { expect, test, vi } from 'vitest'
import * as Y from 'yjs'
import { LIMITS } from '../../../server/sync/limits.ts'
import { craftUpdate } from '../../support/craftUpdate.ts'
import { PlaceWriter } from '../../support/placeWriter.ts'
import { testRoom } from '../../support/testRoom.ts'

/** Of a client that the server cannot place yet. */
const gapOf = (length: number) =>
  craftUpdate([
    { client: 7, clock: 5, structs: [{ parent: 'agenda', key: 'place', values: ['x'.repeat(length)] }] },
  ])

test('[G5] a full agenda takes nothing more, and can be made shorter', async () => {
  const full = new PlaceWriter()
  full.write('x'.repeat(LIMITS.agendaBytes))
  const { room, refused, join } = testRoom(full.state, 1)
  join('Vibeke').step2().write(new PlaceWriter().write('KL'))
  expect(refused.map(({ message }) => message)).toEqual(['too-large: the agenda is full'])
  const copy = new Y.Doc()
  Y.applyUpdate(copy, full.state)
  const before = Y.encodeStateVector(copy)
  copy.getMap('agenda').delete('place')
  join('Søren').step2().write(Y.encodeStateAsUpdate(copy, before))
  expect([refused.length, room.isDurable]).toEqual([1, false])
})

test('[G5] a person brings so many client ids in a day and no more, on whatever connection; others are not disturbed', () => {
  const { refused, join } = testRoom()
  const vibeke = join('Vibeke').step2()
  for (let n = 0; n < LIMITS.newClientsPerDay; n += 1) vibeke.write(new PlaceWriter().write('KL'))
  expect(refused).toEqual([])
  join('Søren').step2().write(new PlaceWriter().write('Odense'))
  expect(refused).toEqual([])
  join('Vibeke').step2().write(new PlaceWriter().write('KL'))
  expect(refused.map(({ message }) => message)).toEqual(['too-large: client ids'])
})

test('[G5] what waits for a step 2 is so much at most', () => {
  const { refused, join } = testRoom()
  const vibeke = join('Vibeke').write(gapOf(9_000))
  for (let n = 0; n < 150; n += 1) vibeke.write(gapOf(9_000))
  expect(refused.map(({ message }) => message)).toEqual(['too-large: set aside'])
})

test('[G5] and so long', () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  try {
    const { refused, join } = testRoom()
    join('Vibeke').write(gapOf(9))
    vi.advanceTimersByTime(LIMITS.setAsideMilliseconds - 1)
    expect(refused).toEqual([])
    vi.advanceTimersByTime(1)
    expect(refused.map(({ message }) => message)).toEqual(['unresolved: no step 2 came'])
  } finally {
    vi.useRealTimers()
  }
})
