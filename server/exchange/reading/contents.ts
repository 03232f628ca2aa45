/** The table of contents: known by its leaders and page numbers, or by its lines standing in the file once more. */
import { parseCaseLine } from './caseLine.ts'
import { isKnownFieldName } from './fieldNames.ts'
import { type Line, LONGEST_STRUCTURE, type Source } from './lines.ts'
import { formatNumber, parseNumbered } from './numbers.ts'

/** Dots, or a tab, before a page number at the end. */
const LEADER = /(?:\s*(?:\.{3,}|…+|(?: \.){3,})[\s.…]*|\t\s*)\d{1,4}$/u
const PAGE = /\s+\d{1,4}$/u
const HEADING = /^indhold(?:sfortegnelse)?:?$/iu

interface Entry {
  line: Line
  key: string
  leader: boolean
}

export interface Contents {
  /** The numbers of the lines that are not imported. */
  lines: ReadonlySet<number>
  /** The items that it names; see `contentsKey`. */
  keys: ReadonlySet<string>
}

/**
 * A numbered line counts as an entry only when its number and title come again further down: so no word is lost with it.
 * Without leader and page number it does so in a run of such lines, before the first case line and field name.
 */
export function findContents(source: Source): Contents {
  const written = source.lines.filter((line) => line.text !== '' && line.raw.length <= LONGEST_STRUCTURE)
  const later = lastPlaces(written)
  const entries = written.map((line) => entryOf(line, later))
  const body = written.findIndex(
    (line) => isKnownFieldName(source.ours, line.text) || parseCaseLine(line.text) !== null,
  )
  const inRun = (index: number) => index < body && Boolean(entries[index - 1] ?? entries[index + 1])
  const found = entries.filter(
    (entry, index): entry is Entry => entry !== null && (entry.leader || inRun(index)),
  )
  const heading = headingLine(written, found)
  return {
    lines: new Set([...found.map(({ line }) => line.number), ...heading]),
    keys: new Set(found.map(({ key }) => key)),
  }
}

/** The same for a number and title of the table of contents and those of the item. */
export const contentsKey = (number: readonly number[], title: string): string =>
  `${formatNumber(number)} ${title
    .replace(/[\s.…]+/gu, ' ')
    .trim()
    .toLocaleLowerCase('da')}`

function lastPlaces(written: readonly Line[]): Map<string, number> {
  const places = new Map<string, number>()
  for (const line of written) {
    const numbered = hasLeader(line) ? null : parseNumbered(line.text)
    if (numbered !== null) places.set(contentsKey(numbered.number, numbered.title), line.number)
  }
  return places
}

function entryOf(line: Line, later: ReadonlyMap<string, number>): Entry | null {
  const leader = hasLeader(line)
  for (const text of leader
    ? [tocText(line).replace(LEADER, '')]
    : [line.text, line.text.replace(PAGE, '')]) {
    const numbered = parseNumbered(text.replace(/\s+/g, ' ').trim())
    const key = numbered && contentsKey(numbered.number, numbered.title)
    if (key !== null && (later.get(key) ?? 0) > line.number) return { line, key, leader }
  }
  return null
}

const hasLeader = (line: Line): boolean => /^\D{0,20}\d/.test(line.text) && LEADER.test(tocText(line))

/** With its tabs, and without the link that converters make of an entry. */
const tocText = ({ raw }: Line): string =>
  raw
    .replace(/<\/?\w+>|\*+|\]\(#[^)]*\)|[[\]]/g, '')
    .replace(/^\s*(?:#+|[-+])\s+/, '')
    .trim()

function headingLine(written: readonly Line[], found: readonly Entry[]): number[] {
  const first = written.findIndex((line) => line.number === found[0]?.line.number)
  const above = written[first - 1]
  return above !== undefined && HEADING.test(above.text) ? [above.number] : []
}

/** «Side 3 af 16», or a number that stands alone. */
export const isPageNumber = (text: string): boolean =>
  /^(?:side \d{1,4}(?: ?(?:af|\/) ?\d{1,4})?|[-–] ?\d{1,4} ?[-–]|\d{1,4})$/iu.test(text)
