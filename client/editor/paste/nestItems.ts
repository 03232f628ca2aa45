/** Flat items with a level and a sign, as Word has lists, made into nested lists. */
import type { ListSign, NumberReading, NumberType } from './listSign.ts'

export interface FlatItem {
  /** Any number; a larger one is deeper. */
  level: number
  sign: ListSign
  /** What the item holds; taken out of where it stands. */
  content: Node[]
}

interface OpenList {
  level: number
  element: Element
  ordered: boolean
  type: NumberType
  /** The number that the next item would have. */
  next: number
}

/** @returns one list, or several where the numbering begins anew */
export function nestItems(items: readonly FlatItem[], doc: Document): Element[] {
  const lists: Element[] = []
  const open: OpenList[] = []
  for (const item of items) {
    while (open.length > 0 && open.at(-1)!.level > item.level) open.pop()
    let reading = item.sign.numbers[0] ?? null
    const current = open.at(-1)
    if (current?.level === item.level) {
      const continued = continuation(current, item.sign)
      if (continued === undefined) open.pop()
      else reading = continued
    }
    if (open.at(-1)?.level !== item.level) {
      const list = newList(item.level, reading, doc)
      const host = open.at(-1)?.element.lastElementChild
      if (host) host.append(list.element)
      else lists.push(list.element)
      open.push(list)
    }
    appendItem(open.at(-1)!, item, reading, doc)
  }
  return lists
}

/** @returns how to read the sign as the list's next; `undefined` when it begins another list */
function continuation(list: OpenList, { numbers }: ListSign): NumberReading | null | undefined {
  if (!list.ordered) return numbers.length === 0 ? null : undefined
  return numbers.find(({ type, number }) => type === list.type && number === list.next)
}

function newList(level: number, reading: NumberReading | null, doc: Document): OpenList {
  const element = doc.createElement(reading === null ? 'ul' : 'ol')
  if (reading !== null && reading.number !== 1) element.setAttribute('start', String(reading.number))
  if (reading?.type) element.setAttribute('type', reading.type)
  return { level, element, ordered: reading !== null, type: reading?.type ?? null, next: 0 }
}

function appendItem(list: OpenList, { content }: FlatItem, reading: NumberReading | null, doc: Document) {
  const item = doc.createElement('li')
  item.append(...content)
  list.element.append(item)
  list.next = (reading?.number ?? 0) + 1
}
