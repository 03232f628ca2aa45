/** A file's text as an agenda: lines, table of contents, items, field names, and then what each of them says. */
import type { FieldKey, TemplateField } from '../../../shared/agenda/document.ts'
import { mainField } from '../../../shared/agenda/template.ts'
import { plainText } from '../../../shared/richtext/plainText.ts'
import { EMPTY_TEXT, paragraphs, type RichText } from '../../../shared/richtext/richText.ts'
import { markdownToRichText } from '../formats/markdown/toRichText.ts'
import { plainTextToRichText } from '../formats/plainText.ts'
import { ImportRefused } from '../importRefused.ts'
import { type ItemBody, type Piece, readBody } from './body.ts'
import { type Contents, findContents } from './contents.ts'
import { type FieldNames, findFieldNames, isPlaceholder, ourFields, templateFor } from './fieldNames.ts'
import type { FoundItem } from './foundItem.ts'
import { type ImportedAgenda, inFileOrder, type ReportLine } from './importedAgenda.ts'
import { findItems } from './items.ts'
import { headingContent, type Line, readSource, type Source, type Syntax } from './lines.ts'
import { lineText } from './lineText.ts'
import { formatNumber, parseNumbered } from './numbers.ts'
import { readPreamble } from './preamble.ts'
import { quoted } from './quoted.ts'
import { say } from './say.ts'
import { type FlatItem, nest, numberingOf, reportNumbers } from './tree.ts'

interface Reading {
  source: Source
  contents: Contents
  items: FoundItem[]
  names: FieldNames
  report: ReportLine[]
}

const NO_FACTS = { deadlines: { items: null, material: null } }

/**
 * Every word of the text stands in the agenda or in its report, but for the table of contents, placeholders, numbers and
 * field names, which are structure.
 * @param own the template that the council has decided; `null`: none
 * @throws ImportRefused when there is no item in it
 */
export function readAgenda(
  text: string,
  syntax: Syntax,
  own: readonly TemplateField[] | null = null,
): ImportedAgenda {
  const source = readSource(text, syntax, ourFields(own))
  const contents = findContents(source)
  const { items, report } = findItems(source, contents)
  if (items.length === 0) throw new ImportRefused('importRefusedNoAgenda')
  return assemble({ source, contents, items, names: findFieldNames(source, items), report: [...report] })
}

function assemble(reading: Reading): ImportedAgenda {
  const { source, contents, items, names, report } = reading
  const bodies = items.map((item) => readBody(source, item, names, contents.lines, report))
  const fields = templateOf(reading, bodies)
  const before = source.lines
    .slice(0, items[0]!.title[0]!.number - 1)
    .map((line) => (contents.lines.has(line.number) ? { ...line, raw: '', text: '' } : line))
  const { facts, motto, rest, report: said } = readPreamble(source, before)
  const introduction = introductionOf(reading, rest, fields)
  const read = nest(items.map((item, index) => itemOf(reading, item, bodies[index]!, fields)))
  const numbering = numberingOf(read, introduction.length > 0)
  const all = [...introduction, ...read]
  return {
    facts: { ...NO_FACTS, ...facts, numbering },
    fields,
    motto: motto.length === 0 ? EMPTY_TEXT : paragraphs(...motto),
    items: all,
    report: inFileOrder([...said, ...report, ...reportNumbers(read, numbering.first + introduction.length)]),
  }
}

/** The template by the fields that the items name and those in which the main text stands. */
function templateOf({ source, names }: Reading, bodies: readonly ItemBody[]): TemplateField[] {
  const named = bodies.map((body) => [...body.named])
  const written = bodies.flatMap(({ pieces }) =>
    pieces.flatMap(({ key, lines }) => (key !== null && lines.some((line) => line.text !== '') ? [key] : [])),
  )
  return templateFor(source.ours, names, named, new Set(written))
}

// ── Items ────────────────────────────────────────────────────────────────────────────────────────────────────────────

function itemOf(
  reading: Reading,
  found: FoundItem,
  body: ItemBody,
  template: readonly TemplateField[],
): FlatItem {
  const fields = fieldsOf(reading, body.pieces, template)
  const attachments = body.attachments.map((line, index) =>
    lineText(reading.source, reading.report, line, withoutListMark(line.raw, index + 1)),
  )
  const { caseNumber, responsibles, presenter, lateReason, withoutText, named } = body
  return {
    kind: 'item',
    number: found.number === null ? '' : formatNumber(found.number),
    line: found.title[0]!.number,
    title: titleOf(reading, found),
    ...{ caseNumber, responsibles, presenter, lateReason, withoutText, fields, attachments, children: [] },
    isEmpty:
      named.size === 0 &&
      `${caseNumber}${responsibles.join('')}${presenter}${lateReason}` === '' &&
      !withoutText &&
      Object.values(fields).every((text) => text.content.length === 0),
  }
}

const BULLET = /^\s*[-*+•▪–]\s+/
const NUMBER = /^\s*(\d{1,9})[.)]\s+/

/** A number that only counts the lines goes; any other belongs to the name. */
function withoutListMark(raw: string, place: number): string {
  const counted = Number(NUMBER.exec(raw)?.[1]) === place
  return raw.replace(counted ? NUMBER : BULLET, '')
}

function titleOf(reading: Reading, { number, title }: FoundItem): string {
  return title
    .map((line, index) => {
      const shown = lineText(
        reading.source,
        reading.report,
        line,
        line.mark === 'heading' ? headingContent(line.raw) || line.raw : line.raw,
      )
      return index > 0 || number === null ? shown : (parseNumbered(shown)?.title ?? shown)
    })
    .filter((part) => part !== '')
    .join(' ')
}

// ── Fields ───────────────────────────────────────────────────────────────────────────────────────────────────────────

function fieldsOf(
  reading: Reading,
  pieces: readonly Piece[],
  template: readonly TemplateField[],
): Record<FieldKey, RichText> {
  const main = mainField(template)!.key
  const texts = new Map<FieldKey, RichText>()
  for (const { key, lines } of pieces) {
    const text = richTextOf(reading, lines)
    const before = texts.get(key ?? main) ?? EMPTY_TEXT
    if (text.content.length > 0)
      texts.set(key ?? main, { type: 'doc', content: [...before.content, ...text.content] })
  }
  const written = template.flatMap((field) => {
    const text = texts.get(field.key)
    return text === undefined || isPlaceholder(plainText(text), field) ? [] : [[field.key, text] as const]
  })
  return Object.fromEntries(written)
}

function richTextOf({ source, names, report }: Reading, lines: readonly Line[]): RichText {
  const raws = lines.map((line) => line.raw)
  if (source.syntax === 'plain') return plainTextToRichText(raws, source.width)
  return markdownToRichText(raws, names.level, (line, message) =>
    report.push({ line: lines[line - 1]?.number ?? lines[0]!.number, message }),
  )
}

/** What stands before the first item and is no fact: an item of its own, whose number goes before the others'. */
function introductionOf(
  reading: Reading,
  rest: readonly Line[],
  template: readonly TemplateField[],
): ImportedAgenda['items'] {
  const first = rest.find((line) => line.text !== '')
  if (first === undefined) return []
  const message = say('importReportIntroduction', { text: quoted(first.text) })
  reading.report.push({ line: first.number, message })
  return [
    {
      ...{ kind: 'item', number: '', line: first.number, title: say('importIntroduction') },
      ...{ caseNumber: '', responsibles: [], presenter: '', lateReason: '' },
      ...{ withoutText: false, attachments: [], children: [] },
      fields: fieldsOf(reading, [{ key: null, lines: [...rest] }], template),
    },
  ]
}
