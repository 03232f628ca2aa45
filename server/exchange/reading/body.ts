/** What stands below an item's title, line by line: case lines, then fields, then attachments. */
import type { FieldKey } from '../../../shared/agenda/document.ts'
import { parseCaseLine } from './caseLine.ts'
import { isPageNumber } from './contents.ts'
import {
  ATTACHMENTS,
  type FieldNames,
  fieldNameOf,
  isKnownFieldName,
  looksLikeFieldName,
} from './fieldNames.ts'
import type { FoundItem } from './foundItem.ts'
import type { ReportLine } from './importedAgenda.ts'
import { parseItemNote } from './itemNote.ts'
import type { Line, Source } from './lines.ts'
import { lineText } from './lineText.ts'
import { quoted } from './quoted.ts'
import { say } from './say.ts'

export interface ItemBody {
  caseNumber: string
  responsibles: string[]
  presenter: string
  /** Why it came after the deadline; empty: it did not. */
  lateReason: string
  /** Nothing is asked of it. */
  withoutText: boolean
  /** The fields that the item names, `ATTACHMENTS` among them. */
  named: ReadonlySet<FieldKey>
  pieces: Piece[]
  /** One line for each. */
  attachments: Line[]
}

/** Text that stands together. `null`: before any field's name, so it goes to the main field. */
export interface Piece {
  key: FieldKey | null
  lines: Line[]
}

interface Reading extends ItemBody {
  source: Source
  names: FieldNames
  named: Set<FieldKey>
  inAttachments: boolean
  report: ReportLine[]
}

const LONGEST_ATTACHMENT_NAME = 200

/** @param skipped the lines of the table of contents. @param report gets what was decided */
export function readBody(
  source: Source,
  { from, to }: FoundItem,
  names: FieldNames,
  skipped: ReadonlySet<number>,
  report: ReportLine[],
): ItemBody {
  const reading: Reading = {
    ...{ source, names, report, inAttachments: false, named: new Set(), attachments: [] },
    ...{ caseNumber: '', responsibles: [], presenter: '', lateReason: '' },
    ...{ withoutText: false, pieces: [{ key: null, lines: [] }] },
  }
  for (const line of source.lines.slice(from, to)) {
    if (line.mark === 'underline' && isFirst(reading)) continue
    readLine(reading, skipped.has(line.number) ? blank(line) : line)
  }
  reportMainText(reading)
  return reading
}

function readLine(reading: Reading, line: Line): void {
  if (readFieldName(reading, line) || readCaseLine(reading, line) || readNote(reading, line)) return
  if (isLonePageNumber(reading, line)) {
    reading.report.push({ line: line.number, message: say('importReportPageNumber', { text: line.text }) })
    addText(reading, blank(line))
  } else if (reading.inAttachments && line.text !== '') addAttachment(reading, line)
  else addText(reading, line)
}

function readFieldName(reading: Reading, line: Line): boolean {
  const { source, names, named, report } = reading
  const key = names.keys.get(fieldNameOf(line.text))
  if (key === undefined || !standsAsFieldName(source, names, line)) return false
  if (named.has(key)) {
    report.push({ line: line.number, message: say('importReportFieldTwice', { text: line.text }) })
    return false
  }
  named.add(key)
  reading.inAttachments = key === ATTACHMENTS
  if (key !== ATTACHMENTS) reading.pieces.push({ key, lines: [] })
  return true
}

function standsAsFieldName(source: Source, names: FieldNames, line: Line): boolean {
  if (!looksLikeFieldName(source, line)) return false
  return isKnownFieldName(source.ours, line.text) || names.level === null || names.level === line.level
}

/** What is said of the item stands before its first field. */
const isOfItem = ({ named }: Reading, { mark }: Line): boolean => named.size === 0 && mark !== 'list'

function readNote(reading: Reading, line: Line): boolean {
  const note = isOfItem(reading, line) ? parseItemNote(line.text) : null
  if (note === null || (note.is === 'late' && reading.lateReason !== '')) return false
  if (note.is === 'late') reading.lateReason = sentenceIn(reading, line) || note.why
  else reading.withoutText = true
  return true
}

/** What stands behind the line's label, as its reader sees it. */
function sentenceIn({ source, report }: Reading, line: Line): string {
  const text = lineText(source, report, line)
  return text.slice(text.indexOf(':') + 1).trim()
}

function readCaseLine(reading: Reading, line: Line): boolean {
  const found = isOfItem(reading, line) ? parseCaseLine(line.text) : null
  if (found === null || isTaken(reading, found)) return false
  reading.caseNumber ||= found.caseNumber
  if (found.presenter !== '') reading.presenter = sentenceIn(reading, line) || found.presenter
  reading.responsibles.push(...found.responsibles)
  if (found.rest === '') return true
  reading.report.push({ line: line.number, message: say('importReportNoNames', { text: found.rest }) })
  addText(reading, { ...line, raw: found.rest, text: found.rest })
  return true
}

const isTaken = (reading: Reading, found: { caseNumber: string; presenter: string }): boolean =>
  (found.caseNumber !== '' && reading.caseNumber !== '') ||
  (found.presenter !== '' && reading.presenter !== '')

/** A heading or a paragraph below the attachments is no name of one. */
function addAttachment(reading: Reading, line: Line): void {
  if (line.mark !== 'heading' && line.text.length <= LONGEST_ATTACHMENT_NAME) {
    reading.attachments.push(line)
    return
  }
  reading.inAttachments = false
  reading.pieces.push({ key: null, lines: [] })
  addText(reading, line)
}

function addText({ pieces }: Reading, line: Line): void {
  pieces.at(-1)!.lines.push(line)
}

const isFirst = ({ pieces, inAttachments }: Reading): boolean =>
  !inAttachments && pieces.at(-1)!.lines.every((line) => line.text === '')

/** In its place, so that what follows keeps its line's number. */
const blank = (line: Line): Line => ({ ...line, raw: '', text: '', mark: 'none' })

function isLonePageNumber({ source }: Reading, line: Line): boolean {
  const below = source.lines[line.number]
  return line.mark === 'none' && line.blankBefore && (below?.text ?? '') === '' && isPageNumber(line.text)
}

function reportMainText({ pieces, report }: Reading): void {
  for (const { lines } of pieces.filter(({ key }) => key === null)) {
    const first = lines.find((line) => line.text !== '')
    if (first !== undefined)
      report.push({ line: first.number, message: say('importReportMainField', { text: quoted(first.text) }) })
  }
}
