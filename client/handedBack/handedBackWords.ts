/**
 * One's own words that merges swallowed, as the server hands them back (message 103), until something is done about them. The
 * server tells of them at each connect, so what could not be told to it is told then.
 */
import type { AgendaId } from '../../shared/agenda/document.ts'
import type { FinishHandedBack } from '../../shared/protocol/api.ts'
import type { HandedBack, HandedBackDone } from '../../shared/protocol/messages.ts'
import { type Change, type FieldPlace, samePlace } from '../agenda/changes.ts'

/** What was decided here, of words as they were shown. */
interface Decided {
  done: HandedBackDone
  length: number
  /** It may be told to the server. */
  isSafe: boolean
}

/** A place where somebody writes, and what was shown when they came. */
interface Held {
  place: FieldPlace
  shown: ReadonlySet<string>
}

export class HandedBackWords {
  readonly #post: (id: string, finish: FinishHandedBack) => Promise<void>
  readonly #standsThere: (words: HandedBack) => boolean
  readonly #words = new Map<string, HandedBack>()
  readonly #decided = new Map<string, Decided>()
  readonly #listeners = new Set<() => void>()
  #shown: readonly HandedBack[] = []
  #held: Held | null = null

  /**
   * @param post tells the server what was done
   * @param standsThere whether all of the words stand in their place already: then the server is about to withdraw them
   */
  constructor(
    post: (id: string, finish: FinishHandedBack) => Promise<void>,
    standsThere: (words: HandedBack) => boolean = () => false,
  ) {
    this.#post = post
    this.#standsThere = standsThere
  }

  /** Message 103 has come. */
  receive(message: HandedBack): void {
    const { id, words, done } = message
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
    this.#changed()
    void safe.then(() => {
      decided.isSafe = true
      if (this.#decided.get(id) === decided) this.#tell(id, decided)
    })
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
    const headers = { 'content-type': 'application/json' }
    await fetch(address, { method: 'POST', headers, body: JSON.stringify(finish) })
  }
}
