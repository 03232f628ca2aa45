/**
 * Which threads are marked in the texts, as the panel wants it, and who is told when somebody presses marked words. One for a session; the
 * panel and the texts know nothing of each other.
 */
import type { FieldKey, ItemId } from '../../shared/agenda/document.ts'
import type { Anchor, ThreadId } from '../../shared/threads/thread.ts'
import { type FieldPlace, placeKey } from '../agenda/changes.ts'
import type { AgendaSession } from '../connection/agendaSession.ts'

/** A thread that somebody here has begun to write. */
export interface Begun {
  thread: ThreadId
  item: ItemId
  field: FieldKey | null
  anchor: Anchor | null
}

export interface Marked {
  /** The thread that one is at. */
  focused: ThreadId | null
  /** Resolved ones too. */
  resolved: boolean
  begun: readonly Begun[]
}

const FIRST: Marked = { focused: null, resolved: false, begun: [] }

export class MarksInText {
  #marked = FIRST
  readonly #listeners = new Set<() => void>()
  readonly #pressed = new Set<(thread: ThreadId) => void>()

  readonly read = (): Marked => this.#marked

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  show(marked: Partial<Marked>): void {
    this.#marked = { ...this.#marked, ...marked }
    for (const listener of this.#listeners) listener()
  }

  begunIn(place: FieldPlace): readonly Begun[] {
    return this.#marked.begun.filter(
      ({ item, field, anchor }) =>
        field !== null && anchor !== null && placeKey({ item, field }) === placeKey(place),
    )
  }

  /** Calls back when somebody wants to see the thread that marked words belong to. @returns the function that stops it */
  onPress(listener: (thread: ThreadId) => void): () => void {
    this.#pressed.add(listener)
    return () => this.#pressed.delete(listener)
  }

  press(thread: ThreadId): void {
    for (const listener of this.#pressed) listener(thread)
  }
}

const ofSession = new WeakMap<object, MarksInText>()

/** @returns the one of this session */
export function marksOf(session: Pick<AgendaSession, 'doc'>): MarksInText {
  const marks = ofSession.get(session) ?? new MarksInText()
  ofSession.set(session, marks)
  return marks
}
