/**
 * Who else has this agenda open, and where they write. One's own entry is published at most once a frame. y-websocket's
 * own handler would send everybody's entries back to the server; it is taken off, and only one's own is sent.
 */

import { encodeAwarenessUpdate } from 'y-protocols/awareness'
import type { WebsocketProvider } from 'y-websocket'
import { writeAwareness } from '../../shared/protocol/messages.ts'
import type { Presence as PresenceEntry } from '../../shared/protocol/presence.ts'
import { type FieldPlace, samePlace } from '../agenda/changes.ts'

/** Somebody else who is here: one entry a person, however many tabs they have open. */
export interface PresentPerson {
  id: string
  name: string
  /** Every field in which one of their tabs has focus. */
  places: FieldPlace[]
}

export class Presence {
  readonly #provider: WebsocketProvider
  readonly #listeners = new Set<() => void>()
  #user: PresenceEntry['user'] | null = null
  #place: FieldPlace | null = null
  #frame = 0
  #others: PresentPerson[] = []

  constructor(provider: WebsocketProvider) {
    this.#provider = provider
    const { awareness } = provider
    awareness.setLocalState(null)
    awareness.off('update', provider._awarenessUpdateHandler)
    awareness.on('update', this.#sendOwn)
    awareness.on('change', this.#readOthers)
  }

  /** Who one is, as the server says; nothing is published before. */
  introduce(user: PresenceEntry['user']): void {
    this.#user = { id: user.id, name: user.name }
    this.#publishSoon()
  }

  enter(place: FieldPlace): void {
    // Built explicitly: a wider object would be accepted, and sent with all that it holds.
    this.#place = { item: place.item, field: place.field }
    this.#publishSoon()
  }

  /** Clears one's place, if it is still this one. */
  leave(place: FieldPlace): void {
    if (!samePlace(this.#place, place)) return
    this.#place = null
    this.#publishSoon()
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  readonly others = (): readonly PresentPerson[] => this.#others

  destroy(): void {
    cancelAnimationFrame(this.#frame)
    this.#provider.awareness.off('update', this.#sendOwn)
    this.#provider.awareness.off('change', this.#readOthers)
  }

  #publishSoon(): void {
    this.#frame ||= requestAnimationFrame(() => {
      this.#frame = 0
      if (this.#user === null) return
      const entry: PresenceEntry = { user: this.#user, place: this.#place }
      this.#provider.awareness.setLocalState(entry)
    })
  }

  readonly #sendOwn = ({ added, updated, removed }: Record<'added' | 'updated' | 'removed', number[]>) => {
    const { awareness, ws, wsconnected } = this.#provider
    const own = awareness.clientID
    if (![...added, ...updated, ...removed].includes(own)) return
    if (wsconnected && ws?.readyState === WebSocket.OPEN)
      ws.send(writeAwareness(encodeAwarenessUpdate(awareness, [own])) as Uint8Array<ArrayBuffer>)
  }

  readonly #readOthers = () => {
    const { awareness } = this.#provider
    const people = new Map<string, PresentPerson>()
    for (const [client, state] of awareness.getStates()) {
      const entry = readEntry(state)
      if (client === awareness.clientID || entry === null || entry.user.id === this.#user?.id) continue
      const person = people.get(entry.user.id) ?? { ...entry.user, places: [] }
      if (entry.place) person.places.push(entry.place)
      people.set(person.id, person)
    }
    this.#others = [...people.values()].sort((a, b) => a.name.localeCompare(b.name, 'da'))
    for (const listener of this.#listeners) listener()
  }
}

/** What another client sent may be anything. */
function readEntry(state: unknown): PresenceEntry | null {
  const { user, place } = (state ?? {}) as { user?: Partial<PresenceEntry['user']>; place?: unknown }
  if (typeof user?.id !== 'string' || typeof user.name !== 'string') return null
  return { user: { id: user.id, name: user.name }, place: readPlace(place) }
}

function readPlace(value: unknown): FieldPlace | null {
  const { item, field } = (value ?? {}) as Partial<FieldPlace>
  return typeof item === 'string' && typeof field === 'string' ? { item, field } : null
}
