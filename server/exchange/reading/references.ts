/**
 * «jf. sag 2.1» in a file becomes a reference, where an item has that number there: from then on its number follows it. The word before
 * the number stays as the file has it. What may well be the number of something else (a clause of a contract, a point of a list) stays words.
 */
import type { ItemId, ItemKind } from '../../../shared/agenda/document.ts'
import { ITEM_REF, REFERENCE_WORDS, wordFor } from '../../../shared/agenda/references.ts'
import type { RichText, RichTextNode } from '../../../shared/richtext/richText.ts'
import type { ImportedItem } from './importedAgenda.ts'

/** An item of a file, and the id that it will have. */
export interface ReferredItem extends ImportedItem {
  id: ItemId
  children: ReferredItem[]
}

export interface Referring {
  items: ReferredItem[]
  /** How many references were found. */
  count: number
}

interface Numbered {
  id: ItemId
  kind: ItemKind
  hasCaseNumber: boolean
}

/** @param newId gives the items' ids */
export function withReferences(items: readonly ImportedItem[], newId: () => ItemId): Referring {
  const byNumber = new Map<string, Numbered>()
  const identified = items.map((item) => identify(item, byNumber, newId))
  const reader = new ReferenceReader(byNumber)
  return { items: identified.map((item) => referring(item, reader)), count: reader.count }
}

function identify(item: ImportedItem, byNumber: Map<string, Numbered>, newId: () => ItemId): ReferredItem {
  const { number, kind, caseNumber } = item
  const id = newId()
  // Of two that the file numbers alike the first is meant, as it is where items are put below each other.
  if (number !== '' && !byNumber.has(number))
    byNumber.set(number, { id, kind, hasCaseNumber: caseNumber !== '' })
  return { ...item, id, children: item.children.map((child) => identify(child, byNumber, newId)) }
}

function referring(item: ReferredItem, reader: ReferenceReader): ReferredItem {
  const fields = Object.entries(item.fields).map(([key, text]) => [key, reader.text(text)])
  const children = item.children.map((child) => referring(child, reader))
  return { ...item, fields: Object.fromEntries(fields), children }
}

const NUMBER = String.raw`\d{1,4}(?:\.[1-9]\d{0,2}){0,7}`
/** Not the beginning of a date, an amount, a case number, or a range of years. */
const ENDS = String.raw`(?![\p{L}\p{N}]|[.,/]\d|[-–]\d+(?!\d*\.\d))`
const WORD = 'dagsordenspunkt|sag nr\\.|sag|punkt nr\\.|punkt|pkt\\.|afsnit'
const REFERENCE = new RegExp(
  String.raw`(?<![\p{L}\p{N}-])(?:(?<word>${WORD})|sagerne|sager|punkterne|punkter)[ \u00a0](?<number>${NUMBER})${ENDS}`,
  'giu',
)
/** «2.1, 2.2 og 2.4», after the first. */
const ANOTHER = new RegExp(`(?<between>, | og | samt | eller |[-–])(?<number>${NUMBER})${ENDS}`, 'uy')

/** What says that a number is one of this agenda, also where it is a single digit. */
const INTRODUCED = /(?:^|[\s(])(?:jf\.|jfr\.|jævnfør|se|under) $/iu
/** «punkt 2.1 i kontrakten» is no item, «punkt 2.1 i dagsordenen» is one. */
const OF_SOMETHING_ELSE = /^ (?:i|af) (?!dag\b|dagsordenen?\b|denne dagsorden\b)/iu

class ReferenceReader {
  count = 0
  readonly #byNumber: ReadonlyMap<string, Numbered>

  constructor(byNumber: ReadonlyMap<string, Numbered>) {
    this.#byNumber = byNumber
  }

  text(text: RichText): RichText {
    return { ...text, content: text.content.flatMap((node) => this.#node(node)) }
  }

  #node(node: RichTextNode): RichTextNode[] {
    if (node.type === 'text') return this.#run(node)
    if (node.content === undefined) return [node]
    return [{ ...node, content: node.content.flatMap((child) => this.#node(child)) }]
  }

  /** Letters of the same looks. What is a link leads elsewhere. */
  #run(node: RichTextNode): RichTextNode[] {
    const { text = '', marks = [] } = node
    if (marks.some(({ type }) => type === 'link')) return [node]
    const found: RichTextNode[] = []
    let done = 0
    const add = (end: number, reference: RichTextNode, next: number) => {
      if (end > done) found.push({ ...node, text: text.slice(done, end) })
      found.push(reference)
      done = next
      this.count += 1
    }
    for (const { index, 0: whole, groups } of text.matchAll(REFERENCE)) {
      const { word, number } = groups as { word?: string; number: string }
      const target = this.#byNumber.get(number)
      const end = index + whole.length
      if (target === undefined || !isMeant(text, index, end, word, number, target)) continue
      const reference = referenceTo(target, word)
      if (reference === null) continue
      add(word === undefined ? end - number.length : index, reference, end)
      for (let another = anotherAt(text, done); another !== null; another = anotherAt(text, done)) {
        const { between, number } = another
        const one = this.#byNumber.get(number)
        if (one === undefined || !number.includes('.')) break
        add(done + between.length, referenceTo(one, undefined)!, done + between.length + number.length)
      }
    }
    if (found.length === 0) return [node]
    return done < text.length ? [...found, { ...node, text: text.slice(done) }] : found
  }
}

function anotherAt(text: string, at: number): { between: string; number: string } | null {
  ANOTHER.lastIndex = at
  return (ANOTHER.exec(text)?.groups as { between: string; number: string } | undefined) ?? null
}

function isMeant(
  text: string,
  start: number,
  end: number,
  word: string | undefined,
  number: string,
  { kind }: Numbered,
): boolean {
  const isCase = /^(sag|dagsordenspunkt)/i.test(word ?? '')
  if (/^afsnit/i.test(word ?? '')) return kind === 'section'
  if (!isCase && OF_SOMETHING_ELSE.test(text.slice(end))) return false
  return number.length > 1 || isCase || INTRODUCED.test(text.slice(0, start))
}

/** @param word before the number; none where it stands alone. @returns `null` for a word in a spelling that nobody would want back */
function referenceTo({ id, ...target }: Numbered, word: string | undefined): RichTextNode | null {
  if (word === wordFor(target)) return { type: ITEM_REF, attrs: { item: id } }
  const kept = word ?? ''
  return REFERENCE_WORDS.includes(kept) ? { type: ITEM_REF, attrs: { item: id, word: kept } } : null
}
