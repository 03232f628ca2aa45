/**
 * What somebody does with the comments of an agenda that is open: whether the panel is open, what it shows, which thread they are at, and
 * what they have begun to write. One for the page; nothing of it is in the document.
 */
import type { FieldKey, ItemId } from '../../shared/agenda/document.ts'
import { newId } from '../../shared/ids.ts'
import { EMPTY_TEXT } from '../../shared/richtext/richText.ts'
import type { Anchor, CommentId, ThreadId } from '../../shared/threads/thread.ts'
import { Drafts, nameOfBeginning } from './drafts.ts'

export interface DeskState {
  isOpen: boolean
  shows: 'open' | 'resolved'
  /** The thread (or the draft of one) that one is at. */
  focused: ThreadId | null
  /** The comment that a link led to. */
  comment: CommentId | null
  /** The draft whose editor takes the focus when it is drawn. */
  writes: string | null
  /** The panel brings the thread that one is at into sight: counts how often it was asked to. */
  calls: number
}

const FIRST: DeskState = {
  isOpen: false,
  shows: 'open',
  focused: null,
  comment: null,
  writes: null,
  calls: 0,
}

/** What a thread is to be about. */
export interface About {
  item: ItemId
  field: FieldKey | null
  anchor: Anchor | null
}

export class ThreadsDesk {
  readonly drafts: Drafts
  #state = FIRST
  readonly #listeners = new Set<() => void>()

  constructor(drafts: Drafts) {
    this.drafts = drafts
  }

  readonly read = (): DeskState => this.#state

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  readonly open = (): void => this.#set({ isOpen: true })

  readonly close = (): void => this.#set({ isOpen: false, focused: null, comment: null, writes: null })

  showOpen(shows: DeskState['shows']): void {
    this.#set({ shows, focused: null, comment: null, writes: null })
  }

  /** One is at this thread now; `null`: at none. */
  readonly focus = (focused: ThreadId | null): void => {
    if (focused !== this.#state.focused) this.#set({ focused, comment: null, writes: null })
  }

  /** Opens the panel at a thread, and has it brought into sight. @param isResolved it stands among those */
  goTo(thread: ThreadId, isResolved: boolean, comment: CommentId | null = null): void {
    const { calls } = this.#state
    const shows = isResolved ? 'resolved' : 'open'
    this.#set({ isOpen: true, shows, focused: thread, comment, writes: null, calls: calls + 1 })
  }

  /** As `goTo`, for who is in its text, and stays there. */
  show(thread: ThreadId, isResolved: boolean): void {
    const shows = isResolved ? 'resolved' : 'open'
    this.#set({ isOpen: true, shows, focused: thread, comment: null, writes: null })
  }

  /** Begins a comment: what was begun about the very same is gone on with. */
  begin({ item, field, anchor }: About): void {
    const about = { item, field, anchor }
    const key = JSON.stringify(about)
    const there = this.drafts
      .beginnings()
      .find(({ begins: { item, field, anchor } }) => JSON.stringify({ item, field, anchor }) === key)
    const thread = there?.begins.thread ?? newId()
    const name = nameOfBeginning(thread)
    if (there === undefined)
      this.drafts.put({ name, body: EMPTY_TEXT, begins: { thread, ...about }, at: Date.now() })
    const { calls } = this.#state
    this.#set({ isOpen: true, shows: 'open', focused: thread, comment: null, writes: name, calls: calls + 1 })
  }

  /** One writes here now; `null`: nowhere. @param name of the draft */
  readonly write = (name: string | null): void => this.#set({ writes: name })

  #set(changes: Partial<DeskState>): void {
    this.#state = { ...this.#state, ...changes }
    for (const listener of this.#listeners) listener()
  }
}

export const newDesk = (...drafts: ConstructorParameters<typeof Drafts>): ThreadsDesk =>
  new ThreadsDesk(new Drafts(...drafts))
