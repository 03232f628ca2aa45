/**
 * Which words of a text a thread is about, and where they are now. A comment writes nothing into the text: two positions of Yjs hold on to the
 * first and the last letter, and the quoted words find the place again where an editor has made a line anew, and with it its
 * letters. Nothing here throws, whatever stands in an anchor, and nothing is ever found outside the field that is given.
 */
import * as Y from 'yjs'
import { asRecord } from '../agenda/values.ts'
import { findAlike } from '../richtext/alike.ts'
import { firstFrom, type LetterRow, type TextPoint, withoutSpace } from '../richtext/letterRow.ts'
import { type Anchor, LONGEST_QUOTE } from './thread.ts'

/** The words of a thread as they stand now: at least one letter. */
export interface TextSpan {
  start: TextPoint
  end: TextPoint
}

/** Letters of a row, from one up to another. */
interface Letters {
  from: number
  to: number
}

/** Shorter words stand everywhere (letters). */
const SHORTEST_SEARCHED = 3

/** @returns what a thread about the words between two points keeps, without the space around them; `null` where there are none */
export function makeAnchor(row: LetterRow, one: TextPoint, other: TextPoint): Anchor | null {
  const { letters } = row.words
  const [from, to] = [row.at(one), row.at(other)].sort((a, b) => a - b) as [number, number]
  const first = letters[firstFrom(letters, from)]
  const last = letters[firstFrom(letters, to) - 1]
  if (first === undefined || last === undefined || first > last) return null
  const [start, end] = [row.idOf(first), row.idOf(last)]
  if (start === null || end === null) return null
  return {
    start: Y.relativePositionToJSON(new Y.RelativePosition(null, null, start, 0)),
    end: Y.relativePositionToJSON(new Y.RelativePosition(null, null, end, -1)),
    quote: cut(row.quote(first, last + 1)),
  }
}

/** Half a character (a lone surrogate) is none. */
const cut = (quote: string): string =>
  quote.length <= LONGEST_QUOTE ? quote : quote.slice(0, LONGEST_QUOTE).replace(/[\ud800-\udbff]$/, '')

/** @returns where the words stand now; `null` when they are gone, or nothing that could be found */
export function findAnchor(row: LetterRow, anchor: Anchor): TextSpan | null {
  const found = new Finding(row, anchor).found()
  return found === null ? null : { start: row.before(found.from), end: row.behind(found.to - 1) }
}

class Finding {
  readonly #row: LetterRow
  readonly #start: Position | null
  readonly #end: Position | null
  /** Without space. */
  readonly #quote: string
  /** The beginning of longer words. */
  readonly #isCut: boolean

  constructor(row: LetterRow, { start, end, quote }: Anchor) {
    this.#row = row
    this.#start = positionIn(row, start)
    this.#end = positionIn(row, end)
    this.#quote = withoutSpace(quote)
    this.#isCut = quote.length >= LONGEST_QUOTE - 1
  }

  found(): Letters | null {
    const between = this.#between()
    if (between !== null && this.#isQuote(between)) return between
    const quoted = this.#quoted()
    // Words that were changed where they stand are meant all the same, whatever stands elsewhere.
    const isElsewhere = between !== null && quoted !== null && !overlap(quoted, between)
    if (quoted !== null && !(isElsewhere && this.#isMostly(between))) return quoted
    if (between !== null && this.#start!.isThere && this.#end!.isThere) return between
    return this.#alike() ?? between ?? this.#rest()
  }

  /** What stands between the two positions. */
  #between(): Letters | null {
    const [from, to] = [this.#start?.at, this.#end?.at]
    return from !== undefined && to !== undefined && from < to ? { from, to } : null
  }

  #isQuote(letters: Letters): boolean {
    const words = this.#wordsOf(letters)
    return this.#quote !== '' && (this.#isCut ? words.startsWith(this.#quote) : words === this.#quote)
  }

  /** The words where they stand nearest to where they began. Short ones: only right there. */
  #quoted(): Letters | null {
    const { text, letters } = this.#row.words
    const { length } = this.#quote
    const from = this.#start?.at ?? null
    const near = Math.max(from === null ? this.#before(this.#end?.at ?? 0) - length : this.#before(from), 0)
    const places = [text.lastIndexOf(this.#quote, near), text.indexOf(this.#quote, near)]
    const [nearest] = places.filter((at) => at >= 0).sort((a, b) => Math.abs(a - near) - Math.abs(b - near))
    if (length === 0 || nearest === undefined) return null
    const found = { from: letters[nearest]!, to: letters[nearest + length - 1]! + 1 }
    if (length < SHORTEST_SEARCHED && !(from !== null && this.#touches(found))) return null
    return this.#isCut ? { from: found.from, to: Math.max(found.to, this.#end?.at ?? 0) } : found
  }

  #touches({ from, to }: Letters): boolean {
    const at = this.#start!.at
    return from <= Math.max(at, this.#end?.at ?? at) && to >= at
  }

  /** Words that were changed, and then deleted and brought back, or made anew: where they stood, if that is known. */
  #alike(): Letters | null {
    const { text, letters } = this.#row.words
    const known = [this.#start, this.#end].flatMap((position) => position?.at ?? [])
    const [first, last] =
      known.length === 0 ? [0, this.#row.length] : [Math.min(...known), Math.max(...known)]
    const [from, to] = [this.#before(first), this.#before(last)]
    const room = this.#quote.length * 2
    const found = findAlike(text, this.#row.pieces, this.#quote, { from: from - room, to: to + room })
    if (found === null || found.from > to || found.to < from) return null
    return { from: letters[found.from]!, to: letters[found.to - 1]! + 1 }
  }

  /** Where only one end is left: as many of its words as stand at that. */
  #rest(): Letters | null {
    const { text, letters } = this.#row.words
    if (this.#start?.isThere) {
      const at = this.#before(this.#start.at)
      const length = alikeFromStart(text.slice(at, at + this.#quote.length), this.#quote)
      return length === 0 ? null : { from: letters[at]!, to: letters[at + length - 1]! + 1 }
    }
    if (!this.#end?.isThere || this.#isCut) return null
    const at = this.#before(this.#end.at)
    const length = alikeFromEnd(text.slice(Math.max(at - this.#quote.length, 0), at), this.#quote)
    return length === 0 ? null : { from: letters[at - length]!, to: letters[at - 1]! + 1 }
  }

  #isMostly(letters: Letters): boolean {
    const words = this.#wordsOf(letters)
    const start = alikeFromStart(words, this.#quote)
    const alike = start + alikeFromEnd(words.slice(start), this.#quote.slice(start))
    return alike * 2 >= this.#quote.length
  }

  #wordsOf({ from, to }: Letters): string {
    return this.#row.words.text.slice(this.#before(from), this.#before(to))
  }

  /** How many units of the words stand before a letter. */
  #before(letter: number): number {
    return firstFrom(this.#row.words.letters, letter)
  }
}

const overlap = (one: Letters, other: Letters): boolean => one.from < other.to && other.from < one.to

function alikeFromStart(one: string, other: string): number {
  const most = Math.min(one.length, other.length)
  let alike = 0
  while (alike < most && one[alike] === other[alike]) alike += 1
  return alike
}

function alikeFromEnd(one: string, other: string): number {
  const most = Math.min(one.length, other.length)
  let alike = 0
  while (alike < most && one[one.length - 1 - alike] === other[other.length - 1 - alike]) alike += 1
  return alike
}

interface Position {
  /** Letters before it in the row. */
  at: number
  /** Its letter has not been deleted. */
  isThere: boolean
}

/**
 * Yjs would follow what an undo made in the place of what it brings back, which is known to one replica alone: all shall find the same.
 * @param value anything @returns `null` when it is no position in this text
 */
function positionIn(row: LetterRow, value: unknown): Position | null {
  const { item, assoc } = asRecord(value)
  const { client, clock } = asRecord(item)
  if (!isCount(client) || !isCount(clock)) return null
  const place = row.placeOf(Y.createID(client, clock))
  if (place === null) return null
  const isBehind = typeof assoc === 'number' && assoc < 0
  return { at: place.at + (isBehind && place.isThere ? 1 : 0), isThere: place.isThere }
}

const isCount = (value: unknown): value is number => Number.isSafeInteger(value) && (value as number) >= 0
