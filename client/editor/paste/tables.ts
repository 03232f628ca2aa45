/** Tables with their spans and a header row; their widths, borders and colours are left behind. */
import { LARGEST_SPAN } from '../../../shared/richtext/schema.ts'
import type { StyleOf } from './styles.ts'

/** Writes what an element holds as blocks into another. */
type Write = (source: Element, target: Element) => void

/** A table that only arranges a mail or a page: its cells are written one after another. */
export function isLayout(table: Element): boolean {
  return (
    /^(presentation|none)$/.test(table.getAttribute('role') ?? '') ||
    table.querySelector('table') !== null ||
    table.querySelectorAll('td, th').length < 2
  )
}

export function writeTable(source: HTMLTableElement, target: Element, styleOf: StyleOf, write: Write): void {
  if (source.caption !== null) write(source.caption, target)
  const table = target.ownerDocument.createElement('table')
  for (const sourceRow of source.rows) {
    if (isUnseen(sourceRow, styleOf)) continue
    const row = target.ownerDocument.createElement('tr')
    for (const cell of sourceRow.cells) {
      if (styleOf(cell, 'display') !== 'none') row.append(writeCell(cell, table, styleOf, write))
    }
    if (row.hasChildNodes()) table.append(row)
  }
  markHeader(table)
  if (table.hasChildNodes()) target.append(table)
}

/** Word ends a table of uneven columns with a row without height, which only gives their widths. */
const isUnseen = (row: HTMLTableRowElement, styleOf: StyleOf): boolean =>
  row.getAttribute('height') === '0' || styleOf(row, 'display') === 'none'

function writeCell(source: HTMLTableCellElement, table: Element, styleOf: StyleOf, write: Write): Element {
  const isHeader = source.tagName === 'TH' || source.closest('thead') !== null
  const cell = table.ownerDocument.createElement(isHeader ? 'th' : 'td')
  for (const name of ['colspan', 'rowspan'] as const) {
    const span = Number(source.getAttribute(name) ?? 1)
    if (Number.isInteger(span) && span > 1) cell.setAttribute(name, String(Math.min(span, LARGEST_SPAN)))
  }
  const align = styleOf(source, 'text-align') ?? source.getAttribute('align') ?? ''
  if (/^(right|center)$/.test(align)) cell.setAttribute('align', align)
  write(source, cell)
  return cell
}

/** A first row that is bold throughout is a header to everybody who sees it. */
function markHeader(table: Element): void {
  const [first, second] = table.children
  if (second !== undefined && [...first!.children].every(isBold))
    for (const cell of [...first!.children]) cell.replaceWith(renamed(cell, 'th'))
  // A header is bold as it is.
  for (const strong of table.querySelectorAll('th strong')) strong.replaceWith(...strong.childNodes)
}

function isBold(cell: Element): boolean {
  const words = cell.textContent ?? ''
  const bold = [...cell.querySelectorAll('strong, h1')].map((element) => element.textContent)
  return words.trim() !== '' && words.replace(/\s/g, '') === bold.join('').replace(/\s/g, '')
}

function renamed(cell: Element, tag: 'th'): Element {
  const header = cell.ownerDocument.createElement(tag)
  for (const { name, value } of cell.attributes) header.setAttribute(name, value)
  header.append(...cell.childNodes)
  return header
}
