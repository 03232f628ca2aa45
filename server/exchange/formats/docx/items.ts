/** The items of an agenda in Word: headings by their depth, what stands under them, their fields and files. */
import { Bookmark, ExternalHyperlink, type FileChild, Paragraph, type ParagraphChild } from 'docx'
import type { ItemId } from '../../../../shared/agenda/document.ts'
import { ATTACHMENTS_HEADING } from '../../../../shared/agenda/template.ts'
import type { Edition, Paper, PaperField, PaperItem } from '../../../../shared/paper/paper.ts'
import type { PaperThread } from '../../../../shared/paper/paperThreads.ts'
import {
  caseLineOf,
  lateLine,
  newsLine,
  numberOf,
  presenterLine,
  REMOVED,
  removedLine,
} from '../../../../shared/paper/paperWords.ts'
import { withNumberTypes } from '../../../../shared/richtext/listNumbers.ts'
import type { AttachmentAddress } from '../attachmentAddress.ts'
import { blocksOf } from './blocks.ts'
import { type CommentBook, commented, type ThreadIds } from './comments.ts'
import { run } from './inline.ts'
import { bulletIn, type ListBook } from './lists.ts'
import { TEXT_WIDTH } from './page.ts'
import type { Places } from './places.ts'
import type { Sheets } from './sheets.ts'
import { HEADINGS, STYLE } from './styles.ts'
import { threadsOfField } from './threadPlaces.ts'
import { xmlText } from './xmlText.ts'

/** What is kept while a file is written. */
export interface Writing {
  /** The item that begins on a page of its own, behind the list of contents. */
  first: ItemId | null
  edition: Edition
  places: Places
  lists: ListBook
  sheets: Sheets
  addressOf: AttachmentAddress
  comments: CommentBook
  threads: readonly PaperThread[]
}

export function itemsOf(items: readonly PaperItem[], writing: Writing): FileChild[] {
  return items.flatMap((item) => [
    writing.sheets.leading(headingOf(item, writing)),
    ...linesOf(item, writing).map((line) => writing.sheets.leading(line)),
    ...item.fields.flatMap((field) => fieldOf(item, field, writing)),
    ...attachmentsOf(item, writing),
    ...itemsOf(item.children, writing),
  ])
}

/** What the agenda has no more. */
export function removedOf({ removed = [] }: Paper, lists: ListBook): Paragraph[] {
  if (removed.length === 0) return []
  return [
    new Paragraph({ style: STYLE.field, outlineLevel: 0, children: [run(REMOVED)] }),
    ...removed.map(
      (one) =>
        new Paragraph({
          ...{ style: STYLE.changes, numbering: bulletIn(lists) },
          children: [run(xmlText(removedLine(one)))],
        }),
    ),
  ]
}

function headingOf(item: PaperItem, { first, places, comments, threads }: Writing): Paragraph {
  const about = threads.filter((thread) => thread.item === item.id && thread.field === null)
  const words = [numberOf(item), item.title].filter((word) => word !== '').join(' ')
  const children = commented(
    about.map((thread) => comments.add(thread)),
    [run(xmlText(words))],
  )
  return new Paragraph({
    style: `Heading${Math.min(item.depth, HEADINGS - 1) + 1}`,
    ...(item.id === first && { pageBreakBefore: true }),
    children: [new Bookmark({ id: places.nameOf({ item: item.id })!, children })],
  })
}

/** Case, people, who presents it, why it is late. */
function linesOf(item: PaperItem, { edition }: Writing): Paragraph[] {
  const caseLine = caseLineOf(item, edition)
  const line = (style: string, ...children: ParagraphChild[]) => new Paragraph({ style, children })
  const change = newsLine(item)
  const words = (text: string, style: string) => (text === '' ? [] : [line(style, run(xmlText(text)))])
  return [
    ...(change === '' ? [] : [line(STYLE.caseLine, run(change, { style: STYLE.change }))]),
    ...(caseLine === null
      ? []
      : [
          line(
            STYLE.caseLine,
            run(
              xmlText(
                caseLine.caseNumber === '' || caseLine.who === ''
                  ? caseLine.caseNumber
                  : `${caseLine.caseNumber} `,
              ),
            ),
            run(xmlText(caseLine.who), caseLine.isPlaceholder ? { style: STYLE.placeholder } : {}),
          ),
        ]),
    ...words(presenterLine(item), STYLE.caseLine),
    ...words(lateLine(item), STYLE.lateLine),
  ]
}

function fieldOf(item: PaperItem, field: PaperField, writing: Writing): FileChild[] {
  const { key, heading, isPlaceholder } = field
  const text = withNumberTypes(field.text)
  const { places, lists, sheets, comments } = writing
  const about = writing.threads.filter((thread) => thread.item === item.id && thread.field === key)
  const { atHeading, cuts } = threadsOfField(text, about, comments)
  const outline = Math.min(item.depth + 1, HEADINGS - 1)
  return [
    sheets.leading(fieldHeading(heading, outline, atHeading)),
    ...blocksOf(text, {
      ...{ places, lists, sheets, cuts, isPlaceholder, isBold: false, keepNext: false },
      ...{ outline: Math.min(outline + 1, HEADINGS - 1), width: TEXT_WIDTH, indent: 0 },
      ...{ style: null, list: null, alignment: undefined, inCell: false },
    }),
  ]
}

/** In Word's navigation it stands under its item; the list of contents goes by the headings' own styles, and leaves it out. */
const fieldHeading = (words: string, outlineLevel: number, threads: readonly ThreadIds[] = []): Paragraph =>
  new Paragraph({
    ...{ style: STYLE.field, outlineLevel },
    children: commented(threads, [run(xmlText(words))]),
  })

function attachmentsOf(item: PaperItem, { places, lists, addressOf }: Writing): Paragraph[] {
  const { attachments, depth } = item
  if (attachments.length === 0) return []
  return [
    fieldHeading(ATTACHMENTS_HEADING, Math.min(depth + 1, HEADINGS - 1)),
    ...attachments.map((attachment) => {
      const href = addressOf(item.id, attachment)
      const name = run(xmlText(attachment.name), href === null ? {} : { style: 'Hyperlink' })
      const children = [href === null ? name : new ExternalHyperlink({ link: href, children: [name] })]
      const id = places.nameOf({ attachment: attachment.id })!
      return new Paragraph({
        ...{ style: STYLE.attachment, numbering: bulletIn(lists) },
        children: [new Bookmark({ id, children })],
      })
    }),
  ]
}
