/**
 * What goes over `/sync/<agendaId>`: the y-websocket protocol, and beside it messages 100–103 for clients that ask for them
 * with `ack=1`. A frame is one message: a varint type, then its content.
 *
 * The server speaks first: 102 welcome, then its own sync step 1. The client answers with a step 2, and sends a step 1 that
 * the server answers with a complete step 2. From then on updates go both ways. Of the client's messages those that carry
 * content (every step 2 and every update) are counted from the opening of the socket; `acknowledgement n` says that the
 * first n of them are on disk.
 *
 * @see https://github.com/yjs/y-protocols/blob/master/PROTOCOL.md
 */
import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import type { PersonId } from '../agenda/document.ts'
import type { CouncilSettings, CouncilTemplate } from '../council/settings.ts'
import type { Denial } from '../rights/whyNot.ts'
import type { Role } from './api.ts'

export const MESSAGE = {
  sync: 0,
  awareness: 1,
  auth: 2,
  queryAwareness: 3,
  acknowledgement: 100,
  refusal: 101,
  welcome: 102,
  handedBack: 103,
} as const

export const SYNC = { step1: 0, step2: 1, update: 2 } as const

const PERMISSION_DENIED = 0

/** A larger frame ends the socket without an answer (close code 1009): there is no sense in sending it. */
export const LARGEST_FRAME_BYTES = 4 * 1024 * 1024

/** Of a frame with an update: its type, its step, and how long the update is. */
const LARGEST_HEAD_BYTES = 1 + 1 + 4

/** Why an update was refused. */
export type RefusalCode = 'malformed' | 'unresolved' | 'too-large' | Denial

export interface Refusal {
  /** The n-th content-carrying message of this connection, with all that follows it. */
  n: number
  code: RefusalCode
  /** Where, if it was for a right: as the page names a place (`FieldPlace`). */
  item?: string
  field?: string
  /** One sentence in the person's language. */
  message: string
}

/** What deciding on rights needs and the document does not hold. */
export interface Welcome {
  /** The life of the agenda; a copy of another epoch must not be merged into this one. */
  epoch: string
  schema: number
  /** The server's clock: milliseconds since 1970 (UTC). */
  now: number
  /** `aliases`: names from agendas that are this person: responsible under one of them is responsible. */
  person: { id: PersonId; name: string; aliases?: readonly PersonId[] }
  role: Role
  /** What the council has decided that the page needs; another program may send less, or more (`readCouncilSettings`, `phrasesIn`). */
  settings: PageSettings
}

/** `phrases`: the council's own standard phrases; `null` or absent: those of the first council. */
export type PageSettings = Partial<
  Pick<CouncilSettings, 'deadlines' | 'comments'> & Pick<CouncilTemplate, 'phrases'>
> &
  Readonly<Record<string, unknown>>

/** @returns the council's standard phrases, as `phrasesOf` takes them */
export function phrasesIn(settings: PageSettings): readonly string[] | null {
  const { phrases } = settings
  return Array.isArray(phrases) ? phrases.filter((phrase) => typeof phrase === 'string') : null
}

/** Words of one's own that a merge swallowed; the same id again tells more of them, or that it is done. */
export interface HandedBack {
  id: string
  /** Where they stood: an item and its field (`title` too), or `agenda` and `motto`; both empty where nobody can tell. */
  item: string
  field: string
  /** One line for each run of words that stood apart. */
  words: string
  /** When they were swallowed: milliseconds since 1970 (UTC). */
  at: number
  /** Whose edit took their place away; absent where the log does not tell. */
  by?: PersonId
  /** They were put in or dismissed, in whatever tab. */
  done?: HandedBackDone
}

export type HandedBackDone = 'put-in' | 'dismissed'

/** A whole sync or presence message as it arrives. */
export type Message =
  | { type: 'sync-step-1'; stateVector: Uint8Array }
  | { type: 'sync-step-2' | 'update'; update: Uint8Array }
  | { type: 'awareness'; update: Uint8Array }
  | { type: 'query-awareness' }
  /** A y-protocols `auth` message: nothing that a client has to say. */
  | { type: 'auth' }

/** The frame is none of the messages that its reader may be sent. */
export class MalformedMessage extends Error {
  override name = 'MalformedMessage'
}

/**
 * Reads what a client sent.
 * @throws MalformedMessage when the frame is cut short, of an unknown type, or has bytes left over
 */
export function readMessage(frame: Uint8Array): Message {
  const decoder = decoding.createDecoder(frame)
  const message = orMalformed(() => readBody(decoder))
  if (decoding.hasContent(decoder)) throw new MalformedMessage('bytes left over')
  return message
}

function readBody(decoder: decoding.Decoder): Message {
  const type = decoding.readVarUint(decoder)
  switch (type) {
    case MESSAGE.sync:
      return readSyncBody(decoder)
    case MESSAGE.awareness:
      return { type: 'awareness', update: decoding.readVarUint8Array(decoder) }
    case MESSAGE.queryAwareness:
      return { type: 'query-awareness' }
    case MESSAGE.auth:
      decoding.readVarUint(decoder)
      decoding.readVarString(decoder)
      return { type: 'auth' }
    default:
      throw new MalformedMessage(`unknown type ${type}`)
  }
}

function readSyncBody(decoder: decoding.Decoder): Message {
  const step = decoding.readVarUint(decoder)
  const bytes = decoding.readVarUint8Array(decoder)
  switch (step) {
    case SYNC.step1:
      return { type: 'sync-step-1', stateVector: bytes }
    case SYNC.step2:
      return { type: 'sync-step-2', update: bytes }
    case SYNC.update:
      return { type: 'update', update: bytes }
    default:
      throw new MalformedMessage(`unknown sync step ${step}`)
  }
}

/** Whether a frame that a client is about to send is counted by acknowledgements. */
export const carriesContent = (frame: Uint8Array): boolean =>
  frame[0] === MESSAGE.sync && (frame[1] === SYNC.step2 || frame[1] === SYNC.update)

export const isStep2 = (frame: Uint8Array): boolean => frame[0] === MESSAGE.sync && frame[1] === SYNC.step2

export const writeSyncStep1 = (stateVector: Uint8Array): Uint8Array => writeSync(SYNC.step1, stateVector)
export const writeSyncStep2 = (update: Uint8Array): Uint8Array => writeSync(SYNC.step2, update)
export const writeUpdate = (update: Uint8Array): Uint8Array => writeSync(SYNC.update, update)

function writeSync(step: number, bytes: Uint8Array): Uint8Array {
  return write(MESSAGE.sync, (encoder) => {
    encoding.writeVarUint(encoder, step)
    encoding.writeVarUint8Array(encoder, bytes)
  })
}

/** @param update made by y-protocols' `encodeAwarenessUpdate`, or by the server's presence */
export const writeAwareness = (update: Uint8Array): Uint8Array =>
  write(MESSAGE.awareness, (encoder) => encoding.writeVarUint8Array(encoder, update))

/** y-protocols' «permission denied», for clients that did not ask for message 101. */
export const writePermissionDenied = (reason: string): Uint8Array =>
  write(MESSAGE.auth, (encoder) => {
    encoding.writeVarUint(encoder, PERMISSION_DENIED)
    encoding.writeVarString(encoder, reason)
  })

/** @param n the first n content-carrying messages of the connection are on disk */
export const writeAcknowledgement = (n: number): Uint8Array =>
  write(MESSAGE.acknowledgement, (encoder) => encoding.writeVarUint(encoder, n))

/**
 * Reads the content of message 100; as in the next two, its type has been read.
 * @throws MalformedMessage
 */
export const readAcknowledgement = (decoder: decoding.Decoder): number =>
  orMalformed(() => decoding.readVarUint(decoder))

export const writeRefusal = (refusal: Refusal): Uint8Array => writeJson(MESSAGE.refusal, refusal)
export const readRefusal = (decoder: decoding.Decoder): Refusal => readJson(decoder) as Refusal

export const writeWelcome = (welcome: Welcome): Uint8Array => writeJson(MESSAGE.welcome, welcome)
export const readWelcome = (decoder: decoding.Decoder): Welcome => readJson(decoder) as Welcome

export const writeHandedBack = (words: HandedBack): Uint8Array => writeJson(MESSAGE.handedBack, words)
export const readHandedBack = (decoder: decoding.Decoder): HandedBack => readJson(decoder) as HandedBack

/** Whether an update can be sent: one that cannot would end the socket without an answer, over and over. */
export const fitsInFrame = (update: Uint8Array): boolean =>
  update.length + LARGEST_HEAD_BYTES <= LARGEST_FRAME_BYTES

const writeJson = (type: number, value: unknown): Uint8Array =>
  write(type, (encoder) => encoding.writeVarString(encoder, JSON.stringify(value)))

const readJson = (decoder: decoding.Decoder): unknown =>
  orMalformed(() => JSON.parse(decoding.readVarString(decoder)))

function orMalformed<T>(read: () => T): T {
  try {
    return read()
  } catch (error) {
    throw error instanceof MalformedMessage ? error : new MalformedMessage('cut short', { cause: error })
  }
}

function write(type: number, content: (encoder: encoding.Encoder) => void): Uint8Array {
  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, type)
  content(encoder)
  return encoding.toUint8Array(encoder)
}
