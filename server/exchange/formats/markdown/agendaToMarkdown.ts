/** An agenda as Markdown, in the shape that our own import reads back. */

import type { AgendaFacts, TemplateField } from '../../../../shared/agenda/document.ts'
import type { ItemSnapshot } from '../../../../shared/agenda/snapshot.ts'
import { ATTACHMENTS_HEADING } from '../../../../shared/agenda/template.ts'
import { oneLine, plainText } from '../../../../shared/richtext/plainText.ts'
import type { RichText } from '../../../../shared/richtext/richText.ts'
import { isPlaceholder, type OurFields, ourFields } from '../../reading/fieldNames.ts'
import { LATE, WITHOUT_TEXT, YES } from '../../reading/itemNote.ts'
import { EDITION } from '../../reading/preamble.ts'
import { looksLikeStructure } from '../../reading/structure.ts'
import { isTorn } from '../../reading/torn.ts'
import type { ExportedAgenda } from '../exportedAgenda.ts'
import { FIELD_HEADING_DEPTH, richTextToMarkdown } from './fromRichText.ts'
import { printMarkdown } from './parse.ts'

/** What Markdown is written from: a draft's document, or a version's paper. */
export interface WrittenAgenda {
  facts: Pick<AgendaFacts, 'council' | 'title' | 'startsAt' | 'endsAt' | 'place'>
  fields: readonly TemplateField[]
  motto: RichText
  items: readonly WrittenItem[]
}

export interface WrittenItem
  extends Pick<ItemSnapshot, 'id' | 'kind' | 'number' | 'depth' | 'title' | 'caseNumber' | 'presenter'>,
    Pick<ItemSnapshot, 'lateReason' | 'withoutText'> {
  /** What a version leaves out is not there. */
  fields: Readonly<Record<string, RichText>>
  attachments: readonly { name: string }[]
  children: readonly WrittenItem[]
}

export function agendaToMarkdown({
  agenda,
  responsibles,
  edition = '',
}: Partial<Pick<ExportedAgenda, 'id'>> &
  Pick<ExportedAgenda, 'responsibles'> & { agenda: WrittenAgenda; edition?: string }): string {
  const shown = agenda.fields.filter((field) => !field.hidden)
  const ours = ourFields(agenda.fields)
  const motto = richTextToMarkdown(agenda.motto)
  const blocks = [
    heading(1, agenda.facts.council),
    heading(2, agenda.facts.title),
    labelled(EDITION, edition),
    ...factLines(agenda.facts),
    motto === '' ? '' : motto.replace(/^(?=.)/gm, '> ').replace(/^$/gm, '>'),
    ...agenda.items.flatMap((item) => itemBlocks(item, { shown, ours, responsibles })),
  ]
  return `${blocks.filter((block) => block !== '').join('\n\n')}\n`
}

function factLines({ startsAt, endsAt, place }: WrittenAgenda['facts']): string[] {
  return [labelled('Dato', startsAt === null ? '' : dateLine(startsAt, endsAt)), labelled('Sted', place)]
}

/** «24-01-2024 10:00-12:00», «24-01-2024 22:00 - 25-01-2024 02:00» */
function dateLine(startsAt: string, endsAt: string | null): string {
  if (endsAt === null) return written(startsAt)
  const [date, end] = endsAt.split('T')
  return startsAt.startsWith(`${date}T`)
    ? `${written(startsAt)}-${end}`
    : `${written(startsAt)} - ${written(endsAt)}`
}

function written(local: string): string {
  const [date = '', time = ''] = local.split('T')
  return `${date.split('-').reverse().join('-')} ${time}`
}

// ── Items ────────────────────────────────────────────────────────────────────────────────────────────────────────────

interface Printing {
  /** The fields that are not hidden. */
  shown: readonly TemplateField[]
  ours: OurFields
  responsibles: ExportedAgenda['responsibles']
}

function itemBlocks(item: WrittenItem, printing: Printing): string[] {
  const { shown, ours, responsibles } = printing
  const number = item.number === '' ? '' : `${item.number}.`
  const names = responsibles[item.id] ?? []
  return [
    `${'#'.repeat(item.depth === 0 ? 1 : 2)} ${number} ${inline(oneLine(item.title))}`.trimEnd(),
    labelled('Sagsnummer', item.caseNumber),
    labelled('Ansvarlige', names.join(', ')),
    labelled('Oplægsholder', item.presenter),
    labelled(LATE, item.lateReason),
    labelled(WITHOUT_TEXT, item.withoutText ? YES : ''),
    ...(item.kind === 'item' ? shown.flatMap((field) => fieldBlocks(item, field, ours)) : []),
    ...attachmentBlocks(item),
    ...item.children.flatMap((child) => itemBlocks(child, printing)),
  ]
}

/** A name stands also where nothing is written: so it is seen what is missing. */
function fieldBlocks(item: WrittenItem, field: TemplateField, ours: OurFields): string[] {
  const text = item.fields[field.key]
  if (text === undefined) return []
  const written = isPlaceholder(plainText(text), field) ? '' : richTextToMarkdown(text)
  return [heading(FIELD_HEADING_DEPTH - 1, field.heading), protectedText(written, ours)]
}

function attachmentBlocks({ attachments }: WrittenItem): string[] {
  if (attachments.length === 0) return []
  const names = attachments.map(({ name }) => `- ${inline(name)}`)
  return [heading(FIELD_HEADING_DEPTH - 1, ATTACHMENTS_HEADING), names.join('\n')]
}

// ── Lines ────────────────────────────────────────────────────────────────────────────────────────────────────────────

const heading = (depth: number, text: string): string => `${'#'.repeat(depth)} ${inline(text)}`.trimEnd()

const labelled = (label: string, value: string): string =>
  value === '' ? '' : `**${label}:** ${inline(value)}`

/** One line of text, escaped as in a heading. */
function inline(text: string): string {
  const children = [{ type: 'text' as const, value: text.replace(/\s+/g, ' ').trim() }]
  return printMarkdown([{ type: 'heading', depth: 1, children }])
    .replace(/^# ?/, '')
    .trimEnd()
}

/** A line of text that an import would take for structure («Baggrund», «3. Eventuelt»), or for the rest of the paragraph above it, says that it is none. */
function protectedText(markdown: string, ours: OurFields): string {
  const lines = markdown.split('\n')
  return lines
    .map((line, at) => {
      if (looksLikeStructure(line, ours)) return protectedLine(line, ours)
      const above = lines[at - 1] === '' ? (lines[at - 2] ?? '') : ''
      return !BLOCK.test(above) && isTorn(above, line) ? line.replace(FIRST_LETTER, encoded) : line
    })
    .join('\n')
}

/** A line that begins a heading, list, quote or row, or stands in one. */
const BLOCK = /^(?:\s|[-*+] |\d+[.)] |>|#|\|)/
const FIRST_LETTER = /[\p{L}\p{N}]/u
const NUMBER = /^([^\p{L}\p{N}]*\d+)\./u

/** The dot of a number is escaped where that is enough; else its first letter stands as a code. */
function protectedLine(line: string, ours: OurFields): string {
  const escaped = line.replace(NUMBER, '$1\\.')
  return escaped !== line && !looksLikeStructure(escaped, ours)
    ? escaped
    : line.replace(FIRST_LETTER, encoded)
}

const encoded = (letter: string): string => `&#x${letter.codePointAt(0)!.toString(16).toUpperCase()};`
