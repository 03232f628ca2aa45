/**
 * One's own notes to an agenda, as they are written: kept in the browser first, sent when there is a connection, and told to be saved only
 * when the server has them. Of two devices, or tabs, that wrote one apart, all lines stay.
 */
import type { AgendaId, PersonId } from '../../shared/agenda/document.ts'
import { mergedNote } from '../../shared/protocol/mergedNote.ts'
import type { Note, SaveNote } from '../../shared/protocol/notes.ts'
import type { KeptNote } from '../keeping/database.ts'
import { isSaved, type KeptPapers } from '../keeping/keptSent.ts'

/** `waiting`: there is no connection; `refused`: the server does not take it any more; `signed-out`: it does not know whose it is. */
export type NoteState = 'none' | 'saved' | 'saving' | 'waiting' | 'refused' | 'signed-out'

/** What came of sending one: a number is the server's own answer; `null`: there was none. */
export type Sent = Note | number | null

/** Where they outlive the page. */
export type NoteKeep = Pick<KeptPapers, 'notesOf' | 'saveNote'>

export interface NotesServer {
  /** @returns `null` where there is no answer; a number: the status of what is no notes */
  read(): Promise<readonly Note[] | number | null>
  save(note: SaveNote): Promise<Sent>
}

/** Sent when it has been quiet for so long (ms). */
const QUIET = 800
/** Without an answer it is tried again after so long (ms). */
const NEXT_TRY = 5_000

const CONFLICT = 409
const SIGNED_OUT = 401

export class NotesDesk {
  readonly #of: { agenda: AgendaId; person: PersonId }
  readonly #keep: NoteKeep
  readonly #server: NotesServer
  readonly #notes = new Map<string, KeptNote>()
  /** What this tab has put into the store, or found there, last. */
  readonly #known = new Map<string, string>()
  readonly #listeners = new Set<() => void>()
  /** Why nothing can be sent just now. */
  #trouble: 'waiting' | 'refused' | 'signed-out' | null = null
  /** Sending goes on where the server's own notes are known. */
  #isRead = false
  #isSending = false
  #timer: ReturnType<typeof setTimeout> | undefined
  #version = 0

  constructor(agenda: AgendaId, person: PersonId, keep: NoteKeep, server: NotesServer) {
    this.#of = { agenda, person }
    this.#keep = keep
    this.#server = server
  }

  /** Finds what was written here before, and what was on other devices. To be called again whenever somebody comes back to the page. */
  async look(): Promise<void> {
    for (const kept of await this.#keep.notesOf(this.#of.person, this.#of.agenda)) this.#find(kept)
    this.#tell()
    await this.#read()
    await this.sendNow()
  }

  /** The same object until it is another. */
  note(item: string): KeptNote | null {
    return this.#notes.get(item) ?? null
  }

  /** All that have words, in no order. */
  all(): KeptNote[] {
    return [...this.#notes.values()].filter(({ text }) => text.trim() !== '')
  }

  state(item: string): NoteState {
    const note = this.#notes.get(item)
    if (note === undefined || (note.text === '' && note.base.revision === 0)) return 'none'
    return isSaved(note) ? 'saved' : (this.#trouble ?? 'saving')
  }

  /** @param about what the item is called */
  write(item: string, about: string, text: string): void {
    const base = this.#notes.get(item)?.base ?? { text: '', revision: 0 }
    this.#put({ ...this.#of, item, about, text, base })
    this.#tell()
    this.#later(QUIET)
  }

  readonly sendNow = async (): Promise<void> => {
    clearTimeout(this.#timer)
    if (this.#isSending) return
    this.#isSending = true
    try {
      if (this.#isRead || (await this.#read())) await this.#sendAll()
    } finally {
      this.#isSending = false
    }
    if (this.#trouble === 'waiting') this.#later(NEXT_TRY)
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** Another one whenever something is another. */
  readonly version = (): number => this.#version

  /** Tries no more by itself: what is not sent stays kept, for the next page that looks. */
  stop(): void {
    clearTimeout(this.#timer)
  }

  async #sendAll(): Promise<void> {
    for (let next = this.#unsent(); next !== undefined; next = this.#unsent()) {
      const { item, about, text, base } = next
      const answer = await this.#server.save({ item, about, text, revision: base.revision })
      if (answer === CONFLICT) {
        // Another device was first. Where it was not, it will not be taken the next time either.
        if (!(await this.#read())) return
        if (this.#notes.get(item)?.base.revision === base.revision) return this.#stuck('refused')
      } else if (typeof answer === 'number' || answer === null) return this.#stuck(troubleOf(answer))
      else {
        this.#trouble = null
        const now = this.#notes.get(item) ?? next
        this.#put({ ...now, base: { text, revision: answer.revision } })
        this.#tell()
      }
    }
  }

  readonly #unsent = (): KeptNote | undefined => [...this.#notes.values()].find((note) => !isSaved(note))

  /** @returns whether the server's notes are known now */
  async #read(): Promise<boolean> {
    const notes = await this.#server.read()
    if (notes === null || typeof notes === 'number') {
      this.#stuck(troubleOf(notes))
      return false
    }
    this.#isRead = true
    this.#trouble = null
    const there = new Set(notes.map(({ item }) => item))
    for (const note of notes) this.#take(note)
    // A restored server has not got what it had: it gets it again.
    for (const note of this.#notes.values())
      if (note.base.revision > 0 && !there.has(note.item))
        this.#put({ ...note, base: { text: '', revision: 0 } })
    this.#tell()
    return true
  }

  /** As the server has it. */
  #take({ item, about, text, revision }: Note): void {
    const base = { text, revision }
    const own = this.#notes.get(item)
    // A smaller number is a restored server's: what is here is newer.
    const isNews = own !== undefined && revision > own.base.revision
    if (own === undefined) this.#put({ ...this.#of, item, about, text, base })
    else if (own.base.revision === revision) return
    else if (isSaved(own)) this.#put(isNews ? { ...own, about, text, base } : { ...own, base })
    else this.#put({ ...own, text: mergedNote(isNews ? own.base.text : '', own.text, text), base })
  }

  /** As another tab, or an earlier page, has kept it. */
  #find(kept: KeptNote): void {
    const own = this.#notes.get(kept.item)
    const isHere = own !== undefined && own.text !== this.#known.get(kept.item)
    this.#known.set(kept.item, kept.text)
    if (!isHere) this.#notes.set(kept.item, kept)
  }

  #put(note: KeptNote): void {
    this.#notes.set(note.item, note)
    void this.#store(note)
  }

  async #store(note: KeptNote): Promise<void> {
    const known = this.#known.get(note.item) ?? ''
    this.#known.set(note.item, note.text)
    const kept = await this.#keep.saveNote(note, known)
    // Another tab has written in it too.
    if (kept.text === note.text || this.#notes.get(note.item) !== note) return
    this.#known.set(note.item, kept.text)
    this.#notes.set(note.item, kept)
    this.#tell()
    this.#later(QUIET)
  }

  #stuck(trouble: 'waiting' | 'refused' | 'signed-out'): void {
    this.#trouble = trouble
    this.#tell()
    if (trouble === 'waiting') this.#later(NEXT_TRY)
  }

  #later(milliseconds: number): void {
    clearTimeout(this.#timer)
    this.#timer = setTimeout(this.sendNow, milliseconds)
  }

  #tell(): void {
    this.#version += 1
    for (const listener of this.#listeners) listener()
  }
}

/** A server that is not well is no answer. */
const troubleOf = (status: number | null): 'waiting' | 'refused' | 'signed-out' =>
  status === null || status >= 500 || status === 429
    ? 'waiting'
    : status === SIGNED_OUT
      ? 'signed-out'
      : 'refused'
