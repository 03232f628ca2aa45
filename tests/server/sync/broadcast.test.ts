import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import * as Y from 'yjs'
import { Broadcaster, type BroadcastFrame, BUSY_INTERVAL_MS } from '../../../server/sync/broadcast.ts'
import { readMessage } from '../../../shared/protocol/messages.ts'
import { PlaceWriter } from '../../support/placeWriter.ts'

let frames: BroadcastFrame<string>[]
let broadcaster: Broadcaster<string>
const writer = () => new PlaceWriter()

beforeEach(() => {
  vi.useFakeTimers()
  frames = []
  broadcaster = new Broadcaster(
    (frame) => frames.push(frame),
    () => performance.now(),
  )
})
afterEach(() => void vi.useRealTimers())

function show(seq: number, sender: string, update: Uint8Array): void {
  broadcaster.add({ seq, update, sender })
  broadcaster.flush()
}

/** The document of somebody who got all frames. */
function received(): Y.Doc {
  const doc = new Y.Doc()
  for (const { frame } of frames) {
    const message = readMessage(frame.subarray(frame[1] === 126 ? 4 : 2))
    if (message.type === 'update') Y.applyUpdate(doc, message.update)
  }
  return doc
}

test('a quiet room is shown an update at once, all but its sender', () => {
  show(1, 'Vibeke', writer().write('KL'))
  expect(frames).toMatchObject([{ lastSeq: 1, except: 'Vibeke' }])
})

test('what falls together is merged into one message within 10 ms', () => {
  const first = writer()
  show(1, 'Vibeke', first.write('KL'))
  show(2, 'Vibeke', first.write('Odense'))
  show(3, 'Søren', writer().write('Aarhus'))
  expect(frames).toHaveLength(1)
  vi.advanceTimersByTime(BUSY_INTERVAL_MS)
  expect(frames).toHaveLength(2)
  expect(frames[1]).toMatchObject({ lastSeq: 3, except: null })
  expect(received().store.pendingStructs).toBeNull()
  expect(received().store.clients.size).toBe(2)
})

test('a stopped broadcaster sends nothing more', () => {
  show(1, 'Vibeke', writer().write('KL'))
  show(2, 'Vibeke', writer().write('Odense'))
  broadcaster.stop()
  vi.runAllTimers()
  expect(frames).toHaveLength(1)
})
