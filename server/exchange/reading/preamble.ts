/** What stands before the first item: council, title, date, place and quote. What is none of these is handed back. */
import type { AgendaFacts } from '../../../shared/agenda/document.ts'
import { plainText } from '../../../shared/richtext/plainText.ts'
import { markdownToLine, markdownToRichText } from '../formats/markdown/toRichText.ts'
import { readableCase } from './casing.ts'
import { type MeetingTime, parseDate, parseTimes } from './dates.ts'
import type { ReportLine } from './importedAgenda.ts'
import { headingContent, type Line, nextWritten, type Source, standsOut } from './lines.ts'
import { say } from './say.ts'

export interface Preamble {
  /** Empty where the file names none. */
  facts: Pick<AgendaFacts, 'council' | 'title' | 'startsAt' | 'endsAt' | 'place'>
  /** Paragraphs of plain text. */
  motto: string[]
  /** Lines that were not understood; blank ones among them keep paragraphs apart. */
  rest: Line[]
  report: ReportLine[]
}

interface Reading {
  source: Source
  lines: readonly Line[]
  /** The numbers of the lines that were understood. */
  claimed: Set<number>
  report: ReportLine[]
}

type Label = 'date' | 'time' | 'place' | 'council' | 'edition'

/** What our Markdown says of which version it is: of no other agenda is it true. */
export const EDITION = 'Udgave'
/** As `editionLine` says it; any other «Udgave: …» is somebody's words. */
const OUR_EDITION = /\bversion \d{1,6}, \d{2}-\d{2}-\d{4} \d{2}:\d{2}$/iu

const LABELS: readonly [Label, RegExp][] = [
  ['date', /^(?:møde)?dato$/iu],
  ['time', /^(?:tid|tidspunkt|mødetid|mødetidspunkt|klokkeslæt)$/iu],
  ['place', /^(?:(?:møde)?sted|(?:møde)?lokale)$/iu],
  ['edition', /^udgave$/iu],
  ['council', /^(?:råd|udvalg|bestyrelse|forum|nævn)$/iu],
]

const LABELLED = /^([\p{L}]{2,20}) ?: ?(.+)$/u
const TITLE = /dagsorden|indkaldelse|referat/iu
const BODY =
  '(?:råd|udvalg|bestyrelse|forum|nævn|kommission|komité|styregruppe|arbejdsgruppe)(?:et|en|n|met|net)?'
const COUNCIL = new RegExp(String.raw`^[\p{L}\s,&.-]*${BODY}(?: (?:i|for|ved|under) .*)?$`, 'iu')
const COUNCIL_IN_TITLE = new RegExp(
  String.raw`(?:\p{Lu}[\p{L}-]*,? )*(?:og )?[\p{L}-]*${BODY}(?=s?(?:[ ,.:]|$))`,
  'u',
)
const LONGEST_HEADING = 150

export const isAgendaTitle = (heading: string): boolean => TITLE.test(heading)

export const isCouncilName = (heading: string): boolean =>
  heading.length <= LONGEST_HEADING && COUNCIL.test(heading)

/** @param lines those before the first item, without the table of contents */
export function readPreamble(source: Source, lines: readonly Line[]): Preamble {
  const reading: Reading = { source, lines, claimed: new Set(), report: [] }
  const labelled = readLabels(reading)
  const motto = readMotto(reading)
  const { title, council } = readHeadings(reading, labelled.council?.value)
  const times = readTimes(reading, labelled, title)
  const rest = lines.filter((line) => !reading.claimed.has(line.number))
  return {
    facts: { council, title, place: labelled.place?.value ?? '', ...times },
    motto,
    rest,
    report: reading.report,
  }
}

// ── «Dato: …», «Sted: …» ─────────────────────────────────────────────────────────────────────────────────────────────

type Labelled = Partial<Record<Label, { value: string; line: Line }>>

/** Dates that cannot be read stay unclaimed, and so among the words. */
function readLabels(reading: Reading): Labelled {
  const found: Labelled = {}
  for (const line of reading.lines) {
    const label = labelOf(line.text)
    if (label === undefined || found[label] !== undefined) continue
    const value = (LABELLED.exec(shown(reading, line)) ?? LABELLED.exec(line.text))![2]!
    if (label === 'edition' && !OUR_EDITION.test(value)) continue
    if (isReadable(label, value)) {
      found[label] = { value, line }
      reading.claimed.add(line.number)
    } else reading.report.push({ line: line.number, message: say('importReportDate', { text: value }) })
  }
  return found
}

function labelOf(text: string): Label | undefined {
  const name = LABELLED.exec(text)?.[1]
  return name === undefined ? undefined : LABELS.find(([, pattern]) => pattern.test(name))?.[0]
}

function isReadable(label: Label, value: string): boolean {
  if (label === 'date') return parseDate(value) !== null
  return label === 'time' ? parseTimes(value) !== null : true
}

function readTimes(
  reading: Reading,
  { date, time }: Labelled,
  title: string,
): Pick<AgendaFacts, 'startsAt' | 'endsAt'> {
  const day = date !== undefined ? parseDate(date.value) : (readDateLine(reading) ?? dateIn(title))
  // A time without a day, or a second one, is none of our facts: its words are handed back.
  const ownTime = day?.start == null ? time : undefined
  if (time !== undefined && (day === null || ownTime === undefined)) reading.claimed.delete(time.line.number)
  if (day === null) return { startsAt: null, endsAt: null }
  const { start, end } = ownTime !== undefined ? parseTimes(ownTime.value)! : day
  const endDate = (ownTime === undefined && day.endDate) || day.date
  if (start === null)
    reading.report.push({
      line: date?.line.number ?? 1,
      message: say('importReportNoTime', { date: day.date }),
    })
  return { startsAt: `${day.date}T${start ?? '00:00'}`, endsAt: end === null ? null : `${endDate}T${end}` }
}

/** A line that is nothing but a date. */
function readDateLine(reading: Reading): MeetingTime | null {
  for (const line of unclaimed(reading)) {
    const date = parseDate(line.text)
    if (date === null) continue
    reading.claimed.add(line.number)
    return date
  }
  return null
}

/** The date at the end of «Dagsorden for møde den 24. januar 2024 kl. 10». */
function dateIn(title: string): MeetingTime | null {
  const words = title.split(' ')
  for (let from = 0; from < words.length; from += 1) {
    const date = parseDate(words.slice(from).join(' '))
    if (date !== null) return date
  }
  return null
}

// ── Title and council ────────────────────────────────────────────────────────────────────────────────────────────────

function readHeadings(reading: Reading, labelled: string | undefined): { title: string; council: string } {
  const headings = unclaimed(reading).filter((line) => isHeading(reading.source, line))
  const title = headings.find(({ text }) => isAgendaTitle(text))
  const council = headings.find((line) => line !== title && isCouncilName(line.text))
  const others = headings.filter((line) => line.mark === 'heading' && line !== title && line !== council)
  const councilLine = labelled === undefined ? (council ?? others.shift()) : undefined
  const titleLine = title ?? others.shift()
  for (const line of [councilLine, titleLine]) if (line !== undefined) reading.claimed.add(line.number)
  const text = reading.source.lines.map((line) => line.text).join('\n')
  const named = (line: Line | undefined) =>
    line === undefined ? '' : readableCase(shown(reading, line), text)
  return {
    title: named(titleLine),
    council: labelled ?? (named(councilLine) || (COUNCIL_IN_TITLE.exec(named(titleLine))?.[0] ?? '')),
  }
}

function isHeading(source: Source, line: Line): boolean {
  if (line.text.length > LONGEST_HEADING || line.mark === 'list') return false
  if (line.mark === 'heading' || line.mark === 'bold') return true
  return !source.hasHeadings && standsOut(source, line.number - 1) && !/[.,;:]$/.test(line.text)
}

// ── The quote ────────────────────────────────────────────────────────────────────────────────────────────────────────

const OPENING = /^["'«»„“”‘’]/u
const CLOSING = /["'«»“”‘’][.!]?$/u
const ITALIC = /^\s*(\*{3}|\*|_{3}|_)(?![*_\s])(?:(?!\1).)+\1\s*$/u
const SOURCE = /^[–—-] ?\p{Lu}|^vision\b/iu
const LONGEST_QUOTE_LINES = 12
const SHORTEST_ITALIC = 40

function readMotto(reading: Reading): string[] {
  for (const line of unclaimed(reading)) {
    const quote = quoteFrom(reading, line)
    if (quote.length === 0) continue
    const source = nextWritten(reading.source.lines, quote.at(-1)!.number - 1)
    const hasSource =
      source !== undefined &&
      reading.lines.includes(source) &&
      (ITALIC.test(source.raw) || SOURCE.test(source.text))
    for (const { number } of [...quote, ...(hasSource ? [source] : [])]) reading.claimed.add(number)
    return [...mottoParagraphs(reading, quote), ...(hasSource ? [shown(reading, source)] : [])]
  }
  return []
}

/** @returns the lines of the quote that begins here; none when none does */
function quoteFrom({ source, lines }: Reading, line: Line): Line[] {
  if (line.mark === 'quote') return takeWhile(lines, line, ({ mark }) => mark === 'quote')
  if (OPENING.test(line.text)) {
    const paragraph = takeWhile(lines, line, ({ text }) => text !== '').slice(0, LONGEST_QUOTE_LINES)
    return paragraph.slice(0, paragraph.findIndex(({ text }) => CLOSING.test(text)) + 1)
  }
  const isLongItalic =
    source.syntax === 'markdown' && ITALIC.test(line.raw) && line.text.length >= SHORTEST_ITALIC
  return isLongItalic ? [line] : []
}

function takeWhile(lines: readonly Line[], first: Line, belongs: (line: Line) => boolean): Line[] {
  const from = lines.indexOf(first)
  const end = lines.findIndex((line, index) => index > from && !belongs(line))
  return lines.slice(from, end === -1 ? lines.length : end)
}

function mottoParagraphs(reading: Reading, quote: readonly Line[]): string[] {
  if (quote[0]!.mark !== 'quote') return [quote.map((line) => shown(reading, line)).join(' ')]
  if (reading.source.syntax === 'plain') return quote.map((line) => line.text)
  const text = markdownToRichText(
    quote.map(({ raw }) => raw),
    null,
    lostAt(reading, quote[0]!),
  )
  return plainText(text)
    .split('\n')
    .filter((line) => line.trim() !== '')
}

// ── Lines ────────────────────────────────────────────────────────────────────────────────────────────────────────────

const unclaimed = ({ lines, claimed }: Reading): Line[] =>
  lines.filter((line) => line.text !== '' && !claimed.has(line.number))

/** The line as a reader sees it. */
function shown(reading: Reading, line: Line): string {
  if (reading.source.syntax === 'plain') return line.text
  const content = line.mark === 'heading' ? headingContent(line.raw) : line.raw
  return markdownToLine(content, lostAt(reading, line))
}

const lostAt =
  (reading: Reading, { number }: Line) =>
  (line: number, message: string) =>
    void reading.report.push({ line: number + line - 1, message })
