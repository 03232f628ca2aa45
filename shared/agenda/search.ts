/**
 * Finding words in an agenda. Case and accents make no difference (`é` is `e`), but `æ`, `ø` and `å` are letters of their
 * own: `å` is never `a`.
 */
import type * as Y from 'yjs'
import { plainText } from '../richtext/plainText.ts'
import { readRichText } from '../richtext/yText.ts'
import { type ItemId, itemOf, readTemplate } from './document.ts'
import { fragmentAt } from './fieldPlace.ts'
import { inWords, type NameOf, NOBODY } from './inWords.ts'
import { inOrder, readOutline } from './outline.ts'

/** Where words stand in a text: UTF-16 units, as `text.slice(start, end)`. */
export interface TextRange {
  start: number
  end: number
}

/** One place where the words stand. */
export interface SearchHit {
  item: ItemId
  /** `title`, `presenter` or one of the template's keys. */
  field: string
  /** Which of the hits in this field it is, from 0. */
  nth: number
  before: string
  found: string
  after: string
}

/** Characters of context on each side of a hit. */
const CONTEXT = 40

/**
 * Every hit in the titles, «Oplæg» and the shown fields of the living items, in the order in which the agenda is read; references are
 * found by what they are called. @param nameOf of whom texts mention; default: nobody is known
 */
export function searchAgenda(doc: Y.Doc, query: string, nameOf: NameOf = NOBODY): SearchHit[] {
  const write = inWords(doc, nameOf)
  const shown = readTemplate(doc).filter(({ hidden }) => !hidden)
  return inOrder(readOutline(doc)).flatMap(({ id, kind }) => {
    if (itemOf(doc, id) === undefined) return []
    const fields = kind === 'section' ? [] : ['presenter', ...shown.map(({ key }) => key)]
    return ['title', ...fields].flatMap((field) => {
      const place = { item: id, field }
      const fragment = fragmentAt(doc, place)
      return fragment === undefined ? [] : searchIn(plainText(write(readRichText(fragment))), place, query)
    })
  })
}

/** Every hit in the text that stands in one place. */
export function searchIn(text: string, place: { item: ItemId; field: string }, query: string): SearchHit[] {
  return findAll(text, query).map(({ start, end }, nth) => ({
    ...place,
    nth,
    before: contextBefore(text, start),
    found: text.slice(start, end),
    after: contextAfter(text, end),
  }))
}

/** Every place where the words of the query stand in one line of the text; none overlap. */
export function findAll(text: string, query: string): TextRange[] {
  const wanted = fold(query.trim().replace(/\s+/g, ' ')).text
  if (wanted === '') return []
  const { text: folded, starts } = fold(text)
  const found: TextRange[] = []
  for (let at = folded.indexOf(wanted); at >= 0; at = folded.indexOf(wanted, at + wanted.length)) {
    const end = at + wanted.length
    // A ligature or a letter that folds into several is found whole, or not at all.
    if (starts[at] !== starts[at - 1] && starts[end] !== starts[end - 1])
      found.push({ start: starts[at]!, end: starts[end]! })
  }
  return found
}

/** Whether the words of the query stand in the text, at the beginning of a word. */
export const findsWord = (text: string, query: string): boolean =>
  findAll(text, query).some(({ start }) => start === 0 || /[^\p{L}\p{N}]/u.test(text[start - 1]!))

/** Text as it is compared, and for each of its units where the letter it comes from begins (one more for the end). */
interface Folded {
  text: string
  starts: number[]
}

// A letter with the accents that follow it.
const LETTER = /\P{M}\p{M}*|\p{M}+/gsu
const ACCENTS = /\p{M}/gu
const RING = '\u030a'

function fold(text: string): Folded {
  let folded = ''
  const starts: number[] = []
  for (const { 0: letter, index } of text.matchAll(LETTER)) {
    const plain = foldLetter(letter)
    for (let unit = 0; unit < plain.length; unit += 1) starts.push(index)
    folded += plain
  }
  starts.push(text.length)
  return { text: folded, starts }
}

function foldLetter(letter: string): string {
  if (letter === '\u00a0') return ' '
  const lower = letter.toLocaleLowerCase('da').normalize('NFD')
  if (lower.startsWith(`a${RING}`)) return 'å'
  return lower.replace(ACCENTS, '')
}

function contextBefore(text: string, start: number): string {
  const line = text.slice(0, start).split('\n').at(-1) ?? ''
  if (line.length <= CONTEXT) return line
  const cut = line.slice(-CONTEXT)
  return `… ${cut.slice(cut.indexOf(' ') + 1)}`
}

function contextAfter(text: string, end: number): string {
  const line = text.slice(end).split('\n', 1)[0] ?? ''
  if (line.length <= CONTEXT) return line
  const cut = line.slice(0, CONTEXT)
  const space = cut.lastIndexOf(' ')
  return `${space > 0 ? cut.slice(0, space) : cut} …`
}
