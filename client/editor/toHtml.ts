/**
 * Static HTML straight from a Y.XmlFragment, without an editor. The DOM it gives is the one that TipTap draws (the same
 * elements in the same nesting), so that an editor takes its place without a jump and the selection carries over by path.
 * A node that no schema here knows keeps its words.
 */
import * as Y from 'yjs'
import { ENCLOSURE } from '../../shared/agenda/enclosures.ts'
import { ITEM_REF, MENTION } from '../../shared/agenda/references.ts'
import { REFERENCE } from '../../shared/paper/paper.ts'
import { kindOf } from '../../shared/richtext/kinds.ts'
import { allowedHref } from '../../shared/richtext/links.ts'
import { LARGEST_SPAN } from '../../shared/richtext/schema.ts'
import { attachmentElementId } from '../attachments/attachmentAt.ts'
import { enclosureLabel } from './enclosure/label.ts'
import { ITEM_REF_CLASS, isId, type Labels, labelsOf, MENTION_CLASS, NAMELESS, SOMEBODY } from './labels.ts'

/** TipTap's smallest width of a table's column (pixels). */
const CELL_MIN_WIDTH = 25

const TAG_OF: Readonly<Record<string, string>> = {
  bulletList: 'ul',
  listItem: 'li',
  blockquote: 'blockquote',
  tableRow: 'tr',
}

/** Outermost first: the order in which the editor's schema ranks the marks. */
const MARK_ORDER = ['inserted', 'deleted', 'link', 'bold', 'italic', 'strike', 'underline'] as const
/** The first two of what was sent: against an earlier version (`client/sent/markedHtml.ts`). */
const MARK_TAG = {
  inserted: 'ins',
  deleted: 'del',
  bold: 'strong',
  italic: 'em',
  strike: 's',
  underline: 'u',
} as const

type Attributes = Readonly<Record<string, unknown>>

/**
 * @param labels of what the text refers to; default: those of its own document
 * @returns HTML in which all text and every address is escaped, and links are only those that `allowedHref` allows
 */
export function toHtml(fragment: Y.XmlFragment, labels = ownLabels(fragment)): string {
  return children(fragment, labels)
}

const ownLabels = ({ doc }: Y.XmlFragment): Labels | null => doc && labelsOf(doc)

/** Whether what `toHtml` gave is another text when something is called otherwise. */
export const followsLabels = (html: string): boolean => / data-(item-ref|mention)="/.test(html)

const TRAILING_BREAK = '<br class="ProseMirror-trailingBreak">'

/** As `toHtml`; where nothing is written, the placeholder as the editor shows it. It is never content. */
export function toHtmlOrPlaceholder(fragment: Y.XmlFragment, placeholder: string): string {
  const html = toHtml(fragment)
  if (html !== '' && html !== `<p>${TRAILING_BREAK}</p>`) return html
  return `<p class="is-empty is-editor-empty" data-placeholder="${escapeHtml(placeholder)}">${TRAILING_BREAK}</p>`
}

function children(parent: Y.XmlFragment, labels: Labels | null): string {
  const inline = new InlineWriter()
  for (const child of parent.toArray()) {
    if (child instanceof Y.XmlText) inline.text(child)
    else if (child instanceof Y.XmlElement) inline.node(element(child, labels))
  }
  return inline.end()
}

function element(node: Y.XmlElement, labels: Labels | null): string {
  const attributes = node.getAttributes() as Attributes
  const kind = kindOf(node)
  switch (kind) {
    case 'hardBreak':
      return '<br>'
    case ENCLOSURE:
      return enclosure(node, attributes)
    case ITEM_REF:
      return itemRef(attributes, labels)
    case MENTION:
      return mention(attributes, labels)
    case REFERENCE:
      return reference(attributes)
    case 'paragraph':
      return `<p>${textblock(node, labels)}</p>`
    case 'heading':
      return heading(attributes, textblock(node, labels))
    case 'orderedList':
      return orderedList(attributes, children(node, labels))
    case 'table':
      return table(node, labels)
    case 'tableCell':
      return cell('td', attributes, children(node, labels))
    case 'tableHeader':
      return cell('th', attributes, children(node, labels))
    default:
      return wrap(TAG_OF[kind], children(node, labels))
  }
}

function enclosure(node: Y.XmlElement, { attachment }: Attributes): string {
  const { words, href } = enclosureLabel(node.doc, attachment)
  const leads = href === null ? '' : ` href="${escapeHtml(href)}"`
  return `<a class="enclosure"${idOf('enclosure', attachment)}${leads}>${escapeHtml(words)}</a>`
}

function itemRef(attributes: Attributes, labels: Labels | null): string {
  const { words, href } = labels?.itemRef(attributes) ?? { words: NAMELESS, href: null }
  const leads = href === null ? '' : ` href="${escapeHtml(href)}"`
  const id = idOf('item-ref', attributes.item)
  return `<a class="${ITEM_REF_CLASS}"${id}${leads}>${escapeHtml(words)}</a>`
}

function mention({ person }: Attributes, labels: Labels | null): string {
  const words = labels?.mention(person) ?? SOMEBODY
  return `<span class="${MENTION_CLASS}"${idOf('mention', person)}>${escapeHtml(words)}</span>`
}

/** Of what was sent: what it was called then, and where that stands in the same paper. */
function reference({ words, to, change }: Attributes): string {
  const { item, attachment } = (to ?? {}) as Attributes
  const id = isId(item) ? `item-${item}` : isId(attachment) ? attachmentElementId(attachment) : null
  const leads = id === null ? '' : ` href="#${id}"`
  const link = `<a class="${ITEM_REF_CLASS}"${leads}>${escapeHtml(typeof words === 'string' ? words : '')}</a>`
  return wrap(change === 'inserted' || change === 'deleted' ? MARK_TAG[change] : undefined, link)
}

const idOf = (name: string, id: unknown): string => (isId(id) ? ` data-${name}="${id}"` : '')

const wrap = (tag: string | undefined, inner: string): string =>
  tag === undefined ? inner : `<${tag}>${inner}</${tag}>`

// The break keeps an empty line its height, as the editor's own does; it also shows a break at the end of a line.
function textblock(node: Y.XmlElement, labels: Labels | null): string {
  const inner = children(node, labels)
  return inner === '' || inner.endsWith('<br>') ? `${inner}${TRAILING_BREAK}` : inner
}

/** In the page's outline a heading in a field stands right below the field's own, whatever its level in the text. */
export const HEADING_LEVEL_IN_FIELD = 5

function heading(attributes: Attributes, inner: string): string {
  const level = attributes.level === 2 || attributes.level === 3 ? attributes.level : 1
  const { ariaLevel } = attributes
  const nested = typeof ariaLevel === 'number' ? Math.trunc(ariaLevel) : HEADING_LEVEL_IN_FIELD
  return `<h${level} aria-level="${nested}">${inner}</h${level}>`
}

function orderedList({ start, type }: Attributes, inner: string): string {
  const from = typeof start === 'number' && start !== 1 ? ` start="${Math.trunc(start)}"` : ''
  const style = typeof type === 'string' ? ` type="${escapeHtml(type)}"` : ''
  return `<ol${from}${style}>${inner}</ol>`
}

function cell(tag: 'td' | 'th', attributes: Attributes, inner: string): string {
  const span = (name: 'colspan' | 'rowspan') => ` ${name}="${spanOf(attributes[name])}"`
  const align = attributes.align
  const style =
    align === 'left' || align === 'right' || align === 'center' ? ` style="text-align: ${align}"` : ''
  return `<${tag}${span('colspan')}${span('rowspan')}${style}>${inner}</${tag}>`
}

const spanOf = (value: unknown): number =>
  typeof value === 'number' && Number.isSafeInteger(value) && value > 0 ? Math.min(value, LARGEST_SPAN) : 1

function table(node: Y.XmlElement, labels: Labels | null): string {
  const widths = columnWidths(node)
  const total = widths.reduce<number>((sum, width) => sum + (width ?? CELL_MIN_WIDTH), 0)
  const fixed = widths.length > 0 && widths.every((width) => width !== null)
  const columns = widths.map((width) =>
    width === null
      ? `<col style="min-width: ${CELL_MIN_WIDTH}px">`
      : `<col style="width: ${Math.max(width, CELL_MIN_WIDTH)}px">`,
  )
  const style = `${fixed ? 'width' : 'min-width'}: ${total}px`
  return `<div class="tableWrapper"><table style="${style}"><colgroup>${columns.join('')}</colgroup><tbody>${children(node, labels)}</tbody></table></div>`
}

/** The widths of the columns by the table's first row; `null` where a column has none of its own. */
function columnWidths(node: Y.XmlElement): (number | null)[] {
  const row = node.toArray().find((child) => child instanceof Y.XmlElement)
  if (row === undefined) return []
  return row.toArray().flatMap((child) => {
    if (!(child instanceof Y.XmlElement)) return []
    const { colspan, colwidth } = child.getAttributes() as Attributes
    const widths: unknown[] = Array.isArray(colwidth) ? colwidth : []
    return Array.from({ length: spanOf(colspan) }, (_, index) => {
      const width = widths[index]
      return typeof width === 'number' && width > 0 ? width : null
    })
  })
}

interface OpenMark {
  key: string
  close: string
}

/** Joins runs of text and nodes; marks that neighbouring runs share are opened once, as the editor does. */
class InlineWriter {
  #html = ''
  #open: OpenMark[] = []

  text(text: Y.XmlText): void {
    for (const { insert, attributes } of text.toDelta() as { insert: unknown; attributes?: Attributes }[]) {
      if (typeof insert !== 'string') continue
      this.#mark(marksOf(attributes ?? {}))
      this.#html += escapeHtml(insert)
    }
  }

  node(html: string): void {
    this.#mark([])
    this.#html += html
  }

  end(): string {
    this.#mark([])
    return this.#html
  }

  #mark(marks: readonly { key: string; open: string; close: string }[]): void {
    let shared = 0
    while (shared < marks.length && this.#open[shared]?.key === marks[shared]!.key) shared += 1
    while (this.#open.length > shared) this.#html += this.#open.pop()!.close
    for (const { key, open, close } of marks.slice(shared)) {
      this.#html += open
      this.#open.push({ key, close })
    }
  }
}

function marksOf(attributes: Attributes): { key: string; open: string; close: string }[] {
  return MARK_ORDER.flatMap((mark) => {
    if (attributes[mark] === undefined || attributes[mark] === null) return []
    const open = mark === 'link' ? linkTag(attributes.link) : `<${MARK_TAG[mark]}>`
    return [{ key: open, open, close: mark === 'link' ? '</a>' : `</${MARK_TAG[mark]}>` }]
  })
}

/** A link to a forbidden address keeps its place in the DOM, and leads nowhere. */
function linkTag(link: unknown): string {
  const href = allowedHref((link as Attributes | undefined)?.href)
  if (href === null) return '<a>'
  return `<a target="_blank" rel="noopener noreferrer" href="${escapeHtml(href)}">`
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

export const escapeHtml = (text: string): string =>
  text.replace(/[&<>"]/g, (character) => ENTITIES[character]!)
