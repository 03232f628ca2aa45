/**
 * One agenda, open in this tab: its document, its connection, who is here, and what is not saved yet. Everything that the
 * page shows of an agenda is read from here, and every change goes through `doc`.
 */

import { WebsocketProvider } from 'y-websocket'
import * as Y from 'yjs'
import { type AgendaId, SCHEMA_VERSION } from '../../shared/agenda/document.ts'
import { DEFAULT_SETTINGS, type DeadlineRules, readCouncilSettings } from '../../shared/council/settings.ts'
import {
  type HandedBack,
  MESSAGE,
  phrasesIn,
  type Refusal,
  readAcknowledgement,
  readHandedBack,
  readRefusal,
  readWelcome,
  type Welcome,
} from '../../shared/protocol/messages.ts'
import { type Asker, askerOf } from '../../shared/rights/whyNot.ts'
import { type FieldPlace, observeChanges, type ThreadChange } from '../agenda/changes.ts'
import { DocumentWatch } from '../agenda/documentWatch.ts'
import { readJson } from '../app/api.ts'
import { hearServerTime, serverNow } from '../app/serverClock.ts'
import { HandedBackWords, postTo, toOpenIn } from '../handedBack/handedBackWords.ts'
import { standsThere } from '../handedBack/placeOfWords.ts'
import { lifeOf } from '../keeping/database.ts'
import type { Keep, KeepProblem, Kept } from '../keeping/keep.ts'
import { MadeTwice } from '../madeTwice/madeTwice.ts'
import { CaretHub } from '../together/caretHub.ts'
import { Pace } from '../together/pace.ts'
import { ClientOwners } from './clientOwners.ts'
import { type ConnectionEvent, type ConnectionState, FIRST_STATE, reduce } from './connectionState.ts'
import { ConnectionWatch } from './connectionWatch.ts'
import { type EndReason, endReason } from './endReason.ts'
import type { Legacy } from './handOver.ts'
import { Inbox } from './inbox.ts'
import { type DoneAgain, OwnWords } from './ownWords.ts'
import { Presence } from './presence.ts'
import { maySee } from './signedIn.ts'

/** Shorter gaps are not worth a word (milliseconds). */
const SILENT_GAP = 2000

const NETWORK_EVENTS = ['offline', 'online'] as const

/** What the page knows of an agenda that is open; who shows it needs no socket. */
export interface AgendaSession {
  readonly doc: Y.Doc
  readonly watch: DocumentWatch
  readonly presence: Presence
  readonly carets: CaretHub
  /** Who stands behind what a client wrote. */
  readonly owners: ClientOwners
  readonly handedBack: HandedBackWords
  /** Calls back when the state changes. @returns the function that stops it */
  readonly subscribe: (listener: () => void) => () => void
  readonly state: () => ConnectionState
  /** Whether the agenda has come whole from the server: before that nothing is shown, and no editor mounted. */
  readonly loaded: () => boolean
  /** Fields that hold changes of one's own which are not known to be on disk. */
  unsavedPlaces(): FieldPlace[]
  /** Comments and threads that do. */
  unsavedThreads(): ThreadChange[]
  /** Who one is, as the server says; `null` before it has said so. */
  readonly person: Welcome['person'] | null
  /** Whose words these are; known without the server too, where this browser has kept the agenda. */
  readonly personId: string | null
  /** Who one is, as rights know it: the same object while it is the same; `null` before it is known. */
  readonly asker: () => Asker | null
  /** The council's rules for deadlines; the same object while they are the same, those of every council before they are known. */
  readonly deadlineRules: () => DeadlineRules
  /** The council's own standard phrases; `null`: those of the first council. */
  readonly phrases: () => readonly string[] | null
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
  readonly owners: ClientOwners
  readonly handedBack: HandedBackWords
  readonly #id: AgendaId
  readonly #keep: Keep
  readonly #own: OwnWords
  readonly #connection: ConnectionWatch
  readonly #ending = new AbortController()
  readonly #provider: WebsocketProvider
  readonly #madeTwice: MadeTwice
  readonly #inbox: Inbox
  readonly #listeners = new Set<() => void>()
  readonly #stopKeepListening: () => void
  readonly #stopObserving: () => void
  #state = FIRST_STATE
  #loaded = false
  #welcome: Welcome | null = null
  #phrases: readonly string[] | null = null
  #refusal: Refusal | null = null
  #deadlineRules: DeadlineRules = DEFAULT_SETTINGS.deadlines
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
    this.#id = id
    this.#keep = keep
    this.#own = new OwnWords(
      this.doc,
      keep,
      {
        onChanged: () => this.#dispatch({ type: 'changed', pending: this.pending }),
        onTooLarge: (change) => this.#refuseUnsent(change),
      },
      legacy,
    )
    this.#madeTwice = new MadeTwice(this.doc, this.#own.acknowledgements)
    this.#connection = new ConnectionWatch({
      pending: () => this.pending,
      isOwed: () => !this.#isSynced || this.pending > 0,
      onLate: () => this.#dispatch({ type: 'late', pending: this.pending }),
      onSilent: () => this.#tryAnew(),
    })
    this.#provider = new WebsocketProvider(serverUrl, id, this.doc, {
      connect: false,
      disableBc: true,
      params: { ack: '1', schema: String(SCHEMA_VERSION) },
      WebSocketPolyfill: this.#connection.socketClass(
        this.#madeTwice.socketClass(this.#own.sender.socketClass()),
      ),
    })
    clearInterval(this.#provider._checkInterval)
    this.#own.comesFromServer(this.#provider)
    this.#own.sender.attach(this.#provider)
    this.#madeTwice.attach(this.#provider)
    this.#inbox = new Inbox(this.#provider, this.#pace)
    const stands = (words: HandedBack) => standsThere(this.doc, words)
    this.handedBack = new HandedBackWords(postTo(id), stands, toOpenIn(id))
    this.#stopObserving = observeChanges(this.doc, (changes) => this.handedBack.changed(changes))
    this.presence = new Presence(this.#provider, this.#pace)
    this.carets = new CaretHub(this.#provider.awareness, this.#pace)
    this.owners = new ClientOwners(
      (client) => this.presence.personOf(client),
      (client) => readJson(`/api/agendas/${encodeURIComponent(id)}/clients/${client}`),
    )
    this.#listen()
    this.#stopKeepListening = keep.subscribe(this.#tell)
    if (legacy === null) void this.#open()
    else this.#takeOver(legacy)
    addEventListener('beforeunload', this.#askBeforeLeaving)
    for (const event of NETWORK_EVENTS) addEventListener(event, this.#tryAnew)
  }

  readonly doneAgain = (): DoneAgain | null => this.#own.doneAgain

  readonly keepProblem = (): KeepProblem | null => this.#keep.problem()

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  readonly state = (): ConnectionState => this.#state

  readonly loaded = (): boolean => this.#loaded

  unsavedPlaces(): FieldPlace[] {
    return this.#own.unsavedPlaces()
  }

  unsavedThreads(): ThreadChange[] {
    return this.#own.unsavedThreads()
  }

  readonly deadlineRules = (): DeadlineRules => this.#deadlineRules

  get person(): Welcome['person'] | null {
    return this.#welcome?.person ?? null
  }

  readonly asker = (): Asker | null => this.#own.asker

  readonly phrases = (): readonly string[] | null => this.#phrases

  get personId(): string | null {
    return this.#own.life?.person ?? null
  }

  get pending(): number {
    return this.#own.pending
  }

  resume(): void {
    this.#dispatch({ type: 'resumed', pending: this.pending })
    this.#provider.connect()
    this.#expectConnection()
  }

  destroy(): void {
    removeEventListener('beforeunload', this.#askBeforeLeaving)
    for (const event of NETWORK_EVENTS) removeEventListener(event, this.#tryAnew)
    this.#stopKeepListening()
    this.#stopObserving()
    this.#ending.abort()
    this.#connection.destroy()
    this.#madeTwice.destroy()
    this.#own.destroy()
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

  /** Goes on, at once, where another document was given up. */
  #takeOver(legacy: Legacy): void {
    if (legacy.kept !== null) {
      this.#show(legacy.kept)
      this.#own.takeOver(legacy)
      this.#tell()
    }
    this.#provider.connect()
    this.#expectConnection()
  }

  #show(kept: Kept): void {
    this.#hearSettings(kept.settings)
    this.#provider.params.epoch = kept.life.epoch
    this.#own.show(kept)
    this.#loaded = true
    this.#tell()
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

  /** No server would answer it: it is refused here, once whoever made it is done. */
  #refuseUnsent(change: number): void {
    this.#provider.disconnect()
    const refusal: Refusal = { n: 0, code: 'too-large', message: '' }
    setTimeout(() => this.#ending.signal.aborted || this.#end({ is: 'refused', refusal }, change))
  }

  #onSynced(): void {
    this.#stopWaiting()
    this.#loaded = true
    this.#own.synced()
    this.#tell()
    // The server can have acknowledged everything before its own answer came.
    if (this.#own.acknowledgements.connectionIsDurable) this.#tellDurable()
    else this.#dispatch({ type: 'synced', pending: this.pending })
  }

  #onAcknowledgement(n: number): void {
    this.#own.acknowledged(n)
    if (this.#isSynced) this.#tellDurable()
  }

  /** Both sides know what the other has, on disk. */
  get #isSynced(): boolean {
    return this.#own.acknowledgements.connectionIsDurable && this.#provider.synced
  }

  #tellDurable(): void {
    this.#own.durable()
    this.#connection.progressed()
    this.#dispatch({ type: 'durable', pending: this.pending, at: serverNow() })
    if (this.pending === 0) this.handedBack.saved()
  }

  #onWelcome(welcome: Welcome): void {
    hearServerTime(welcome.now)
    const life = this.#own.life
    if (life !== null && life.person !== welcome.person.id) {
      // Whoever is signed in now has a copy of their own, from the next time on.
      void this.#keep.saveWelcome(this.#id, welcome)
      this.#provider.disconnect()
      this.#end({ is: 'other-person', name: welcome.person.name })
      return
    }
    this.#welcome = welcome
    this.#hearSettings(welcome.settings)
    // From now on this copy belongs to one life of the agenda.
    this.#provider.params.epoch = welcome.epoch
    void this.#keep.saveWelcome(this.#id, welcome)
    this.#own.begin(lifeOf(this.#id, welcome), askerOf(welcome))
    this.presence.introduce(welcome.person)
    this.#tell()
  }

  /** What is the same stays the same object. */
  #hearSettings(settings: Welcome['settings'] = {}): void {
    const { deadlines } = readCouncilSettings(settings)
    if (JSON.stringify(deadlines) !== JSON.stringify(this.#deadlineRules)) this.#deadlineRules = deadlines
    const phrases = phrasesIn(settings)
    if (JSON.stringify(phrases) !== JSON.stringify(this.#phrases)) this.#phrases = phrases
  }

  /** @param refused the number of the change that this program itself refused */
  #end(why: EndReason, refused?: number): void {
    this.#stopWaiting()
    const legacy = this.#own.leave(why, refused)
    if (legacy !== null) {
      this.#handOver(legacy)
      return
    }
    this.#own.retireAfter(why)
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
