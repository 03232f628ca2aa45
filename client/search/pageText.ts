/**
 * Finds words in a text as the page draws it, and marks them. The mark is the browser's own highlight: it changes nothing in
 * the page, so it can lie over an editor.
 */
import { findAll } from '../../shared/agenda/search.ts'

const BLOCKS = 'p, h1, h2, h3'

/** What is no part of the text: said to a screen reader alone, deleted, or to be written in. */
const NO_TEXT = '.visually-hidden, del, textarea'

/** `found`: every hit; `found-now`: the one that is looked at; `passage`: what an address points at; `linking`: what gets a link. */
export type Mark = 'found' | 'found-now' | 'passage' | 'linking'

/** A browser without highlights shows no mark; it still goes to the place. */
export function mark(name: Mark, ranges: readonly Range[]): void {
  if (!('highlights' in CSS)) return
  if (ranges.length === 0) CSS.highlights.delete(name)
  else CSS.highlights.set(name, new Highlight(...ranges))
}

/** Every place where the words stand in a line of the text that `host` draws, in order. */
export function rangesOf(host: Element, words: string): Range[] {
  const pieces = piecesOf(host)
  const text = pieces.map((piece) => (typeof piece === 'string' ? piece : piece.data)).join('')
  return findAll(text, words).map(({ start, end }) => {
    const range = document.createRange()
    const from = pieceAt(pieces, start)
    const to = pieceAt(pieces, end - 1)
    range.setStart(from.node, from.offset)
    range.setEnd(to.node, to.offset + 1)
    return range
  })
}

/** Texts, and a line break wherever a line ends. */
type Piece = Text | '\n'

function piecesOf(host: Element): Piece[] {
  const pieces: Piece[] = []
  const walker = document.createTreeWalker(host, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT, (node) =>
    node instanceof Element && node.matches(NO_TEXT) ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT,
  )
  while (walker.nextNode()) {
    const node = walker.currentNode
    if (node instanceof Text) pieces.push(node)
    else if ((node as Element).matches(`br, ${BLOCKS}`)) pieces.push('\n')
  }
  return pieces
}

function pieceAt(pieces: readonly Piece[], position: number): { node: Text; offset: number } {
  let left = position
  for (const piece of pieces) {
    if (piece !== '\n' && left < piece.length) return { node: piece, offset: left }
    left -= piece.length
  }
  throw new RangeError(`the text has no character ${position}`)
}

/** Brings a range to where one reads. */
export function bringIntoSight(range: Range): void {
  const { top, bottom } = range.getBoundingClientRect()
  const inSight = top > innerHeight * 0.15 && bottom < innerHeight * 0.7
  if (!inSight) scrollBy({ top: (top + bottom) / 2 - innerHeight * 0.35, behavior: 'instant' })
}
