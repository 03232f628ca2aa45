/**
 * How far the items of an agenda are, derived from its document and never typed in: what the board shows, what the progress projector
 * keeps, what reminders and `progress` tell. One pure function reads it.
 */
import type * as Y from 'yjs'
import {
  type AttachmentId,
  type FieldKey,
  fieldOf,
  type ItemId,
  type ItemKind,
  itemOf,
  type PersonId,
  readAsksCaseNumber,
  readAttachments,
  readItem,
  readTemplate,
  type Status,
  type TemplateField,
  titleOf,
} from '../agenda/document.ts'
import { type FieldState, fieldState } from '../agenda/fieldState.ts'
import { inOrder, type OutlineNode, readOutline } from '../agenda/outline.ts'
import { oneLine } from '../richtext/plainText.ts'
import { readRichText } from '../richtext/yText.ts'
import { type ItemThreads, NO_THREADS, type OpenTask, readItemThreads } from '../threads/counts.ts'
import { type Missing, missingIn } from './missing.ts'

/** One node of the agenda, in document order. */
export interface ItemProgress {
  id: ItemId
  kind: ItemKind
  number: string
  depth: number
  title: string
  caseNumber: string
  responsibles: PersonId[]
  /** Who of them is named before whom. */
  responsibleOrder: PersonId[]
  status: Status
  /** The item's own deadline, local time; `null`: the agenda's. */
  dueAt: string | null
  lateReason: string
  /** Nothing is asked of it, as of «Eventuelt». */
  withoutText: boolean
  /** The template's fields that are not hidden, in its order; a section has none. */
  fields: ({ key: FieldKey } & FieldState)[]
  attachments: { id: AttachmentId; name: string; isThere: boolean }[]
  /** How many threads about it wait for somebody. */
  openThreads: number
  /** Those of them that are somebody's to do, the oldest first; also about a section, which lacks nothing all the same. */
  tasks: readonly OpenTask[]
  missing: Missing[]
}

/** What the items of an agenda are asked for. */
export interface ProgressRules {
  fields: readonly TemplateField[]
  asksCaseNumber: boolean
}

export const readRules = (doc: Y.Doc): ProgressRules => ({
  fields: readTemplate(doc),
  asksCaseNumber: readAsksCaseNumber(doc),
})

/** Every living node, in document order. */
export function readProgress(doc: Y.Doc): ItemProgress[] {
  const rules = readRules(doc)
  const threads = readItemThreads(doc)
  return inOrder(readOutline(doc)).map((node) =>
    readItemProgress(doc, node, rules, threads.get(node.id) ?? NO_THREADS),
  )
}

/** @param node of this document's outline @param threads about it, as `readItemThreads` tells them */
export function readItemProgress(
  doc: Y.Doc,
  { id, kind, number, depth }: Pick<OutlineNode, 'id' | 'kind' | 'number' | 'depth'>,
  rules: ProgressRules,
  { open, tasks }: ItemThreads,
): ItemProgress {
  const item = itemOf(doc, id)!
  const { caseNumber, responsibles, responsibleOrder, status, dueAt, lateReason, withoutText } = readItem(
    id,
    item,
  )
  const shown = kind === 'item' ? rules.fields.filter((field) => !field.hidden) : []
  const texts = Object.fromEntries(shown.map(({ key }) => [key, readRichText(fieldOf(item, key))]))
  const attachments = readAttachments(item)
  return {
    ...{ id, kind, number, depth, title: oneLine(readRichText(titleOf(item))) },
    ...{ caseNumber, responsibles, responsibleOrder, status, dueAt, lateReason, withoutText },
    fields: shown.map((field) => ({ key: field.key, ...fieldState(texts[field.key]!, field) })),
    attachments: attachments.map(({ id, name, file }) => ({ id, name, isThere: file !== null })),
    ...{ openThreads: open, tasks },
    missing: missingIn(
      { kind, withoutText, caseNumber, responsibles, fields: texts, attachments, tasks },
      rules,
    ),
  }
}
