/** Makes one run of shared text what it was, word by word, around what somebody has typed into it since. */
import { equalityDeep } from 'lib0/function'
import * as Y from 'yjs'
import { align } from './align.ts'
import type { RichTextNode } from './richText.ts'

/** Some letters that stand together: those that are to become the wanted text, or those that came since and stay. */
interface Piece {
  text: string
  stays: boolean
}

interface Hunk {
  /** Among the old letters. */
  at: number
  removed: number
  inserted: string
}

type Formats = Record<string, unknown>

/** @param isColleagues whether the letter with that id came since */
export function editText(
  text: Y.XmlText,
  wanted: readonly RichTextNode[],
  isColleagues: (client: number, clock: number) => boolean,
): void {
  const pieces = piecesOf(text, isColleagues)
  const old = pieces.map((piece) => (piece.stays ? '' : piece.text)).join('')
  const runs = wanted.map((node) => ({
    text: (node.text ?? '').toWellFormed(),
    formats: Object.fromEntries((node.marks ?? []).map(({ type, attrs }) => [type, attrs ?? {}])) as Formats,
  }))
  const now = runs.map((run) => run.text).join('')
  // From the end: what comes before a hunk stays where it is.
  for (const { at, removed, inserted } of hunksOf(old, now).reverse()) {
    for (const [from, length] of placesOf(pieces, at, removed).reverse()) text.delete(from, length)
    if (inserted !== '') text.insert(placeAfter(pieces, at), inserted)
  }
  format(text, runs, isColleagues)
}

function piecesOf(text: Y.XmlText, isColleagues: (client: number, clock: number) => boolean): Piece[] {
  const pieces: Piece[] = []
  for (let item = text._start; item !== null; item = item.right) {
    if (item.deleted || !item.countable) continue
    const { client, clock } = item.id
    // What is no letter stays too: it takes one place.
    const isText = item.content instanceof Y.ContentString
    const letters = isText ? (item.content as Y.ContentString).str : ' '.repeat(item.length)
    let start = 0
    for (let end = 1; end <= letters.length; end += 1) {
      const stays = !isText || isColleagues(client, clock + start)
      if (end < letters.length && (!isText || isColleagues(client, clock + end)) === stays) continue
      pieces.push({ text: letters.slice(start, end), stays })
      start = end
    }
  }
  return pieces
}

function hunksOf(old: string, now: string): Hunk[] {
  const [a, b] = [wordsOf(old), wordsOf(now)]
  const areSame = (one: string, other: string) => one === other
  const pairs = align(a, b, areSame, (one, other) => (one === other ? one.length : 0))
  const hunks: Hunk[] = []
  let [at, i, j] = [0, 0, 0]
  for (const [nextI, nextJ] of [...pairs, [a.length, b.length] as const]) {
    const removed = lengthOf(a.slice(i, nextI))
    const inserted = b.slice(j, nextJ).join('')
    if (removed > 0 || inserted !== '') hunks.push({ at, removed, inserted })
    at += removed + (a[nextI]?.length ?? 0)
    i = nextI + 1
    j = nextJ + 1
  }
  return hunks
}

const wordsOf = (text: string): string[] => text.match(/\s+|[^\s]+/g) ?? []
const lengthOf = (words: readonly string[]): number => words.reduce((sum, word) => sum + word.length, 0)

/** Where old letters stand in the whole text: runs of place and length. */
function placesOf(pieces: readonly Piece[], at: number, length: number): [number, number][] {
  const places: [number, number][] = []
  let [place, old] = [0, 0]
  for (const { text, stays } of pieces) {
    if (!stays) {
      const start = Math.max(at, old)
      const end = Math.min(at + length, old + text.length)
      if (start < end) places.push([place + start - old, end - start])
      old += text.length
    }
    place += text.length
  }
  return places
}

/** The place right after so many old letters. */
function placeAfter(pieces: readonly Piece[], letters: number): number {
  if (letters === 0) return 0
  const [[place] = [0]] = placesOf(pieces, letters - 1, 1)
  return place + 1
}

/** Gives each letter that is not a colleague's the formats it is to have, where it has others. */
function format(
  text: Y.XmlText,
  runs: readonly { text: string; formats: Formats }[],
  isColleagues: (client: number, clock: number) => boolean,
): void {
  const pieces = piecesOf(text, isColleagues)
  const changes: { at: number; length: number; formats: Formats }[] = []
  let letter = 0
  for (const run of runs) {
    for (const [at, length] of placesOf(pieces, letter, run.text.length))
      for (const part of partsOf(text, at, length)) {
        const formats = changedFormats(part.formats, run.formats)
        if (formats !== null) changes.push({ ...part, formats })
      }
    letter += run.text.length
  }
  for (const { at, length, formats } of changes) text.format(at, length, formats)
}

/** @returns the runs of that stretch, each with the formats that it has */
function partsOf(text: Y.XmlText, at: number, length: number) {
  const parts: { at: number; length: number; formats: Formats }[] = []
  let place = 0
  for (const { insert, attributes = {} } of text.toDelta() as { insert: unknown; attributes?: Formats }[]) {
    const size = typeof insert === 'string' ? insert.length : 1
    const start = Math.max(at, place)
    const end = Math.min(at + length, place + size)
    if (start < end) parts.push({ at: start, length: end - start, formats: attributes })
    place += size
  }
  return parts
}

/** @returns what to change, a format that goes as `null`; `null` when nothing is to be changed */
function changedFormats(has: Formats, wanted: Formats): Formats | null {
  const changed = Object.entries({ ...noneOf(has), ...wanted }).filter(
    ([name, value]) => !equalityDeep(has[name] ?? null, value),
  )
  return changed.length === 0 ? null : Object.fromEntries(changed)
}

const noneOf = (formats: Formats): Formats =>
  Object.fromEntries(Object.keys(formats).map((name) => [name, null]))
