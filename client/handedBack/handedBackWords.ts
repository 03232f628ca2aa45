/**
 * One's own words that merges swallowed, as the server hands them back (message 103), until something is done about them. The
 * server tells of them at each connect, so what could not be told to it is told then.
 */
import type { AgendaId } from '../../shared/agenda/document.ts'
import type { FinishHandedBack } from '../../shared/protocol/api.ts'
import type { HandedBack, HandedBackDone } from '../../shared/protocol/messages.ts'
import { type Change, type FieldPlace, samePlace } from '../agenda/changes.ts'
import { ApiError, postJson } from '../app/api.ts'

/** What was decided here, of words as they were shown. */
interface Decided {
  done: HandedBackDone
  length: number
  /** It may be told to the server. */
  isSafe: boolean
}

/** A place where somebody writes, and what was shown when they came, or came back by undo. */
interface Held {
  place: FieldPlace
  shown: Set<string>
}

/** What outlives the page: ids of words that wait again, which the server does not know yet. */
export interface ToOpen {
  read(): string[]
  write(ids: readonly string[]): void
}

const IN_MEMORY: ToOpen = { read: () => [], write() {} }

export class HandedBackWords {
  readonly #post: (id: string, finish: FinishHandedBack) => Promise<void>
  readonly #standsThere: (words: HandedBack) => boolean
  readonly #words = new Map<string, HandedBack>()
  readonly #decided = new Map<string, Decided>()
  /** Put in, and taken out again by undo: until the server hands them back anew, what it tells of them is older. */
  readonly #opened = new Set<string>()
  readonly #toOpen: Set<string>
  readonly #kept: ToOpen
  readonly #listeners = new Set<() => void>()
  #shown: readonly HandedBack[] = []
  #held: Held | null = null

  /**
   * @param post tells the server what was done
   * @param standsThere whether all of the words stand in their place already: then the server is about to withdraw them
   * @param kept what outlives the page
   */
  constructor(
    post: (id: string, finish: FinishHandedBack) => Promise<void>,
    standsThere: (words: HandedBack) => boolean = () => false,
    kept: ToOpen = IN_MEMORY,
  ) {
    this.#post = post
    this.#kept = kept
    this.#toOpen = new Set(kept.read())
    this.#standsThere = standsThere
  }

  /** Message 103 has come. */
  receive(message: HandedBack): void {
    const { id, words, done } = message
    if (done !== undefined && this.#opened.has(id)) return
    this.#opened.delete(id)
    if (done !== undefined) this.#decided.delete(id)
    if (done === undefined) this.#words.set(id, message)
    else this.#words.delete(id)
    const decided = this.#decided.get(id)
    // There are more words than were shown: what was done about the others is no answer to these.
    if (decided !== undefined && decided.length !== words.length) this.#decided.delete(id)
    else if (decided?.isSafe) this.#tell(id, decided)
    this.#changed()
  }

  /** Calls back when `shown` is another. @returns the function that stops it */
  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** What waits for the person, oldest first; the same array until it changes. */
  readonly shown = (): readonly HandedBack[] => this.#shown

  /**
   * From now on what comes for this place waits: somebody is in its input, which brings swallowed words in again itself.
   * @returns the function that ends it
   */
  hold(place: FieldPlace): () => void {
    const held: Held = { place, shown: new Set(this.#shown.map(({ id }) => id)) }
    this.#held = held
    return () => {
      if (this.#held !== held) return
      this.#held = null
      this.#changed()
    }
  }

  /**
   * Shows them no more, and tells the server.
   * @param safe when it may be told: of words that were put in, when these are on disk
   */
  finish({ id, words }: HandedBack, done: HandedBackDone, safe: Promise<void> = Promise.resolve()): void {
    const decided: Decided = { done, length: words.length, isSafe: false }
    this.#decided.set(id, decided)
    this.#opened.delete(id)
    this.#keepToOpen(id, false)
    this.#changed()
    void safe.then(() => {
      decided.isSafe = true
      if (this.#decided.get(id) === decided) this.#tell(id, decided)
    })
  }

  /** Undo has taken out again what was put in: it is shown at once. The server is told when it has the undo. */
  openAgain(words: HandedBack): void {
    const { id, item, field } = words
    this.#decided.delete(id)
    if (!this.#words.has(id)) this.#words.set(id, words)
    this.#opened.add(id)
    if (this.#held !== null && samePlace(this.#held.place, { item, field })) this.#held.shown.add(id)
    this.#keepToOpen(id, true)
    this.#changed()
  }

  /** Everything that was written here is on the server's disk. */
  saved(): void {
    for (const id of this.#toOpen)
      this.#post(id, { done: null }).then(
        () => this.#keepToOpen(id, false),
        // It is tried again when something is saved next, or after the next connect.
        () => {},
      )
  }

  #keepToOpen(id: string, isToOpen: boolean): void {
    if (this.#toOpen.has(id) === isToOpen) return
    if (isToOpen) this.#toOpen.add(id)
    else this.#toOpen.delete(id)
    this.#kept.write([...this.#toOpen])
  }

  #tell(id: string, { done, length }: Decided): void {
    // Without a connection, or when more words have come: message 103 comes again.
    this.#post(id, { done, length }).catch(() => {})
  }

  /** What stood in the place of words, when these came, may not stand there any more: the document is behind the messages. */
  changed(changes: readonly Change[]): void {
    const isOf = (words: HandedBack) =>
      changes.some((change) => change.of === 'value' && samePlace(change, words))
    if ([...this.#words.values()].some(isOf)) this.#changed()
  }

  #isHeld(words: HandedBack): boolean {
    return this.#held !== null && samePlace(words, this.#held.place) && !this.#held.shown.has(words.id)
  }

  #changed(): void {
    this.#shown = [...this.#words.values()]
      .filter((words) => !this.#decided.has(words.id) && !this.#isHeld(words) && !this.#standsThere(words))
      .sort((a, b) => a.at - b.at)
    for (const listener of this.#listeners) listener()
  }
}

/** @returns tells the server through its HTTP API */
export function postTo(agenda: AgendaId): (id: string, finish: FinishHandedBack) => Promise<void> {
  return async (id, finish) => {
    const address = `/api/agendas/${encodeURIComponent(agenda)}/handed-back/${encodeURIComponent(id)}`
    try {
      await postJson(address, finish)
    } catch (error) {
      // Where it says no, more words have come, or they are done already: message 103 tells.
      if (!(error instanceof ApiError) || error.status >= 500) throw error
    }
  }
}

/** @returns ids kept in this browser; where it keeps nothing they live as long as the page */
export function toOpenIn(agenda: AgendaId): ToOpen {
  const key = `open-again:${agenda}`
  return {
    read() {
      try {
        return JSON.parse(localStorage.getItem(key) ?? '[]') as string[]
      } catch {
        return []
      }
    },
    write(ids) {
      try {
        if (ids.length === 0) localStorage.removeItem(key)
        else localStorage.setItem(key, JSON.stringify(ids))
      } catch {}
    },
  }
}
