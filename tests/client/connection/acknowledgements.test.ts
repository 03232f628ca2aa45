/** What is known to be on the server's disk, from what was sent and message 100. */
import { describe, expect, test } from 'vitest'
import { Acknowledgements } from '../../../client/connection/acknowledgements.ts'
import {
  writeAwareness,
  writeSyncStep1,
  writeSyncStep2,
  writeUpdate,
} from '../../../shared/protocol/messages.ts'

const BYTES = new Uint8Array([0, 0])
const step1 = writeSyncStep1(BYTES)
const step2 = writeSyncStep2(BYTES)
const update = writeUpdate(BYTES)

/** A connection on which the client has answered the server's step 1, and that is on disk. */
function connected(): Acknowledgements {
  const acknowledgements = new Acknowledgements()
  acknowledgements.opened()
  acknowledgements.sent(step1)
  acknowledgements.sent(step2)
  acknowledgements.acknowledged(1)
  return acknowledgements
}

function type(acknowledgements: Acknowledgements): number {
  const change = acknowledgements.changed()
  acknowledgements.sent(update)
  return change
}

describe('own changes and message 100', () => {
  test('a change waits until the frame that carried it is acknowledged', () => {
    const acknowledgements = connected()
    const change = type(acknowledgements)
    expect(acknowledgements.pending).toBe(1)
    expect(acknowledgements.isDurable(change)).toBe(false)
    acknowledgements.acknowledged(2)
    expect(acknowledgements.pending).toBe(0)
    expect(acknowledgements.isDurable(change)).toBe(true)
  })

  test('only frames with content are counted: no step 1, no presence', () => {
    const acknowledgements = connected()
    type(acknowledgements)
    acknowledgements.sent(writeAwareness(BYTES))
    acknowledgements.sent(step1)
    type(acknowledgements)
    acknowledgements.acknowledged(2)
    expect(acknowledgements.pending).toBe(1)
    acknowledgements.acknowledged(3)
    expect(acknowledgements.pending).toBe(0)
  })

  test('[N1] what was typed between the opening of the socket and the first step 2 is not saved before that is', () => {
    const acknowledgements = new Acknowledgements()
    acknowledgements.changed()
    acknowledgements.opened()
    acknowledgements.sent(step1)
    type(acknowledgements)
    acknowledgements.acknowledged(1)
    expect(acknowledgements.connectionIsDurable).toBe(false)
    expect(acknowledgements.pending).toBe(2)
    acknowledgements.sent(step2)
    acknowledgements.acknowledged(2)
    expect(acknowledgements.connectionIsDurable).toBe(true)
    expect(acknowledgements.pending).toBe(0)
  })

  test('[N1] the first step 2 of a connection carries everything that was changed without one', () => {
    const acknowledgements = connected()
    acknowledgements.changed()
    acknowledgements.changed()
    acknowledgements.opened()
    acknowledgements.sent(step1)
    expect(acknowledgements.pending).toBe(2)
    acknowledgements.sent(step2)
    expect(acknowledgements.pending).toBe(2)
    acknowledgements.acknowledged(1)
    expect(acknowledgements.pending).toBe(0)
  })

  test('[N3] what an older socket sent and nobody acknowledged still waits', () => {
    const acknowledgements = connected()
    type(acknowledgements)
    type(acknowledgements)
    acknowledgements.acknowledged(2)
    acknowledgements.opened()
    expect(acknowledgements.pending).toBe(1)
    expect(acknowledgements.connectionIsDurable).toBe(false)
  })

  test('a change made after the step 2 was sent is not acknowledged with it', () => {
    const acknowledgements = new Acknowledgements()
    acknowledgements.opened()
    acknowledgements.sent(step2)
    type(acknowledgements)
    acknowledgements.acknowledged(1)
    expect(acknowledgements.pending).toBe(1)
  })
})
