/**
 * Who is where in one room, relayed apart from text. The server stamps the person into every state, whatever was sent, and
 * takes from a connection only the state under that connection's own client id: y-websocket clients send everybody's back.
 *
 * The clock of a client id is the client's own. A client that comes back after its removal was told to others would be
 * ignored by them until its clock has caught up; it is told so in the protocol's own way (its state as gone, under the last
 * clock), and answers with a newer one.
 * @see https://github.com/yjs/y-protocols/blob/master/awareness.js
 */
import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import { writeAwareness } from '../../shared/protocol/messages.ts'
import { MAX_PRESENCE_BYTES } from '../../shared/protocol/presence.ts'
import { binaryFrame } from './frames.ts'
import type { Member } from './member.ts'

/** States change at most this often on other screens: 20 a second. */
export const PRESENCE_INTERVAL_MS = 50

interface Entry {
  client: number
  clock: number
  /** JSON; `null`: gone. */
  state: string
}

interface Shown {
  clock: number
  state: string
  member: Member | null
}

const GONE = 'null'

/** What presence needs of its room. */
export interface PresenceRoom {
  members(): ReadonlySet<Member>
  /** Makes the id this person's, durably, then calls back. `false`: it is somebody else's, or one too many. */
  claim(client: number, member: Member, whenDurable: () => void): boolean
  onDropped(): void
  /** The id appeared on a newer connection of the same person. */
  onReplaced(member: Member): void
}

export class Presence {
  readonly #room: PresenceRoom
  readonly #shown = new Map<number, Shown>()
  readonly #dirty = new Set<number>()
  #timer: NodeJS.Timeout | null = null

  constructor(room: PresenceRoom) {
    this.#room = room
  }

  /** @throws when the message cannot be read: then it is no message at all */
  receive(member: Member, update: Uint8Array): void {
    const entries = readEntries(update)
    member.presenceId ??= this.#ownIdAmong(entries)
    const own = entries.find(({ client }) => client === member.presenceId)
    if (own !== undefined) this.#receiveOwn(member, own)
  }

  /** All that is known, for a connection that joins or asks. */
  sendAll(member: Member): void {
    const live = [...this.#shown].filter(([, { state }]) => state !== GONE)
    if (live.length > 0) member.outlet.send(this.#encode(live.map(([client]) => client)))
  }

  /** Something to hear for a connection that has been silent: its own state, or nothing at all. */
  sendSignOfLife(member: Member): void {
    const own = member.presenceId
    const known = own !== null && this.#shown.get(own)?.member === member
    member.outlet.send(this.#encode(known ? [own] : []))
  }

  leave(member: Member): void {
    const own = member.presenceId
    const shown = own === null ? undefined : this.#shown.get(own)
    if (own === null || shown?.member !== member) return
    this.#show(own, { clock: shown.clock + 1, state: GONE, member: null })
  }

  stop(): void {
    if (this.#timer !== null) clearTimeout(this.#timer)
    this.#timer = null
  }

  // A y-websocket client's first message holds its own state alone; in a longer one, ids of live connections are echoes.
  #ownIdAmong(entries: readonly Entry[]): number | null {
    if (entries.length === 1) return entries[0]!.client
    return entries.find(({ client }) => (this.#shown.get(client)?.member ?? null) === null)?.client ?? null
  }

  #receiveOwn(member: Member, { client, clock, state }: Entry): void {
    const stamped = stamp(state, member)
    if (stamped === null) {
      this.#room.onDropped()
      return
    }
    const claimed = this.#room.claim(client, member, () => this.#accept(member, client, clock, stamped))
    if (!claimed) {
      member.presenceId = null
      this.#room.onDropped()
    }
  }

  #accept(member: Member, client: number, clock: number, state: string): void {
    // It may have left while its words were on their way to the disk.
    if (!this.#room.members().has(member)) return
    const before = this.#shown.get(client)
    if (before?.member && before.member !== member) this.#room.onReplaced(before.member)
    if (before !== undefined && clock < before.clock) {
      member.outlet.send(writeAwareness(encodeEntries([{ client, clock: before.clock, state: GONE }])))
      return
    }
    if (before !== undefined && clock === before.clock && before.state === GONE && state !== GONE) {
      member.outlet.send(writeAwareness(encodeEntries([{ client, clock, state: GONE }])))
      return
    }
    this.#show(client, { clock, state, member: state === GONE ? null : member })
  }

  #show(client: number, shown: Shown): void {
    this.#shown.set(client, shown)
    this.#dirty.add(client)
    this.#timer ??= setTimeout(() => this.#relay(), PRESENCE_INTERVAL_MS)
  }

  #relay(): void {
    this.#timer = null
    const frame = binaryFrame(this.#encode([...this.#dirty]))
    this.#dirty.clear()
    for (const member of this.#room.members()) member.outlet.sendFrame(frame)
  }

  #encode(clients: readonly number[]): Uint8Array {
    const entries = clients.map((client) => ({ client, ...this.#shown.get(client)! }))
    return writeAwareness(encodeEntries(entries))
  }
}

/** @returns the state with the person's own name in it, or `null` when it is too large or no object */
function stamp(json: string, { person }: Member): string | null {
  if (json.length > MAX_PRESENCE_BYTES) return null
  if (json === GONE) return GONE
  const state: unknown = JSON.parse(json)
  if (typeof state !== 'object' || state === null || Array.isArray(state)) return null
  return JSON.stringify({ ...state, user: { id: person.id, name: person.name } })
}

function readEntries(update: Uint8Array): Entry[] {
  const decoder = decoding.createDecoder(update)
  return Array.from({ length: readCount(decoder, update.length) }, () => ({
    client: decoding.readVarUint(decoder),
    clock: decoding.readVarUint(decoder),
    state: decoding.readVarString(decoder),
  }))
}

function readCount(decoder: decoding.Decoder, bytes: number): number {
  const count = decoding.readVarUint(decoder)
  // An entry has at least three bytes; a larger count is a lie that would only cost memory.
  if (count > bytes / 3) throw new RangeError('more entries than bytes')
  return count
}

function encodeEntries(entries: readonly Entry[]): Uint8Array {
  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, entries.length)
  for (const { client, clock, state } of entries) {
    encoding.writeVarUint(encoder, client)
    encoding.writeVarUint(encoder, clock)
    encoding.writeVarString(encoder, state)
  }
  return encoding.toUint8Array(encoder)
}
