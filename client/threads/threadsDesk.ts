/**
 * What somebody does with the comments of an agenda that is open: whether the panel is open, what it shows, which thread they are at, and
 * what they have begun to write. One for the page; nothing of it is in the document.
 */
import type { FieldKey, ItemId } from '../../shared/agenda/document.ts'
import { newId } from '../../shared/ids.ts'
import { EMPTY_TEXT } from '../../shared/richtext/richText.ts'
import type { Anchor, CommentId, ThreadId } from '../../shared/threads/thread.ts'
import { Drafts, draftOf, nameOfBeginning } from './drafts.ts'

export interface DeskState {
  isOpen: boolean
  shows: 'open' | 'resolved'
  /** A resolved thread that a link led to: it stands among the open ones for as long as one is at it. */
  guest: ThreadId | null
  /** The thread (or the draft of one) that one is at. */
  focused: ThreadId | null
  /** The comment that a link led to. */
  comment: CommentId | null
  /** The draft whose editor takes the focus when it is drawn. */
  writes: string | null
  /** The thread in which one has just answered: it stays where it is until one goes elsewhere. */
  answered: ThreadId | null
  /** The panel brings the thread that one is at into sight: counts how often it was asked to. */
  calls: number
  /** Who asked last is in its text, and stays there. */
  isInText: boolean
}

const FIRST: DeskState = {
  isOpen: false,
  shows: 'open',
  guest: null,
  focused: null,
  comment: null,
  writes: null,
  answered: null,
  calls: 0,
  isInText: false,
}

const NOWHERE = { guest: null, focused: null, comment: null, writes: null, answered: null }

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

  readonly close = (): void => this.#set({ isOpen: false, ...NOWHERE })

  showOpen(shows: DeskState['shows']): void {
    this.#set({ shows, ...NOWHERE })
  }

  /** One is at this thread now; `null`: at none. */
  readonly focus = (focused: ThreadId | null): void => {
    if (focused !== this.#state.focused) this.#set({ ...NOWHERE, focused })
  }

  /** Opens the panel at a thread, and has it brought into sight. @param isResolved it is no open one: a guest among them, where they are shown */
  goTo(thread: ThreadId, isResolved: boolean, comment: CommentId | null = null): void {
    this.#call({ ...this.#showing(thread, isResolved), comment })
  }

  /** As `goTo`, for who is in its text, and stays there. */
  show(thread: ThreadId, isResolved: boolean): void {
    this.#call({ ...this.#showing(thread, isResolved), isInText: true })
  }

  #showing(thread: ThreadId, isResolved: boolean): Partial<DeskState> {
    const shows = isResolved ? this.#state.shows : 'open'
    const guest = isResolved && shows === 'open' ? thread : null
    return { shows, guest, focused: thread }
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
    this.goOn(name)
  }

  /** Opens the panel at a draft, to go on with it. @param name of the draft */
  goOn(name: string): void {
    this.#call({ shows: 'open', focused: draftOf(name).thread, writes: name })
  }

  /** One writes here now; `null`: nowhere. @param name of the draft */
  readonly write = (name: string | null): void => {
    if (name === this.#state.writes) return
    if (name !== null) this.focus(draftOf(name).thread)
    this.#set({ writes: name })
  }

  /** One has answered here, and is at the thread still. */
  readonly answer = (thread: ThreadId): void => this.#set({ writes: null, answered: thread })

  /** Opens the panel, and has what one is at brought into sight. */
  #call(changes: Partial<DeskState>): void {
    this.#set({ ...NOWHERE, isInText: false, ...changes, isOpen: true, calls: this.#state.calls + 1 })
  }

  #set(changes: Partial<DeskState>): void {
    this.#state = { ...this.#state, ...changes }
    for (const listener of this.#listeners) listener()
  }
}

export const newDesk = (...drafts: ConstructorParameters<typeof Drafts>): ThreadsDesk =>
  new ThreadsDesk(new Drafts(...drafts))
