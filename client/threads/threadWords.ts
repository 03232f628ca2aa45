/**
 * Where the words of threads stand in the texts of an open agenda. A text is looked through when somebody shows threads about it, and anew only
 * when its words or its threads have changed; one store for a session.
 */
import { threadsOf } from '../../shared/agenda/document.ts'
import { LetterRow } from '../../shared/richtext/letterRow.ts'
import { findAnchor, type TextSpan } from '../../shared/threads/anchor.ts'
import type { Anchor, ThreadId } from '../../shared/threads/thread.ts'
import { type FieldPlace, fragmentAt, placeKey } from '../agenda/changes.ts'
import { THREADS, threadsIn } from '../agenda/documentWatch.ts'
import { stopAll } from '../app/stopAll.ts'
import type { AgendaSession } from '../connection/agendaSession.ts'
import { type Thread, threadsOfSession } from './threadsWatch.ts'

type Session = Pick<AgendaSession, 'doc' | 'watch'>

/** Words as they stand now. */
export interface PlacedWords {
  span: TextSpan
  /** Letters of the whole text before them, and up to their end. */
  from: number
  to: number
}

export interface WordsOfThread extends PlacedWords {
  id: ThreadId
  isResolved: boolean
}

/** A text as it is, or was when the page was told of it. */
export interface Look {
  /** `null`: there is no such text. */
  row: LetterRow | null
  /** In the order in which one reads them; where several begin, the longest first. */
  words: readonly WordsOfThread[]
  /** Threads whose words stand nowhere in it. */
  gone: ReadonlySet<ThreadId>
}

interface AboutWords {
  id: ThreadId
  isResolved: boolean
  anchor: Anchor
}

const NONE: readonly AboutWords[] = []

/** What was found, and what for. */
interface Looked {
  /** Of the text. */
  version: number
  threads: readonly AboutWords[]
  look: Look
}

export class ThreadWords {
  readonly #session: Session
  #threads: { of: number; byPlace: ReadonlyMap<string, readonly AboutWords[]> } | null = null
  /** By place: as the page was told. */
  readonly #told = new Map<string, Looked>()
  /** As it was found last; its versions are the document's. */
  readonly #latest = new Map<string, Looked>()
  /** Counts the changes of the document. */
  #changes = 0

  constructor(session: Session) {
    this.#session = session
    session.doc.on('update', () => (this.#changes += 1))
  }

  /** @returns the same object for as long as nothing that it depends on changes, as the page is told */
  in(place: FieldPlace): Look {
    const key = placeKey(place)
    const version = this.#session.watch.version(key)
    const threads = this.#about(place)
    const told = this.#told.get(key)
    if (told?.version === version && told.threads === threads) return told.look
    const look = told?.version === version ? lookFor(threads, told.look.row) : this.now(place)
    this.#told.set(key, { version, threads, look })
    return look
  }

  /** As `in`, of this very moment: an editor shows changes before the page is told of them. */
  now(place: FieldPlace): Look {
    const key = placeKey(place)
    const threads = this.#about(place)
    const latest = this.#latest.get(key)
    if (latest?.version === this.#changes && latest.threads === threads) return latest.look
    const fragment = fragmentAt(this.#session.doc, place)
    const look = lookFor(threads, fragment === undefined ? null : new LetterRow(fragment))
    this.#latest.set(key, { version: this.#changes, threads, look })
    return look
  }

  /** Whether there are threads about words of this text, there or gone. */
  hasAny(place: FieldPlace): boolean {
    return this.#about(place).length > 0
  }

  /** Calls back when `in` may be another, or `hasAny`. @returns the function that stops it */
  subscribe(place: FieldPlace, listener: () => void): () => void {
    const keys = [placeKey(place), threadsIn(place.item)]
    return stopAll(keys.map((key) => this.#session.watch.subscribe(key, listener)))
  }

  /** The same array until one of them is another. */
  #about(place: FieldPlace): readonly AboutWords[] {
    const { doc, watch } = this.#session
    const of = watch.version(THREADS)
    if (this.#threads?.of !== of) {
      const threads = threadsOfSession(this.#session)
      const there = [...threadsOf(doc).keys()].flatMap((id) => threads.of(id) ?? [])
      this.#threads = { of, byPlace: byPlace(there, this.#threads?.byPlace ?? new Map()) }
    }
    return this.#threads.byPlace.get(placeKey(place)) ?? NONE
  }
}

/** @returns where words stand; `null`: nowhere */
export function wordsAt({ row }: Look, anchor: Anchor): PlacedWords | null {
  const span = row && findAnchor(row, anchor)
  return span && { span, from: row.at(span.start), to: row.at(span.end) }
}

/** @returns the words of a thread as they stand now; `''`: they are gone */
export function quoteIn({ row, words }: Look, thread: ThreadId): string {
  const there = words.find(({ id }) => id === thread)
  return there === undefined ? '' : row!.quote(there.from, there.to)
}

function lookFor(threads: readonly AboutWords[], row: LetterRow | null): Look {
  const look = { row, words: [], gone: new Set<ThreadId>() }
  const words = threads.flatMap(({ id, isResolved, anchor }) => {
    const there = wordsAt(look, anchor)
    return there === null ? [] : [{ id, isResolved, ...there }]
  })
  words.sort((a, b) => a.from - b.from || b.to - a.to)
  const found = new Set(words.map(({ id }) => id))
  return { row, words, gone: new Set(threads.map(({ id }) => id).filter((id) => !found.has(id))) }
}

function byPlace(
  threads: readonly Thread[],
  before: ReadonlyMap<string, readonly AboutWords[]>,
): Map<string, readonly AboutWords[]> {
  const now = new Map<string, AboutWords[]>()
  for (const { id, item, field, anchor, resolved } of threads) {
    if (field === null || anchor === null) continue
    const key = placeKey({ item, field })
    now.set(key, [...(now.get(key) ?? []), { id, isResolved: resolved !== null, anchor }])
  }
  return new Map([...now].map(([key, threads]) => [key, same(before.get(key), threads)]))
}

// An anchor is never changed.
function same(before: readonly AboutWords[] | undefined, now: readonly AboutWords[]): readonly AboutWords[] {
  const areSame =
    before?.length === now.length &&
    now.every(({ id, isResolved }, at) => before[at]!.id === id && before[at]!.isResolved === isResolved)
  return areSame ? before : now
}

const stores = new WeakMap<Session, ThreadWords>()

/** @returns the one store of this session */
export function wordsOfSession(session: Session): ThreadWords {
  const words = stores.get(session) ?? new ThreadWords(session)
  stores.set(session, words)
  return words
}
