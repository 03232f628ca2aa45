/**
 * A text as one row of letters, over all its lines, and where each of them comes from: what finds words and positions in a text, and on
 * the page, goes by it. A letter is a UTF-16 unit, or something that stands among letters (a break, «./.») and counts as one. An
 * editor's positions within a line and the page's lines count alike.
 */
import * as Y from 'yjs'
import { piecesOf } from './alike.ts'
import { kindOf } from './kinds.ts'
import { isLineNode } from './schema.ts'

/** A place between two letters. */
export interface TextPoint {
  /** Which of the text's lines (paragraphs, headings), from 0. */
  block: number
  /** Letters before it in the line. */
  offset: number
}

/** Where a letter stands, or stood, in the row. */
export interface LetterPlace {
  /** Letters before it. */
  at: number
  /** It has not been deleted. */
  isThere: boolean
}

/** What stands among letters, in quoted words: never what it is called, which changes without the text. */
const SIGNS: Readonly<Record<string, string>> = {
  hardBreak: '\n',
  enclosure: './.',
  mention: '@…',
  itemRef: '#…',
}
const UNKNOWN_SIGN = '\ufffc'

/** Letters and no space; space comes and goes where lines are parted and joined. */
interface Words {
  text: string
  /** For each unit of `text`, the letter that it belongs to. */
  letters: number[]
}

/** Of one moment: a change of the text needs a new one. */
export class LetterRow {
  readonly #doc: Y.Doc | null
  /** A unit for each letter. */
  #units = ''
  /** The first letter of each line. */
  readonly #lines: number[] = []
  /** In order: what stands in a line, deleted or not, and how many letters stand before it. */
  readonly #starts = new Map<Y.Item, number>()
  /** Of what is no unit of text itself. */
  readonly #signs = new Map<number, string>()
  #words: Words | null = null
  #pieces: ReadonlySet<string> | null = null

  constructor(fragment: Y.XmlFragment) {
    this.#doc = fragment.doc
    this.#addLines(fragment)
  }

  get length(): number {
    return this.#units.length
  }

  /** @returns letters before a point; one that is not there counts as the nearest */
  at({ block, offset }: TextPoint): number {
    const start = this.#lines[block]
    if (start === undefined) return block < 0 ? 0 : this.length
    return Math.min(start + Math.max(offset, 0), this.#lines[block + 1] ?? this.length)
  }

  /** @returns the point right before a letter */
  before(letter: number): TextPoint {
    const block = this.#lineOf(letter)
    return { block, offset: letter - this.#lines[block]! }
  }

  /** @returns the point right behind a letter, in its line */
  behind(letter: number): TextPoint {
    const { block, offset } = this.before(letter)
    return { block, offset: offset + 1 }
  }

  /** @returns the name that Yjs has for a letter */
  idOf(letter: number): Y.ID | null {
    let found: Y.ID | null = null
    for (const [item, start] of this.#starts) {
      if (start > letter) break
      const { client, clock } = item.id
      if (isHere(item)) found = Y.createID(client, clock + letter - start)
    }
    return found
  }

  /** @returns `null` when that letter never stood in a line of this text that is still there */
  placeOf(id: Y.ID): LetterPlace | null {
    if (this.#doc === null || Y.getState(this.#doc.store, id.client) <= id.clock) return null
    const item: unknown = Y.getItem(this.#doc.store, id)
    const start = item instanceof Y.Item ? this.#starts.get(item) : undefined
    if (start === undefined) return null
    const isThere = isHere(item as Y.Item)
    return { at: isThere ? start + id.clock - (item as Y.Item).id.clock : start, isThere }
  }

  /** @returns the words from one letter up to another, a line each */
  quote(from: number, to: number): string {
    let quote = ''
    for (let letter = from; letter < to; letter += 1) {
      if (letter > from && this.#lines.includes(letter)) quote += '\n'
      quote += this.#signOf(letter)
    }
    return quote
  }

  /** All of its letters, without space, to look for words in. */
  get words(): Words {
    if (this.#words !== null) return this.#words
    let text = ''
    const letters: number[] = []
    for (let letter = 0; letter < this.length; letter += 1)
      for (const unit of this.#signOf(letter)) {
        if (SPACE.test(unit)) continue
        text += unit
        letters.push(letter)
      }
    this.#words = { text, letters }
    return this.#words
  }

  /** The pieces of its words, to tell soon what cannot be there. */
  get pieces(): ReadonlySet<string> {
    this.#pieces ??= piecesOf(this.words.text)
    return this.#pieces
  }

  #signOf(letter: number): string {
    return this.#signs.get(letter) ?? this.#units[letter]!
  }

  /** Of empty lines at a letter it is the one behind them that the letter stands in. */
  #lineOf(letter: number): number {
    return firstFrom(this.#lines, letter + 1) - 1
  }

  #addLines(parent: Y.XmlFragment): void {
    for (const child of parent.toArray()) {
      if (!(child instanceof Y.XmlElement)) continue
      if (isLineNode(child.nodeName)) {
        this.#lines.push(this.length)
        this.#addLetters(child)
      } else this.#addLines(child)
    }
  }

  #addLetters(type: Y.XmlFragment | Y.XmlText): void {
    for (let item = type._start; item !== null; item = item.right) {
      this.#starts.set(item, this.length)
      const { deleted, content } = item
      if (deleted) continue
      if (content instanceof Y.ContentString) this.#units += content.str
      else if (content instanceof Y.ContentType) this.#addInLine(content.type)
    }
  }

  #addInLine(type: unknown): void {
    if (type instanceof Y.XmlText || (type instanceof Y.XmlElement && type.length > 0)) this.#addLetters(type)
    else if (type instanceof Y.XmlElement) {
      this.#signs.set(this.length, SIGNS[kindOf(type)] ?? UNKNOWN_SIGN)
      this.#units += UNKNOWN_SIGN
    }
  }
}

/** It is one letter or more: neither deleted nor a text, which holds letters. */
const isHere = ({ deleted, content }: Y.Item): boolean =>
  !deleted &&
  (content instanceof Y.ContentString ||
    (content instanceof Y.ContentType && content.type instanceof Y.XmlElement && content.type.length === 0))

const SPACE = /\s/

/** As words are compared. */
export const withoutSpace = (text: string): string => text.replace(/\s+/g, '')

/** @param numbers ascending @returns how many are smaller than `least` */
export function firstFrom(numbers: readonly number[], least: number): number {
  let [low, high] = [0, numbers.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if (numbers[middle]! < least) low = middle + 1
    else high = middle
  }
  return low
}
