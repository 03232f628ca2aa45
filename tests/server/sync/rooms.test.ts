import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { createLog } from '../../../server/observability/log.ts'
import { createMetrics } from '../../../server/observability/metrics.ts'
import { StorageUnavailable } from '../../../server/storage/storage.ts'
import { GroupCommit } from '../../../server/sync/commit.ts'
import { Compaction } from '../../../server/sync/compaction.ts'
import { IDLE_GRACE_MS, Rooms } from '../../../server/sync/rooms.ts'
import { HandLog, settled } from '../../support/handLog.ts'
import { PlaceWriter } from '../../support/placeWriter.ts'
import { AGENDA, TestMember } from '../../support/testRoom.ts'

let handLog: HandLog
let rooms: Rooms

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  handLog = new HandLog()
  handLog.stored = {
    epoch: 'epoch',
    seq: 0,
    state: new Uint8Array([0, 0]),
    bindings: [],
    isOfOlderSchema: false,
    setAside: [],
    handedBack: [],
    gone: [],
  }
  const updateLog = handLog as never
  const log = createLog('silent')
  rooms = new Rooms({
    updateLog,
    commit: new GroupCommit(updateLog, 1, { onUnavailable() {}, onBroken() {} }),
    compaction: new Compaction(updateLog, 1, log, () => 0),
    log,
    metrics: createMetrics(),
    refusals: { note() {} },
    now: () => 0,
    sentence: (code) => code,
  })
})
afterEach(() => void vi.useRealTimers())

const openRoom = async () => (await rooms.open(AGENDA))!

test('two who come at once get the same room, loaded once', async () => {
  const [first, second] = await Promise.all([openRoom(), openRoom()])
  expect(first).toBe(second)
  expect(handLog.loads).toBe(1)
})

test('an agenda that is not there has no room, and is looked for again the next time', async () => {
  handLog.stored = null
  expect([await rooms.open(AGENDA), await rooms.open(AGENDA)]).toEqual([null, null])
  expect(handLog.loads).toBe(2)
})

test('[S10] an empty room leaves memory after a while, and its log is made short if anything was written', async () => {
  const room = await openRoom()
  const vibeke = new TestMember(room, 'Vibeke').step2()
  await vi.advanceTimersByTimeAsync(IDLE_GRACE_MS)
  expect(await openRoom()).toBe(room)
  vibeke.write(new PlaceWriter().write('KL'))
  await handLog.commit()
  room.leave(vibeke.member)
  await vi.advanceTimersByTimeAsync(IDLE_GRACE_MS)
  expect(handLog.compacted).toEqual([AGENDA])
  expect(await openRoom()).not.toBe(room)
})

test('an empty room with words on their way to the disk stays until they are there', async () => {
  const room = await openRoom()
  const vibeke = new TestMember(room, 'Vibeke').step2().write(new PlaceWriter().write('KL'))
  room.leave(vibeke.member)
  await vi.advanceTimersByTimeAsync(IDLE_GRACE_MS)
  expect(await openRoom()).toBe(room)
  await handLog.commit()
  await vi.advanceTimersByTimeAsync(IDLE_GRACE_MS)
  expect(await openRoom()).not.toBe(room)
})

test('[N5] a room that was closed is loaded again only when what it had on its way is settled', async () => {
  const room = await openRoom()
  const vibeke = new TestMember(room, 'Vibeke').step2().write(new PlaceWriter().write('KL'))
  await settled()
  void rooms.close(AGENDA, { is: 'document-broken', error: new Error('broken') }, 4503)
  await settled()
  expect(vibeke.of('closed')).toHaveLength(1)
  const next = rooms.open(AGENDA)
  await settled()
  expect(handLog.loads).toBe(1)
  await handLog.commit()
  expect(await next).not.toBe(room)
})

test('[L7] a room whose commit failed is built anew from the log', async () => {
  const room = await openRoom()
  new TestMember(room, 'Vibeke').step2().write(new PlaceWriter().write('KL'))
  await handLog.fail(new StorageUnavailable('full'))
  expect(await openRoom()).not.toBe(room)
  expect(handLog.loads).toBe(2)
})
