/**
 * What applies of an agenda that was sent more than once: the newest whole version, and each «tillægsdagsorden» since. Read as one: what a
 * supplement brings stands first, under its own heading; where the whole version has the same item, that says where to read it.
 */
import type { ItemId } from '../agenda/document.ts'
import type { SentVersion } from '../protocol/versions.ts'
import { isHeadingAlone, itemsIn, leadingTo } from './changes.ts'
import type { NamedItem, Paper, PaperItem } from './paper.ts'
import { supplementHeading, wholeHeading } from './paperWords.ts'

/** The versions that apply. */
export interface Applying<V> {
  whole: V
  /** The newest first. */
  supplements: V[]
}

/** @param versions the newest first @returns `null` where no whole one is among them */
export function applyingOf<V extends Pick<SentVersion, 'kind'>>(versions: readonly V[]): Applying<V> | null {
  const at = versions.findIndex(({ kind }) => kind === 'whole')
  const whole = versions[at]
  return whole === undefined ? null : { whole, supplements: versions.slice(0, at) }
}

/** What a supplement makes of an item. `part`: it is all of it; `brought`: it stands there; `replaced`, `removed`: of the whole version. */
export interface BySupplement {
  is: 'part' | 'brought' | 'replaced' | 'removed'
  /** The supplement's number. */
  number: number
  /** Its id where it is read. */
  item: ItemId
  /** Of what it brought: the section that it stands under there; `null`: none. */
  under?: NamedItem | null
  /** Of a part: what it leaves out. */
  removed?: readonly NamedItem[]
}

export interface WhatApplies {
  /** As one paper, of the whole version's edition. */
  paper: Paper
  bySupplement: ReadonlyMap<ItemId, BySupplement>
}

/** No item's id begins so. */
const OF_ANOTHER = 'in-'

/** @param supplements the newest first @returns the very paper, where there are none */
export function whatApplies(whole: Paper, supplements: readonly Paper[]): WhatApplies {
  const [newest] = supplements
  if (newest === undefined) return { paper: whole, bySupplement: new Map() }
  const bySupplement = new Map<ItemId, BySupplement>()
  const brought = supplements.map((supplement) => sectionOf(supplement, bySupplement))
  const items = [
    ...brought,
    heading(numberOf(whole), wholeHeading(whole)),
    ...whole.items.map((item) => asItIsNow(item, bySupplement)),
  ]
  const { council, title, startsAt, endsAt, place } = newest
  const paper: Paper = { ...whole, council, title, startsAt, endsAt, place, items }
  return { paper: leadingTo(paper, idsOf(items)), bySupplement }
}

/** What a newer one has brought, or removed, is not here any more. */
function sectionOf(supplement: Paper, bySupplement: Map<ItemId, BySupplement>): PaperItem {
  const number = numberOf(supplement)
  const under = new Map<ItemId, NamedItem>()
  const bring = (items: readonly PaperItem[], depth: number, section: NamedItem | null): PaperItem[] =>
    items.flatMap((item) => {
      const isLeftOut = isHeadingAlone(supplement, item) || bySupplement.has(item.id)
      const named = { item: item.id, number: item.number, title: item.title }
      const children = bring(item.children, isLeftOut ? depth : depth + 1, isLeftOut ? named : null)
      if (isLeftOut) return children
      if (section !== null) under.set(item.id, section)
      return [{ ...item, depth, children }]
    })
  const children = bring(supplement.items, 1, null)
  const part = heading(number, supplementHeading(supplement))
  const removed = (supplement.removed ?? []).filter(({ item }) => !bySupplement.has(item))
  bySupplement.set(part.id, { is: 'part', number, item: part.id, removed })
  for (const { id } of itemsIn(children))
    bySupplement.set(id, { is: 'brought', number, item: id, under: under.get(id) ?? null })
  for (const { item } of removed) bySupplement.set(item, { is: 'removed', number, item })
  return { ...part, children }
}

function asItIsNow(item: PaperItem, bySupplement: Map<ItemId, BySupplement>): PaperItem {
  const by = bySupplement.get(item.id)
  const children = item.children.map((child) => asItIsNow(child, bySupplement))
  if (by === undefined) return { ...item, children }
  const { movedFrom: _, ...bare } = item
  const isReplaced = by.is === 'brought'
  const id = isReplaced ? `${OF_ANOTHER}${item.id}` : item.id
  if (isReplaced) bySupplement.set(id, { ...by, is: 'replaced' })
  return { ...bare, ...NOTHING_MORE, id, children }
}

/** Where its heading stands, and no more. */
const NOTHING_MORE = {
  caseNumber: '',
  responsibles: [] as string[],
  presenter: '',
  lateReason: '',
  fields: [] as PaperItem['fields'],
  attachments: [] as PaperItem['attachments'],
  change: null,
} satisfies Partial<PaperItem>

const heading = (number: number, title: string): PaperItem => ({
  ...{ id: versionPart(number), kind: 'section', number: '', depth: 0, title, withoutText: true },
  ...{ ...NOTHING_MORE, children: [] },
})

/** The id of the part that a version is. */
export const versionPart = (number: number): ItemId => `${OF_ANOTHER}version-${number}`

const numberOf = ({ edition }: Paper): number => (edition.is === 'version' ? edition.number : 0)

function idsOf(items: readonly PaperItem[]): ReadonlySet<unknown> {
  const all = [...itemsIn(items)]
  return new Set([
    ...all.map(({ id }) => id),
    ...all.flatMap(({ attachments }) => attachments.map(({ id }) => id)),
  ])
}
