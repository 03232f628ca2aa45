/**
 * Where the items begin. A numbered line is a title for what stands around it: a case line below it or its number in the
 * table of contents settle it; then whether it goes on with a list inside the item before; then a field name below it; then
 * its number, when it is set off from the text. Levels of headings are asked only where there is nothing else.
 */
import { parseCaseLine } from './caseLine.ts'
import { type Contents, contentsKey } from './contents.ts'
import { fieldNameOf, isKnownFieldName } from './fieldNames.ts'
import type { FoundItem } from './foundItem.ts'
import { findHeadingItems } from './headingItems.ts'
import type { ReportLine } from './importedAgenda.ts'
import { continuesOn, isOverlongHeading, type Line, nextWritten, type Source, standsOut } from './lines.ts'
import { formatNumber, type NumberedText, orderAfter, parseNumbered } from './numbers.ts'
import { quoted } from './quoted.ts'
import { say } from './say.ts'

interface Walk {
  source: Source
  contents: Contents
  /** Number and look of each numbered line in the file. */
  numbered: ReadonlySet<string>
  items: FoundItem[]
  /** Of the item that is walked through: its field names, and the numbers that are no items. */
  fields: Set<string>
  inner: Set<string>
  report: ReportLine[]
  /** Whether titles need no number, for a file in which nothing is numbered. */
  unnumbered: boolean
}

/** Of a line that is no heading. */
const LONGEST_TITLE = 300

/** @returns the items in the file's order, without nesting; none when the file is no agenda */
export function findItems(source: Source, contents: Contents): { items: FoundItem[]; report: ReportLine[] } {
  const numbered = walkThrough(source, contents, false)
  if (numbered.items.length > 0) return numbered
  const unnumbered = walkThrough(source, contents, true)
  return unnumbered.items.length > 0 ? unnumbered : { items: findHeadingItems(source), report: [] }
}

function walkThrough(source: Source, contents: Contents, unnumbered: boolean): Walk {
  const walk: Walk = {
    ...{ source, contents, unnumbered, items: [], report: [], fields: new Set(), inner: new Set() },
    numbered: allNumbered(source),
  }
  for (let index = 0; index < source.lines.length; index += 1) {
    const line = source.lines[index]!
    if (line.text === '' || contents.lines.has(line.number)) continue
    const item = itemAt(walk, index)
    if (item !== null) begin(walk, item)
    else if (isKnownFieldName(source.ours, line.text)) walk.fields.add(fieldNameOf(line.text))
    if (item !== null) index = item.from - 1
  }
  const last = walk.items.at(-1)
  if (last !== undefined) last.to = source.lines.length
  return walk
}

function begin(walk: Walk, item: FoundItem): void {
  const before = walk.items.at(-1)
  if (before !== undefined) before.to = item.title[0]!.number - 1
  walk.items.push(item)
  walk.fields = new Set()
  walk.inner = new Set()
}

function itemAt(walk: Walk, index: number): FoundItem | null {
  const line = walk.source.lines[index]!
  if (line.mark === 'list' || line.mark === 'quote' || line.mark === 'table') return null
  if (isOverlongHeading(line)) noteTooLong(walk, line)
  const numbered = parseNumbered(line.text)
  if (numbered !== null) return isNumberedTitle(walk, index, numbered) ? found(walk, index, numbered) : null
  return isUnnumberedTitle(walk, index) ? found(walk, index, null) : null
}

function isNumberedTitle(walk: Walk, index: number, numbered: NumberedText): boolean {
  const line = walk.source.lines[index]!
  if (hasCaseBelow(walk, index) || walk.contents.keys.has(contentsKey(numbered.number, numbered.title)))
    return true
  const order = orderOf(walk, line, numbered)
  const looks = isTitleByLook(walk, index, numbered)
  if (continuesInside(walk, line, numbered.number)) {
    if (looks && order === 'next') noteInText(walk, line)
    return false
  }
  if (hasFieldBelow(walk, index) && standsOut(walk.source, index)) return true
  if (looks && (order === 'next' || isJump(walk, line, numbered))) return true
  if (looks && order === 'later' && line.mark === 'heading') noteInText(walk, line)
  if (order === 'next' && !numbered.bare && isOverlongTitle(line)) noteTooLong(walk, line)
  noteInside(walk, line, numbered.number)
  return false
}

const isOverlongTitle = ({ mark, text }: Line): boolean => mark === 'bold' && text.length > LONGEST_TITLE

function noteInText({ report }: Walk, { number, text }: Line): void {
  report.push({ line: number, message: say('importReportNumberInText', { text: quoted(text) }) })
}

function orderOf(walk: Walk, line: Line, { number, named }: NumberedText) {
  const before = walk.items.findLast((item) => item.number !== null)?.number
  if (before) return orderAfter(before, number)
  const [first = 0, ...rest] = number
  if (named || (first <= 1 && rest.every((part) => part === 1))) return 'next'
  const following = [[first + 1], [first, 1]].map((next) => formatNumber(next) + lookOf(line))
  if (following.some((key) => walk.numbered.has(key))) return 'next'
  // A supplement begins where its items stand: «3. Sager», and «3.2. …» below it.
  const below = (key: string) => key.startsWith(`${formatNumber(number)}.`) && !key.endsWith(PLAIN)
  return isMarked(line) && [...walk.numbered].some(below) ? 'next' : 'later'
}

function noteTooLong({ report }: Walk, line: Line): void {
  const text = quoted(line.text.replace(/^#+ +/, ''))
  report.push({ line: line.number, message: say('importReportTooLong', { text }) })
}

/** A number that leaves some out is a title when the line says so, looks as a title before it, or is a heading below an item's number. */
function isJump(walk: Walk, line: Line, numbered: NumberedText): boolean {
  const before = walk.items.at(-1)
  if (before === undefined || orderOf(walk, line, numbered) !== 'later') return false
  const isAlike = ({ number, title }: FoundItem) =>
    number?.length === numbered.number.length && lookOf(title[0]!) === lookOf(line)
  if (numbered.named || isAlike(before)) return true
  const above = formatNumber(numbered.number.slice(0, -1))
  const isAbove = ({ number }: FoundItem) => number !== null && formatNumber(number) === above
  return line.mark === 'heading' && walk.items.some((item) => isAlike(item) || isAbove(item))
}

function isTitleByLook({ source, items }: Walk, index: number, { bare, title }: NumberedText): boolean {
  const line = source.lines[index]!
  if (bare) return false
  if (line.mark === 'heading') return true
  if (line.text.length > LONGEST_TITLE) return false
  if (line.mark === 'bold') return true
  const afterTitle = items.at(-1)?.title.at(-1)?.number === line.number - 1
  return (
    !source.hasHeadings &&
    (standsOut(source, index) || afterTitle) &&
    /^$|^[^\p{L}]*\p{Lu}/u.test(title) &&
    !/[.,;:]$/.test(title)
  )
}

/** A title without number is known by its case line; where nothing is numbered, by a field name too. */
function isUnnumberedTitle(walk: Walk, index: number): boolean {
  const { source, items, fields } = walk
  const line = source.lines[index]!
  if (
    isKnownFieldName(source.ours, line.text) ||
    (line.mark !== 'heading' && line.text.length > LONGEST_TITLE) ||
    !standsOut(source, index)
  )
    return false
  if (line.mark === 'none' && !walk.unnumbered) return false
  if (parseCaseLine(line.text) !== null || (items.length > 0 && fields.size === 0 && !walk.unnumbered))
    return false
  return hasCaseBelow(walk, index) || (walk.unnumbered && hasFieldBelow(walk, index))
}

function hasCaseBelow({ source }: Walk, index: number): boolean {
  const below = nextWritten(source.lines, index)
  return below !== undefined && below.mark !== 'list' && parseCaseLine(below.text) !== null
}

/** A field name that the item before has already, or that has no item yet, begins a new one. */
function hasFieldBelow({ source, fields }: Walk, index: number): boolean {
  const below = nextWritten(source.lines, index)
  if (
    below === undefined ||
    !isKnownFieldName(source.ours, below.text) ||
    !standsOut(source, below.number - 1)
  )
    return false
  return fields.size === 0 || fields.has(fieldNameOf(below.text))
}

// ── Numbers inside an item ───────────────────────────────────────────────────────────────────────────────────────────

const isMarked = ({ mark }: Line): boolean => mark === 'heading' || mark === 'bold'

const PLAIN = 'plain'
const lookOf = (line: Line): string => (isMarked(line) ? `#${line.level}` : PLAIN)

/** Levels jump, so only whether a line is marked counts; of plain ones, whether they stand apart. */
const innerKey = (number: readonly number[], line: Line, blankBefore = line.blankBefore): string =>
  `${formatNumber(number)} ${isMarked(line) ? 'marked' : blankBefore}`

function continuesInside(walk: Walk, line: Line, number: readonly number[]): boolean {
  const before = number.with(-1, number.at(-1)! - 1)
  const continues = walk.inner.has(innerKey(before, line))
  if (continues) noteInside(walk, line, number)
  return continues
}

function noteInside({ inner }: Walk, line: Line, number: readonly number[]): void {
  inner.add(innerKey(number, line))
  // How the first of a list stands apart says nothing of the next.
  if (number.at(-1) === 1) inner.add(innerKey(number, line, !line.blankBefore))
}

function allNumbered({ lines }: Source): Set<string> {
  return new Set(
    lines.flatMap((line) => {
      const numbered = parseNumbered(line.text)
      return numbered === null ? [] : [formatNumber(numbered.number) + lookOf(line)]
    }),
  )
}

// ── The title's lines ────────────────────────────────────────────────────────────────────────────────────────────────

function found({ source, contents }: Walk, index: number, numbered: NumberedText | null): FoundItem {
  const title = [source.lines[index]!]
  let from = index + 1
  if (numbered?.title === '') {
    const below = nextWritten(source.lines, index)
    if (below !== undefined && isTitleBelow(source, below) && !contents.lines.has(below.number)) {
      title.push(below)
      from = below.number
    }
  }
  while (from < source.lines.length && isContinued(source, title.at(-1)!, source.lines[from]!)) {
    title.push(source.lines[from]!)
    from += 1
  }
  return { number: numbered?.number ?? null, title, from, to: source.lines.length }
}

/** «Punkt 89», and its title on the next line. */
const isTitleBelow = (source: Source, line: Line): boolean =>
  isFreeText(source, line) &&
  line.text.length <= LONGEST_TITLE &&
  standsOut(source, line.number - 1) &&
  !/[.,;:]$/.test(line.text)

const isContinued = (source: Source, line: Line, next: Line): boolean =>
  line.mark === 'none' && continuesOn(line, next, source.width) && isFreeText(source, next)

const isFreeText = ({ ours }: Source, { text, mark }: Line): boolean =>
  (mark === 'none' || mark === 'heading' || mark === 'bold') &&
  !isKnownFieldName(ours, text) &&
  parseCaseLine(text) === null &&
  parseNumbered(text) === null
