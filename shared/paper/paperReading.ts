/** An agenda that went out, as one reads it on a screen: its items in order, the words in it, and what is new in it. */
import type { AttachmentId, ItemId } from '../agenda/document.ts'
import { AGENDA } from '../agenda/fieldPlace.ts'
import { type SearchHit, searchIn } from '../agenda/search.ts'
import { ATTACHMENTS_HEADING } from '../agenda/template.ts'
import { plainText } from '../richtext/plainText.ts'
import type { RichText, RichTextNode } from '../richtext/richText.ts'
import { type Paper, type PaperItem, type PaperText, REFERENCE } from './paper.ts'
import { lateLine, namesLine, numberOf, presenterLine } from './paperWords.ts'

/** Every item, in the order in which it is read. */
export function paperItems({ items }: Pick<Paper, 'items'>): PaperItem[] {
  const all = (some: readonly PaperItem[]): PaperItem[] =>
    some.flatMap((item) => [item, ...all(item.children)])
  return all(items)
}

/** With what refers to something as its words. */
export function inItsWords(text: PaperText): RichText {
  const write = (node: RichTextNode): RichTextNode => {
    if (node.type === REFERENCE) return { type: 'text', text: String(node.attrs?.words ?? '') }
    return node.content === undefined ? node : { ...node, content: node.content.map(write) }
  }
  return { ...text, content: text.content.map(write) }
}

/** What is on the page beside the paper's own words. */
export interface AroundPaper {
  /** The lines that it opens with, as they stand there: by field. */
  opening: readonly (readonly [field: string, text: string])[]
  /** One's own; the item `AGENDA` is the whole meeting. */
  notes: readonly { item: ItemId; text: string }[]
}

const NOTHING_AROUND: AroundPaper = { opening: [], notes: [] }

/** The field of a hit in one's own note. */
export const OWN_NOTE = 'note'

/** The field of a hit in a field's heading. */
export const headingOf = (field: string): string => `${field}/heading`

/** The field of a hit in an attachment's name. */
export const nameOfAttachment = (attachment: AttachmentId): string => `attachment/${attachment}`

/** Every hit in all that the page shows, in the order in which it is read; notes to items that are not on it last. */
export function searchPaper(
  paper: Paper,
  query: string,
  { opening, notes }: AroundPaper = NOTHING_AROUND,
): SearchHit[] {
  const hitsIn = (item: ItemId, texts: readonly (readonly [string, string])[]) =>
    texts.flatMap(([field, text]) => searchIn(text, { item, field }, query))
  const notesOf = (item: ItemId) =>
    notes.flatMap((note): [string, string][] => (note.item === item ? [[OWN_NOTE, note.text]] : []))
  const items = paperItems(paper)
  const there = new Set([AGENDA, ...items.map(({ id }) => id)])
  return [
    ...hitsIn(AGENDA, [...opening, ['motto', textOf(paper.motto)], ...notesOf(AGENDA)]),
    ...items.flatMap((item) => hitsIn(item.id, [...wordsOf(item), ...notesOf(item.id)])),
    ...notes.flatMap(({ item, text }) => (there.has(item) ? [] : hitsIn(item, [[OWN_NOTE, text]]))),
  ]
}

const textOf = (text: PaperText): string => plainText(inItsWords(text))

/** By their fields, in the order in which they are read. */
const wordsOf = (item: PaperItem): [field: string, text: string][] => [
  ['title', `${numberOf(item)} ${item.title}`],
  ['caseNumber', item.caseNumber],
  ['responsibles', namesLine(item.responsibles)],
  ['presenter', presenterLine(item)],
  ['lateReason', lateLine(item)],
  ...item.fields.flatMap(({ key, heading, text }): [string, string][] => [
    [headingOf(key), heading],
    [key, textOf(text)],
  ]),
  ...(item.attachments.length === 0
    ? []
    : [[headingOf('attachments'), ATTACHMENTS_HEADING] as [string, string]]),
  ...item.attachments.map(({ id, name }): [string, string] => [nameOfAttachment(id), name]),
]

/** «2.1 Budget», on one line. */
export const nameOfItem = ({ number, title }: Pick<PaperItem, 'number' | 'title'>): string =>
  `${number} ${title}`.trim()
