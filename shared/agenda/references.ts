/**
 * Who and what a text speaks of: people («@Vibeke Normann») and items («sag 2.1»), by their ids. What they are called is never stored:
 * it follows names, numbers and moves. The words stand in the agenda, so they are Danish whatever language one reads it in.
 */
import type * as Y from 'yjs'
import { oneLine } from '../richtext/plainText.ts'
import type { RichTextNode } from '../richtext/richText.ts'
import { readRichText } from '../richtext/yText.ts'
import { type ItemId, type ItemKind, itemOf, type PersonId, readEntry, titleOf } from './document.ts'
import { inOrder, readOutline } from './outline.ts'

export const MENTION = 'mention'
export const ITEM_REF = 'itemRef'

/**
 * How a file may call an item before its number. Such a word is kept where it is another than ours, so that a text that was read from
 * a file says what it said; `''`: the number stands alone, as in «sagerne 2.1 og 2.2».
 */
export const REFERENCE_WORDS: readonly string[] = [
  ...['', 'sag', 'Sag', 'punkt', 'Punkt', 'pkt.', 'Pkt.', 'afsnit', 'Afsnit'],
  ...['dagsordenspunkt', 'Dagsordenspunkt', 'sag nr.', 'Sag nr.', 'punkt nr.', 'Punkt nr.'],
]

/** An item that is in the agenda now. */
export interface Target {
  kind: ItemKind
  /** Empty where the council's way of numbering gives none. */
  number: string
  /** Its number, else its title. */
  name: string
  hasCaseNumber: boolean
}

/** The living items, by id, in the order in which they are read. */
export type Targets = ReadonlyMap<ItemId, Target>

export function readTargets(doc: Y.Doc): Targets {
  return new Map(
    inOrder(readOutline(doc)).map(({ id, kind, number }) => {
      const caseNumber = itemOf(doc, id)?.get('caseNumber')
      const hasCaseNumber = typeof caseNumber === 'string' && caseNumber !== ''
      return [id, { kind, number, name: number || `«${titleIn(doc, id)}»`, hasCaseNumber }]
    }),
  )
}

/** What an item is called where nobody wrote another word: a *sag* where it has a case number. */
export const wordFor = ({ kind, hasCaseNumber }: Pick<Target, 'kind' | 'hasCaseNumber'>): string =>
  kind === 'section' ? 'afsnit' : hasCaseNumber ? 'sag' : 'punkt'

/**
 * @param targets of the document, as `readTargets` has them
 * @param attrs of the node, whatever they are
 * @returns «sag 2.1»; «(slettet sag)» where the item is deleted, or there is none of that id
 */
export function itemRefWords(doc: Y.Doc, targets: Targets, { item: id, word }: Attrs): string {
  const target = typeof id === 'string' ? targets.get(id) : undefined
  if (target === undefined) return isSection(doc, id) ? '(slettet afsnit)' : '(slettet sag)'
  const called = typeof word === 'string' && REFERENCE_WORDS.includes(word) ? word : wordFor(target)
  return called === '' ? target.name : `${called} ${target.name}`
}

/** @param name `null`: there is no such person in the council */
export const mentionWords = (name: string | null): string => `@${name ?? '(ukendt)'}`

/** The title that an item has, or had when it was deleted; `''`: it has none. */
export function titleIn(doc: Y.Doc, id: ItemId): string {
  const item = itemOf(doc, id)
  return item === undefined ? '' : oneLine(readRichText(titleOf(item)))
}

type Attrs = Readonly<Record<string, unknown>>

const isSection = (doc: Y.Doc, id: unknown): boolean => {
  const item = typeof id === 'string' ? itemOf(doc, id) : undefined
  return item !== undefined && readEntry(id as ItemId, item).kind === 'section'
}

/** Every node below these, themselves among them. */
export function* nodesIn(nodes: readonly RichTextNode[]): Generator<RichTextNode> {
  for (const node of nodes) {
    yield node
    if (node.content !== undefined) yield* nodesIn(node.content)
  }
}

/** The people that a text mentions, each once, in its order. @param nodes of a text, or of a comment's body */
export function mentionedIn(nodes: readonly RichTextNode[]): PersonId[] {
  const people = [...nodesIn(nodes)].flatMap(({ type, attrs }) =>
    type === MENTION && typeof attrs?.person === 'string' ? [attrs.person] : [],
  )
  return [...new Set(people)]
}

/** The items that a text refers to, each once, in its order. */
export function referredIn(nodes: readonly RichTextNode[]): ItemId[] {
  const items = [...nodesIn(nodes)].flatMap(({ type, attrs }) =>
    type === ITEM_REF && typeof attrs?.item === 'string' ? [attrs.item] : [],
  )
  return [...new Set(items)]
}
