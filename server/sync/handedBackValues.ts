/**
 * The plain values of one agenda that merges swallowed and that wait for their authors: for each who typed words of one, these. A
 * value is written letter by letter: what is handed back is the last that its author made of it, and nothing while its words stand
 * there all the same.
 */
import type { PersonId } from '../../shared/agenda/document.ts'
import type { FieldPlace } from '../../shared/agenda/fieldPlace.ts'
import { goesOnFrom, hasWords } from '../../shared/agenda/mergedValue.ts'
import type { EntryId } from '../../shared/agenda/valueEntries.ts'
import { newId } from '../../shared/ids.ts'
import { type DeletedRange, isInRange } from '../gate/decode.ts'
import type { HandedBackRow } from '../storage/storage.ts'
import type { SwallowedValue } from './swallowedValues.ts'
import { lineFor } from './valueAuthors.ts'

/** What was swallowed in the same place within this time (ms) is one. */
export const ONE_EVENT_MS = 60_000

/** More in one place in a row, which nobody types, begin another. */
const MOST_TOGETHER = 20

type Value = EntryId & { words: string }

interface Open {
  row: HandedBackRow
  values: Value[]
  /** What stood in the place when it was looked at last. */
  looked: string | null
}

/** Told apart from the pieces of a text, which are a list. */
interface Pieces {
  values: Value[]
}

/** Words in their place, and the client that set them; `null`: it is several values. */
export interface Standing {
  words: string
  client: number | null
}

/** What one update did, and what is known of the agenda after it. */
export interface ValuesSeen {
  swallowed: readonly SwallowedValue[]
  sender: PersonId
  /** What the sender deleted of one's own will. */
  deleted: readonly DeletedRange[]
  authorOf(client: number): PersonId
  /** What stands at a place; `null`: there is no such place. */
  standsAt(place: FieldPlace): Standing | null
  /** Milliseconds since 1970 (UTC). */
  now: number
}

/** What of a value is one person's. */
interface Share {
  value: SwallowedValue
  author: PersonId
  words: string
  /** Who set the value. */
  isSetter: boolean
}

export class HandedBackValues {
  readonly #open = new Set<Open>()

  /** @param stored those that are not done; the rows of texts are passed over */
  constructor(stored: readonly HandedBackRow[]) {
    for (const row of stored) this.openAgain(row)
  }

  /** What waits for a person. */
  of(author: PersonId): HandedBackRow[] {
    return [...this.#open].map(({ row }) => row).filter((row) => row.author === author)
  }

  /** @returns the rows that are new or have other words, and those of which nothing is left to hand back, done */
  take(seen: ValuesSeen): HandedBackRow[] {
    if (this.#open.size === 0 && seen.swallowed.length === 0) return []
    const touched = new Set<Open>()
    this.#takeDeleted(seen, touched)
    for (const value of seen.swallowed) this.#share(value, seen, touched)
    const there: HandedBackRow[] = []
    for (const open of this.#open) {
      if (!isThereNow(open, seen)) continue
      touched.add(open)
      if (open.values.length > 0 || open.row.words === '') continue
      touched.delete(open)
      there.push(this.#withdraw(open))
    }
    return [...there, ...[...touched].flatMap((open) => this.#update(open))]
  }

  finish(id: string): void {
    for (const open of this.#open) if (open.row.id === id) this.#open.delete(open)
  }

  /** What was done about them is undone; the rows of texts are passed over. */
  openAgain(row: HandedBackRow): void {
    const pieces = JSON.parse(row.pieces) as Pieces | unknown[]
    if (Array.isArray(pieces)) return
    this.finish(row.id)
    this.#open.add({ row, values: pieces.values, looked: null })
  }

  #takeDeleted({ sender, deleted }: ValuesSeen, touched: Set<Open>): void {
    if (deleted.length === 0) return
    for (const open of this.#open) {
      if (open.row.author !== sender) continue
      const left = open.values.filter((value) => !deleted.some((range) => isInRange(value, range)))
      if (left.length < open.values.length) touched.add(open)
      open.values = left
    }
  }

  /** To each who typed words of it, these. */
  #share(value: SwallowedValue, seen: ValuesSeen, touched: Set<Open>): void {
    const setter = seen.authorOf(value.client)
    const clients = value.parts.flatMap((part) => part.clients)
    for (const author of new Set([setter, ...clients.map(seen.authorOf)])) {
      const words = lineFor(value.parts, (client) => seen.authorOf(client) === author)
      this.#add({ value, author, words, isSetter: author === setter }, seen, touched)
    }
  }

  #add({ value, author, words, isSetter }: Share, seen: ValuesSeen, touched: Set<Open>): void {
    const there = [...this.#open].filter(({ row }) => isOf(row, author, value.place))
    // What the author made of it says what they meant; what another did, only that it has the words too.
    const standsFor = (earlier: Value) =>
      isSetter
        ? value.comesFrom(earlier) || goesOnFrom(words, earlier.words)
        : value.comesFrom(earlier) && hasWords(words, earlier.words)
    for (const open of there) {
      const left = open.values.filter((earlier) => !standsFor(earlier))
      if (left.length < open.values.length) touched.add(open)
      open.values = left
    }
    if (words === '') return
    const mayJoin = ({ row, values }: Open) =>
      values.length < MOST_TOGETHER && (values.length === 0 || seen.now - row.at < ONE_EVENT_MS)
    const open = there.findLast(mayJoin) ?? this.#begin(value, author, seen)
    const { client, clock } = value
    open.values.push({ client, clock, words })
    open.looked = null
    touched.add(open)
  }

  #begin({ place, by }: SwallowedValue, author: PersonId, { authorOf, now }: ValuesSeen): Open {
    const who = by === null ? null : authorOf(by)
    const row = { id: newId(), author, ...place, words: '', pieces: '', at: now, by: who, done: null }
    const open: Open = { row, values: [], looked: null }
    this.#open.add(open)
    return open
  }

  /** It keeps its words: undo may take them out again. */
  #withdraw(open: Open): HandedBackRow {
    this.#open.delete(open)
    return { ...open.row, done: 'dismissed' }
  }

  /** A row that was handed on stays as it was: it may still be on its way to the disk. */
  #update(open: Open): HandedBackRow[] {
    const words = linesOf(open.values)
    if (words === '') this.#open.delete(open)
    if (words === open.row.words) return []
    const done = words === '' ? 'dismissed' : null
    open.row = { ...open.row, words, pieces: JSON.stringify({ values: open.values } satisfies Pieces), done }
    return [open.row]
  }
}

/** Takes away what stands in its place anyhow: who put it there has read it. @returns whether there was any */
function isThereNow(open: Open, { standsAt, authorOf }: ValuesSeen): boolean {
  const { item, field, author } = open.row
  const stands = standsAt({ item, field })
  if (stands === null || stands.words === open.looked) return false
  open.looked = stands.words
  const isAuthors = stands.client !== null && authorOf(stands.client) === author
  const has = isAuthors ? goesOnFrom : hasWords
  const left = open.values.filter(({ words }) => !has(stands.words, words))
  const isLess = left.length < open.values.length
  open.values = left
  return isLess
}

/** Each with a line of its own, but for what another has too. */
function linesOf(values: readonly Value[]): string {
  const lines = values.map(({ words }) => words)
  return lines
    .filter((words, index) => {
      return !lines.some(
        (other, at) => at !== index && hasWords(other, words) && (at > index || !hasWords(words, other)),
      )
    })
    .join('\n')
    .toWellFormed()
}

const isOf = (row: HandedBackRow, author: PersonId, { item, field }: FieldPlace): boolean =>
  row.author === author && row.item === item && row.field === field
