/**
 * The comments of an agenda, for a draft that goes out with them: plain data, beside the paper whose words they are about. A version that
 * is sent has none.
 */
import type * as Y from 'yjs'
import { type FieldKey, type ItemId, isLine, type PersonId } from '../agenda/document.ts'
import { fragmentAt } from '../agenda/fieldPlace.ts'
import { inWords, type NameOf } from '../agenda/inWords.ts'
import { LetterRow } from '../richtext/letterRow.ts'
import type { RichText } from '../richtext/richText.ts'
import { findAnchor, type TextSpan } from '../threads/anchor.ts'
import {
  type Anchor,
  isOpen,
  readComments,
  readThreads,
  type Task,
  type ThreadFacts,
  threadOf,
} from '../threads/thread.ts'
import type { PaperItem } from './paper.ts'

export interface PaperThread {
  item: ItemId
  /** `null`: it is about the whole item, or something in its heading. */
  field: FieldKey | null
  /** Its words in that field's text: lines and letters as they are counted there, a reference as one letter. `null`: all of it. */
  span: TextSpan | null
  /** The words that it was about, where they are gone. */
  lost: string | null
  isResolved: boolean
  task: { name: string; isDone: boolean } | null
  /** Those that are not deleted, the oldest first; one at least. */
  comments: PaperComment[]
}

export interface PaperComment {
  author: string
  /** Milliseconds since 1970 (UTC). */
  at: number
  text: RichText
}

export interface ThreadWishes {
  /** What the paper shows: threads about anything else are left out. */
  items: readonly PaperItem[]
  /** Whom comments mention. */
  nameOf: NameOf
  namesOf: (people: readonly PersonId[]) => string[]
  /** Those that wait for somebody, or those that are resolved too. */
  which: 'open' | 'all'
}

/** The oldest first. */
export function paperThreads(doc: Y.Doc, wishes: ThreadWishes): PaperThread[] {
  const printed = fieldsByItem(wishes.items)
  const rows = new Map<Y.XmlFragment, LetterRow>()
  const write = inWords(doc, wishes.nameOf)
  return readThreads(doc).flatMap((thread): PaperThread[] => {
    const fields = printed.get(thread.item)
    const isWanted = isOpen(thread) || (wishes.which === 'all' && thread.deletedAt === null)
    const comments = readComments(threadOf(doc, thread.id)!)
      .filter(({ deletedAt }) => deletedAt === null)
      .map(({ author, at, body }) => ({ author: nameIn(wishes, author), at, text: write(body) }))
    if (fields === undefined || !isWanted || comments.length === 0) return []
    return [
      {
        ...placeOf(doc, thread, fields, rows),
        isResolved: thread.resolved !== null,
        ...{ task: taskOf(thread.task, wishes), comments },
      },
    ]
  })
}

/** The fields that are printed, by their items; of a placeholder there are no words to be about. */
function fieldsByItem(items: readonly PaperItem[], found = new Map<ItemId, Map<FieldKey, boolean>>()) {
  for (const { id, fields, children } of items) {
    found.set(id, new Map(fields.map(({ key, isPlaceholder }) => [key, !isPlaceholder])))
    fieldsByItem(children, found)
  }
  return found
}

function placeOf(
  doc: Y.Doc,
  { item, field, anchor }: ThreadFacts,
  printed: ReadonlyMap<FieldKey, boolean>,
  rows: Map<Y.XmlFragment, LetterRow>,
): Pick<PaperThread, 'item' | 'field' | 'span' | 'lost'> {
  const place = { item, field: field !== null && printed.has(field) ? field : null }
  if (field === null || anchor === null) return { ...place, span: null, lost: null }
  const span = spanIn(fragmentAt(doc, { item, field }), anchor, rows)
  if (span !== null && printed.get(field) === true) return { ...place, span, lost: null }
  // A heading and the lines under it are short: what stands there says what is meant.
  const isShort = field === 'title' || isLine(field)
  return { ...place, span: null, lost: span !== null && isShort ? null : anchor.quote }
}

function spanIn(
  text: Y.XmlFragment | undefined,
  anchor: Anchor,
  rows: Map<Y.XmlFragment, LetterRow>,
): TextSpan | null {
  if (text === undefined) return null
  const row = rows.get(text) ?? new LetterRow(text)
  rows.set(text, row)
  return findAnchor(row, anchor)
}

const nameIn = ({ namesOf }: ThreadWishes, person: PersonId): string => namesOf([person])[0] ?? person

const taskOf = (task: Task | null, wishes: ThreadWishes): PaperThread['task'] =>
  task && { name: nameIn(wishes, task.person), isDone: task.done !== null }
