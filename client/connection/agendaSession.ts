/**
 * One agenda, open in this tab: its document, its connection, who is here, and what is not saved yet. Everything that the
 * page shows of an agenda is read from here, and every change goes through `doc`.
 */

import { WebsocketProvider } from 'y-websocket'
import * as Y from 'yjs'
import { type AgendaId, SCHEMA_VERSION } from '../../shared/agenda/document.ts'
import {
  MESSAGE,
  readAcknowledgement,
  readHandedBack,
  readRefusal,
  readWelcome,
  type Welcome,
} from '../../shared/protocol/messages.ts'
import { type FieldPlace, observeChanges, placeKey } from '../agenda/changes.ts'
import { DocumentWatch } from '../agenda/documentWatch.ts'
import { HandedBackWords, postTo } from '../handedBack/handedBackWords.ts'
import { CaretHub } from '../together/caretHub.ts'
import { Pace } from '../together/pace.ts'
import { Acknowledgements } from './acknowledgements.ts'
import { type ConnectionEvent, type ConnectionState, FIRST_STATE, reduce } from './connectionState.ts'
import { countingSocket } from './countingSocket.ts'
import { type EndReason, endReason } from './endReason.ts'
import { Inbox } from './inbox.ts'
import { Presence } from './presence.ts'

/** Shorter gaps are not worth a word (milliseconds). */
const SILENT_GAP = 2000

const NETWORK_EVENTS = ['offline', 'online'] as const

/** What the page knows of an agenda that is open; who shows it needs no socket. */
export interface AgendaSession {
  readonly doc: Y.Doc
  readonly watch: DocumentWatch
  readonly presence: Presence
  readonly carets: CaretHub
  readonly handedBack: HandedBackWords
  /** Calls back when the state changes. @returns the function that stops it */
  readonly subscribe: (listener: () => void) => () => void
  readonly state: () => ConnectionState
  /** Whether the agenda has come whole from the server: before that nothing is shown, and no editor mounted. */
  readonly loaded: () => boolean
  /** Fields that hold changes of one's own which are not known to be on disk. */
  unsavedPlaces(): FieldPlace[]
  /** Who one is, as the server says; `null` before it has said so. */
  readonly person: Welcome['person'] | null
  /** Connects once more after an end, with everything that waits. */
  resume(): void
}

/** The session itself, over a socket. */
export class SyncedSession implements AgendaSession {
  readonly doc = new Y.Doc()
  readonly #pace = new Pace()
  readonly watch = new DocumentWatch(this.doc, this.#pace)
  readonly presence: Presence
  readonly carets: CaretHub
  readonly handedBack: HandedBackWords
  readonly #acknowledgements = new Acknowledgements()
  readonly #provider: WebsocketProvider
  readonly #inbox: Inbox
  readonly #unsaved = new Map<string, { place: FieldPlace; change: number }>()
  readonly #listeners = new Set<() => void>()
  readonly #stopObserving: () => void
  #state = FIRST_STATE
  #loaded = false
  #welcome: Welcome | null = null
  #refusal: string | null = null
  #gap: ReturnType<typeof setTimeout> | undefined

  /** @param serverUrl where `/sync` is, as `wss://host/sync` */
  constructor(serverUrl: string, id: AgendaId) {
    // Counted before y-websocket sends it: its own handler is registered later, and called later.
    this.doc.on('update', this.#onUpdate)
    this.#stopObserving = observeChanges(this.doc, (changes, { origin }) => {
      if (origin !== this.#provider) for (const change of changes) this.#noteUnsaved(change)
    })
    this.#provider = new WebsocketProvider(serverUrl, id, this.doc, {
      connect: false,
      disableBc: true,
      params: { ack: '1', schema: String(SCHEMA_VERSION) },
      WebSocketPolyfill: countingSocket(this.#acknowledgements),
    })
    this.#inbox = new Inbox(this.#provider, this.#pace)
    this.handedBack = new HandedBackWords(postTo(id))
    this.presence = new Presence(this.#provider, this.#pace)
    this.carets = new CaretHub(this.#provider.awareness, this.#pace)
    this.#listen()
    this.#provider.connect()
    this.#expectConnection()
    addEventListener('beforeunload', this.#askBeforeLeaving)
    for (const event of NETWORK_EVENTS) addEventListener(event, this.#tryAnew)
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  readonly state = (): ConnectionState => this.#state

  readonly loaded = (): boolean => this.#loaded

  unsavedPlaces(): FieldPlace[] {
    return [...this.#unsaved.values()].map(({ place }) => place)
  }

  get person(): Welcome['person'] | null {
    return this.#welcome?.person ?? null
  }

  get pending(): number {
    return this.#acknowledgements.pending
  }

  resume(): void {
    this.#dispatch({ type: 'resumed', pending: this.pending })
    this.#provider.connect()
    this.#expectConnection()
  }

  destroy(): void {
    removeEventListener('beforeunload', this.#askBeforeLeaving)
    for (const event of NETWORK_EVENTS) removeEventListener(event, this.#tryAnew)
    this.#stopObserving()
    this.#pace.destroy()
    this.watch.destroy()
    this.presence.destroy()
    this.carets.destroy()
    this.#provider.destroy()
    this.#stopWaiting()
    this.doc.destroy()
  }

  #listen(): void {
    const provider = this.#provider
    provider.messageHandlers[MESSAGE.acknowledgement] = (_encoder, decoder) =>
      this.#onAcknowledgement(readAcknowledgement(decoder))
    provider.messageHandlers[MESSAGE.refusal] = (_encoder, decoder) => {
      this.#refusal = readRefusal(decoder).message
    }
    provider.messageHandlers[MESSAGE.welcome] = (_encoder, decoder) => this.#onWelcome(readWelcome(decoder))
    provider.messageHandlers[MESSAGE.handedBack] = (_encoder, decoder) =>
      this.handedBack.receive(readHandedBack(decoder))
    provider.on('sync', (synced) => {
      if (synced) this.#onSynced()
    })
    provider.on('connection-close', () => {
      this.#inbox.takeIn()
      this.#dispatch({ type: 'lost', pending: this.pending })
      this.#expectConnection()
    })
    provider.on('closed', ({ code }) => this.#end(endReason(code, this.#refusal)))
  }

  readonly #onUpdate = (_update: Uint8Array, origin: unknown): void => {
    if (origin === this.#provider) return
    this.#acknowledgements.changed()
    this.#dispatch({ type: 'changed', pending: this.pending })
  }

  #onSynced(): void {
    this.#stopWaiting()
    this.#loaded = true
    // The server can have acknowledged everything before its own answer came.
    if (this.#acknowledgements.connectionIsDurable) this.#tellDurable()
    else this.#dispatch({ type: 'synced', pending: this.pending })
  }

  #onAcknowledgement(n: number): void {
    this.#acknowledgements.acknowledged(n)
    for (const [key, { change }] of this.#unsaved) {
      if (this.#acknowledgements.isDurable(change)) this.#unsaved.delete(key)
    }
    if (this.#acknowledgements.connectionIsDurable && this.#provider.synced) this.#tellDurable()
  }

  #tellDurable(): void {
    this.#dispatch({ type: 'durable', pending: this.pending, at: Date.now() })
  }

  #onWelcome(welcome: Welcome): void {
    const before = this.#welcome?.person
    if (before !== undefined && before.id !== welcome.person.id) {
      this.#provider.disconnect()
      this.#end({ is: 'other-person', name: welcome.person.name })
      return
    }
    this.#welcome = welcome
    // From now on this copy belongs to one life of the agenda.
    this.#provider.params.epoch = welcome.epoch
    this.presence.introduce(welcome.person)
  }

  #noteUnsaved({ item, field }: FieldPlace): void {
    const place = { item, field }
    this.#unsaved.set(placeKey(place), { place, change: this.#acknowledgements.next })
  }

  #end(why: EndReason): void {
    this.#stopWaiting()
    this.#dispatch({ type: 'ended', why, pending: this.pending })
  }

  #expectConnection(): void {
    this.#gap ??= setTimeout(() => {
      this.#gap = undefined
      if (!this.#provider.synced) this.#dispatch({ type: 'waited', pending: this.pending })
    }, SILENT_GAP)
  }

  #stopWaiting(): void {
    clearTimeout(this.#gap)
    this.#gap = undefined
  }

  #dispatch(event: ConnectionEvent): void {
    const before = this.#state
    this.#state = reduce(before, event)
    if (this.#state !== before) for (const listener of this.#listeners) listener()
  }

  /** The network went or came: a socket of before may be dead without knowing it, for half a minute. */
  readonly #tryAnew = (): void => {
    if (this.#state.is === 'ended') return
    this.#provider.disconnect()
    this.#provider.connect()
  }

  readonly #askBeforeLeaving = (event: BeforeUnloadEvent): void => {
    if (this.pending > 0) event.preventDefault()
  }
}
