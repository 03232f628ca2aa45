/** Writes paragraphs and headings: collects text and line breaks, and leaves out the blanks that only arranged the source. */
import { type Marks, NO_MARKS } from './marks.ts'
import { type PastedReference, writeReference } from './references.ts'

/** Of a heading in a field, whatever its level was: the item gives the level. */
export const HEADING_TAG = 'h1'

type Piece = Run | 'break'

export class ParagraphWriter {
  /** Where the paragraphs are put. */
  readonly host: Element
  #tag: 'p' | typeof HEADING_TAG = 'p'
  #pieces: Piece[] = []

  constructor(host: Element) {
    this.host = host
  }

  text(text: string, marks: Marks): void {
    this.#pieces.push({ text, marks })
  }

  reference(reference: PastedReference): void {
    this.#pieces.push({ text: reference.words, marks: NO_MARKS, reference })
  }

  break(): void {
    this.#pieces.push('break')
  }

  /** What `write` writes is a heading. */
  heading(write: () => void): void {
    this.end()
    this.#tag = HEADING_TAG
    this.apart(write)
    this.#tag = 'p'
  }

  /** What `write` writes is apart from what stands before and after. */
  apart(write: () => void): void {
    this.end()
    write()
    this.end()
  }

  /** Ends the paragraph. Two breaks in a row end one too; an empty one is not written. */
  end(): void {
    const pieces = this.#pieces
    this.#pieces = []
    for (const lines of paragraphsOf(linesOf(pieces))) this.#write(lines)
  }

  #write(lines: Run[][]): void {
    const doc = this.host.ownerDocument
    const paragraph = doc.createElement(this.#tag)
    lines.forEach((line, index) => {
      if (index > 0) paragraph.append(doc.createElement('br'))
      for (const { text, marks, reference } of line) {
        if (reference !== undefined) paragraph.append(writeReference(reference, doc))
        // A heading is bold already.
        else paragraph.append(marked(text, this.#tag === 'p' ? marks : { ...marks, bold: false }, doc))
      }
    })
    this.host.append(paragraph)
  }
}

interface Run {
  text: string
  marks: Marks
  /** It is this one, and the text its words. */
  reference?: PastedReference
}

/** The lines between the breaks, each without blanks at its ends; empty where a line is blank. */
function linesOf(pieces: readonly Piece[]): Run[][] {
  const lines: Run[][] = [[]]
  for (const piece of pieces) {
    if (piece === 'break') lines.push([])
    else lines.at(-1)!.push(piece)
  }
  return lines.map(tidy)
}

const HARD_SPACE = '\u00a0'

/** One blank for many, over the borders of runs too. A lone hard space within a line is meant («24. januar»). */
function tidy(line: readonly Run[]): Run[] {
  const kept: Run[] = []
  let blank = null as Run | null
  const end = () => {
    if (blank !== null && kept.length > 0)
      append(kept, { text: blank.text === HARD_SPACE ? HARD_SPACE : ' ', marks: blank.marks })
    blank = null
  }
  for (const { text, marks, reference } of line) {
    if (reference !== undefined) {
      end()
      kept.push({ text, marks, reference })
      continue
    }
    for (const part of text.replaceAll('\u200b', '').split(/(\s+)/)) {
      if (part === '') continue
      if (/^\s/.test(part)) {
        blank = { text: (blank?.text ?? '') + part, marks: blank?.marks ?? marks }
        continue
      }
      end()
      append(kept, { text: part, marks })
    }
  }
  return kept
}

function append(runs: Run[], { text, marks }: Run): void {
  const last = runs.at(-1)
  if (last?.marks === marks && last.reference === undefined) last.text += text
  else runs.push({ text, marks })
}

/** Blank lines part paragraphs. */
function paragraphsOf(lines: readonly Run[][]): Run[][][] {
  const paragraphs: Run[][][] = [[]]
  for (const line of lines) {
    if (line.length > 0) paragraphs.at(-1)!.push(line)
    else if (paragraphs.at(-1)!.length > 0) paragraphs.push([])
  }
  return paragraphs.filter((paragraph) => paragraph.length > 0)
}

function marked(text: string, marks: Marks, doc: Document): Node {
  let node: Node = doc.createTextNode(text)
  for (const tag of tagsOf(marks)) {
    const element = doc.createElement(tag)
    element.append(node)
    node = element
  }
  if (marks.href === null) return node
  const link = doc.createElement('a')
  link.setAttribute('href', marks.href)
  link.append(node)
  return link
}

/** Innermost first. A link is underlined as it is. */
function tagsOf({ bold, italic, underline, strike, href }: Marks): string[] {
  const tags: [string, boolean][] = [
    ['u', underline && href === null],
    ['s', strike],
    ['em', italic],
    ['strong', bold],
  ]
  return tags.filter(([, isOn]) => isOn).map(([tag]) => tag)
}
