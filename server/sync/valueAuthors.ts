/**
 * Who typed which words of the plain values of one agenda. Whoever sets a value sets all of it, also what others wrote there before;
 * theirs are the words that it has more than the value that they made it of.
 *
 * Yjs lets go of a value as soon as it is replaced. So the last ones of each place are remembered, from the first that changes while
 * the agenda is in memory; of what stood before that it is only known whose hands it went through.
 */
import type * as Y from 'yjs'
import { goesOnFrom } from '../../shared/agenda/mergedValue.ts'
import { type EntryId, Origins } from '../../shared/agenda/valueEntries.ts'
import { areAkin, lineOf, pairWords, type Word, wordsIn } from '../../shared/agenda/wordWeave.ts'

/** Values of one place that are remembered. */
const MOST_LINES = 24

/** Where a value stands: a map of the document, and its key there. */
export interface Slot {
  type: unknown
  key: string
}

interface Whose {
  /** The value that brought it. */
  by: EntryId
  /** That value, or any that it comes from. */
  isOfAny: boolean
  /** What brought it again, when it was gone. */
  again: EntryId | null
}

type TypedWord = Word & Whose

interface Line extends EntryId {
  text: string
  words: readonly TypedWord[]
}

/** A word of a value that was swallowed, and the clients of which one typed it; none: who set the value that stands knew it. */
export interface Part {
  word: Word
  clients: readonly number[]
}

export class ValueAuthors {
  readonly #lines = new Map<unknown, Map<string, Line[]>>()

  /** A value was set. To be called for what it replaces before that. */
  note(doc: Y.Doc, slot: Slot, id: EntryId, text: string): void {
    this.#lineOf(doc, slot, id, text)
  }

  /** @param winner the value that stands instead; `null`: none */
  partsOf(doc: Y.Doc, slot: Slot, id: EntryId, text: string, winner: EntryId | null): Part[] {
    const { words } = this.#lineOf(doc, slot, id, text)
    const known = winner === null ? null : new Origins(doc, winner)
    return words.map((word) => ({ word, clients: clientsOf(doc, word, known) }))
  }

  #lineOf(doc: Y.Doc, { type, key }: Slot, id: EntryId, text: string): Line {
    const ofType = this.#lines.get(type) ?? new Map<string, Line[]>()
    const lines = ofType.get(key) ?? []
    const known = lines.find(({ client, clock }) => client === id.client && clock === id.clock)
    if (known !== undefined) return known
    const line = { ...id, text, words: typedWords(lines, new Origins(doc, id), id, text) }
    this.#lines.set(type, ofType.set(key, withLine(lines, line)))
    return line
  }
}

function typedWords(lines: readonly Line[], origins: Origins, id: EntryId, text: string): TypedWord[] {
  const madeOf = lines.findLast((line) => origins.has(line))
  const typed: TypedWord[] = wordsIn(text).map((word) => ({
    ...word,
    by: id,
    isOfAny: madeOf === undefined,
    again: null,
  }))
  const latest = [...lines].reverse()
  /** What it has of earlier words that are not told yet. @param again it brings them again, when they were gone */
  const find = (earlier: readonly TypedWord[], again = false) => {
    const places = typed.flatMap(({ by }, at) => (by === id ? [at] : []))
    const rest = places.map((at) => typed[at]!)
    const pairs = pairWords(earlier, rest)
    if (again && !areAkin(earlier, rest, pairs)) return
    for (const [was, at] of pairs) {
      const { lead, word, tail } = rest[at]!
      typed[places[at]!] = { ...earlier[was]!, lead, word, tail, ...(again && { again: id }) }
    }
  }
  if (madeOf !== undefined) find(madeOf.words)
  // The very value that it was made of may be forgotten: others have words from it.
  for (const { words } of latest) {
    const left = new Set(typed.flatMap(({ by, word }) => (by === id ? [word] : [])))
    find(words.filter(({ word, by }) => left.has(word) && origins.has(by)))
  }
  // What undo brings back, and what somebody puts in again that a merge swallowed, is whose it was.
  for (const { words } of latest) find(words, true)
  return typed
}

/** Where a client has only written on, nothing is gone that could come again. Of too many the shortest are forgotten. */
function withLine(lines: readonly Line[], line: Line): Line[] {
  const kept = lines.filter(
    (earlier) => earlier.client !== line.client || !goesOnFrom(line.text, earlier.text),
  )
  if (kept.length >= MOST_LINES) {
    const shortest = Math.min(...kept.map(({ words }) => words.length))
    kept.splice(
      kept.findIndex(({ words }) => words.length === shortest),
      1,
    )
  }
  return [...kept, line]
}

function clientsOf(doc: Y.Doc, { by, isOfAny, again }: TypedWord, known: Origins | null): number[] {
  if (known?.has(by) === true) return again === null || known.has(again) ? [] : [again.client]
  if (!isOfAny) return [by.client]
  return new Origins(doc, by).clientsNotIn(known)
}

/** @returns what of a value some clients typed, between the words that whoever set the other knew; `''`: none is theirs */
export function lineFor(parts: readonly Part[], isWanted: (client: number) => boolean): string {
  const isTheirs = ({ clients }: Part) => clients.some(isWanted)
  if (!parts.some(isTheirs)) return ''
  return lineOf(parts.filter((part) => part.clients.length === 0 || isTheirs(part)).map(({ word }) => word))
}
