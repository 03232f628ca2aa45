/**
 * Where the words of threads stand in the texts of an open agenda. A text is looked through when somebody shows threads about it, and anew only
 * when its words or its threads have changed; one store for a session.
 */
import type * as Y from 'yjs'
import { threadsOf } from '../../shared/agenda/document.ts'
import { LetterRow } from '../../shared/richtext/letterRow.ts'
import { findAnchor, type TextSpan } from '../../shared/threads/anchor.ts'
import type { Anchor, ThreadId } from '../../shared/threads/thread.ts'
import { type FieldPlace, fragmentAt, placeKey } from '../agenda/changes.ts'
import { THREADS, threadsIn } from '../agenda/documentWatch.ts'
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

interface InText {
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

export class ThreadWords {
  readonly #session: Session
  #threads: { of: number; byPlace: ReadonlyMap<string, readonly AboutWords[]> } | null = null
  readonly #rows = new Map<string, { of: number; row: LetterRow | null }>()
  readonly #found = new Map<string, { of: LetterRow | null; threads: readonly AboutWords[]; there: InText }>()

  constructor(session: Session) {
    this.#session = session
  }

  /** @returns the same object for as long as nothing that it depends on changes */
  in(place: FieldPlace): InText {
    const key = placeKey(place)
    const row = this.#row(place)
    const threads = this.#about(place)
    const before = this.#found.get(key)
    if (before?.of === row && before.threads === threads) return before.there
    const there = find(row, threads)
    this.#found.set(key, { of: row, threads, there })
    return there
  }

  /** @returns the words of a thread as they stand now; `''`: they are gone */
  quoteOf(place: FieldPlace, thread: ThreadId): string {
    const words = this.in(place).words.find(({ id }) => id === thread)
    return words === undefined ? '' : this.#row(place)!.quote(words.from, words.to)
  }

  /** Whether there are threads about words of this text, there or gone. */
  hasAny(place: FieldPlace): boolean {
    return this.#about(place).length > 0
  }

  /** @returns where words stand that no thread is about yet */
  find(place: FieldPlace, anchor: Anchor): PlacedWords | null {
    return placed(this.#row(place), anchor)
  }

  /** As `in` and `find`, of this very moment: an editor shows changes before the page is told of them. */
  now(place: FieldPlace): { words: readonly WordsOfThread[]; find: (anchor: Anchor) => PlacedWords | null } {
    const row = rowOf(this.#session.doc, place)
    return { words: find(row, this.#about(place)).words, find: (anchor) => placed(row, anchor) }
  }

  /** Calls back when `in` may be another, or `hasAny`. @returns the function that stops it */
  subscribe(place: FieldPlace, listener: () => void): () => void {
    const stops = [placeKey(place), threadsIn(place.item)].map((key) =>
      this.#session.watch.subscribe(key, listener),
    )
    return () => {
      for (const stop of stops) stop()
    }
  }

  #row(place: FieldPlace): LetterRow | null {
    const { doc, watch } = this.#session
    const key = placeKey(place)
    const of = watch.version(key)
    const before = this.#rows.get(key)
    if (before?.of === of) return before.row
    const row = rowOf(doc, place)
    this.#rows.set(key, { of, row })
    return row
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

function rowOf(doc: Y.Doc, place: FieldPlace): LetterRow | null {
  const fragment = fragmentAt(doc, place)
  return fragment === undefined ? null : new LetterRow(fragment)
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

function find(row: LetterRow | null, threads: readonly AboutWords[]): InText {
  const words = threads.flatMap(({ id, isResolved, anchor }) => {
    const there = placed(row, anchor)
    return there === null ? [] : [{ id, isResolved, ...there }]
  })
  words.sort((a, b) => a.from - b.from || b.to - a.to)
  const found = new Set(words.map(({ id }) => id))
  return { words, gone: new Set(threads.map(({ id }) => id).filter((id) => !found.has(id))) }
}

function placed(row: LetterRow | null, anchor: Anchor): PlacedWords | null {
  const span = row && findAnchor(row, anchor)
  return span && { span, from: row.at(span.start), to: row.at(span.end) }
}

const stores = new WeakMap<Session, ThreadWords>()

/** @returns the one store of this session */
export function wordsOfSession(session: Session): ThreadWords {
  const words = stores.get(session) ?? new ThreadWords(session)
  stores.set(session, words)
  return words
}
