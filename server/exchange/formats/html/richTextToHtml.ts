/** Rich text of a paper as HTML. All text and every address is escaped; a node that is not known keeps its words. */
import { isNew } from '../../../../shared/paper/newWords.ts'
import type { PaperTarget, PaperText, ReferenceAttributes } from '../../../../shared/paper/paper.ts'
import { REFERENCE } from '../../../../shared/paper/paper.ts'
import { isTooWide, LONGEST_WORD, lettersAsked, longestWord } from '../../../../shared/paper/wideTable.ts'
import { allowedHref } from '../../../../shared/richtext/links.ts'
import { withNumberTypes } from '../../../../shared/richtext/listNumbers.ts'
import { plainText } from '../../../../shared/richtext/plainText.ts'
import type { RichTextMark, RichTextNode } from '../../../../shared/richtext/richText.ts'
import { LARGEST_SPAN } from '../../../../shared/richtext/schema.ts'
import { type Html, html, htmlOf } from '../../../html.ts'
import { directionOf } from './direction.ts'
import { heading } from './heading.ts'

/** Outermost first. */
const MARK_ORDER = ['link', 'bold', 'italic', 'strike', 'underline']

/** A table of more columns than this may be wider than a phone: it scrolls, by keys too. */
const COLUMNS_THAT_FIT = 3

/** Where a text stands. */
export interface TextPlace {
  /** Of a heading in it: right below the field's own. */
  level: number
  /** @returns a name for the next table in it, which no other one has */
  nameTable(): string
}

export function richTextToHtml(text: PaperText, place: TextPlace): Html {
  return blocks(withNumberTypes(text).content, place)
}

/** Whether it begins with a table that is printed on turned pages: what it is called goes there with it. */
export function beginsTurned({ content: [first, second] }: PaperText): boolean {
  if (first === undefined) return false
  return isTurned(first) || (second !== undefined && isTurned(second) && announces(first, second))
}

export const targetId = (to: PaperTarget): string =>
  'item' in to ? `item-${to.item}` : `attachment-${to.attachment}`

// ── Blocks ───────────────────────────────────────────────────────────────────────────────────────────────────────────

/** Text that stands among blocks is a paragraph. */
function blocks(nodes: readonly RichTextNode[], place: TextPlace): Html {
  const parts: Html[] = []
  let run: RichTextNode[] = []
  const endRun = () => {
    parts.push(paragraph(run))
    run = []
  }
  nodes.forEach((node, at) => {
    const next = nodes[at + 1]
    if (isInline(node)) run.push(node)
    else {
      endRun()
      parts.push(block(node, place, next !== undefined && announces(node, next) ? leadsTo(next) : ''))
    }
  })
  endRun()
  return htmlOf(parts)
}

const isInline = ({ type }: RichTextNode): boolean =>
  type === 'text' || type === 'hardBreak' || type === REFERENCE

/** @param look of a line, beside what it is */
function block(node: RichTextNode, place: TextPlace, look = ''): Html {
  const { type, attrs = {}, content = [] } = node
  const className = isNew(node) ? 'new-line' : undefined
  switch (type) {
    case 'paragraph':
      return paragraph(content, [className, look].filter(Boolean).join(' '))
    case 'heading':
      return hasWords(content)
        ? heading(place.level, {
            ...{ text: inline(content), words: content.map(wordsOf).join('') },
            className: [className, LOOKS[Number(attrs.level)]].filter(Boolean).join(' '),
          })
        : NOTHING
    case 'bulletList':
      return content.length === 0 ? NOTHING : html`<ul>${listItems(content, place)}</ul>\n`
    case 'orderedList':
      return content.length === 0
        ? NOTHING
        : html`<ol${start(attrs)}${listType(attrs)}>${listItems(content, place)}</ol>\n`
    case 'blockquote':
      return html`<blockquote>${blocks(content, place)}</blockquote>\n`
    case 'table':
      return table(content, place)
    default:
      return blocks(content, place)
  }
}

/** Of smaller headings, by their levels. In the page's outline they stand on one. */
const LOOKS: Readonly<Record<number, string>> = { 2: 'second', 3: 'third' }

const NOTHING: Html = { html: '' }

/** An empty one is space that somebody made by hand; the style makes it. */
const paragraph = (content: readonly RichTextNode[], className?: string): Html =>
  content.length === 0
    ? NOTHING
    : html`<p${className ? html` class="${className}"` : null}${directionOf(content.map(wordsOf).join(''))}>${inline(content)}</p>\n`

const listItems = (items: readonly RichTextNode[], place: TextPlace): Html =>
  htmlOf(
    items.map(
      (item) => html`<li>${blocks(item.type === 'listItem' ? (item.content ?? []) : [item], place)}</li>`,
    ),
  )

const start = ({ start: from }: Attributes): Html | null =>
  Number.isSafeInteger(from) && from !== 1 ? html` start="${String(from)}"` : null

const listType = ({ type }: Attributes): Html | null =>
  typeof type === 'string' && /^[aAiI]$/.test(type) ? html` type="${type}"` : null

type Attributes = Readonly<Record<string, unknown>>

// ── Tables ───────────────────────────────────────────────────────────────────────────────────────────────────────────

/** The rows of headings at its top are repeated on every page of print. */
function table(rows: readonly RichTextNode[], place: TextPlace): Html {
  const filled = rows.filter(({ content = [] }) => content.length > 0)
  if (filled.length === 0) return NOTHING
  const first = filled.findIndex(({ content = [] }) => content.some(({ type }) => type !== 'tableHeader'))
  const heads = first === -1 ? 0 : first
  const [head, body] = [filled.slice(0, heads), filled.slice(heads)]
  const isWide = columnsOf(filled[0]!) > COLUMNS_THAT_FIT
  const name = place.nameTable()
  const scrolls = isWide ? html` role="region" aria-label="${name}" tabindex="0"` : null
  const thead =
    head.length === 0 ? null : html`<thead>${htmlOf(head.map((one) => row(one, 'col', place)))}</thead>`
  const table = tableOf(filled)
  const look = ['table', isTooWide(table) && 'turned', isCrowded(table) && 'crowded'].filter(Boolean)
  return html`<div class="${look.join(' ')}"${scrolls}><table>${columns(filled)}${thead}<tbody>${htmlOf(body.map((one, at) => row(one, heads + at === 0 ? 'col' : 'row', place)))}</tbody></table></div>\n`
}

/** A line that ends with a colon stands on the page of the list or table behind it. */
const announces = ({ type, content = [] }: RichTextNode, next: RichTextNode): boolean =>
  type === 'paragraph' && /^(table|.*List)$/.test(next.type) && /:\s*$/.test(content.map(wordsOf).join(''))

const leadsTo = (next: RichTextNode): string => (isTurned(next) ? 'leads turned' : 'leads')

const isTurned = (node: RichTextNode): boolean => node.type === 'table' && isTooWide(node)

const tableOf = (rows: readonly RichTextNode[]): RichTextNode => ({ type: 'table', content: [...rows] })

/** Of so many letters they are set smaller: on a page, and on one that is turned. */
const [CLOSE, CLOSE_TURNED] = [90, 200]

const isCrowded = (table: RichTextNode): boolean =>
  lettersAsked(table).reduce((sum, letters) => sum + letters, 0) > (isTooWide(table) ? CLOSE_TURNED : CLOSE)

/** «11.110,5», «−3 %», «24-01-2024», «1.250 kr.»: a number that goes on in the next line is another one. */
const FIGURE = /^(?=.*\d)[^\p{L}\n]{1,16}(?:\p{L}{1,4}\.?)?$/u

/** @param scope what a cell of headings in this row is the heading of */
const row = ({ content = [] }: RichTextNode, scope: 'col' | 'row', place: TextPlace): Html =>
  html`<tr>${htmlOf(content.map((one) => cell(one, scope, place)))}</tr>\n`

function cell(
  { type, attrs = {}, content = [] }: RichTextNode,
  scope: 'col' | 'row',
  place: TextPlace,
): Html {
  const span = (name: 'colspan' | 'rowspan') => {
    const many = spanOf(attrs[name])
    return many === 1 ? null : html` ${name}="${String(many)}"`
  }
  const { align } = attrs
  const words = plainText({ type: 'doc', content })
  const looks = [
    align === 'right' || align === 'center' ? align : '',
    FIGURE.test(words) ? 'figure' : '',
    longestWord(words) > LONGEST_WORD ? 'long' : '',
  ].filter((look) => look !== '')
  const side = looks.length === 0 ? null : html` class="${looks.join(' ')}"`
  const inner = blocks(content, place)
  // A heading without words is none.
  if (type !== 'tableHeader' || inner.html === '')
    return html`<td${span('colspan')}${span('rowspan')}${side}>${inner}</td>`
  return html`<th scope="${scope}"${span('colspan')}${span('rowspan')}${side}>${inner}</th>`
}

const spanOf = (value: unknown): number =>
  typeof value === 'number' && Number.isSafeInteger(value) && value > 0 ? Math.min(value, LARGEST_SPAN) : 1

const columnsOf = ({ content = [] }: RichTextNode): number =>
  content.reduce((sum, { attrs }) => sum + spanOf(attrs?.colspan), 0)

/** Where somebody made every column as wide as they liked: the same shares of the page. Of a wide one: as its words ask for. */
function columns(rows: readonly RichTextNode[]): Html | null {
  const widths = drawnWidths(rows[0]!) ?? (isTooWide(tableOf(rows)) ? lettersAsked(tableOf(rows)) : [])
  if (widths.length !== columnsOf(rows[0]!)) return null
  const total = widths.reduce((sum, width) => sum + width, 0)
  return html`<colgroup>${htmlOf(widths.map((width) => html`<col width="${String(Math.round((100 * width) / total))}%">`))}</colgroup>`
}

function drawnWidths({ content = [] }: RichTextNode): number[] | null {
  const widths = content.flatMap(({ attrs }) => {
    const given: unknown[] = Array.isArray(attrs?.colwidth) ? attrs.colwidth : []
    return Array.from({ length: spanOf(attrs?.colspan) }, (_, at) => given[at])
  })
  const known = widths.filter(
    (width): width is number => typeof width === 'number' && width > 0 && width < 1e5,
  )
  return known.length === 0 || known.length < widths.length ? null : known
}

// ── Letters ──────────────────────────────────────────────────────────────────────────────────────────────────────────

const wordsOf = ({ type, text = '', attrs = {} }: RichTextNode): string =>
  type === REFERENCE ? String(attrs.words ?? '') : text

const hasWords = (content: readonly RichTextNode[]): boolean =>
  content.some((node) => wordsOf(node).trim() !== '')

interface OpenMark {
  open: string
  close: string
}

/** A mark that neighbours share is opened once. */
export function inline(nodes: readonly RichTextNode[]): Html {
  let written = ''
  let open: OpenMark[] = []
  for (const node of nodes) {
    const marks = marksOf(node)
    const differs = marks.findIndex((mark, at) => open[at]?.open !== mark.open)
    const kept = differs === -1 ? marks.length : differs
    written +=
      closing(open.slice(kept)) +
      marks
        .slice(kept)
        .map((mark) => mark.open)
        .join('')
    written += leaf(node).html
    open = marks
  }
  return { html: written + closing(open) }
}

const closing = (open: readonly OpenMark[]): string =>
  open
    .toReversed()
    .map(({ close }) => close)
    .join('')

function leaf({ type, text = '', attrs = {}, content = [] }: RichTextNode): Html {
  if (type === 'hardBreak') return html`<br>`
  if (type === REFERENCE) return reference(attrs as unknown as ReferenceAttributes)
  return content.length === 0 ? html`${text}` : inline(content)
}

const reference = ({ words, to }: ReferenceAttributes): Html =>
  to === null
    ? html`<span class="reference">${String(words)}</span>`
    : html`<a class="reference" href="#${targetId(to)}">${String(words)}</a>`

/** A reference is no part of a link: the one would stand in the other. */
function marksOf(node: RichTextNode): OpenMark[] {
  const { type, marks = [] } = node
  const own = MARK_ORDER.flatMap((name) => {
    const mark = marks.find((one) => one.type === name)
    return mark === undefined || (name === 'link' && type === REFERENCE) ? [] : markTags(mark)
  })
  return isNew(node) ? [{ open: '<ins>', close: '</ins>' }, ...own] : own
}

const TAGS: Readonly<Record<string, string>> = { bold: 'strong', italic: 'em', strike: 's', underline: 'u' }

function markTags({ type, attrs }: RichTextMark): OpenMark[] {
  const tag = TAGS[type]
  if (tag !== undefined) return [{ open: `<${tag}>`, close: `</${tag}>` }]
  const href = allowedHref(attrs?.href)
  return href === null
    ? []
    : [{ open: html`<a href="${href}" rel="noopener noreferrer external">`.html, close: '</a>' }]
}
