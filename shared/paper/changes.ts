/**
 * What is new in a paper against the one that was sent before. An item is known by its id alone: that it was moved is told as that, and
 * neither a move nor another number is a change of what it says.
 */
import type { ItemId, PersonId } from '../agenda/document.ts'
import { canonicalJson } from '../canonicalJson.ts'
import { EMPTY_TEXT } from '../richtext/richText.ts'
import { type ChangedFact, changedFacts } from './changedFacts.ts'
import { changedParts } from './changedParts.ts'
import { movedSince } from './moved.ts'
import {
  type NamedItem,
  type Paper,
  type PaperItem,
  type PaperTarget,
  type PaperText,
  REFERENCE,
  type ReferenceAttributes,
} from './paper.ts'

/** @param before all that was known then, also where only a part of it was sent @returns the paper with its marks */
export function withChanges(paper: Paper, before: Paper): Paper {
  const known = itemsById(before)
  const changes = new Map(
    [...itemsIn(paper.items)].map((item) => [item.id, changeOf(item, known.get(item.id))]),
  )
  return markedWith(paper, changes, movedSince(paper.items, before.items))
}

/** The paper with these marks in place of those that it came with. */
export function markedWith(
  paper: Paper,
  changes: ReadonlyMap<ItemId, PaperItem['change']>,
  moved: ReadonlyMap<ItemId, string>,
): Paper {
  const mark = ({ movedFrom: _, ...item }: PaperItem): PaperItem => ({
    ...item,
    change: changes.get(item.id) ?? null,
    ...(moved.has(item.id) && { movedFrom: moved.get(item.id)! }),
    children: item.children.map(mark),
  })
  return { ...paper, items: paper.items.map(mark) }
}

export const changeOf = (item: PaperItem, before: PaperItem | undefined): PaperItem['change'] =>
  before === undefined ? 'new' : changedParts(before, item).length > 0 ? 'changed' : null

const itemsById = ({ items }: Paper): Map<ItemId, PaperItem> =>
  new Map([...itemsIn(items)].map((item) => [item.id, item]))

/**
 * The items as the readers of these papers know them. A «tillægsdagsorden» tells of some; the others are as before it.
 * @param papers the newest first, from the one that is compared with down to a whole one
 */
export function knownFrom(papers: readonly Paper[]): Map<ItemId, PaperItem> {
  const known = new Map<ItemId, PaperItem>()
  for (const paper of papers.toReversed()) {
    for (const item of itemsIn(paper.items)) if (!isHeadingAlone(paper, item)) known.set(item.id, item)
    for (const { item } of paper.removed ?? []) known.delete(item)
  }
  return known
}

export interface PaperChanges {
  /** Both say the same, however they look. */
  isSame: boolean
  /** The council's logo, letters or colour are others. */
  look: boolean
  /** What is new or changed, in order. */
  items: (NamedItem & { change: 'new' | 'changed' })[]
  /** What was moved, changed or not, in order; `from`: the number that it had. */
  moved: (NamedItem & { from: string })[]
  /** What was in the one before, and is in this one no more. */
  removed: NamedItem[]
  /** What is said of the meeting otherwise: its time, its place … */
  facts: ChangedFact[]
  /** What none of those tells: the numbers of items, or how the motto looks. */
  others: boolean
}

/** @param before all that was known then, also where only a part of it was sent */
export function changesBetween(paper: Paper, before: Paper): PaperChanges {
  const now = [...itemsIn(withChanges(paper, before).items)]
  const look = !looksAlike(paper, before)
  const isSame = contentOf({ ...paper, look: before.look }) === contentOf(before)
  const items = now.flatMap((item) => (item.change === null ? [] : [{ ...named(item), change: item.change }]))
  const moved = now.flatMap(({ movedFrom: from, ...item }) =>
    from === undefined ? [] : [{ ...named(item), from }],
  )
  const removed = removedFrom(paper, before)
  const facts = changedFacts(paper, before)
  const isTold = [items, moved, removed, facts].some(({ length }) => length > 0)
  return { isSame, look, items, moved, removed, facts, others: !isSame && !isTold }
}

const looksAlike = (one: Paper, other: Paper): boolean =>
  canonicalJson(one.look) === canonicalJson(other.look)

/** What was in the one before, and is in this one no more, as it was called there. */
export function removedFrom(paper: Paper, before: Paper): NamedItem[] {
  const ids = new Set([...itemsIn(paper.items)].map(({ id }) => id))
  return [...itemsIn(before.items)].filter(({ id }) => !ids.has(id)).map(named)
}

const named = ({ id, number, title }: Pick<PaperItem, 'id' | 'number' | 'title'>): NamedItem => ({
  item: id,
  number,
  title,
})

/**
 * A «tillægsdagsorden»: of a paper with its marks only what is new or changed, below the headings that it stands under, and the names of
 * what is in the agenda no more.
 * @returns one without items where nothing is new or changed
 */
export function supplementOf(paper: Paper, removed: readonly NamedItem[] = []): Paper {
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
  return {
    ...paper,
    motto: EMPTY_TEXT,
    items: items.map(cut),
    ...(removed.length > 0 && { removed: [...removed] }),
  }
}

/** How many items a paper has; what stands in it as a heading alone is none. */
export const countItems = (paper: Paper): number =>
  [...itemsIn(paper.items)].filter((item) => item.kind === 'item' && !isHeadingAlone(paper, item)).length

/** Of a supplement: it stands there for what is under it. */
export const isHeadingAlone = ({ edition }: Pick<Paper, 'edition'>, { change }: PaperItem): boolean =>
  edition.is === 'version' && edition.kind === 'supplement' && change === null

/**
 * Everything that a paper says, whatever edition it is and whatever is new in it: the same words are the same letters. Whose a name is it
 * does not say, so that what an older program sent is still the same.
 */
export function contentOf({ edition: _, ...paper }: Paper): string {
  const bareText = (text: PaperText): PaperText => mapReferences(text, ({ words, to }) => ({ words, to }))
  const bare = (whole: PaperItem): object => {
    const { change: _, movedFrom: __, responsibleIds: ___, fields, children, ...item } = whole
    return {
      ...item,
      fields: fields.map((field) => ({ ...field, text: bareText(field.text) })),
      children: children.map(bare),
    }
  }
  return canonicalJson({ ...paper, motto: bareText(paper.motto), items: paper.items.map(bare) })
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
  const { movedFrom: _, ...heading } = item
  return children.length === 0 ? [] : [{ ...heading, ...HEADING_ALONE, children }]
}

const HEADING_ALONE = {
  caseNumber: '',
  responsibles: [] as string[],
  responsibleIds: [] as PersonId[],
  presenter: '',
  lateReason: '',
  fields: [] as PaperItem['fields'],
  attachments: [] as PaperItem['attachments'],
} as const satisfies Partial<PaperItem>

function withoutDeadEnds(text: PaperText, leadsSomewhere: (to: PaperTarget) => boolean): PaperText {
  return mapReferences(text, (attrs) =>
    attrs.to === null || leadsSomewhere(attrs.to) ? attrs : { ...attrs, to: null, of: attrs.to },
  )
}

/** With what refers to something leading there again, where that is among these by now: ids of items and attachments. */
export function leadingTo(paper: Paper, ids: ReadonlySet<unknown>): Paper {
  const again = (text: PaperText): PaperText =>
    mapReferences(text, (attrs) => {
      const { to, of } = attrs
      if (to !== null || of === undefined || 'person' in of) return attrs
      return ids.has('item' in of ? of.item : of.attachment) ? { ...attrs, to: of } : attrs
    })
  const lead = (item: PaperItem): PaperItem => ({
    ...item,
    fields: item.fields.map((field) => ({ ...field, text: again(field.text) })),
    children: item.children.map(lead),
  })
  return { ...paper, items: paper.items.map(lead) }
}

type TextNode = PaperText['content'][number]

function mapReferences(text: PaperText, change: (attrs: ReferenceAttributes) => object): PaperText {
  const mapped = (node: TextNode): TextNode => {
    if (node.type === REFERENCE)
      return { ...node, attrs: { ...change(node.attrs as unknown as ReferenceAttributes) } }
    return node.content === undefined ? node : { ...node, content: node.content.map(mapped) }
  }
  return { ...text, content: text.content.map(mapped) }
}
