/**
 * What somebody has begun to write in comments and not sent: it survives leaving the page, in this browser, for this person, until it is
 * sent, thrown away, or they sign out. Each draft has a name: of the thread that it begins or answers in, or of the comment it changes.
 */
import type { AgendaId, FieldKey, ItemId, PersonId } from '../../shared/agenda/document.ts'
import type { RichText } from '../../shared/richtext/richText.ts'
import type { Anchor, CommentId, ThreadId } from '../../shared/threads/thread.ts'
import { saysSomething } from './commentBody.ts'

export interface Draft {
  name: string
  body: RichText
  /** What it is about, where it begins a thread. */
  begins: Beginning | null
  /** When it was written last: milliseconds since 1970 (UTC). */
  at: number
}

/** A thread that somebody has begun, whatever is written in it. */
export interface Begun {
  /** Of its draft. */
  name: string
  begins: Beginning
}

export interface Beginning {
  thread: ThreadId
  item: ItemId
  field: FieldKey | null
  anchor: Anchor | null
}

export const nameOfBeginning = (thread: ThreadId): string => `begin ${thread}`
export const nameOfReply = (thread: ThreadId): string => `reply ${thread}`
export const nameOfEdit = (thread: ThreadId, comment: CommentId): string => `edit ${thread} ${comment}`

/** What a draft is of, as its name says. */
export interface DraftOf {
  is: 'begin' | 'reply' | 'edit'
  thread: ThreadId
  /** The one that is changed; `null`: it says something new. */
  comment: CommentId | null
}

export function draftOf(name: string): DraftOf {
  const [is, thread = '', comment = null] = name.split(' ')
  return { is: is === 'begin' || is === 'edit' ? is : 'reply', thread, comment }
}

/** Something that is written and not sent. */
export type Unsent = Pick<Draft, 'name' | 'begins'>

/** Where drafts outlive the page. None of these throws. */
export interface DraftKeep {
  draftsOf(agenda: AgendaId, person: PersonId): Promise<readonly Draft[]>
  saveDraft(agenda: AgendaId, person: PersonId, draft: Draft): Promise<void>
  removeDraft(agenda: AgendaId, person: PersonId, name: string): Promise<void>
}

export class Drafts {
  readonly #agenda: AgendaId
  readonly #keep: DraftKeep
  #person: PersonId | null = null
  readonly #drafts = new Map<string, Draft>()
  readonly #listeners = new Set<() => void>()
  #beginnings: readonly Begun[] = []
  #unsent: readonly Unsent[] = []

  constructor(agenda: AgendaId, keep: DraftKeep) {
    this.#agenda = agenda
    this.#keep = keep
  }

  /** From now on it is known whose they are: what they left here is there again. What they have written meanwhile stays. */
  async of(person: PersonId): Promise<void> {
    if (this.#person === person) return
    this.#person = person
    const kept = await this.#keep.draftsOf(this.#agenda, person)
    if (this.#person !== person) return
    for (const draft of kept) if (!this.#drafts.has(draft.name)) this.#drafts.set(draft.name, draft)
    for (const draft of this.#drafts.values()) this.#save(draft)
    this.#tell()
  }

  /** @returns the same object until it is written anew */
  get(name: string): Draft | null {
    return this.#drafts.get(name) ?? null
  }

  /** Whether nothing is written in it. */
  isEmpty(name: string): boolean {
    const draft = this.get(name)
    return draft === null || !saysSomething(draft.body)
  }

  /** Those that begin a thread, the oldest first; the same array while they are the same. */
  readonly beginnings = (): readonly Begun[] => this.#beginnings

  /** Those in which something is written; the same array while they are the same. */
  readonly unsent = (): readonly Unsent[] => this.#unsent

  namesIn(thread: ThreadId): string[] {
    return [...this.#drafts.keys()].filter((name) => draftOf(name).thread === thread)
  }

  put(draft: Draft): void {
    this.#drafts.set(draft.name, draft)
    this.#save(draft)
    this.#tell()
  }

  /** @returns what was thrown away, to be put back */
  remove(name: string): Draft | null {
    const draft = this.get(name)
    this.#drafts.delete(name)
    if (this.#person !== null) void this.#keep.removeDraft(this.#agenda, this.#person, name)
    this.#tell()
    return draft
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** What says nothing is not worth coming back to. */
  #save(draft: Draft): void {
    if (this.#person === null) return
    if (saysSomething(draft.body)) void this.#keep.saveDraft(this.#agenda, this.#person, draft)
    else void this.#keep.removeDraft(this.#agenda, this.#person, draft.name)
  }

  #tell(): void {
    const now = [...this.#drafts.values()].flatMap(({ name, begins }) =>
      begins === null ? [] : [{ name, begins }],
    )
    const unsent = [...this.#drafts.values()].filter(({ body }) => saysSomething(body))
    // Not another one for each letter.
    if (!areAlike(now, this.#beginnings)) this.#beginnings = now
    if (!areAlike(unsent, this.#unsent)) this.#unsent = unsent.map(({ name, begins }) => ({ name, begins }))
    for (const listener of this.#listeners) listener()
  }
}

const areAlike = (some: readonly { name: string }[], others: readonly { name: string }[]): boolean =>
  some.length === others.length && some.every(({ name }, at) => name === others[at]!.name)
