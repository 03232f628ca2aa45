/**
 * Everything a person can do to an agenda but type: one function each, one transaction each. Nothing is ever taken out of
 * `items`, `fields` or `attachments`: deleting sets `deletedAt`, so that what a colleague writes there meanwhile is kept.
 * Text is typed by the editors, straight into the fragments.
 */
import * as Y from 'yjs'
import { bringBack, type Seen } from '../richtext/bringBack.ts'
import { kindOf } from '../richtext/kinds.ts'
import { oneLine, plainText } from '../richtext/plainText.ts'
import { EMPTY_TEXT, paragraphs, type RichText } from '../richtext/richText.ts'
import { newFragment, readRichText, toShared, writeRichText } from '../richtext/yText.ts'
import { withWhatCame } from './broughtBackValue.ts'
import { deletedTogether } from './deletion.ts'
import {
  type AgendaFacts,
  type AgendaState,
  type AttachmentFacts,
  type AttachmentFile,
  type AttachmentId,
  agendaOf,
  attachmentsOf,
  compareStrings,
  type Deadlines,
  type FieldKey,
  fieldOf,
  type ItemId,
  type ItemKind,
  itemEntries,
  itemOf,
  itemsOf,
  type LineKey,
  type Lock,
  lineOf,
  type PersonId,
  type Position,
  readAttachments,
  readEntry,
  readFacts,
  readItem,
  readState,
  readTemplate,
  responsiblesOf,
  type Status,
  titleOf,
} from './document.ts'
import { type FieldPlace, fragmentAt } from './fieldPlace.ts'
import { findNode, inOrder, MAX_LEVELS, type OutlineNode, outline, readOutline } from './outline.ts'
import { keysBetween, type Moves, place } from './position.ts'
import { inNamedOrder } from './responsibleOrder.ts'
import { asMap, asString } from './values.ts'
import { type Slot, slotAt } from './wordValues.ts'
import { weave } from './wordWeave.ts'

/** The origin of what undo takes back. */
export const PERSON_EDIT = 'person-edit'

/**
 * The origin of what undo does not take back: making an item or an attachment (a colleague's words in it would go along; to
 * regret it is to delete it), and status and lock, which have buttons and bear the name of who set them.
 */
export const LASTING_EDIT = 'lasting-edit'

/** The item, field or attachment that the edit is about is not in this document. */
export class NotInAgenda extends Error {
  override name = 'NotInAgenda'
}

/** There is one with this id already; to make it anew would throw its words away. */
export class AlreadyInAgenda extends Error {
  override name = 'AlreadyInAgenda'
}

/** The place makes no tree: a node cannot stand below itself, nor below the last level. */
export class ImpossibleMove extends Error {
  override name = 'ImpossibleMove'
}

/** A node whose copy, or a text that, would be more than the server takes in one message. */
export class TooLargeToCopy extends Error {
  override name = 'TooLargeToCopy'
}

/** What one copied node may take at most: somewhat below what the server takes in one message. */
export const LARGEST_COPY = { bytes: 900 * 1024, structs: 45_000 } as const

/** A place among the shown children of `parent` (`null`: the top level). `index` counts without the node itself. */
export interface Place {
  parent: ItemId | null
  index: number
}

/** What a new node starts with. */
export interface NewItem {
  id: ItemId
  kind: ItemKind
  title?: RichText
  caseNumber?: string
  responsibles?: readonly PersonId[]
  /** Default: as `responsibles` names them. */
  responsibleOrder?: readonly PersonId[]
  presenter?: string
  lateReason?: string
  withoutText?: boolean
  fields?: Readonly<Record<FieldKey, RichText>>
}

// ── Facts ────────────────────────────────────────────────────────────────────────────────────────────────────────────

/** Sets one fact of the agenda: council, title, times (local, `2024-01-24T10:00`), place, deadlines or numbering. */
export function setFact<K extends keyof AgendaFacts>(doc: Y.Doc, key: K, value: AgendaFacts[K]): void {
  edit(doc, () => agendaOf(doc).set(key, value))
}

/** When the meeting begins and ends: one step, as a meeting that moves takes its end along. Local times, or `null`. */
export function setMeetingTime(
  doc: Y.Doc,
  { startsAt, endsAt }: Pick<AgendaFacts, 'startsAt' | 'endsAt'>,
): void {
  edit(doc, () => {
    setValue(doc, agendaOf(doc), 'startsAt', startsAt)
    setValue(doc, agendaOf(doc), 'endsAt', endsAt)
  })
}

/** Both deadlines of the agenda, in one step. Local times, or `null`. */
export function setDeadlines(doc: Y.Doc, { items, material }: Deadlines): void {
  const { deadlines } = readFacts(doc)
  if (deadlines.items === items && deadlines.material === material) return
  setFact(doc, 'deadlines', { ...deadlines, items, material })
}

/** The agenda's deadlines, and those of items of their own: local times. */
export interface EveryDeadline {
  deadlines: Deadlines
  items: readonly (readonly [ItemId, string])[]
}

/** One step, as a meeting that moves takes its deadlines along. */
export function setEveryDeadline(doc: Y.Doc, { deadlines, items }: EveryDeadline): void {
  edit(doc, () => {
    setDeadlines(doc, deadlines)
    for (const [id, dueAt] of items) setDueAt(doc, id, dueAt)
  })
}

/** @param which by when items, or their material, are due @param at local time, or `null` */
export function setDeadline(doc: Y.Doc, which: keyof Deadlines, at: string | null): void {
  const { deadlines } = readFacts(doc)
  if (deadlines[which] !== at) setFact(doc, 'deadlines', { ...deadlines, [which]: at })
}

// ── The tree ─────────────────────────────────────────────────────────────────────────────────────────────────────────

/**
 * Makes a section or an item, with a fragment for each field of the template, at the place (default: last at the top).
 * @throws NotInAgenda when the place's parent is not shown
 * @throws AlreadyInAgenda when the id is taken, also by a deleted node
 */
export function addItem(doc: Y.Doc, item: NewItem, at?: Place): ItemId {
  if (itemsOf(doc).has(item.id)) throw new AlreadyInAgenda(item.id)
  const top = readOutline(doc)
  const { parent, index } = at ?? { parent: null, index: top.length }
  const siblings = shownChildren(top, parent)
  const moves = new Map(place(item.id, parent, siblings, clamp(index, siblings.length)))
  const position = moves.get(item.id)!
  moves.delete(item.id)
  const fieldKeys = readTemplate(doc).map((field) => field.key)
  lastingEdit(doc, () => {
    itemsOf(doc).set(item.id, newItem(item, position, fieldKeys))
    writePositions(doc, moves)
  })
  return item.id
}

/** The map of a new node. Its rich text is made here, once, together with the node, and by nobody else. */
export function newItem(item: NewItem, position: Position, fieldKeys: readonly FieldKey[]): Y.Map<unknown> {
  const map = new Y.Map<unknown>()
  map.set('kind', item.kind)
  map.set('position', position)
  map.set('title', newFragment(item.title ?? EMPTY_TEXT))
  map.set('caseNumber', item.caseNumber ?? '')
  const { responsibles = [], responsibleOrder = responsibles } = item
  map.set('responsibles', new Y.Map(responsibles.map((person) => [person, true])))
  if (responsibles.length > 1 && responsibleOrder.length > 0)
    map.set('responsibleOrder', [...responsibleOrder])
  map.set('presenter', newLine(item.presenter ?? ''))
  map.set('lateReason', newLine(item.lateReason ?? ''))
  map.set('status', { is: 'drafting', by: null, at: null } satisfies Status)
  if (item.withoutText === true) map.set('withoutText', true)
  const keys = item.kind === 'item' ? fieldKeys : []
  map.set('fields', new Y.Map(keys.map((key) => [key, newFragment(item.fields?.[key] ?? EMPTY_TEXT)])))
  map.set('attachments', new Y.Map())
  return map
}

/** The text of one of `LINES`: a paragraph, so that all who begin to write there at once find the same one. */
export const newLine = (words: string): Y.XmlFragment => newFragment(paragraphs(...words.split('\n')))

/**
 * Moves a node, and with it all below, to a place: one value is written (neighbours with equal keys get new ones).
 * A node that stands there already is left alone.
 * @throws NotInAgenda when the node or the place's parent is not shown
 * @throws ImpossibleMove when the place is the node itself or below it, or below the last level
 */
export function moveItem(doc: Y.Doc, id: ItemId, at: Place): void {
  const moves = movesTo(readOutline(doc), id, at)
  if (moves.size > 0) edit(doc, () => writePositions(doc, moves))
}

/**
 * The number that a node would have at a place.
 * @throws NotInAgenda, ImpossibleMove as `moveItem`
 */
export function numberAfterMove(doc: Y.Doc, id: ItemId, at: Place): string {
  const moves = movesTo(readOutline(doc), id, at)
  const entries = itemEntries(doc).map(([key, item]) => {
    const entry = readEntry(key, item)
    return { ...entry, position: moves.get(key) ?? entry.position }
  })
  return findNode(outline(entries, readFacts(doc).numbering), id)?.number ?? ''
}

function movesTo(top: readonly OutlineNode[], id: ItemId, { parent, index }: Place): Moves {
  const node = shown(top, id)
  if (parent !== null && findNode([node], parent) !== undefined) throw new ImpossibleMove(id)
  const children = shownChildren(top, parent)
  const siblings = children.filter((sibling) => sibling.id !== id)
  const at = clamp(index, siblings.length)
  return children[at]?.id === id ? new Map() : place(id, parent, siblings, at)
}

/**
 * Copies a node, and with it all below, to stand right after it: kind, title, presenter, responsibles, deadline and every
 * field's text, known to this program or not. A copy is a new matter: it is being drafted, without case number (which
 * names one case), attachments (whose files belong to that case) and lock. Each node is a transaction of its own, so that
 * a whole section is no message too large for the server.
 * @param newId gives ids that match `KEY_PATTERN`, no two alike
 * @returns the copy's id
 * @throws NotInAgenda when the node is not shown
 * @throws TooLargeToCopy when one node's text is; then nothing is copied
 */
export function duplicateItem(doc: Y.Doc, id: ItemId, newId: () => ItemId): ItemId {
  const top = readOutline(doc)
  const node = shown(top, id)
  for (const { id: below } of inOrder([node])) refuseTooLarge(copyOf(doc, below, { parent: null, order: '' }))
  const siblings = shownChildren(top, node.parent)
  const copy = newId()
  const moves = new Map(place(copy, node.parent, siblings, siblings.indexOf(node) + 1))
  const position = moves.get(copy)!
  moves.delete(copy)
  lastingEdit(doc, () => {
    itemsOf(doc).set(copy, copyOf(doc, id, position))
    writePositions(doc, moves)
  })
  copyBelow(doc, node, copy, newId)
  return copy
}

function copyBelow(doc: Y.Doc, { children }: OutlineNode, parent: ItemId, newId: () => ItemId): void {
  const orders = keysBetween(null, null, children.length)
  for (const [index, child] of children.entries()) {
    const copy = newId()
    const position = { parent, order: orders[index]! }
    lastingEdit(doc, () => itemsOf(doc).set(copy, copyOf(doc, child.id, position)))
    copyBelow(doc, child, copy, newId)
  }
}

// Cloned and not read: what this program does not know in a text is copied with it.
function copyOf(doc: Y.Doc, id: ItemId, position: Position): Y.Map<unknown> {
  const item = mapOf(doc, id)
  const { kind, responsibles, responsibleOrder, presenter, dueAt, withoutText } = readItem(id, item)
  const copy = newItem({ id, kind, responsibles, responsibleOrder, withoutText }, position, [])
  copy.set('presenter', lineOf(item, 'presenter')?.clone() ?? newLine(presenter))
  copy.set('title', titleOf(item)?.clone() ?? newFragment(EMPTY_TEXT))
  if (dueAt !== null) copy.set('dueAt', dueAt)
  const template = kind === 'item' ? readTemplate(doc).map((field) => field.key) : []
  const keys = new Set([...template, ...(asMap(item.get('fields'))?.keys() ?? [])])
  const fields = [...keys].map(
    (key) => [key, fieldOf(item, key)?.clone() ?? newFragment(EMPTY_TEXT)] as const,
  )
  copy.set('fields', new Y.Map(fields))
  return copy
}

function refuseTooLarge(copy: Y.Map<unknown>): void {
  const scratch = new Y.Doc()
  itemsOf(scratch).set('copy', copy)
  refuseLargeScratch(scratch)
}

/** A document of nothing else; it is of no use afterwards. */
function refuseLargeScratch(scratch: Y.Doc): void {
  const structs = scratch.store.clients.get(scratch.clientID)?.length ?? 0
  const { byteLength } = Y.encodeStateAsUpdate(scratch)
  scratch.destroy()
  if (byteLength > LARGEST_COPY.bytes || structs > LARGEST_COPY.structs) throw new TooLargeToCopy()
}

/**
 * Deletes a node and all below it, to be restored together.
 * @param now milliseconds since 1970 (UTC)
 */
export function deleteItem(doc: Y.Doc, id: ItemId, now: number): void {
  const node = shown(readOutline(doc), id)
  edit(doc, () => {
    for (const below of inOrder([node])) mapOf(doc, below.id).set('deletedAt', now)
  })
}

/**
 * Restores a deleted node and what was deleted together with it: all of that, also what a colleague moved away meanwhile,
 * when it is the one that was deleted; what stands below it, when it went along with one above it.
 */
export function restoreItem(doc: Y.Doc, id: ItemId): void {
  const { deletedAt } = readItem(id, mapOf(doc, id))
  if (deletedAt === null) return
  edit(doc, () => {
    const entries = itemEntries(doc).map(([key, item]) => readEntry(key, item))
    for (const other of deletedTogether(entries, id, deletedAt)) mapOf(doc, other).set('deletedAt', null)
  })
}

// ── One item ─────────────────────────────────────────────────────────────────────────────────────────────────────────

export function setCaseNumber(doc: Y.Doc, id: ItemId, caseNumber: string): void {
  setValue(doc, mapOf(doc, id), 'caseNumber', cleaned(caseNumber))
}

/** Who presents the item at the meeting, often somebody from outside; the editors type into it instead. */
export function setPresenter(doc: Y.Doc, id: ItemId, presenter: string): void {
  setLine(doc, id, 'presenter', presenter)
}

/** Who is there is named before. Where nobody has said who of several is named first, it stays unsaid. */
export function assign(doc: Y.Doc, id: ItemId, person: PersonId): void {
  const item = mapOf(doc, id)
  const { responsibles, responsibleOrder } = readItem(id, item)
  if (responsibles.includes(person)) return
  edit(doc, () => {
    responsiblesIn(doc, id).set(person, true)
    if (responsibleOrder.length === 0 && responsibles.length !== 1) return
    const before = inNamedOrder(responsibles, responsibleOrder, compareStrings)
    item.set('responsibleOrder', [...before, person])
  })
}

/** The order keeps their place, for who takes it back. @param people one person, under every id that stands there */
export function unassign(doc: Y.Doc, id: ItemId, ...people: readonly PersonId[]): void {
  edit(doc, () => {
    for (const person of people) responsiblesIn(doc, id).delete(person)
  })
}

/** The whole status is one value: two that are set at once can never mix. */
export function setStatus(doc: Y.Doc, id: ItemId, status: Status): void {
  lastingEdit(doc, () => mapOf(doc, id).set('status', status))
}

export function lockItem(doc: Y.Doc, id: ItemId, lock: Lock): void {
  lastingEdit(doc, () => mapOf(doc, id).set('locked', lock))
}

export function unlockItem(doc: Y.Doc, id: ItemId): void {
  lastingEdit(doc, () => mapOf(doc, id).set('locked', null))
}

/** Whether nothing is asked of the item. */
export function setWithoutText(doc: Y.Doc, id: ItemId, withoutText: boolean): void {
  lastingEdit(doc, () => mapOf(doc, id).set('withoutText', withoutText))
}

/** @param dueAt local time, as `2024-01-17T12:00`; `null`: the agenda's own deadline */
export function setDueAt(doc: Y.Doc, id: ItemId, dueAt: string | null): void {
  setValue(doc, mapOf(doc, id), 'dueAt', dueAt)
}

/** Why an item came after its deadline; printed in the agenda. */
export function setLateReason(doc: Y.Doc, id: ItemId, reason: string): void {
  setLine(doc, id, 'lateReason', reason)
}

/** What stays of the words stays the same letters: a colleague who writes among them loses none. */
function setLine(doc: Y.Doc, id: ItemId, key: LineKey, words: string): void {
  const line = orRefuse(lineOf(mapOf(doc, id), key), `no ${key} in ${id}`)
  const wanted = paragraphs(cleaned(words))
  if (oneLine(readRichText(line)) === plainText(wanted)) return
  const seen = Y.decodeStateVector(Y.encodeStateVector(doc))
  edit(doc, () => bringBack(line, wanted, seen, new Set()))
}

/** Puts a title in place of the one that is there; the editors type into it instead. */
export function replaceTitle(doc: Y.Doc, id: ItemId, title: string): void {
  replaceIn(doc, titleOf(mapOf(doc, id)), paragraphs(title))
}

/** Puts a text in place of the one that is there, whole. */
export function replaceField(doc: Y.Doc, id: ItemId, key: FieldKey, text: RichText): void {
  replaceIn(doc, fieldOf(mapOf(doc, id), key), text)
}

/**
 * Makes the text at a place what it was earlier. What is in both stays as it is, and whatever came after `seen` stays too:
 * a colleague who writes on loses no word.
 * @param seen the document's state vector when whoever brings it back looked at the text last
 * @param writtenIn the shared types of the text in which a colleague's caret stands
 * @throws NotInAgenda when there is no such text
 * @throws TooLargeToCopy when it is more than one message takes; then nothing is changed
 */
export function bringTextBack(
  doc: Y.Doc,
  place: FieldPlace,
  text: RichText,
  seen: Seen,
  writtenIn: ReadonlySet<unknown> = new Set(),
): void {
  const fragment = orRefuse(fragmentAt(doc, place), 'no such text')
  const scratch = new Y.Doc()
  writeRichText(scratch.getXmlFragment('text'), text)
  refuseLargeScratch(scratch)
  edit(doc, () => bringBack(fragment, text, seen, writtenIn))
}

/**
 * Makes the words of a plain value what they were earlier. What came after `seen` stays, behind them.
 * @param seen the words that whoever brings it back has looked at
 * @throws NotInAgenda when there is no such value
 */
export function bringValueBack(doc: Y.Doc, place: FieldPlace, words: string, seen: string): void {
  const { map, key } = orRefuse(slotAt(doc, place) ?? undefined, 'no such value')
  setValue(doc, map, key, cleaned(withWhatCame(words, seen, asString(map.get(key)))))
}

function replaceIn(doc: Y.Doc, fragment: Y.XmlFragment | undefined, text: RichText): void {
  if (fragment === undefined) throw new NotInAgenda('no such field')
  edit(doc, () => {
    fragment.delete(0, fragment.length)
    fragment.insert(0, toShared(text.content))
  })
}

/**
 * Puts words at the end of a text, a paragraph for each line; an empty paragraph that stands there takes the first.
 * @param text of any item, or the motto
 */
export function appendWords(doc: Y.Doc, text: Y.XmlFragment, words: string): void {
  const [first, ...others] = paragraphs(...words.split('\n')).content
  const last = text.length === 0 ? undefined : text.get(text.length - 1)
  edit(doc, () => {
    if (isEmptyParagraph(last)) {
      last.delete(0, last.length)
      last.insert(0, toShared(first?.content ?? []))
    } else text.insert(text.length, toShared([first!]))
    text.insert(text.length, toShared(others))
  })
}

/** Puts what a plain value lacks of words into it. @param words one line for each value that they were */
export function putInValue(doc: Y.Doc, { map, key }: Slot, words: string): void {
  const whole = words.split('\n').reduce(weave, asString(map.get(key)))
  setValue(doc, map, key, cleaned(whole))
}

const isEmptyParagraph = (node: unknown): node is Y.XmlElement =>
  node instanceof Y.XmlElement &&
  kindOf(node) === 'paragraph' &&
  node.toArray().every((child) => child instanceof Y.XmlText && child.length === 0)

// ── Attachments ──────────────────────────────────────────────────────────────────────────────────────────────────────

/**
 * Names an attachment, last in the list; its file is put there by the server when the bytes are on disk.
 * @throws AlreadyInAgenda when the id is taken, also by a deleted attachment
 */
export function addAttachment(doc: Y.Doc, id: ItemId, attachment: AttachmentId, name: string): void {
  const maps = attachmentMaps(doc, id)
  if (maps.has(attachment)) throw new AlreadyInAgenda(attachment)
  const others = readAttachments(mapOf(doc, id))
  const orders = ordersWith(attachment, others, others.length)
  lastingEdit(doc, () => {
    maps.set(attachment, newAttachment(cleaned(name), orders.get(attachment)!))
    orders.delete(attachment)
    writeOrders(doc, id, orders)
  })
}

export const newAttachment = (name: string, order: string): Y.Map<unknown> =>
  new Y.Map<unknown>([
    ['name', name],
    ['order', order],
    ['file', null],
  ])

/** By the server alone, when the bytes are on its disk. */
export function setFile(doc: Y.Doc, id: ItemId, attachment: AttachmentId, file: AttachmentFile): void {
  lastingEdit(doc, () => attachmentOf(doc, id, attachment).set('file', file))
}

/** By the server alone, when the agenda is sent out. It changes nothing where it is so already. */
export function setState(doc: Y.Doc, state: AgendaState): void {
  if (readState(doc) !== state) lastingEdit(doc, () => agendaOf(doc).set('state', state))
}

export function renameAttachment(doc: Y.Doc, id: ItemId, attachment: AttachmentId, name: string): void {
  setValue(doc, attachmentOf(doc, id, attachment), 'name', cleaned(name))
}

/** @param index where it shall stand among the item's other living attachments */
export function moveAttachment(doc: Y.Doc, id: ItemId, attachment: AttachmentId, index: number): void {
  const all = readAttachments(mapOf(doc, id))
  const others = all.filter((other) => other.id !== attachment)
  const at = clamp(index, others.length)
  if (all[at]?.id === attachment) return
  edit(doc, () => writeOrders(doc, id, ordersWith(attachment, others, at)))
}

function ordersWith(
  id: AttachmentId,
  others: readonly AttachmentFacts[],
  index: number,
): Map<AttachmentId, string> {
  const siblings = others.map((other) => ({ id: other.id, standsAt: other.order }))
  return new Map([...place(id, null, siblings, index)].map(([key, { order }]) => [key, order]))
}

function writeOrders(doc: Y.Doc, id: ItemId, orders: ReadonlyMap<AttachmentId, string>): void {
  for (const [attachment, order] of orders) attachmentOf(doc, id, attachment).set('order', order)
}

/** @param now milliseconds since 1970 (UTC) */
export function deleteAttachment(doc: Y.Doc, id: ItemId, attachment: AttachmentId, now: number): void {
  edit(doc, () => attachmentOf(doc, id, attachment).set('deletedAt', now))
}

export function restoreAttachment(doc: Y.Doc, id: ItemId, attachment: AttachmentId): void {
  edit(doc, () => attachmentOf(doc, id, attachment).set('deletedAt', null))
}

// ── Inside ───────────────────────────────────────────────────────────────────────────────────────────────────────────

const edit = (doc: Y.Doc, change: () => void): void => doc.transact(change, PERSON_EDIT)
const lastingEdit = (doc: Y.Doc, change: () => void): void => doc.transact(change, LASTING_EDIT)

/** Writes nothing where nothing changes: the same value once more could win over what a colleague writes just now. */
function setValue(doc: Y.Doc, map: Y.Map<unknown>, key: string, value: string | boolean | null): void {
  if (map.get(key) !== value) edit(doc, () => map.set(key, value))
}

// Half a character (a lone surrogate) would be read otherwise by the others than by the one who wrote it.
const cleaned = (text: string): string => text.toWellFormed().trim()

const clamp = (index: number, length: number): number => Math.max(0, Math.min(Math.trunc(index), length))

function mapOf(doc: Y.Doc, id: ItemId): Y.Map<unknown> {
  return orRefuse(itemOf(doc, id), `no item ${id}`)
}

function responsiblesIn(doc: Y.Doc, id: ItemId): Y.Map<unknown> {
  return orRefuse(responsiblesOf(mapOf(doc, id)), `no responsibles in ${id}`)
}

function attachmentMaps(doc: Y.Doc, id: ItemId): Y.Map<Y.Map<unknown>> {
  return orRefuse(attachmentsOf(mapOf(doc, id)), `no attachments in ${id}`)
}

function attachmentOf(doc: Y.Doc, id: ItemId, attachment: AttachmentId): Y.Map<unknown> {
  return orRefuse(asMap(attachmentMaps(doc, id).get(attachment)), `no attachment ${attachment} in ${id}`)
}

function orRefuse<T>(found: T | undefined, otherwise: string): T {
  if (found === undefined) throw new NotInAgenda(otherwise)
  return found
}

function shown(top: readonly OutlineNode[], id: ItemId): OutlineNode {
  return orRefuse(findNode(top, id), `no item ${id} in the outline`)
}

function shownChildren(top: readonly OutlineNode[], parent: ItemId | null): readonly OutlineNode[] {
  if (parent === null) return top
  const node = shown(top, parent)
  if (node.depth === MAX_LEVELS - 1) throw new ImpossibleMove(parent)
  return node.children
}

function writePositions(doc: Y.Doc, moves: Moves): void {
  for (const [id, position] of moves) mapOf(doc, id).set('position', position)
}
