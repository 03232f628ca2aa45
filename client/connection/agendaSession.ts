/**
 * One agenda, open in this tab: its document, its connection, who is here, and what is not saved yet. Everything that the
 * page shows of an agenda is read from here, and every change goes through `doc`.
 */

import { WebsocketProvider } from 'y-websocket'
import * as Y from 'yjs'
import { type AgendaId, SCHEMA_VERSION } from '../../shared/agenda/document.ts'
import {
  fitsInFrame,
  MESSAGE,
  type Refusal,
  readAcknowledgement,
  readHandedBack,
  readRefusal,
  readWelcome,
  type Welcome,
} from '../../shared/protocol/messages.ts'
import { type FieldPlace, observeChanges, placeKey } from '../agenda/changes.ts'
import { DocumentWatch } from '../agenda/documentWatch.ts'
import { hearServerTime, serverNow } from '../app/serverClock.ts'
import { doAgain } from '../doneAgain/doAgain.ts'
import { leftTexts } from '../doneAgain/leftTexts.ts'
import { HandedBackWords, postTo } from '../handedBack/handedBackWords.ts'
import { CopyWriter } from '../keeping/copyWriter.ts'
import { type LeftWhy, type Life, lifeOf, type WaitingRow } from '../keeping/database.ts'
import type { Keep, KeepProblem, Kept } from '../keeping/keep.ts'
import { bringOtherLives } from '../keeping/otherLives.ts'
import { Outbox, type Waiting } from '../keeping/outbox.ts'
import { SavedDocument } from '../keeping/savedDocument.ts'
import { CaretHub } from '../together/caretHub.ts'
import { Pace } from '../together/pace.ts'
import { Acknowledgements } from './acknowledgements.ts'
import { type ConnectionEvent, type ConnectionState, FIRST_STATE, reduce } from './connectionState.ts'
import { ConnectionWatch } from './connectionWatch.ts'
import { type EndReason, endReason } from './endReason.ts'
import { type Legacy, legacyOf, retireAll } from './handOver.ts'
import { Inbox } from './inbox.ts'
import { Presence } from './presence.ts'
import { Sender } from './sender.ts'
import { maySee } from './signedIn.ts'

/** The origin of what this browser had kept: of the document as the server had it, and of own words that wait. */
const KEPT = Symbol('kept')
const KEPT_WORDS = Symbol('kept words')

/** Shorter gaps are not worth a word (milliseconds). */
const SILENT_GAP = 2000

/** After these ends what waits is of a life, or of a document, that the server does not have. */
const IS_OF_NO_USE: ReadonlySet<EndReason['is']> = new Set(['other-epoch', 'refused'])

const NETWORK_EVENTS = ['offline', 'online'] as const

/** What came of what was written before, in a document that was given up. */
export interface DoneAgain {
  why: LeftWhy
  /** How many texts could not be done again, and are offered. */
  left: number
}

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
  /** Whose words these are; known without the server too, where this browser has kept the agenda. */
  readonly personId: string | null
  /** Connects once more after an end, with everything that waits. */
  resume(): void
  /** Why what is written may not survive this tab; `null` while it does. */
  readonly keepProblem: () => KeepProblem | null
  /** `null` where this document did not take the place of another one. */
  readonly doneAgain: () => DoneAgain | null
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
  readonly #saved = new SavedDocument()
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
  #refusal: Refusal | null = null
  /** Of the document whose place this one took, until it is done again. */
  #legacy: Legacy | null
  #doneAgain: DoneAgain | null = null
  #broughtOtherLives = false
  /** How many documents in a row were given up before this one. */
  #nth: number
  readonly #handOver: (legacy: Legacy) => void
  #gap: ReturnType<typeof setTimeout> | undefined

  /**
   * @param serverUrl where `/sync` is, as `wss://host/sync` @param keep what this browser keeps
   * @param handOver called when another session has to take the place of this one
   * @param legacy of the session whose place this one takes
   */
  constructor(
    serverUrl: string,
    id: AgendaId,
    keep: Keep,
    handOver: (legacy: Legacy) => void,
    legacy: Legacy | null = null,
  ) {
    this.#handOver = handOver
    this.#legacy = legacy
    this.#nth = legacy?.nth ?? 0
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
    if (legacy === null) void this.#open()
    else this.#takeOver(legacy)
    addEventListener('beforeunload', this.#askBeforeLeaving)
    for (const event of NETWORK_EVENTS) addEventListener(event, this.#tryAnew)
  }

  readonly doneAgain = (): DoneAgain | null => this.#doneAgain

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

  get personId(): string | null {
    return this.#life?.person ?? null
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
    this.#saved.destroy()
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

  /** Goes on, at once, where another document was given up. */
  #takeOver({ kept, waiting }: Legacy): void {
    if (kept !== null) {
      this.#show(kept)
      for (const { update, row } of waiting) this.#addKept(update, row)
      this.#doLegacyAgain()
    }
    this.#provider.connect()
    this.#expectConnection()
  }

  #doLegacyAgain(): void {
    if (this.#legacy === null || this.#life === null) return
    const { made, why, apart } = this.#legacy
    const { agenda, person } = this.#life
    this.#legacy = null
    const texts = leftTexts(made, doAgain(this.doc, made))
    const left = texts.length === 0 ? null : { agenda, person, at: serverNow(), why, texts }
    void apart.then(({ life, rows }) => this.#keep.settle(life, rows, left))
    this.#doneAgain = { why, left: texts.length }
    this.#tell()
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
    this.#copy = new CopyWriter(this.#saved, this.#keep, life)
    void this.#keep.adopt(life, this.#adopt, this.#ending.signal)
  }

  /** Words of a tab that is gone: shown here, and sent from here. */
  readonly #adopt = (rows: readonly WaitingRow[]): void => {
    if (this.#ending.signal.aborted) return
    for (const { id, update } of rows) this.#addKept(update, Promise.resolve(id!))
    if (this.#state.is === 'ended') this.#retireAfter(this.#state.why)
  }

  #addKept(update: Uint8Array, row: Waiting['row']): void {
    Y.applyUpdate(this.doc, update, KEPT_WORDS)
    const change = this.#acknowledgements.changed()
    this.#outbox.addKept(change, update, row)
    this.#sender.changed(change, update)
    this.#dispatch({ type: 'changed', pending: this.pending })
  }

  /** After some ends what waits here can be sent no more. */
  #retireAfter(why: EndReason): void {
    if (this.#life === null || !IS_OF_NO_USE.has(why.is)) return
    void retireAll({ keep: this.#keep, life: this.#life, saved: this.#saved, outbox: this.#outbox })
  }

  #listen(): void {
    const provider = this.#provider
    provider.messageHandlers[MESSAGE.acknowledgement] = (_encoder, decoder) =>
      this.#onAcknowledgement(readAcknowledgement(decoder))
    provider.messageHandlers[MESSAGE.refusal] = (_encoder, decoder) => {
      this.#refusal = readRefusal(decoder)
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
    if (origin === this.#provider || origin === KEPT) {
      this.#saved.add(update)
      if (origin !== KEPT) this.#copy?.changed()
      return
    }
    if (origin === KEPT_WORDS) return
    const change = this.#acknowledgements.changed()
    this.#outbox.add(change, update, this.#life)
    if (fitsInFrame(update)) this.#sender.changed(change, update)
    else this.#refuseUnsent(change)
    this.#dispatch({ type: 'changed', pending: this.pending })
  }

  /** No server would answer it: it is refused here, once whoever made it is done. */
  #refuseUnsent(change: number): void {
    this.#provider.disconnect()
    const refusal: Refusal = { n: 0, code: 'too-large', message: '' }
    setTimeout(() => this.#ending.signal.aborted || this.#end({ is: 'refused', refusal }, () => change))
  }

  #onSynced(): void {
    this.#stopWaiting()
    this.#loaded = true
    this.#doLegacyAgain()
    this.#bringOtherLives()
    // The server can have acknowledged everything before its own answer came.
    if (this.#acknowledgements.connectionIsDurable) this.#tellDurable()
    else this.#dispatch({ type: 'synced', pending: this.pending })
  }

  /** What waits from before a restore, or was refused, in tabs that are gone. Only now it is known what the agenda is like. */
  #bringOtherLives(): void {
    if (this.#broughtOtherLives || this.#life === null) return
    this.#broughtOtherLives = true
    void bringOtherLives(this.#keep, this.#life, this.doc, this.#ending.signal, serverNow)
  }

  #onAcknowledgement(n: number): void {
    this.#acknowledgements.acknowledged(n)
    const durable = this.#outbox.confirm((change) => this.#acknowledgements.isDurable(change))
    for (const { update } of durable) this.#saved.add(update)
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
    if (this.pending === 0) this.#nth = 0
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
    this.#tell()
  }

  #noteUnsaved({ item, field }: FieldPlace): void {
    const place = { item, field }
    this.#unsaved.set(placeKey(place), { place, change: this.#acknowledgements.next })
  }

  /** @param changeOf which change the n-th message of the connection carried */
  #end(why: EndReason, changeOf = (n: number) => this.#acknowledgements.changeOf(n)): void {
    this.#stopWaiting()
    const legacy = this.#leaveLegacy(why, changeOf)
    if (legacy !== null) {
      this.#handOver(legacy)
      return
    }
    this.#retireAfter(why)
    this.#dispatch({ type: 'ended', why, pending: this.pending })
  }

  /** @returns `null` where this session itself tells that it has ended */
  #leaveLegacy(why: EndReason, changeOf: (n: number) => number | null): Legacy | null {
    if (this.#life === null) return null
    return legacyOf(why, {
      ...{ keep: this.#keep, life: this.#life, saved: this.#saved, outbox: this.#outbox },
      ...{ changeOf },
      nth: this.#nth + 1,
    })
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
