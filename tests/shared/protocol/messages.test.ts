import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import { describe, expect, test } from 'vitest'
import * as messages from '../../../shared/protocol/messages.ts'
import { RandomSource } from '../../support/randomSource.ts'

const { MalformedMessage, MESSAGE, readMessage } = messages
const bytes = new Uint8Array([1, 2, 3])

/** The content of a frame whose type has been read, as the client's message handlers get it. */
function afterType(frame: Uint8Array, type: number): decoding.Decoder {
  const decoder = decoding.createDecoder(frame)
  expect(decoding.readVarUint(decoder)).toBe(type)
  return decoder
}

const FROM_CLIENTS: [string, Uint8Array, messages.Message][] = [
  ['step 1', messages.writeSyncStep1(bytes), { type: 'sync-step-1', stateVector: bytes }],
  ['step 2', messages.writeSyncStep2(bytes), { type: 'sync-step-2', update: bytes }],
  ['update', messages.writeUpdate(bytes), { type: 'update', update: bytes }],
  ['awareness', messages.writeAwareness(bytes), { type: 'awareness', update: bytes }],
  ['query awareness', new Uint8Array([MESSAGE.queryAwareness]), { type: 'query-awareness' }],
  ['auth', messages.writePermissionDenied('Ikke tilladt'), { type: 'auth' }],
]

describe('what clients send', () => {
  test.each(FROM_CLIENTS)('%s reads as it was written', (_, frame, message) => {
    expect(readMessage(frame)).toEqual(message)
  })

  test.each(FROM_CLIENTS)('%s cut short anywhere is malformed', (_, frame) => {
    for (let length = 0; length < frame.length; length++)
      expect(() => readMessage(frame.slice(0, length))).toThrow(MalformedMessage)
  })

  test.each(FROM_CLIENTS)('%s with a byte too many is malformed', (_, frame) => {
    expect(() => readMessage(new Uint8Array([...frame, 0]))).toThrow(MalformedMessage)
  })

  test.each(FROM_CLIENTS)('%s cut short reads nothing of the memory behind it', (_, frame) => {
    const memory = new Uint8Array([...frame, ...frame])
    for (let length = 0; length < frame.length; length++)
      expect(() => readMessage(memory.subarray(0, length))).toThrow(MalformedMessage)
  })

  test.each([
    ['unknown type 9', [9]],
    ['unknown type 100', [MESSAGE.acknowledgement, 1]],
    ['unknown sync step 3', [MESSAGE.sync, 3, 0]],
    ['cut short', [255, 255, 255, 255, 255, 255, 255, 255, 255, 255]],
    ['bytes left over', [MESSAGE.queryAwareness, 0]],
  ])('the error names what is wrong: %s', (reason, frame) => {
    expect(() => readMessage(new Uint8Array(frame))).toThrow(reason)
  })

  test('random bytes are read or malformed, nothing else', () => {
    const random = new RandomSource(1)
    for (let round = 0; round < 20_000; round++) {
      const frame = Uint8Array.from({ length: random.below(12) }, (_, at) => random.below(at < 2 ? 5 : 256))
      try {
        expect(readMessage(frame)).toHaveProperty('type')
      } catch (error) {
        expect(error).toBeInstanceOf(MalformedMessage)
      }
    }
  })
})

test('acknowledgements count step 2s and updates, empty or not', () => {
  const counted = FROM_CLIENTS.filter(([, frame]) => messages.carriesContent(frame)).map(([name]) => name)
  expect(counted).toEqual(['step 2', 'update'])
  expect(messages.carriesContent(messages.writeUpdate(new Uint8Array()))).toBe(true)
  expect(messages.carriesContent(new Uint8Array())).toBe(false)
  expect(FROM_CLIENTS.filter(([, frame]) => messages.isStep2(frame)).map(([name]) => name)).toEqual([
    'step 2',
  ])
})

const refusal: messages.Refusal = { n: 7, code: 'too-large', item: 'a', message: 'Ændringen er for stor.' }
const welcome: messages.Welcome = {
  epoch: 'e1',
  schema: 1,
  now: 1_700_000_000_000,
  person: { id: 'p', name: 'Søren' },
  role: 'contributor',
  settings: { closed: [] },
}

describe('what the server sends', () => {
  test.each([0, 1, 127, 128, 2 ** 31, Number.MAX_SAFE_INTEGER])('acknowledgement of %i', (n) => {
    const decoder = afterType(messages.writeAcknowledgement(n), MESSAGE.acknowledgement)
    expect(messages.readAcknowledgement(decoder)).toBe(n)
  })

  test('refusal and welcome read as they were written', () => {
    expect(messages.readRefusal(afterType(messages.writeRefusal(refusal), MESSAGE.refusal))).toEqual(refusal)
    expect(messages.readWelcome(afterType(messages.writeWelcome(welcome), MESSAGE.welcome))).toEqual(welcome)
  })

  test.each([
    ['acknowledgement', messages.writeAcknowledgement(300), messages.readAcknowledgement],
    ['refusal', messages.writeRefusal(refusal), messages.readRefusal],
    ['welcome', messages.writeWelcome(welcome), messages.readWelcome],
  ])('%s cut short anywhere is malformed', (_, frame, read) => {
    for (let length = 1; length < frame.length; length++)
      expect(() => read(afterType(frame.slice(0, length), frame[0]!))).toThrow(MalformedMessage)
  })

  test('what is no JSON is malformed', () => {
    const frame = encoding.encode((encoder) => encoding.writeVarString(encoder, '{"n": 1'))
    expect(() => messages.readRefusal(decoding.createDecoder(frame))).toThrow(MalformedMessage)
  })
})

test('[R2] an update is known to be too large before it is sent: its frame would be more than the server reads', () => {
  const largest = messages.LARGEST_FRAME_BYTES
  for (const length of [0, 1000, largest - 100, largest - 6, largest - 5, largest]) {
    const update = new Uint8Array(length)
    const fits = messages.writeUpdate(update).length <= largest
    if (messages.fitsInFrame(update)) expect(fits).toBe(true)
    else expect(length).toBeGreaterThan(largest - 100)
  }
})
