/**
 * What a person writes in an open agenda, from the key to the server's disk: each transaction of their own is counted, kept in the
 * browser, sent, and let go when it is acknowledged. Beside them stands the agenda as the server has it, for the local copy and
 * for the day on which a document has to be given up. Knows no socket.
 */
import * as Y from 'yjs'
import { fitsInFrame } from '../../shared/protocol/messages.ts'
import type { Asker } from '../../shared/rights/whyNot.ts'
import {
  type FieldPlace,
  observeChanges,
  observeThreads,
  placeKey,
  type ThreadChange,
} from '../agenda/changes.ts'
import { serverNow } from '../app/serverClock.ts'
import { doAgain } from '../doneAgain/doAgain.ts'
import { leftTexts } from '../doneAgain/leftTexts.ts'
import { CopyWriter } from '../keeping/copyWriter.ts'
import type { LeftWhy, Life, WaitingRow } from '../keeping/database.ts'
import type { Keep, Kept } from '../keeping/keep.ts'
import { bringOtherLives } from '../keeping/otherLives.ts'
import { Outbox, type Waiting } from '../keeping/outbox.ts'
import { SavedDocument } from '../keeping/savedDocument.ts'
import { Acknowledgements } from './acknowledgements.ts'
import type { EndReason } from './endReason.ts'
import { type Legacy, legacyOf, retireAll } from './handOver.ts'
import { Sender } from './sender.ts'

/** The origin of what this browser had kept: of the document as the server had it, and of own words that wait. */
const KEPT = Symbol('kept')
const KEPT_WORDS = Symbol('kept words')

/** After these ends what waits is of a life, or of a document, that the server does not have. */
const IS_OF_NO_USE: ReadonlySet<EndReason['is']> = new Set(['other-epoch', 'refused'])

/** What came of what was written before, in a document that was given up. */
export interface DoneAgain {
  why: LeftWhy
  /** How many texts could not be done again, and are offered. */
  left: number
}

/** Who is told. */
export interface Told {
  /** More waits than before. */
  onChanged(): void
  /** A change is larger than anything that can be sent. @param change its number */
  onTooLarge(change: number): void
}

export class OwnWords {
  readonly acknowledgements = new Acknowledgements()
  readonly sender: Sender
  readonly #doc: Y.Doc
  readonly #keep: Keep
  readonly #told: Told
  readonly #outbox: Outbox
  readonly #saved = new SavedDocument()
  readonly #unsaved = new Map<string, { place: FieldPlace; change: number }>()
  readonly #unsavedThreads = new Map<string, { at: ThreadChange; change: number }>()
  readonly #stopsObserving: readonly (() => void)[]
  readonly #ending = new AbortController()
  /** What the server says has this origin. */
  #server: unknown = null
  #life: Life | null = null
  #asker: Asker | null = null
  #copy: CopyWriter | null = null
  /** Of the document whose place this one took, until it is done again. */
  #legacy: Legacy | null
  #doneAgain: DoneAgain | null = null
  #broughtOtherLives = false
  /** How many documents in a row were given up before this one. */
  #nth: number

  constructor(doc: Y.Doc, keep: Keep, told: Told, legacy: Legacy | null) {
    this.#doc = doc
    this.#keep = keep
    this.#told = told
    this.#legacy = legacy
    this.#nth = legacy?.nth ?? 0
    this.#outbox = new Outbox(keep)
    this.sender = new Sender(this.#outbox, this.acknowledgements)
    // Counted before y-websocket sends it: its own handler is registered later, and called later.
    doc.on('update', this.#onUpdate)
    const isOwn = ({ origin }: Y.Transaction) => origin !== this.#server && origin !== KEPT
    this.#stopsObserving = [
      observeChanges(doc, (changes, transaction) => {
        if (isOwn(transaction)) for (const change of changes) this.#noteUnsaved(change)
      }),
      observeThreads(doc, (changes, transaction) => {
        if (isOwn(transaction)) for (const change of changes) this.#noteUnsavedThread(change)
      }),
    ]
  }

  /** From now on this is the origin of what comes from the server. */
  comesFromServer(origin: unknown): void {
    this.#server = origin
  }

  /** Whose copy of which life this is; `null` before it is known. */
  get life(): Life | null {
    return this.#life
  }

  /** Who one is, as rights know it; `null` before it is known. */
  get asker(): Asker | null {
    return this.#asker
  }

  get pending(): number {
    return this.acknowledgements.pending
  }

  /** Fields that hold changes which are not known to be on disk. */
  unsavedPlaces(): FieldPlace[] {
    return [...this.#unsaved.values()].map(({ place }) => place)
  }

  /** Comments, and threads, that hold such changes. */
  unsavedThreads(): ThreadChange[] {
    return [...this.#unsavedThreads.values()].map(({ at }) => at)
  }

  get doneAgain(): DoneAgain | null {
    return this.#doneAgain
  }

  /** Shows what this browser has kept of the agenda: the document as the server had it. */
  show({ life, state, asker }: Kept): void {
    Y.applyUpdate(this.#doc, state, KEPT)
    this.begin(life, asker)
  }

  /** From now on it is known whose copy of which life this is, and who writes; called again when that is another. */
  begin(life: Life, asker: Asker): void {
    if (!isSame(this.#asker, asker)) this.#asker = asker
    if (this.#life !== null) return
    this.#life = life
    this.#copy = new CopyWriter(this.#saved, this.#keep, life)
    void this.#keep.adopt(life, this.#adopt, this.#ending.signal)
  }

  /** Shows and sends what was accepted in the document whose place this one took, and does the rest again. */
  takeOver({ waiting }: Legacy): void {
    for (const { update, row } of waiting) this.#addKept(update, row)
    this.#doLegacyAgain()
  }

  /** The agenda is whole, as the server has it: only now it is known what of other documents can be done again. */
  synced(): void {
    this.#doLegacyAgain()
    if (this.#broughtOtherLives || this.#life === null || this.#asker === null) return
    this.#broughtOtherLives = true
    const to = { doc: this.#doc, asker: this.#asker }
    void bringOtherLives(this.#keep, this.#life, to, this.#ending.signal, serverNow)
  }

  /** @param n the first n messages with content of this connection are on disk */
  acknowledged(n: number): void {
    this.acknowledgements.acknowledged(n)
    const isDurable = (change: number) => this.acknowledgements.isDurable(change)
    const durable = this.#outbox.confirm(isDurable, this.#life)
    for (const { update } of durable) this.#saved.add(update)
    for (const unsaved of [this.#unsaved, this.#unsavedThreads])
      for (const [key, { change }] of unsaved) if (isDurable(change)) unsaved.delete(key)
  }

  /** Everything that came and went so far is on disk on both sides. */
  durable(): void {
    if (this.pending === 0) this.#nth = 0
    this.#copy?.changed()
  }

  /**
   * What another document has to go on from.
   * @param refused the change that was refused, where this program did it itself
   * @returns `null` where no other document would help
   */
  leave(why: EndReason, refused?: number): Legacy | null {
    if (this.#life === null || this.#asker === null) return null
    return legacyOf(why, {
      ...{ keep: this.#keep, life: this.#life, asker: this.#asker },
      ...{ saved: this.#saved, outbox: this.#outbox },
      changeOf: (n) => refused ?? this.acknowledgements.changeOf(n),
      nth: this.#nth + 1,
    })
  }

  /** After some ends what waits here can be sent no more. */
  retireAfter(why: EndReason): void {
    if (this.#life === null || !IS_OF_NO_USE.has(why.is)) return
    void retireAll({ keep: this.#keep, life: this.#life, saved: this.#saved, outbox: this.#outbox })
  }

  destroy(): void {
    for (const stop of this.#stopsObserving) stop()
    this.#ending.abort()
    this.#copy?.destroy()
    this.#saved.destroy()
  }

  readonly #onUpdate = (update: Uint8Array, origin: unknown): void => {
    if (origin === this.#server || origin === KEPT) {
      this.#saved.add(update)
      if (origin !== KEPT) this.#copy?.changed()
    } else if (origin !== KEPT_WORDS) this.#add(update)
  }

  #add(update: Uint8Array): void {
    const change = this.acknowledgements.changed()
    this.#outbox.add(change, update, this.#life)
    if (fitsInFrame(update)) this.sender.changed(change, update)
    else this.#told.onTooLarge(change)
    this.#told.onChanged()
  }

  /** Words of a tab that is gone: shown here, and sent from here. */
  readonly #adopt = (rows: readonly WaitingRow[]): void => {
    if (this.#ending.signal.aborted) return
    for (const { id, update } of rows) this.#addKept(update, Promise.resolve(id!))
  }

  #addKept(update: Uint8Array, row: Waiting['row']): void {
    Y.applyUpdate(this.#doc, update, KEPT_WORDS)
    const change = this.acknowledgements.changed()
    this.#outbox.addKept(change, update, row)
    this.sender.changed(change, update)
    this.#told.onChanged()
  }

  #doLegacyAgain(): void {
    if (this.#legacy === null || this.#life === null || this.#asker === null) return
    const { made, why, apart } = this.#legacy
    const { agenda, person } = this.#life
    this.#legacy = null
    const texts = leftTexts(made, doAgain(this.#doc, made, this.#asker))
    const left = texts.length === 0 ? null : { agenda, person, at: serverNow(), why, texts }
    void apart.then(({ life, rows }) => this.#keep.settle(life, rows, left))
    this.#doneAgain = { why, left: texts.length }
  }

  #noteUnsavedThread(at: ThreadChange): void {
    const key = `${at.thread}/${at.comment ?? ''}`
    this.#unsavedThreads.set(key, { at, change: this.acknowledgements.next })
  }

  #noteUnsaved({ item, field }: FieldPlace): void {
    const place = { item, field }
    this.#unsaved.set(placeKey(place), { place, change: this.acknowledgements.next })
  }
}

const isSame = (a: Asker | null, b: Asker): boolean =>
  a !== null && a.role === b.role && a.readersComment === b.readersComment && a.ids.join() === b.ids.join()
