/**
 * Writes a pasted page anew with nothing but what a field may hold. Elements are made here one by one, never copied, so
 * whatever is not known comes to nothing; its words stay.
 */
import { listType } from './listType.ts'
import { type Marks, marksIn, NO_MARKS } from './marks.ts'
import { ParagraphWriter } from './paragraphs.ts'
import { isPicture, wordsOfPicture } from './pictures.ts'
import { isReference, type Knows, referenceIn } from './references.ts'
import type { StyleOf } from './styles.ts'
import { inAnyFont } from './symbolFont.ts'
import { isLayout, writeTable } from './tables.ts'

/** Deeper lists, quotes and tables are written flat. */
const MAX_NESTING = 10

/** Elements whose text nobody reads. */
const UNREAD = new Set(
  'SCRIPT STYLE TITLE META LINK HEAD NOSCRIPT TEMPLATE IFRAME OBJECT EMBED APPLET SELECT TEXTAREA XML svg'.split(
    ' ',
  ),
)

/** Elements that are written with a structure of their own. */
const STRUCTURES = new Set(['UL', 'OL', 'BLOCKQUOTE', 'TABLE'])

/** Elements that end the paragraph before them and their own. */
const BLOCKS = new Set(
  'P DIV SECTION ARTICLE HEADER FOOTER MAIN NAV ASIDE ADDRESS FIGURE FIGCAPTION DETAILS SUMMARY FORM FIELDSET LEGEND LI DL DT DD PRE HR CENTER BODY TABLE CAPTION TBODY THEAD TFOOT TR TD TH'.split(
    ' ',
  ),
)

export class BlockWriter {
  /** How many pictures were left out. */
  pictures = 0
  readonly #styleOf: StyleOf

  readonly #knows: Knows

  constructor(styleOf: StyleOf, knows: Knows) {
    this.#styleOf = styleOf
    this.#knows = knows
  }

  /** Writes what `source` holds into `target`. */
  write(source: Node, target: Element, marks = NO_MARKS, depth = 0): void {
    const paragraph = new ParagraphWriter(target)
    this.#children(source, paragraph, marks, depth)
    paragraph.end()
  }

  #children(source: Node, paragraph: ParagraphWriter, marks: Marks, depth: number): void {
    for (const node of source.childNodes) {
      if (node instanceof Text) this.#text(node, paragraph, marks)
      else if (node instanceof Element) this.#element(node, paragraph, marks, depth)
    }
  }

  #element(element: Element, paragraph: ParagraphWriter, outer: Marks, depth: number): void {
    if (isUnread(element, this.#styleOf)) return
    const marks = marksIn(element, outer, this.#styleOf)
    const writeChildren = () => this.#children(element, paragraph, marks, depth)
    const reference = referenceIn(element, this.#knows)
    if (reference !== null) paragraph.reference(reference)
    // What is not here is its words, and leads nowhere.
    else if (isReference(element)) this.#children(element, paragraph, outer, depth)
    else if (element.tagName === 'BR') paragraph.break()
    else if (isPicture(element)) this.#picture(element, paragraph, outer)
    else if (isHeading(element)) paragraph.heading(writeChildren)
    else if (STRUCTURES.has(element.tagName) && depth < MAX_NESTING) {
      paragraph.end()
      this.#structure(element, paragraph.host, marks, depth + 1)
    } else if (BLOCKS.has(element.tagName)) paragraph.apart(writeChildren)
    else writeChildren()
  }

  /** In preformatted text, line by line. */
  #text(node: Text, paragraph: ParagraphWriter, marks: Marks): void {
    const text = inAnyFont(node.data, node.parentElement, this.#styleOf)
    const isPreformatted = (node.parentElement?.closest('pre') ?? null) !== null
    const lines = isPreformatted ? text.split('\n') : [text]
    lines.forEach((line, index) => {
      if (index > 0) paragraph.break()
      paragraph.text(line, marks)
    })
  }

  #picture(picture: Element, paragraph: ParagraphWriter, marks: Marks): void {
    const words = wordsOfPicture(picture)
    if (words === null) this.pictures += 1
    else paragraph.text(words, marks)
  }

  #structure(element: Element, target: Element, marks: Marks, depth: number): void {
    if (element instanceof HTMLTableElement) this.#table(element, target, marks, depth)
    else if (element.tagName === 'BLOCKQUOTE') this.#quote(element, target, marks, depth)
    else this.#list(element, target, marks, depth)
  }

  #quote(source: Element, target: Element, marks: Marks, depth: number): void {
    const quote = target.ownerDocument.createElement('blockquote')
    this.write(source, quote, marks, depth)
    if (quote.hasChildNodes()) target.append(quote)
  }

  #list(source: Element, target: Element, marks: Marks, depth: number): void {
    const list = emptyList(source, target.ownerDocument, this.#styleOf)
    for (const node of source.childNodes) {
      const item = target.ownerDocument.createElement('li')
      if (node instanceof HTMLLIElement) this.#listItem(node, item, marks, depth)
      else this.write(onlyChild(node), item, marks, depth)
      if (isListAlone(item) && list.lastElementChild !== null)
        list.lastElementChild.append(...item.childNodes)
      else if (item.hasChildNodes()) list.append(item)
    }
    if (list.hasChildNodes()) target.append(list)
  }

  #listItem(source: Element, item: Element, marks: Marks, depth: number): void {
    if (!isUnread(source, this.#styleOf))
      this.write(source, item, marksIn(source, marks, this.#styleOf), depth)
  }

  #table(source: HTMLTableElement, target: Element, marks: Marks, depth: number): void {
    const write = (part: Element, into: Element) =>
      this.write(part, into, marksIn(part, marks, this.#styleOf), depth)
    if (!isLayout(source)) return void writeTable(source, target, this.#styleOf, write)
    if (source.caption !== null) write(source.caption, target)
    for (const row of source.rows) for (const cell of row.cells) write(cell, target)
  }
}

/** Hidden, no text of the page's, or a comment that Word wrote into it. */
function isUnread(element: Element, styleOf: StyleOf): boolean {
  return (
    UNREAD.has(element.tagName) ||
    element.hasAttribute('hidden') ||
    styleOf(element, 'display') === 'none' ||
    styleOf(element, 'mso-hide') === 'all' ||
    styleOf(element, 'mso-element') === 'comment-list' ||
    /\b(MsoCommentReference|msocomanchor)\b/.test(element.className)
  )
}

function isHeading(element: Element): boolean {
  return (
    /^H[1-6]$/.test(element.tagName) ||
    element.getAttribute('role') === 'heading' ||
    /\bMso(Title|Subtitle)$/.test(element.className)
  )
}

function emptyList(source: Element, doc: Document, styleOf: StyleOf): Element {
  if (source.tagName !== 'OL') return doc.createElement('ul')
  const list = doc.createElement('ol')
  const first = source.getAttribute('start') ?? source.querySelector(':scope > li')?.getAttribute('value')
  const start = Number(first ?? 1)
  const type = listType(source, styleOf)
  if (Number.isSafeInteger(start) && start > 1) list.setAttribute('start', String(start))
  if (type !== null) list.setAttribute('type', type)
  return list
}

/** Google Docs and old pages put a deeper list beside the item that it belongs to. */
const isListAlone = (item: Element): boolean => /^[UO]L$/.test(item.firstElementChild?.tagName ?? '')

/** A holder of this node alone, which is taken as it is. */
function onlyChild(node: Node): Element {
  const holder = node.ownerDocument!.createElement('div')
  holder.append(node.cloneNode(true))
  return holder
}
