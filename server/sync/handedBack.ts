/**
 * The words of one agenda that merges swallowed and that wait for their authors. What somebody types on before the news has
 * reached them is joined to what was swallowed before, in the order in which it was read: one piece of text is handed back, not
 * one for each letter.
 */
import type { PersonId } from '../../shared/agenda/document.ts'
import { newId } from '../../shared/ids.ts'
import type { HandedBack } from '../../shared/protocol/messages.ts'
import type { DeletedRange } from '../gate/decode.ts'
import type { HandedBackRow } from '../storage/storage.ts'
import { HandedBackValues, ONE_EVENT_MS } from './handedBackValues.ts'
import type { SwallowedRun } from './swallowed.ts'
import { joinTo, type Line, lineOf, takeFrom, wordsOf } from './swallowedLines.ts'

/** Runs of one update that are put where they stood; of more, which nobody types, each stands by itself. */
const MOST_PLACED = 2_000

interface Open {
  row: HandedBackRow
  lines: Line[]
}

export class HandedBackWords {
  /** Those of plain values. */
  readonly values: HandedBackValues
  readonly #open = new Map<string, Open>()

  /** @param stored those that are not done */
  constructor(stored: readonly HandedBackRow[]) {
    this.values = new HandedBackValues(stored)
    for (const row of stored) this.#hold(row)
  }

  /** What waits for a person. */
  of(author: PersonId): HandedBackRow[] {
    const rows = [...this.#open.values()].map(({ row }) => row)
    return [...rows.filter((row) => row.author === author && row.done === null), ...this.values.of(author)]
  }

  /**
   * @param runs of one update
   * @param now milliseconds since 1970 (UTC)
   * @returns the rows that are new or have more words
   */
  take(runs: readonly SwallowedRun[], authorOf: (client: number) => PersonId, now: number): HandedBackRow[] {
    const touched = new Set<Open>()
    for (const [index, run] of runs.entries()) {
      const mayJoin = index < MOST_PLACED
      if (mayJoin || run.words !== '') touched.add(this.#place(run, authorOf(run.client), now, mayJoin))
    }
    return [...touched].flatMap((open) => this.#update(open))
  }

  /**
   * The author has deleted some of it, not knowing that it was gone.
   * @returns the rows that have fewer words, and those that have none, done
   */
  takeFrom(author: PersonId, deleted: readonly DeletedRange[]): HandedBackRow[] {
    if (this.#open.size === 0) return []
    const own = [...this.#open.values()].filter(({ row }) => row.author === author)
    const touched = own.filter(({ lines }) => deleted.map((range) => takeFrom(lines, range)).includes(true))
    return touched.flatMap((open) => this.#update(open))
  }

  finish(id: string): void {
    this.#open.delete(id)
    this.values.finish(id)
  }

  /** What was done about them is undone. */
  openAgain(row: HandedBackRow): void {
    this.#hold(row)
    this.values.openAgain(row)
  }

  #hold(row: HandedBackRow): void {
    const pieces: unknown = JSON.parse(row.pieces)
    if (Array.isArray(pieces)) this.#open.set(row.id, { row, lines: pieces as Line[] })
  }

  #place(run: SwallowedRun, author: PersonId, now: number, mayJoin: boolean): Open {
    const there = [...this.#open.values()].filter(({ row }) => isOf(row, run, author)).reverse()
    const beside = mayJoin ? there.find(({ lines }) => joinTo(lines, run)) : undefined
    if (beside !== undefined) return beside
    const open = there.find(({ row }) => now - row.at < ONE_EVENT_MS) ?? this.#begin(run, author, now)
    open.lines.push(lineOf(run))
    return open
  }

  #begin({ place, by }: SwallowedRun, author: PersonId, at: number): Open {
    const row = { id: newId(), author, ...place, words: '', pieces: '', at, by, done: null }
    const open: Open = { row, lines: [] }
    this.#open.set(row.id, open)
    return open
  }

  /** A row that was handed on stays as it was: it may still be on its way to the disk. */
  #update(open: Open): HandedBackRow[] {
    const words = wordsOf(open.lines)
    if (words === open.row.words) {
      if (words === '') this.#open.delete(open.row.id)
      return []
    }
    const done = words === '' ? 'dismissed' : null
    open.row = { ...open.row, words, pieces: JSON.stringify(open.lines), done }
    return [open.row]
  }
}

const isOf = (row: HandedBackRow, { place, by }: SwallowedRun, author: PersonId): boolean =>
  row.author === author && row.item === place.item && row.field === place.field && row.by === by

/** @returns the row as its author's client hears of it */
export function messageOf({ id, item, field, words, at, by, done }: HandedBackRow): HandedBack {
  return { id, item, field, words, at, ...(by !== null && { by }), ...(done !== null && { done }) }
}
