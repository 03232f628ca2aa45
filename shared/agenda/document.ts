/**
 * The shape of an agenda's Y.Doc, and typed access to it.
 *
 * Three roots: `agenda` (facts), `items` (the tree, by id) and `threads` (comments). Whoever reads must tolerate what it
 * does not know: every reader here answers with a default where a value is missing or of another type, and never throws.
 */
import type * as Y from 'yjs'
import { oneLine } from '../richtext/plainText.ts'
import { readRichText } from '../richtext/yText.ts'
import { asFragment, asMap, asNumberOrNull, asRecord, asString, asStringOrNull, oneOf } from './values.ts'

export type AgendaId = string
export type ItemId = string
export type PersonId = string
export type FieldKey = string
export type AttachmentId = string

/**
 * The content schema that this program knows. An older client gets no editor (close code 4410). 2: what an element is now may differ
 * from its name (`richtext/kinds.ts`); a program of 1 would show a heading as what it was, and make it that for all when it writes.
 * 3: `LINES` are texts; a program of 2 would put a plain value in the place of everybody's words. 4: texts mention people and refer to
 * items; an editor of 3 would not open such a text, and one that is open already would take them out.
 */
export const SCHEMA_VERSION = 4

/** Names of the root types; an update that touches another root is refused. */
export const ROOTS = ['agenda', 'items', 'threads'] as const

/** Keys of maps in the document. What every object inherits (`__proto__`, `constructor`) is no key: `object[key]` would find it. */
export const KEY_PATTERN = new RegExp(
  `^(?!(?:${Object.getOwnPropertyNames(Object.prototype).join('|')})$)[A-Za-z0-9_-]{1,40}$`,
)

/**
 * The texts of one line that every node has beside its title: who presents it, and why it came late. People write sentences there, so
 * they are shared letter by letter. In an agenda of schema 2 they are plain values, until the server raises it (`raiseSchema.ts`).
 */
export const LINES = ['presenter', 'lateReason'] as const
export type LineKey = (typeof LINES)[number]

export type ItemKind = 'section' | 'item'
export type AgendaState = 'drafting' | 'sent' | 'minutes'
export type StatusName = 'drafting' | 'ready' | 'approved' | 'returned'

/** Where a node stands: **one** value, so that two moves at once can never mix into a third place. */
export interface Position {
  parent: ItemId | null
  /** A fractional index: compared as a string, equal keys by the node's id. */
  order: string
}

/** What people say about an item; one value, as `Position`. */
export interface Status {
  is: StatusName
  by: PersonId | null
  /** Milliseconds since 1970 (UTC). */
  at: number | null
  why?: string
  seal?: string
}

/** Characters of the word why an item is sent back: a sentence or a few. */
export const LONGEST_WHY = 1000

export interface Lock {
  by: PersonId
  /** Milliseconds since 1970 (UTC). */
  at: number
  why: string
}

/** One rich-text part that every item has, named by the council's template. */
export interface TemplateField {
  key: FieldKey
  heading: string
  placeholder: string
  required: boolean
  /** Not shown until the meeting (the decision). */
  hidden: boolean
  /** Takes text that stands before any field's name. Exactly one field of a template is main. */
  main: boolean
}

/** `nested`: 2, 2.3, 2.3.1. `continuous`: sections have no number, items are counted through. */
export interface Numbering {
  first: number
  style: 'nested' | 'continuous'
}

/** Local times of the meeting's place, as `2024-01-17T12:00`. */
export interface Deadlines {
  items: string | null
  material: string | null
}

/** The agenda's own facts. Times are local to the meeting's place: `2024-01-24T10:00`. */
export interface AgendaFacts {
  council: string
  title: string
  startsAt: string | null
  endsAt: string | null
  place: string
  deadlines: Deadlines
  numbering: Numbering
}

/** An attachment's bytes on the server's disk; written by the server alone. */
export interface AttachmentFile {
  /** SHA-256 of the bytes, hex. */
  hash: string
  bytes: number
  /** The kind of media that the bytes are, as the server read it from them. */
  type: string
  /** Who gave it, and when (milliseconds since 1970, UTC). */
  by?: PersonId
  at?: number
}

/** What the facts of one item say (its rich text is read by `titleOf` and `fieldOf`). */
export interface ItemFacts {
  id: ItemId
  kind: ItemKind
  position: Position
  caseNumber: string
  responsibles: PersonId[]
  /** Who of them is named before whom (`responsibleOrder.ts`); may name others, and not all. */
  responsibleOrder: PersonId[]
  presenter: string
  status: Status
  locked: Lock | null
  /** Local time, as `2024-01-17T12:00`. */
  dueAt: string | null
  lateReason: string
  /** Nothing is asked of it, as of «Eventuelt»: neither texts nor a case number, nor somebody responsible. */
  withoutText: boolean
  /** Milliseconds since 1970 (UTC); `null` while the item lives. */
  deletedAt: number | null
}

export interface AttachmentFacts {
  id: AttachmentId
  name: string
  order: string
  file: AttachmentFile | null
  deletedAt: number | null
}

type YMap = Y.Map<unknown>

export const agendaOf = (doc: Y.Doc): YMap => doc.getMap('agenda')
export const itemsOf = (doc: Y.Doc): Y.Map<YMap> => doc.getMap('items')
export const threadsOf = (doc: Y.Doc): Y.Map<YMap> => doc.getMap('threads')

/** @returns the map of one node, or `undefined` where there is none (deleted nodes are there, with `deletedAt`). */
export function itemOf(doc: Y.Doc, id: ItemId): YMap | undefined {
  return asMap(itemsOf(doc).get(id))
}

/** Every node, living or deleted; what is no map is no node. */
export function itemEntries(doc: Y.Doc): [ItemId, YMap][] {
  return [...itemsOf(doc).entries()].flatMap(([id, value]): [ItemId, YMap][] => {
    const item = asMap(value)
    return item === undefined ? [] : [[id, item]]
  })
}

/** The quote under the agenda's heading. */
export const mottoOf = (doc: Y.Doc): Y.XmlFragment | undefined => asFragment(agendaOf(doc).get('motto'))

export const titleOf = (item: YMap): Y.XmlFragment | undefined => asFragment(item.get('title'))

export const isLine = (field: string): field is LineKey => (LINES as readonly string[]).includes(field)

/** @returns `undefined` in an agenda that was not raised to schema 3 yet */
export const lineOf = (item: YMap, key: LineKey): Y.XmlFragment | undefined => asFragment(item.get(key))

/** The words of a line, of whatever schema. */
export function wordsOfLine(item: YMap, key: LineKey): string {
  const line = lineOf(item, key)
  return line === undefined ? asString(item.get(key)) : oneLine(readRichText(line))
}

/** @returns `undefined` when the fragment is not there yet: it is shown as such, and never created by a client. */
export function fieldOf(item: YMap, key: FieldKey): Y.XmlFragment | undefined {
  return asFragment(asMap(item.get('fields'))?.get(key))
}

/** @returns the map of who writes the item: `true` by each person's id */
export const responsiblesOf = (item: YMap): YMap | undefined => asMap(item.get('responsibles'))

/** @param ids of one person: their own, and those of names that are them */
export function isResponsible(item: YMap, ids: readonly PersonId[]): boolean {
  const responsibles = responsiblesOf(item)
  return ids.some((person) => responsibles?.get(person) === true)
}

export const attachmentsOf = (item: YMap): Y.Map<YMap> | undefined =>
  asMap(item.get('attachments')) as Y.Map<YMap> | undefined

export function readFacts(doc: Y.Doc): AgendaFacts {
  const agenda = agendaOf(doc)
  const deadlines = asRecord(agenda.get('deadlines'))
  const numbering = asRecord(agenda.get('numbering'))
  const first = numbering.first
  return {
    council: asString(agenda.get('council')),
    title: asString(agenda.get('title')),
    startsAt: asStringOrNull(agenda.get('startsAt')),
    endsAt: asStringOrNull(agenda.get('endsAt')),
    place: asString(agenda.get('place')),
    deadlines: { items: asStringOrNull(deadlines.items), material: asStringOrNull(deadlines.material) },
    numbering: {
      first: typeof first === 'number' && Number.isSafeInteger(first) && first >= 0 ? first : 1,
      style: numbering.style === 'continuous' ? 'continuous' : 'nested',
    },
  }
}

export const readState = (doc: Y.Doc): AgendaState =>
  oneOf(agendaOf(doc).get('state'), ['drafting', 'sent', 'minutes'], 'drafting')

export function readSchemaVersion(doc: Y.Doc): number {
  return asNumberOrNull(agendaOf(doc).get('schemaVersion')) ?? SCHEMA_VERSION
}

/** The fields of this agenda's template, in its order; what is no field, or names one a second time, is passed over. */
export const readTemplate = (doc: Y.Doc): TemplateField[] => templateOf(agendaOf(doc).get('fields'))

/** @param values as they stand in an agenda @see readTemplate */
export function templateOf(values: unknown): TemplateField[] {
  const fields = new Map<FieldKey, TemplateField>()
  for (const value of Array.isArray(values) ? values : []) {
    const field = readTemplateField(asRecord(value))
    if (KEY_PATTERN.test(field.key) && !fields.has(field.key)) fields.set(field.key, field)
  }
  return [...fields.values()]
}

function readTemplateField(field: Record<string, unknown>): TemplateField {
  const key = asString(field.key)
  return {
    key,
    heading: asString(field.heading) || key,
    placeholder: asString(field.placeholder),
    required: field.required === true,
    hidden: field.hidden === true,
    main: field.main === true,
  }
}

/** Whether an item without a case number lacks it; where the agenda does not say, it does. */
export const readAsksCaseNumber = (doc: Y.Doc): boolean => agendaOf(doc).get('asksCaseNumber') !== false

/** What an item's place in the tree depends on, and nothing more: read for every item whenever one moves. */
export function readEntry(id: ItemId, item: YMap): Pick<ItemFacts, 'id' | 'kind' | 'position' | 'deletedAt'> {
  return {
    id,
    kind: oneOf(item.get('kind'), ['section', 'item'], 'item'),
    position: readPosition(item.get('position')),
    deletedAt: asNumberOrNull(item.get('deletedAt')),
  }
}

/** @param id the key under which `item` stands in `items` */
export function readItem(id: ItemId, item: YMap): ItemFacts {
  return {
    ...readEntry(id, item),
    caseNumber: asString(item.get('caseNumber')),
    responsibles: trueKeys(responsiblesOf(item)),
    responsibleOrder: readOrder(item.get('responsibleOrder')),
    presenter: wordsOfLine(item, 'presenter'),
    status: readStatus(item.get('status')),
    locked: readLock(item.get('locked')),
    dueAt: asStringOrNull(item.get('dueAt')),
    lateReason: wordsOfLine(item, 'lateReason'),
    withoutText: isWithoutText(item),
  }
}

/** Whether nothing is asked of it, as of «Eventuelt»; where the item does not say, it is asked. */
export const isWithoutText = (item: YMap): boolean => item.get('withoutText') === true

/** The item's living attachments, in their order. */
export const readAttachments = (item: YMap): AttachmentFacts[] =>
  readAllAttachments(item).filter(({ deletedAt }) => deletedAt === null)

/** The deleted ones too. */
export function readAllAttachments(item: YMap): AttachmentFacts[] {
  const entries = attachmentsOf(item)?.entries() ?? []
  return [...entries]
    .flatMap(([id, value]) => {
      const attachment = asMap(value)
      return attachment === undefined ? [] : [readAttachment(id, attachment)]
    })
    .sort(byOrderThenId)
}

function readAttachment(id: AttachmentId, attachment: YMap): AttachmentFacts {
  return {
    id,
    name: asString(attachment.get('name')),
    order: asString(attachment.get('order')),
    file: readFile(attachment.get('file')),
    deletedAt: asNumberOrNull(attachment.get('deletedAt')),
  }
}

function readFile(value: unknown): AttachmentFile | null {
  const file = asRecord(value)
  const bytes = asNumberOrNull(file.bytes)
  if (typeof file.hash !== 'string' || bytes === null) return null
  const at = asNumberOrNull(file.at)
  return {
    ...{ hash: file.hash, bytes, type: asString(file.type) },
    ...(typeof file.by === 'string' && { by: file.by }),
    ...(at !== null && { at }),
  }
}

/** Fractional keys first, as strings by UTF-16 unit; equal keys by id, so that every replica agrees. */
export function byOrderThenId(a: { order: string; id: string }, b: { order: string; id: string }): number {
  return compareStrings(a.order, b.order) || compareStrings(a.id, b.id)
}

export const compareStrings = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

export function readPosition(value: unknown): Position {
  const position = asRecord(value)
  return { parent: asStringOrNull(position.parent), order: asString(position.order) }
}

export function readStatus(value: unknown): Status {
  const status = asRecord(value)
  return {
    is: oneOf(status.is, ['drafting', 'ready', 'approved', 'returned'], 'drafting'),
    by: asStringOrNull(status.by),
    at: asNumberOrNull(status.at),
    ...(typeof status.why === 'string' && { why: status.why }),
    ...(typeof status.seal === 'string' && { seal: status.seal }),
  }
}

export function readLock(value: unknown): Lock | null {
  const lock = asRecord(value)
  const at = asNumberOrNull(lock.at)
  return typeof lock.by === 'string' && at !== null ? { by: lock.by, at, why: asString(lock.why) } : null
}

const readOrder = (value: unknown): PersonId[] =>
  Array.isArray(value) ? value.filter((id) => typeof id === 'string') : []

function trueKeys(map: YMap | undefined): string[] {
  return [...(map?.entries() ?? [])]
    .flatMap(([key, present]) => (present === true ? [key] : []))
    .sort(compareStrings)
}
