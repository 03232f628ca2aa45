/** What an item lacks: the one function that the page, the board, the first page, reminders and the command line all ask. */
import type {
  AttachmentFacts,
  AttachmentId,
  FieldKey,
  ItemKind,
  PersonId,
  TemplateField,
} from '../agenda/document.ts'
import { fieldState } from '../agenda/fieldState.ts'
import { EMPTY_TEXT, type RichText } from '../richtext/richText.ts'
import type { OpenTask } from '../threads/counts.ts'
import type { ThreadId } from '../threads/thread.ts'

/**
 * One thing that is not there, or not done. An attachment is missing when the agenda names it and its file is not there; a task is until
 * somebody has done it. Why an item comes late is asked for beside these, of who sends it (`client/sending/checks.ts`).
 */
export type Missing =
  | { kind: 'responsible' }
  | { kind: 'caseNumber' }
  | { kind: 'field'; field: FieldKey }
  | { kind: 'attachment'; attachment: AttachmentId }
  | { kind: 'task'; thread: ThreadId; person: PersonId }
  | { kind: 'lateReason' }

/** What an agenda asks of its items: its template, in its order. */
export interface Asked {
  fields: readonly Pick<TemplateField, 'key' | 'placeholder' | 'required' | 'hidden'>[]
  asksCaseNumber: boolean
}

/** What of an item decides what it lacks. A field whose text is not there yet is empty. */
export interface AskedItem {
  kind: ItemKind
  /** Nothing is asked of it. */
  withoutText: boolean
  caseNumber: string
  responsibles: readonly PersonId[]
  fields: Readonly<Record<FieldKey, RichText>>
  attachments: readonly Pick<AttachmentFacts, 'id' | 'file'>[]
  tasks: readonly Pick<OpenTask, 'thread' | 'person'>[]
}

/**
 * @returns in the order in which it is said: who, number, fields as in the template, attachments as they stand, tasks by their age. A section lacks nothing;
 *   a field that is hidden until the meeting is not asked for. Of an item without text nothing is asked but what somebody has promised or
 *   asked for in it: the file of an attachment that is named, a task
 */
export function missingIn(item: AskedItem, { fields, asksCaseNumber }: Asked): Missing[] {
  if (item.kind === 'section') return []
  const isEmpty = (field: Asked['fields'][number]) =>
    fieldState(item.fields[field.key] ?? EMPTY_TEXT, field).state === 'empty'
  const asked = [
    ...(item.responsibles.length === 0 ? [{ kind: 'responsible' as const }] : []),
    ...(asksCaseNumber && item.caseNumber.trim() === '' ? [{ kind: 'caseNumber' as const }] : []),
    ...fields
      .filter((field) => field.required && !field.hidden && isEmpty(field))
      .map(({ key }) => ({ kind: 'field' as const, field: key })),
  ]
  return [
    ...(item.withoutText ? [] : asked),
    ...item.attachments
      .filter(({ file }) => file === null)
      .map(({ id }) => ({ kind: 'attachment' as const, attachment: id })),
    ...item.tasks.map(({ thread, person }) => ({ kind: 'task' as const, thread, person })),
  ]
}
