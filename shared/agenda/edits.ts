/**
 * Everything a person can do to an agenda but type: one function each, one transaction each. Nothing is ever taken out of
 * `items`, `fields` or `attachments`: deleting sets `deletedAt`, so that what a colleague writes there meanwhile is kept.
 * Text is typed by the editors, straight into the fragments.
 */
import * as Y from 'yjs'
import { EMPTY_TEXT, paragraphs, type RichText } from '../richtext/richText.ts'
import { newFragment, toShared } from '../richtext/yText.ts'
import {
  type AgendaFacts,
  type AttachmentId,
  agendaOf,
  attachmentsOf,
  type FieldKey,
  fieldOf,
  type ItemId,
  type ItemKind,
  itemOf,
  itemsOf,
  type Lock,
  type PersonId,
  readAttachments,
  readItem,
  readTemplate,
  type Status,
  titleOf,
} from './document.ts'
import { findNode, inOrder, type OutlineNode, readOutline } from './outline.ts'
import { keysBetween, type Moves, place } from './position.ts'

/** The origin of every transaction made here; undo tracks it. */
export const PERSON_EDIT = 'person-edit'

/** The item, field or attachment that the edit is about is not in this document. */
export class NotInAgenda extends Error {
  override name = 'NotInAgenda'
}

/** The place makes no tree: a node cannot stand below itself. */
export class ImpossibleMove extends Error {
  override name = 'ImpossibleMove'
}

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
  presenter?: string
  fields?: Readonly<Record<FieldKey, RichText>>
}

// ── Facts ────────────────────────────────────────────────────────────────────────────────────────────────────────────

/** Sets one fact of the agenda: council, title, times (local, `2024-01-24T10:00`), place, deadlines or numbering. */
export function setFact<K extends keyof AgendaFacts>(doc: Y.Doc, key: K, value: AgendaFacts[K]): void {
  edit(doc, () => agendaOf(doc).set(key, value))
}

// ── The tree ─────────────────────────────────────────────────────────────────────────────────────────────────────────

/**
 * Makes a section or an item, with a fragment for each field of the template, at the place (default: last at the top).
 * @throws NotInAgenda when the place's parent is not shown
 */
export function addItem(doc: Y.Doc, item: NewItem, at?: Place): ItemId {
  const top = readOutline(doc)
  const { parent, index } = at ?? { parent: null, index: top.length }
  const siblings = shownChildren(top, parent)
  edit(doc, () => {
    const moves = place(item.id, parent, siblings, clamp(index, siblings.length))
    itemsOf(doc).set(
      item.id,
      newItem(
        item,
        moves,
        readTemplate(doc).map((field) => field.key),
      ),
    )
    writePositions(doc, moves, item.id)
  })
  return item.id
}

/** The map of a new node. Its rich text is made here, once, together with the node, and by nobody else. */
export function newItem(item: NewItem, moves: Moves, fieldKeys: readonly FieldKey[]): Y.Map<unknown> {
  const map = new Y.Map<unknown>()
  map.set('kind', item.kind)
  map.set('position', moves.get(item.id))
  map.set('title', newFragment(item.title ?? EMPTY_TEXT))
  map.set('caseNumber', item.caseNumber ?? '')
  map.set('responsibles', new Y.Map((item.responsibles ?? []).map((person) => [person, true])))
  map.set('presenter', item.presenter ?? '')
  map.set('status', { is: 'drafting', by: null, at: null } satisfies Status)
  const keys = item.kind === 'item' ? fieldKeys : []
  map.set('fields', new Y.Map(keys.map((key) => [key, newFragment(item.fields?.[key] ?? EMPTY_TEXT)])))
  map.set('attachments', new Y.Map())
  return map
}

/**
 * Moves a node, and with it all below, to a place: one value is written (neighbours with equal keys get new ones).
 * @throws NotInAgenda when the node or the place's parent is not shown
 * @throws ImpossibleMove when the place is the node itself or below it
 */
export function moveItem(doc: Y.Doc, id: ItemId, { parent, index }: Place): void {
  const top = readOutline(doc)
  const node = shown(top, id)
  if (parent !== null && inOrder([node]).some((below) => below.id === parent)) throw new ImpossibleMove(id)
  const siblings = shownChildren(top, parent).filter((sibling) => sibling.id !== id)
  edit(doc, () => writePositions(doc, place(id, parent, siblings, clamp(index, siblings.length))))
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

/** Restores a deleted node and what was deleted together with it. */
export function restoreItem(doc: Y.Doc, id: ItemId): void {
  const { deletedAt } = readItem(id, mapOf(doc, id))
  if (deletedAt === null) return
  edit(doc, () => {
    for (const other of deletedTogether(doc, id, deletedAt)) mapOf(doc, other).set('deletedAt', null)
  })
}

function deletedTogether(doc: Y.Doc, id: ItemId, deletedAt: number): ItemId[] {
  const deleted = [...itemsOf(doc).entries()]
    .map(([key, item]) => readItem(key, item))
    .filter((item) => item.deletedAt === deletedAt)
  const together = new Set([id])
  let grew = true
  while (grew) {
    const before = together.size
    for (const item of deleted) {
      if (item.position.parent !== null && together.has(item.position.parent)) together.add(item.id)
    }
    grew = together.size > before
  }
  return [...together]
}

// ── One item ─────────────────────────────────────────────────────────────────────────────────────────────────────────

export function setCaseNumber(doc: Y.Doc, id: ItemId, caseNumber: string): void {
  edit(doc, () => mapOf(doc, id).set('caseNumber', caseNumber.trim()))
}

/** Who presents the item at the meeting: plain text, often somebody from outside. */
export function setPresenter(doc: Y.Doc, id: ItemId, presenter: string): void {
  edit(doc, () => mapOf(doc, id).set('presenter', presenter.trim()))
}

export function assign(doc: Y.Doc, id: ItemId, person: PersonId): void {
  edit(doc, () => responsiblesOf(doc, id).set(person, true))
}

export function unassign(doc: Y.Doc, id: ItemId, person: PersonId): void {
  edit(doc, () => responsiblesOf(doc, id).delete(person))
}

/** The whole status is one value: two that are set at once can never mix. */
export function setStatus(doc: Y.Doc, id: ItemId, status: Status): void {
  edit(doc, () => mapOf(doc, id).set('status', status))
}

export function lockItem(doc: Y.Doc, id: ItemId, lock: Lock): void {
  edit(doc, () => mapOf(doc, id).set('locked', lock))
}

export function unlockItem(doc: Y.Doc, id: ItemId): void {
  edit(doc, () => mapOf(doc, id).set('locked', null))
}

/** @param dueAt local time, as `2024-01-17T12:00`; `null`: the agenda's own deadline */
export function setDueAt(doc: Y.Doc, id: ItemId, dueAt: string | null): void {
  edit(doc, () => mapOf(doc, id).set('dueAt', dueAt))
}

/** Why an item came after its deadline; printed in the agenda. */
export function setLateReason(doc: Y.Doc, id: ItemId, reason: string): void {
  edit(doc, () => mapOf(doc, id).set('lateReason', reason.trim()))
}

/** Puts a title in place of the one that is there; the editors type into it instead. */
export function replaceTitle(doc: Y.Doc, id: ItemId, title: string): void {
  replaceIn(doc, titleOf(mapOf(doc, id)), paragraphs(title))
}

/** Puts a text in place of the one that is there: what an earlier state is brought back with. */
export function replaceField(doc: Y.Doc, id: ItemId, key: FieldKey, text: RichText): void {
  replaceIn(doc, fieldOf(mapOf(doc, id), key), text)
}

function replaceIn(doc: Y.Doc, fragment: Y.XmlFragment | undefined, text: RichText): void {
  if (fragment === undefined) throw new NotInAgenda('no such field')
  edit(doc, () => {
    fragment.delete(0, fragment.length)
    fragment.insert(0, toShared(text.content))
  })
}

// ── Attachments ──────────────────────────────────────────────────────────────────────────────────────────────────────

/** Names an attachment, last in the list; its file is put there by the server when the bytes are on disk. */
export function addAttachment(doc: Y.Doc, id: ItemId, attachment: AttachmentId, name: string): void {
  const last = readAttachments(mapOf(doc, id)).at(-1)?.order ?? null
  const [order] = keysBetween(last, null, 1)
  edit(doc, () => attachmentMaps(doc, id).set(attachment, newAttachment(name, order!)))
}

export const newAttachment = (name: string, order: string): Y.Map<unknown> =>
  new Y.Map<unknown>([
    ['name', name],
    ['order', order],
    ['file', null],
  ])

export function renameAttachment(doc: Y.Doc, id: ItemId, attachment: AttachmentId, name: string): void {
  edit(doc, () => attachmentOf(doc, id, attachment).set('name', name.trim()))
}

/** @param index where it shall stand among the item's other living attachments */
export function moveAttachment(doc: Y.Doc, id: ItemId, attachment: AttachmentId, index: number): void {
  const others = readAttachments(mapOf(doc, id)).filter((other) => other.id !== attachment)
  const at = clamp(index, others.length)
  const siblings = others.map((other) => ({ id: other.id, standsAt: other.order }))
  const moves = place(attachment, null, siblings, at)
  edit(doc, () => {
    for (const [moved, { order }] of moves) attachmentOf(doc, id, moved).set('order', order)
  })
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

const clamp = (index: number, length: number): number => Math.max(0, Math.min(Math.trunc(index), length))

function mapOf(doc: Y.Doc, id: ItemId): Y.Map<unknown> {
  const map = itemOf(doc, id)
  if (map === undefined) throw new NotInAgenda(`no item ${id}`)
  return map
}

function responsiblesOf(doc: Y.Doc, id: ItemId): Y.Map<unknown> {
  const map = mapOf(doc, id).get('responsibles')
  if (!(map instanceof Y.Map)) throw new NotInAgenda(`no responsibles in ${id}`)
  return map
}

function attachmentMaps(doc: Y.Doc, id: ItemId): Y.Map<Y.Map<unknown>> {
  const map = attachmentsOf(mapOf(doc, id))
  if (map === undefined) throw new NotInAgenda(`no attachments in ${id}`)
  return map
}

function attachmentOf(doc: Y.Doc, id: ItemId, attachment: AttachmentId): Y.Map<unknown> {
  const map = attachmentMaps(doc, id).get(attachment)
  if (map === undefined) throw new NotInAgenda(`no attachment ${attachment}`)
  return map
}

function shown(top: readonly OutlineNode[], id: ItemId): OutlineNode {
  const node = findNode(top, id)
  if (node === undefined) throw new NotInAgenda(`no item ${id}`)
  return node
}

const shownChildren = (top: OutlineNode[], parent: ItemId | null): OutlineNode[] =>
  parent === null ? top : shown(top, parent).children

function writePositions(doc: Y.Doc, moves: Moves, except?: ItemId): void {
  for (const [id, position] of moves) if (id !== except) mapOf(doc, id).set('position', position)
}
