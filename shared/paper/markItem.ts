/** An item of a paper with what is new and what was deleted in each of its parts. */
import type { ItemId } from '../agenda/document.ts'
import { paragraphs, type RichTextNode } from '../richtext/richText.ts'
import { type ChangedPart, changedParts, comparable, sameAttachment, samePeople } from './changedParts.ts'
import { type Change, type MarkedNode, type MarkedText, markAll } from './marked.ts'
import { markLine } from './markLine.ts'
import { markText } from './markText.ts'
import type { PaperAttachment, PaperField, PaperItem, PaperText } from './paper.ts'
import { lateLine, namesLine, presenterLine } from './paperWords.ts'

/** Words of one line. */
export interface Words {
  text: string
  change?: Change
}

export interface MarkedItem {
  id: ItemId
  /** Which parts of it say something else. */
  parts: ChangedPart[]
  title: Words[]
  caseNumber: Words[]
  responsibles: Words[]
  presenter: Words[]
  lateReason: Words[]
  /** With those that are gone, which stand where they stood. */
  fields: MarkedField[]
  attachments: MarkedAttachment[]
}

export interface MarkedField extends PaperField {
  text: MarkedText
  change?: Change
}

export interface MarkedAttachment extends PaperAttachment {
  change?: Change
}

/** @param before the item that was known; it need not stand at the same place */
export function markItem(before: PaperItem, now: PaperItem): MarkedItem {
  const people = [before, now].map(({ responsibles }) => namesLine(responsibles))
  return {
    id: now.id,
    parts: changedParts(before, now),
    title: markWords(before.title, now.title),
    caseNumber: markWords(before.caseNumber, now.caseNumber),
    responsibles: samePeople(before, now) ? asIs(people[1]!) : markWords(people[0]!, people[1]!),
    presenter: markWords(presenterLine(before), presenterLine(now)),
    lateReason: markWords(lateLine(before), lateLine(now)),
    fields: withGone(before.fields, now.fields, ({ key }) => key, markField),
    attachments: withGone(before.attachments, now.attachments, ({ id }) => id, markAttachment),
  }
}

const asIs = (text: string): Words[] => (text === '' ? [] : [{ text }])

export const markWords = (before: string, now: string): Words[] =>
  markLine(lineOf(before), lineOf(now)).map(({ text = '', change }) => ({ text, ...(change && { change }) }))

const lineOf = (text: string): RichTextNode[] => paragraphs(text).content[0]!.content ?? []

function markField(before: PaperField | null, now: PaperField | null): MarkedField {
  if (before === null) return { ...now!, change: 'inserted', text: allOf(now!.text, 'inserted') }
  if (now === null) return { ...before, change: 'deleted', text: allOf(before.text, 'deleted') }
  return { ...now, text: markText(...comparable(before.text, now.text)) }
}

const allOf = (text: PaperText, change: Change): MarkedText => ({
  ...text,
  content: text.content.map((node): MarkedNode => markAll(node, change)),
})

function markAttachment(before: PaperAttachment | null, now: PaperAttachment | null): MarkedAttachment {
  if (now === null) return { ...before!, change: 'deleted' }
  return before !== null && sameAttachment(before, now) ? now : { ...now, change: 'inserted' }
}

/** What is gone stands behind what it stood behind. */
function withGone<T, Marked>(
  before: readonly T[],
  now: readonly T[],
  keyOf: (one: T) => string,
  mark: (before: T | null, now: T | null) => Marked,
): Marked[] {
  const then = new Map(before.map((one) => [keyOf(one), one]))
  const keys = new Set(now.map(keyOf))
  const gone = new Map<string | null, T[]>()
  let last: string | null = null
  for (const one of before)
    if (keys.has(keyOf(one))) last = keyOf(one)
    else gone.set(last, [...(gone.get(last) ?? []), one])
  const goneAfter = (key: string | null) => (gone.get(key) ?? []).map((one) => mark(one, null))
  return [
    ...goneAfter(null),
    ...now.flatMap((one) => [mark(then.get(keyOf(one)) ?? null, one), ...goneAfter(keyOf(one))]),
  ]
}
