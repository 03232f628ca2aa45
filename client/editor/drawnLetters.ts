/**
 * The letters of a text as the page draws it, static or in an editor: the same lines in the same order, counted as `LetterRow` counts them.
 * What stands among letters is one of them, whatever it is called on the page. Of one moment: another drawing needs a new one.
 */
import type { TextPoint } from '../../shared/richtext/letterRow.ts'
import type { TextSpan } from '../../shared/threads/anchor.ts'

/** How both drawings show the lines of a text. */
export const LINES = 'p, h1, h2, h3'

/** What stands among letters; of breaks those alone that are in the text. */
const AMONG_LETTERS = '.enclosure, .mention, .item-ref, br:not(.ProseMirror-trailingBreak)'

/** Letters that stand in one node, or one that is a whole element. */
interface Piece {
  node: Text | Element
  /** Letters before it in its line. */
  start: number
  length: number
}

export class DrawnLetters {
  readonly #host: Element
  readonly #lines: readonly Element[]
  readonly #pieces = new Map<Element, readonly Piece[]>()

  /** @param host the element that draws the text */
  constructor(host: Element) {
    this.#host = host
    this.#lines = [...host.querySelectorAll(LINES)]
  }

  /** @returns a collapsed range; `null` when that line is not drawn yet */
  placeOf({ block, offset }: TextPoint): Range | null {
    const line = this.#lines[block]
    if (line === undefined) return null
    const range = document.createRange()
    const piece = this.#piecesOf(line).find(({ start, length }) => offset <= start + length)
    if (piece === undefined) range.setStart(line, 0)
    else if (piece.node instanceof Text) range.setStart(piece.node, offset - piece.start)
    else if (offset === piece.start) range.setStartBefore(piece.node)
    else range.setStartAfter(piece.node)
    return range
  }

  /** @returns `null` when not all of it is drawn yet */
  rangeOf({ start, end }: TextSpan): Range | null {
    const first = this.#pieceAt(start.block, start.offset)
    const last = this.#pieceAt(end.block, end.offset - 1)
    if (first === undefined || last === undefined) return null
    const range = document.createRange()
    if (first.node instanceof Text) range.setStart(first.node, start.offset - first.start)
    else range.setStartBefore(first.node)
    if (last.node instanceof Text) range.setEnd(last.node, end.offset - last.start)
    else range.setEndAfter(last.node)
    return range
  }

  /** @returns the point between letters that a place in the page is at; where it is in no line, the nearest before it */
  pointAt(node: Node, offset: number): TextPoint {
    if (!this.#host.contains(node))
      return this.#isBefore(node) ? { block: 0, offset: 0 } : { block: this.#lines.length, offset: 0 }
    const place = document.createRange()
    place.setStart(node, offset)
    const block = this.#lines.findLastIndex((line) => place.comparePoint(line, 0) <= 0)
    const line = this.#lines[block]
    if (line === undefined) return { block: 0, offset: 0 }
    let letters = 0
    for (const piece of this.#piecesOf(line)) {
      if (piece.node === node) return { block, offset: piece.start + Math.min(offset, piece.length) }
      const at = piece.node.parentNode!
      const index = [...at.childNodes].indexOf(piece.node)
      if (place.comparePoint(at, index) < 0) letters = piece.start + piece.length
    }
    return { block, offset: letters }
  }

  #isBefore(node: Node): boolean {
    return (this.#host.compareDocumentPosition(node) & Node.DOCUMENT_POSITION_FOLLOWING) === 0
  }

  #pieceAt(block: number, letter: number): Piece | undefined {
    const line = this.#lines[block]
    return line && this.#piecesOf(line).find(({ start, length }) => letter < start + length)
  }

  #piecesOf(line: Element): readonly Piece[] {
    const known = this.#pieces.get(line)
    if (known !== undefined) return known
    const pieces: Piece[] = []
    let start = 0
    const walker = document.createTreeWalker(line, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT, (node) => {
      if (node.parentElement?.closest(AMONG_LETTERS)) return NodeFilter.FILTER_REJECT
      const isLetters = node instanceof Text || (node as Element).matches(AMONG_LETTERS)
      return isLetters ? NodeFilter.FILTER_ACCEPT : NodeFilter.FILTER_SKIP
    })
    while (walker.nextNode()) {
      const node = walker.currentNode as Text | Element
      const length = node instanceof Text ? node.length : 1
      pieces.push({ node, start, length })
      start += length
    }
    this.#pieces.set(line, pieces)
    return pieces
  }
}
