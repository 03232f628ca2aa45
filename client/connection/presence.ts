/**
 * Who else has this agenda open, and where they write. One's own entry is published at most once a frame. y-websocket's
 * own handler would send everybody's entries back to the server; it is taken off, and only one's own is sent.
 */

import { encodeAwarenessUpdate } from 'y-protocols/awareness'
import type { WebsocketProvider } from 'y-websocket'
import { compareNames } from '../../shared/language/sorting.ts'
import { writeAwareness } from '../../shared/protocol/messages.ts'
import type { Presence as PresenceEntry } from '../../shared/protocol/presence.ts'
import { type FieldPlace, placeKey, samePlace } from '../agenda/changes.ts'
import type { Pace } from '../together/pace.ts'
import { readEntry } from './presenceEntry.ts'

/** Somebody else who is here: one entry a person, however many tabs they have open. */
export interface PresentPerson {
  id: string
  name: string
  /** Every field in which one of their tabs has focus. */
  places: FieldPlace[]
}

/** Clients of y-websocket take whoever says nothing for 30 s to have gone (milliseconds). */
const RENEW_EVERY = 15_000

/** What presence asks of y-websocket. */
export type PresenceWire = Pick<
  WebsocketProvider,
  'awareness' | 'ws' | 'wsconnected' | '_awarenessUpdateHandler'
>

export class Presence {
  readonly #provider: PresenceWire
  readonly #pace: Pace
  readonly #listeners = new Set<() => void>()
  #user: PresenceEntry['user'] | null = null
  #place: FieldPlace | null = null
  #readCursor: (() => PresenceEntry['cursor']) | null = null
  #published = ''
  #publishing = 0
  readonly #renewing: ReturnType<typeof setInterval>
  #others: readonly PresentPerson[] = []
  #byPlace: ReadonlyMap<string, readonly PresentPerson[]> = new Map()
  #byItem: ReadonlyMap<string, readonly PresentPerson[]> = new Map()

  constructor(provider: PresenceWire, pace: Pace) {
    this.#provider = provider
    this.#pace = pace
    const { awareness } = provider
    awareness.setLocalState(null)
    // Its own watch goes by the computer's clock: once that is set, one is gone for others, or all others for oneself. Who has gone the server tells.
    clearInterval(awareness._checkInterval)
    this.#renewing = setInterval(this.#renew, RENEW_EVERY)
    awareness.off('update', provider._awarenessUpdateHandler)
    awareness.on('update', this.#sendOwn)
    awareness.on('change', this.#readOthersSoon)
  }

  /** Who one is, as the server says; nothing is published before. */
  introduce(user: PresenceEntry['user']): void {
    this.#user = { id: user.id, name: user.name }
    this.#publishSoon()
  }

  /** @param readCursor asked when the entry is published, once a frame at most */
  enter(place: FieldPlace, readCursor: () => PresenceEntry['cursor'] = () => null): void {
    // Built explicitly: a wider object would be accepted, and sent with all that it holds.
    this.#place = { item: place.item, field: place.field }
    this.#readCursor = readCursor
    this.#publishSoon()
  }

  /** The caret in the field that was entered may have moved. */
  moved(place: FieldPlace): void {
    if (samePlace(this.#place, place)) this.#publishSoon()
  }

  /** Clears one's place, if it is still this one. */
  leave(place: FieldPlace): void {
    if (!samePlace(this.#place, place)) return
    this.#place = null
    this.#readCursor = null
    this.#publishSoon()
  }

  /** Where one writes oneself. */
  place(): FieldPlace | null {
    return this.#place
  }

  /** Whose client this is, if they are here. */
  personOf(client: number | undefined): PresenceEntry['user'] | null {
    const state = client === undefined ? undefined : this.#provider.awareness.getStates().get(client)
    return state === undefined ? null : (readEntry(state)?.user ?? null)
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** Everybody else, by name; the same array until somebody comes, goes or changes place. */
  readonly others = (): readonly PresentPerson[] => this.#others

  /** Those who write at a place; the same array until `others` changes there. */
  at(place: FieldPlace): readonly PresentPerson[] {
    return this.#byPlace.get(placeKey(place)) ?? NOBODY
  }

  /** Those who write anywhere in an item; the same array until `others` changes there. */
  inItem(item: string): readonly PresentPerson[] {
    return this.#byItem.get(item) ?? NOBODY
  }

  destroy(): void {
    cancelAnimationFrame(this.#publishing)
    clearInterval(this.#renewing)
    this.#provider.awareness.off('update', this.#sendOwn)
    this.#provider.awareness.off('change', this.#readOthersSoon)
  }

  #publishSoon(): void {
    this.#publishing ||= requestAnimationFrame(() => {
      this.#publishing = 0
      if (this.#user === null) return
      const cursor = this.#readCursor?.() ?? null
      const entry: PresenceEntry = { user: this.#user, place: this.#place, cursor }
      const text = JSON.stringify(entry)
      if (text === this.#published) return
      this.#published = text
      this.#provider.awareness.setLocalState(entry)
    })
  }

  readonly #renew = (): void => {
    const { awareness } = this.#provider
    const state = awareness.getLocalState()
    if (state !== null) awareness.setLocalState(state)
  }

  readonly #sendOwn = ({ added, updated, removed }: Record<'added' | 'updated' | 'removed', number[]>) => {
    const { awareness, ws, wsconnected } = this.#provider
    const own = awareness.clientID
    if (![...added, ...updated, ...removed].includes(own)) return
    if (wsconnected && ws?.readyState === WebSocket.OPEN)
      ws.send(writeAwareness(encodeAwarenessUpdate(awareness, [own])) as Uint8Array<ArrayBuffer>)
  }

  readonly #readOthersSoon = (): void => this.#pace.others(this.#tellOthers)

  // Every caret that moves is a change; who is where changes seldom, and only that is told.
  readonly #tellOthers = (): void => {
    const others = this.#readOthers()
    if (JSON.stringify(others) === JSON.stringify(this.#others)) return
    this.#others = others
    this.#byPlace = peopleBy(placeKey, others, this.#byPlace)
    this.#byItem = peopleBy(({ item }) => item, others, this.#byItem)
    for (const listener of this.#listeners) listener()
  }

  #readOthers(): PresentPerson[] {
    const { awareness } = this.#provider
    const people = new Map<string, PresentPerson>()
    for (const [client, state] of awareness.getStates()) {
      const entry = readEntry(state)
      if (client === awareness.clientID || entry === null || entry.user.id === this.#user?.id) continue
      const person = people.get(entry.user.id) ?? { ...entry.user, places: [] }
      if (entry.place) person.places.push(entry.place)
      people.set(person.id, person)
    }
    return [...people.values()].sort((a, b) => compareNames(a.name, b.name))
  }
}

const NOBODY: readonly PresentPerson[] = []

/** Arrays that hold the same people as before are the same arrays: what shows them is not drawn anew. */
function peopleBy(
  keyOf: (place: FieldPlace) => string,
  people: readonly PresentPerson[],
  before: ReadonlyMap<string, readonly PresentPerson[]>,
): Map<string, readonly PresentPerson[]> {
  const grouped = new Map<string, readonly PresentPerson[]>()
  for (const person of people)
    for (const key of new Set(person.places.map(keyOf)))
      grouped.set(key, [...(grouped.get(key) ?? []), person])
  for (const [key, here] of grouped) {
    const old = before.get(key)
    const isSame = old?.length === here.length && here.every(({ id }, index) => old[index]?.id === id)
    if (old !== undefined && isSame) grouped.set(key, old)
  }
  return grouped
}
