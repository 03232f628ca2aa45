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
import { hearServerTime, serverNow } from '../app/serverClock.ts'
import { HandedBackWords, postTo } from '../handedBack/handedBackWords.ts'
import { CopyWriter } from '../keeping/copyWriter.ts'
import { type Life, lifeOf, type WaitingRow } from '../keeping/database.ts'
import type { Keep, KeepProblem, Kept } from '../keeping/keep.ts'
import { setAsideOtherLives } from '../keeping/otherLives.ts'
import { Outbox } from '../keeping/outbox.ts'
import { CaretHub } from '../together/caretHub.ts'
import { Pace } from '../together/pace.ts'
import { Acknowledgements } from './acknowledgements.ts'
import { type ConnectionEvent, type ConnectionState, FIRST_STATE, reduce } from './connectionState.ts'
import { ConnectionWatch } from './connectionWatch.ts'
import { type EndReason, endReason } from './endReason.ts'
import { Inbox } from './inbox.ts'
import { Presence } from './presence.ts'
import { Sender } from './sender.ts'
import { maySee } from './signedIn.ts'

/** The origin of what this browser had kept: of the document as the server had it, and of own words that wait. */
const KEPT = Symbol('kept')
const KEPT_WORDS = Symbol('kept words')

/** Shorter gaps are not worth a word (milliseconds). */
const SILENT_GAP = 2000

/** After these ends the copy is of a life, or of a document, that the server does not have. */
const IS_OF_NO_USE: ReadonlySet<EndReason['is']> = new Set(['other-epoch', 'refused'])

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
  /** Why what is written may not survive this tab; `null` while it does. */
  readonly keepProblem: () => KeepProblem | null
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
  readonly #id: AgendaId
  readonly #keep: Keep
  readonly #outbox: Outbox
  readonly #sender: Sender
  readonly #connection: ConnectionWatch
  /** Whose copy of which life this is; `null` before it is known. */
  #life: Life | null = null
  #copy: CopyWriter | null = null
  readonly #ending = new AbortController()
  readonly #provider: WebsocketProvider
  readonly #inbox: Inbox
  readonly #unsaved = new Map<string, { place: FieldPlace; change: number }>()
  readonly #listeners = new Set<() => void>()
  readonly #stopObserving: () => void
  readonly #stopKeepListening: () => void
  #state = FIRST_STATE
  #loaded = false
  #welcome: Welcome | null = null
  #refusal: string | null = null
  #gap: ReturnType<typeof setTimeout> | undefined

  /** @param serverUrl where `/sync` is, as `wss://host/sync` @param keep what this browser keeps */
  constructor(serverUrl: string, id: AgendaId, keep: Keep) {
    this.#id = id
    this.#keep = keep
    this.#outbox = new Outbox(keep)
    this.#sender = new Sender(this.#outbox, this.#acknowledgements)
    this.#connection = new ConnectionWatch({
      pending: () => this.pending,
      isOwed: () => !this.#isSynced || this.pending > 0,
      onLate: () => this.#dispatch({ type: 'late', pending: this.pending }),
      onSilent: () => this.#tryAnew(),
    })
    // Counted before y-websocket sends it: its own handler is registered later, and called later.
    this.doc.on('update', this.#onUpdate)
    this.#stopObserving = observeChanges(this.doc, (changes, { origin }) => {
      if (origin !== this.#provider && origin !== KEPT)
        for (const change of changes) this.#noteUnsaved(change)
    })
    this.#provider = new WebsocketProvider(serverUrl, id, this.doc, {
      connect: false,
      disableBc: true,
      params: { ack: '1', schema: String(SCHEMA_VERSION) },
      WebSocketPolyfill: this.#connection.socketClass(this.#sender.socketClass()),
    })
    clearInterval(this.#provider._checkInterval)
    this.#sender.attach(this.#provider)
    this.#inbox = new Inbox(this.#provider, this.#pace)
    this.handedBack = new HandedBackWords(postTo(id))
    this.presence = new Presence(this.#provider, this.#pace)
    this.carets = new CaretHub(this.#provider.awareness, this.#pace)
    this.#listen()
    this.#stopKeepListening = keep.subscribe(this.#tell)
    void this.#open()
    addEventListener('beforeunload', this.#askBeforeLeaving)
    for (const event of NETWORK_EVENTS) addEventListener(event, this.#tryAnew)
  }

  readonly keepProblem = (): KeepProblem | null => this.#keep.problem()

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
    this.#stopKeepListening()
    this.#ending.abort()
    this.#connection.destroy()
    this.#copy?.destroy()
    this.#pace.destroy()
    this.watch.destroy()
    this.presence.destroy()
    this.carets.destroy()
    this.#provider.destroy()
    this.#stopWaiting()
    this.doc.destroy()
  }

  /** What this browser has is shown at once; then the server is asked for what is newer. */
  async #open(): Promise<void> {
    const kept = await this.#keep.find(this.#id)
    // Only then: without a copy the server is not asked twice before anything can be shown.
    const isOwn = kept !== null && (await maySee(kept.life.person))
    if (this.#ending.signal.aborted) return
    if (isOwn) this.#show(kept)
    this.#provider.connect()
    this.#expectConnection()
  }

  #show({ life, state }: Kept): void {
    Y.applyUpdate(this.doc, state, KEPT)
    this.#provider.params.epoch = life.epoch
    this.#loaded = true
    this.#begin(life)
    this.#tell()
  }

  /** From now on it is known whose copy of which life this is. */
  #begin(life: Life): void {
    if (this.#life !== null) return
    this.#life = life
    this.#copy = new CopyWriter(this.doc, this.#keep, life, () => this.#state.is === 'saved')
    void this.#keep.adopt(life, this.#adopt, this.#ending.signal)
    void setAsideOtherLives(this.#keep, life, this.#ending.signal, serverNow)
  }

  /** Words of a tab that is gone: shown here, and sent from here. */
  readonly #adopt = (rows: readonly WaitingRow[]): void => {
    if (this.#ending.signal.aborted) return
    for (const { id, update } of rows) {
      Y.applyUpdate(this.doc, update, KEPT_WORDS)
      const change = this.#acknowledgements.changed()
      this.#outbox.addKept(change, update, id!)
      this.#sender.changed(change, update)
    }
    this.#dispatch({ type: 'changed', pending: this.pending })
    if (this.#state.is === 'ended') this.#retireAfter(this.#state.why)
  }

  /** After some ends what waits here can be sent no more. */
  #retireAfter(why: EndReason): void {
    if (this.#life !== null && IS_OF_NO_USE.has(why.is)) void this.#keep.retire(this.#life)
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

  readonly #onUpdate = (update: Uint8Array, origin: unknown): void => {
    if (origin === this.#provider) {
      this.#copy?.changed()
      return
    }
    if (origin === KEPT || origin === KEPT_WORDS) return
    const change = this.#acknowledgements.changed()
    this.#outbox.add(change, update, this.#life)
    this.#sender.changed(change, update)
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
    this.#outbox.confirm((change) => this.#acknowledgements.isDurable(change))
    for (const [key, { change }] of this.#unsaved) {
      if (this.#acknowledgements.isDurable(change)) this.#unsaved.delete(key)
    }
    if (this.#isSynced) this.#tellDurable()
  }

  /** Both sides know what the other has, on disk. */
  get #isSynced(): boolean {
    return this.#acknowledgements.connectionIsDurable && this.#provider.synced
  }

  #tellDurable(): void {
    this.#connection.progressed()
    this.#dispatch({ type: 'durable', pending: this.pending, at: serverNow() })
    this.#copy?.changed()
  }

  #onWelcome(welcome: Welcome): void {
    hearServerTime(welcome.now)
    if (this.#life !== null && this.#life.person !== welcome.person.id) {
      // Whoever is signed in now has a copy of their own, from the next time on.
      void this.#keep.saveWelcome(this.#id, welcome)
      this.#provider.disconnect()
      this.#end({ is: 'other-person', name: welcome.person.name })
      return
    }
    this.#welcome = welcome
    // From now on this copy belongs to one life of the agenda.
    this.#provider.params.epoch = welcome.epoch
    void this.#keep.saveWelcome(this.#id, welcome)
    this.#begin(lifeOf(this.#id, welcome))
    this.presence.introduce(welcome.person)
  }

  #noteUnsaved({ item, field }: FieldPlace): void {
    const place = { item, field }
    this.#unsaved.set(placeKey(place), { place, change: this.#acknowledgements.next })
  }

  #end(why: EndReason): void {
    this.#stopWaiting()
    this.#retireAfter(why)
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
    if (this.#state !== before) this.#tell()
  }

  readonly #tell = (): void => {
    for (const listener of this.#listeners) listener()
  }

  /** A socket of before may be dead without knowing it, as when the network went or came. */
  readonly #tryAnew = (): void => {
    if (this.#state.is === 'ended') return
    this.#provider.disconnect()
    this.#provider.connect()
  }

  readonly #askBeforeLeaving = (event: BeforeUnloadEvent): void => {
    if (this.pending > 0) event.preventDefault()
  }
}
