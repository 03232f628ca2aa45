/**
 * Lists as the Office programs write them, made into lists of HTML. Word and Outlook write a paragraph for each item, with
 * the bullet or the number as text and the level in `mso-list`; Outlook on the web takes the `mso-list` away; Word on the
 * web puts each item in a list of its own.
 */
import { BULLET, type ListSign, readListSign } from './listSign.ts'
import { listType } from './listType.ts'
import { type FlatItem, nestItems } from './nestItems.ts'
import type { StyleOf } from './styles.ts'

/** Word's indentation for a level, about (points). Levels are only compared, so half of one is exact enough. */
const HALF_LEVEL = 18
const POINTS: Readonly<Record<string, number>> = { pt: 1, px: 0.75, in: 72, cm: 28.35, mm: 2.835 }

const LIST_PARAGRAPH = 'p[style*="mso-list" i], p[class*="MsoListParagraph"]'
const WEB_LIST_ITEM = 'li[data-aria-level]'

/** Replaces all such lists below `root`. */
export function officeLists(root: Element, styleOf: StyleOf): void {
  const parents = new Set<Element>()
  for (const paragraph of root.querySelectorAll(LIST_PARAGRAPH)) parents.add(paragraph.parentElement!)
  for (const item of root.querySelectorAll(WEB_LIST_ITEM)) {
    const list = item.parentElement!
    const wrapper = list.parentElement!
    if (isListWrapper(wrapper)) wrapper.replaceWith(...wrapper.childNodes)
    if (list.parentElement !== null) parents.add(list.parentElement)
  }
  for (const parent of parents) replaceRuns(parent, styleOf)
}

const isListWrapper = (element: Element): boolean => element.classList.contains('ListContainerWrapper')

function replaceRuns(parent: Element, styleOf: StyleOf): void {
  let items: FlatItem[] = []
  let sources: Element[] = []
  const end = () => {
    const place = parent.ownerDocument.createComment('')
    sources[0]?.before(place)
    const lists = nestItems(items, parent.ownerDocument)
    for (const source of sources) if (source.parentNode === parent) source.remove()
    place.replaceWith(...lists)
    items = []
    sources = []
  }
  for (const node of [...parent.childNodes]) {
    if (node instanceof Comment || node.textContent?.trim() === '') continue
    const found = node instanceof Element ? itemsOf(node, styleOf) : []
    const last = items.at(-1)
    if (found.length > 0) items.push(...found)
    else if (last !== undefined && continuesItem(node, styleOf)) last.content.push(node)
    else {
      end()
      continue
    }
    sources.push(node as Element)
  }
  end()
}

/** Word indents a further paragraph of an item as its list, without a sign. */
const continuesItem = (node: Node, styleOf: StyleOf): boolean =>
  node instanceof HTMLParagraphElement &&
  /MsoListParagraph/.test(node.className) &&
  markerOf(node, styleOf) === null

function itemsOf(element: Element, styleOf: StyleOf): FlatItem[] {
  if (element.matches('ul, ol')) return itemsOfWebList(element, styleOf)
  const item = element.matches(LIST_PARAGRAPH) ? itemOfParagraph(element, styleOf) : null
  return item === null ? [] : [item]
}

function itemsOfWebList(list: Element, styleOf: StyleOf): FlatItem[] {
  const items = [...list.children]
  if (items.length === 0 || !items.every((item) => item.matches(WEB_LIST_ITEM))) return []
  const first = Number(list.getAttribute('start') ?? 1) || 1
  const type = listType(list, styleOf)
  return items.map((item, index) => ({
    level: Number(item.getAttribute('data-aria-level')),
    sign: list.tagName === 'OL' ? { numbers: [{ type, number: first + index }] } : BULLET,
    content: [...item.childNodes],
  }))
}

function itemOfParagraph(paragraph: Element, styleOf: StyleOf): FlatItem | null {
  const marker = markerOf(paragraph, styleOf)
  const sign: ListSign | null = marker === null ? null : readListSign(marker.textContent ?? '')
  if (marker === null || sign === null) return null
  marker.remove()
  return { level: levelOf(paragraph, styleOf), sign, content: [paragraph] }
}

/** The sign stands in a span that says so, or that is filled up with blanks in a small font. */
function markerOf(paragraph: Element, styleOf: StyleOf): Element | null {
  const spans = [...paragraph.querySelectorAll('span')]
  const named = spans.find((span) => styleOf(span, 'mso-list') === 'ignore')
  if (named !== undefined) return named
  const filler = spans.find(
    (span) => styleOf(span, 'font')?.startsWith('7') === true && span.textContent?.trim() === '',
  )
  const marker = filler?.parentElement
  return marker instanceof HTMLSpanElement && startsWith(paragraph, marker) ? marker : null
}

function startsWith(paragraph: Element, marker: Element): boolean {
  const before = paragraph.ownerDocument.createRange()
  before.setStart(paragraph, 0)
  before.setEndBefore(marker)
  return before.toString().trim() === ''
}

function levelOf(paragraph: Element, styleOf: StyleOf): number {
  const level = /level(\d+)/.exec(styleOf(paragraph, 'mso-list') ?? '')?.[1]
  if (level !== undefined) return Number(level)
  const indent = styleOf(paragraph, 'margin-left') ?? marginLeft(styleOf(paragraph, 'margin'))
  const [, size, unit] = /^([\d.]+)(pt|px|in|cm|mm)$/.exec(indent ?? '') ?? []
  return size === undefined ? 1 : Math.round((Number(size) * POINTS[unit!]!) / HALF_LEVEL)
}

/** Of `margin: top right bottom left`. */
function marginLeft(margin: string | null): string | null {
  const parts = margin?.split(/\s+/) ?? []
  return parts[3] ?? parts[1] ?? parts[0] ?? null
}
