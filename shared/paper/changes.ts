/**
 * What is new in a paper against the one that was sent before. An item is known by its id alone: that it was moved, or has another number,
 * is no change of what it says.
 */
import type { ItemId } from '../agenda/document.ts'
import { canonicalJson } from '../canonicalJson.ts'
import { EMPTY_TEXT } from '../richtext/richText.ts'
import {
  type Paper,
  type PaperItem,
  type PaperTarget,
  type PaperText,
  REFERENCE,
  type ReferenceAttributes,
} from './paper.ts'

/** @param before all that was known then, also where only a part of it was sent @returns the paper with its marks */
export function withChanges(paper: Paper, before: Paper): Paper {
  const known = new Map([...itemsIn(before.items)].map((item) => [item.id, saidBy(item)]))
  const mark = (item: PaperItem): PaperItem => {
    const said = known.get(item.id)
    const change = said === undefined ? 'new' : said === saidBy(item) ? null : 'changed'
    return { ...item, change, children: item.children.map(mark) }
  }
  return { ...paper, items: paper.items.map(mark) }
}

/** A node of a paper, as it is called there. */
export interface NamedItem {
  item: ItemId
  number: string
  title: string
}

export interface PaperChanges {
  /** Both say the same. */
  isSame: boolean
  /** What is new or changed, in order. */
  items: (NamedItem & { change: 'new' | 'changed' })[]
  /** What was in the one before, and is in this one no more. */
  removed: NamedItem[]
  /** The meeting's facts or the motto are others; or only the order or numbers of items are. */
  others: boolean
}

/** @param before all that was known then, also where only a part of it was sent */
export function changesBetween(paper: Paper, before: Paper): PaperChanges {
  const now = [...itemsIn(withChanges(paper, before).items)]
  const ids = new Set(now.map(({ id }) => id))
  const isSame = contentOf(paper) === contentOf(before)
  const items = now.flatMap((item) => (item.change === null ? [] : [{ ...named(item), change: item.change }]))
  const removed = [...itemsIn(before.items)].filter(({ id }) => !ids.has(id)).map(named)
  const isMovedAlone = !isSame && items.length === 0 && removed.length === 0
  return { isSame, items, removed, others: isMovedAlone || factsOf(paper) !== factsOf(before) }
}

const named = ({ id, number, title }: PaperItem): NamedItem => ({ item: id, number, title })

const factsOf = ({ council, title, startsAt, endsAt, place, motto }: Paper): string =>
  canonicalJson({ council, title, startsAt, endsAt, place, motto })

/**
 * A «tillægsdagsorden»: of a paper with its marks only what is new or changed, below the headings that it stands under.
 * @returns one without items where nothing is
 */
export function supplementOf(paper: Paper): Paper {
  const items = paper.items.flatMap(partOfSupplement)
  const shown = [...itemsIn(items)]
  const kept = new Set<unknown>(shown.map(({ id }) => id))
  const attachments = new Set<unknown>(shown.flatMap((item) => item.attachments.map(({ id }) => id)))
  const leadsSomewhere = (to: PaperTarget): boolean =>
    'item' in to ? kept.has(to.item) : attachments.has(to.attachment)
  const cut = (item: PaperItem): PaperItem => ({
    ...item,
    fields: item.fields.map((field) => ({ ...field, text: withoutDeadEnds(field.text, leadsSomewhere) })),
    children: item.children.map(cut),
  })
  return { ...paper, motto: EMPTY_TEXT, items: items.map(cut) }
}

/** How many items a paper has; what stands in it as a heading alone is none. */
export const countItems = (paper: Paper): number =>
  [...itemsIn(paper.items)].filter((item) => item.kind === 'item' && !isHeadingAlone(paper, item)).length

/** Of a supplement: it stands there for what is under it. */
export const isHeadingAlone = ({ edition }: Pick<Paper, 'edition'>, { change }: PaperItem): boolean =>
  edition.is === 'version' && edition.kind === 'supplement' && change === null

/** Everything that a paper says, whatever edition it is and whatever is new in it: the same words are the same letters. */
export function contentOf({ edition: _, ...paper }: Paper): string {
  const bare = ({ change: _, ...item }: PaperItem): object => ({ ...item, children: item.children.map(bare) })
  return canonicalJson({ ...paper, items: paper.items.map(bare) })
}

/** In the order in which they are read. */
export function* itemsIn(items: readonly PaperItem[]): Generator<PaperItem> {
  for (const item of items) {
    yield item
    yield* itemsIn(item.children)
  }
}

function partOfSupplement(item: PaperItem): PaperItem[] {
  const children = item.children.flatMap(partOfSupplement)
  if (item.change !== null) return [{ ...item, children }]
  return children.length === 0 ? [] : [{ ...item, ...HEADING_ALONE, children }]
}

const HEADING_ALONE = {
  caseNumber: '',
  responsibles: [] as string[],
  presenter: '',
  lateReason: '',
  fields: [] as PaperItem['fields'],
  attachments: [] as PaperItem['attachments'],
} as const satisfies Partial<PaperItem>

function withoutDeadEnds(text: PaperText, leadsSomewhere: (to: PaperTarget) => boolean): PaperText {
  return mapReferences(text, (attrs) =>
    attrs.to === null || leadsSomewhere(attrs.to) ? attrs : { ...attrs, to: null },
  )
}

/** What an item says by itself. */
function saidBy({
  kind,
  title,
  caseNumber,
  responsibles,
  presenter,
  lateReason,
  ...item
}: PaperItem): string {
  const fields = item.fields.map(({ key, text }) => [key, mapReferences(text, placeAlone)] as const)
  const attachments = item.attachments.map(({ id, name, file }) => [id, name, file?.hash ?? null] as const)
  return canonicalJson({
    ...{ kind, title, caseNumber, responsibles, presenter, lateReason },
    fields: Object.fromEntries(fields),
    attachments: Object.fromEntries(attachments.map(([id, ...named]) => [id, named])),
  })
}

/** «sag 2.1» is still the same item when that has become 2.2. */
const placeAlone = ({ words, to }: ReferenceAttributes): object => ({ to: to ?? words })

type TextNode = PaperText['content'][number]

function mapReferences(text: PaperText, change: (attrs: ReferenceAttributes) => object): PaperText {
  const mapped = (node: TextNode): TextNode => {
    if (node.type === REFERENCE)
      return { ...node, attrs: { ...change(node.attrs as unknown as ReferenceAttributes) } }
    return node.content === undefined ? node : { ...node, content: node.content.map(mapped) }
  }
  return { ...text, content: text.content.map(mapped) }
}
