/** An agenda's document as it goes out. */
import type * as Y from 'yjs'
import type { AttachmentId, ItemId, PersonId, TemplateField } from '../agenda/document.ts'
import { ENCLOSURE, enclosureWords } from '../agenda/enclosures.ts'
import { fieldState } from '../agenda/fieldState.ts'
import type { NameOf } from '../agenda/inWords.ts'
import { ITEM_REF, itemRefWords, MENTION, mentionWords, readTargets } from '../agenda/references.ts'
import { type ItemSnapshot, readWithReferences } from '../agenda/snapshot.ts'
import type { PaperLook } from '../council/paperLook.ts'
import { countWords, oneLine, plainText } from '../richtext/plainText.ts'
import { EMPTY_TEXT, paragraphs, type RichText, type RichTextNode } from '../richtext/richText.ts'
import {
  type Edition,
  type Paper,
  type PaperField,
  type PaperItem,
  type PaperTarget,
  type PaperText,
  REFERENCE,
  type ReferenceAttributes,
} from './paper.ts'
import { NAMELESS, UNTITLED } from './paperWords.ts'
import { printableIn } from './printable.ts'

export interface PaperWishes {
  agenda: string
  edition: Edition
  look: PaperLook
  /** Whom texts mention. */
  nameOf: NameOf
  /** Each person once, under whatever ids they stand; whom `order` does not name last, in Danish order. */
  namesOf: (people: readonly PersonId[], order?: readonly PersonId[]) => string[]
  /** Whose names those are: each person's own id; default: as they stand. */
  idsOf?: (people: readonly PersonId[]) => PersonId[]
  /** This item, with what is under it, instead of the whole agenda. */
  item?: ItemId
}

/** @returns `null` when `item` is not in the agenda now */
export function paperOf(doc: Y.Doc, wishes: PaperWishes): Paper | null {
  const { agenda, edition, look, item, namesOf, idsOf = (people) => [...people].sort() } = wishes
  const snapshot = readWithReferences(doc)
  const isPart = item !== undefined
  const top = isPart ? [...everyItem(snapshot.items)].filter(({ id }) => id === item) : snapshot.items
  if (isPart && top.length === 0) return null
  const write = referencesWritten(doc, top, wishes)
  const printing = {
    shown: snapshot.fields.filter((field) => !field.hidden),
    ...{ isDraft: edition.is === 'draft', above: isPart ? top[0]!.depth : 0 },
    ...{ write, namesOf, idsOf },
  }
  const { council, title, startsAt, endsAt, place } = snapshot.facts
  return printableIn({
    ...{ agenda, council, title, startsAt, endsAt, place },
    motto: isPart ? EMPTY_TEXT : write(snapshot.motto),
    ...{ edition, look, isPart },
    items: top.map((one) => itemOnPaper(one, printing)),
  })
}

interface Printing {
  /** The fields that are not hidden. */
  shown: readonly TemplateField[]
  isDraft: boolean
  /** Levels above the top of the paper. */
  above: number
  write: (text: RichText) => PaperText
  namesOf: PaperWishes['namesOf']
  idsOf: NonNullable<PaperWishes['idsOf']>
}

function itemOnPaper(item: ItemSnapshot, printing: Printing): PaperItem {
  const { id, kind, number, depth, caseNumber, presenter, lateReason, withoutText } = item
  return {
    ...{ id, kind, number, depth: depth - printing.above, title: oneLine(item.title) || UNTITLED },
    ...{ caseNumber, responsibles: printing.namesOf(item.responsibles, item.responsibleOrder) },
    responsibleIds: printing.idsOf(item.responsibles),
    ...{ presenter, lateReason, withoutText },
    fields: kind === 'item' ? printing.shown.flatMap((field) => fieldOnPaper(item, field, printing)) : [],
    attachments: item.attachments.map(({ id, name, file }) => ({
      ...{ id, name: name.trim() || NAMELESS },
      file: file && { hash: file.hash, bytes: file.bytes, type: file.type },
    })),
    change: null,
    children: item.children.map((child) => itemOnPaper(child, printing)),
  }
}

/** In a draft an empty field stands with its placeholder, as in the council's papers; in a version it is left out, with its name. */
function fieldOnPaper(item: ItemSnapshot, field: TemplateField, { isDraft, write }: Printing): PaperField[] {
  const { key, heading, placeholder } = field
  const text = item.fields[key] ?? EMPTY_TEXT
  if (hasSomething(text, field)) return [{ key, heading, text: write(text), isPlaceholder: false }]
  if (!isDraft || item.withoutText) return []
  const words = placeholder === '' ? EMPTY_TEXT : paragraphs(placeholder)
  return [{ key, heading, text: words, isPlaceholder: true }]
}

/** Signs alone («–») are no writing yet, but whoever put them there wants them read. */
function hasSomething(text: RichText, field: TemplateField): boolean {
  const signs = plainText(text).trim()
  return fieldState(text, field).state === 'written' || (signs !== '' && countWords(signs) === 0)
}

/** @returns what puts a reference in the place of what refers, in texts of this document */
function referencesWritten(
  doc: Y.Doc,
  printed: readonly ItemSnapshot[],
  { nameOf, idsOf = (people) => [...people] }: PaperWishes,
): (text: RichText) => PaperText {
  const targets = readTargets(doc)
  const items = [...everyItem(printed)]
  const itemIds = new Set<unknown>(items.map(({ id }) => id))
  const attachmentIds = new Set<unknown>(items.flatMap(({ attachments }) => attachments.map(({ id }) => id)))
  const referenceFor = (type: string, attrs: Record<string, unknown>): ReferenceAttributes | null => {
    const { person, item, attachment } = attrs
    if (type === MENTION)
      return typeof person === 'string'
        ? { words: mentionWords(nameOf(person)), to: null, of: { person: idsOf([person])[0] ?? person } }
        : { words: mentionWords(null), to: null }
    if (type === ITEM_REF) {
      const to: PaperTarget | null = itemIds.has(item) ? { item: item as ItemId } : null
      const of = to === null && typeof item === 'string' ? { item } : null
      return { words: itemRefWords(doc, targets, attrs), to, ...(of && { of }) }
    }
    if (type !== ENCLOSURE) return null
    const to = attachmentIds.has(attachment) ? { attachment: attachment as AttachmentId } : null
    const of = to === null && typeof attachment === 'string' ? { attachment } : null
    return { words: enclosureWords(doc, attachment), to, ...(of && { of }) }
  }
  const write = (node: RichTextNode): RichTextNode => {
    const reference = referenceFor(node.type, node.attrs ?? {})
    if (reference !== null)
      return { type: REFERENCE, attrs: { ...reference }, ...(node.marks && { marks: node.marks }) }
    return node.content === undefined ? node : { ...node, content: node.content.map(write) }
  }
  return (text) => ({ ...text, content: text.content.map(write) })
}

function* everyItem(items: readonly ItemSnapshot[]): Generator<ItemSnapshot> {
  for (const item of items) {
    yield item
    yield* everyItem(item.children)
  }
}
