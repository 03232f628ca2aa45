/** A room on a log that is committed by hand, and members that are documents instead of sockets. */
import * as decoding from 'lib0/decoding'
import * as Y from 'yjs'
import type { Refused } from '../../server/gate/refused.ts'
import type { StoredAgenda } from '../../server/storage/storage.ts'
import { GroupCommit } from '../../server/sync/commit.ts'
import { Member, type Outlet } from '../../server/sync/member.ts'
import { Room, type RoomClosed } from '../../server/sync/room.ts'
import type { Role } from '../../shared/protocol/api.ts'
import type { CloseCode } from '../../shared/protocol/closeCodes.ts'
import {
  type HandedBack,
  MESSAGE,
  type Refusal,
  type RefusalCode,
  readAcknowledgement,
  readHandedBack,
  readRefusal,
  SYNC,
} from '../../shared/protocol/messages.ts'
import { HandLog } from './handLog.ts'

export const AGENDA = 'agenda'

/** What a member heard, in order. */
export type Heard =
  | { is: 'step-1'; bytes: Uint8Array }
  | { is: 'step-2'; bytes: Uint8Array }
  | { is: 'update'; bytes: Uint8Array }
  | { is: 'presence'; bytes: Uint8Array }
  | { is: 'acknowledgement'; n: number }
  | { is: 'refusal'; refusal: Refusal }
  | { is: 'handed-back'; words: HandedBack }
  | { is: 'denied' }
  | { is: 'closed'; code: CloseCode }

/** How somebody joins: by default as one of the secretariat, with our messages. */
export interface Joining {
  wantsAcks?: boolean
  role?: Role
  /** Names that were joined with the person. */
  aliases?: readonly string[]
  readersComment?: boolean
}

export class TestMember implements Outlet {
  readonly heard: Heard[] = []
  readonly member: Member
  readonly #room: Room

  constructor(
    room: Room,
    name: string,
    { wantsAcks = true, role = 'secretariat', aliases = [], readersComment = true }: Joining = {},
  ) {
    this.#room = room
    const person = { id: name, name, email: null }
    const id = `connection of ${name}`
    this.member = new Member({
      ...{ id, person, role, aliases, readersComment, wantsAcks, outlet: this, language: 'da' },
    })
    room.join(this.member)
  }

  send(message: Uint8Array): void {
    this.heard.push(hear(message))
  }

  sendFrame(frame: Buffer): void {
    this.heard.push(hear(payloadOf(frame)))
  }

  end(code: CloseCode): void {
    this.heard.push({ is: 'closed', code })
  }

  ask(stateVector: Uint8Array = new Uint8Array([0])): this {
    this.#room.receiveStep1(this.member, stateVector)
    return this
  }

  step2(update: Uint8Array = new Uint8Array([0, 0])): this {
    this.#room.receiveContent(this.member, update, true)
    return this
  }

  write(update: Uint8Array): this {
    this.#room.receiveContent(this.member, update, false)
    return this
  }

  of<K extends Heard['is']>(kind: K): Extract<Heard, { is: K }>[] {
    return this.heard.filter((heard): heard is Extract<Heard, { is: K }> => heard.is === kind)
  }

  /** The last n acknowledged, 0 before the first. */
  get acknowledged(): number {
    return this.of('acknowledgement').at(-1)?.n ?? 0
  }

  /** The words that this member has been shown, from its answer and the updates since. */
  words(): string {
    const doc = new Y.Doc()
    for (const heard of this.heard)
      if (heard.is === 'step-2' || heard.is === 'update') Y.applyUpdate(doc, heard.bytes)
    return doc.getMap('agenda').get('place')?.toString() ?? ''
  }
}

export interface TestRoom {
  room: Room
  log: HandLog
  refused: Refused<RefusalCode>[]
  closed: RoomClosed[]
  health: string[]
  join(name: string, options?: Joining): TestMember
}

/** @param state what is on disk: an update */
export function testRoom(
  state: Uint8Array = new Uint8Array([0, 0]),
  seq = 0,
  more: Partial<StoredAgenda> = {},
): TestRoom {
  const log = new HandLog()
  const refused: Refused<RefusalCode>[] = []
  const closed: RoomClosed[] = []
  const health: string[] = []
  const commit = new GroupCommit(log as never, 1, {
    onUnavailable: () => health.push('unavailable'),
    onBroken: () => health.push('broken'),
  })
  const room = new Room({
    agenda: AGENDA,
    stored: {
      ...{ epoch: 'epoch', seq, state, isOfOlderSchema: false, bindings: [] },
      ...{ setAside: [], handedBack: [], gone: [], ...more },
    },
    commit,
    encodeFromDisk: () => log.encode(),
    now: () => 0,
    sentence: (code) => code,
    events: {
      onAccepted() {},
      onRefused: (_room, _member, why) => refused.push(why),
      onPresenceDropped() {},
      onMemberLeft() {},
      onClosed: (_room, why) => closed.push(why),
    },
  })
  const join = (name: string, options?: Joining) => new TestMember(room, name, options)
  return { room, log, refused, closed, health, join }
}

function hear(message: Uint8Array): Heard {
  const decoder = decoding.createDecoder(message)
  const type = decoding.readVarUint(decoder)
  switch (type) {
    case MESSAGE.sync: {
      const step = decoding.readVarUint(decoder)
      const bytes = decoding.readVarUint8Array(decoder)
      return { is: step === SYNC.step1 ? 'step-1' : step === SYNC.step2 ? 'step-2' : 'update', bytes }
    }
    case MESSAGE.awareness:
      return { is: 'presence', bytes: decoding.readVarUint8Array(decoder) }
    case MESSAGE.acknowledgement:
      return { is: 'acknowledgement', n: readAcknowledgement(decoder) }
    case MESSAGE.refusal:
      return { is: 'refusal', refusal: readRefusal(decoder) }
    case MESSAGE.handedBack:
      return { is: 'handed-back', words: readHandedBack(decoder) }
    case MESSAGE.auth:
      return { is: 'denied' }
    default:
      throw new Error(`the room sent a message of type ${type}`)
  }
}

function payloadOf(frame: Buffer): Uint8Array {
  const length = frame[1]! & 0x7f
  return frame.subarray(length === 126 ? 4 : length === 127 ? 10 : 2)
}
