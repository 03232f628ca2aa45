/**
 * A file's lines as the recognition of structure sees them: their text without decoration, and how they stand out. The
 * number of `#` is kept, but says little: in files that came from a word processor it jumps without meaning.
 */

import type { OurFields } from './fieldNames.ts'

/** `plain`: `*` and `_` are text. */
export type Syntax = 'markdown' | 'plain'

/** How a line stands out. `underline` belongs to the line above it; `list`, `quote` and `table` are never structure. */
export type Mark = 'heading' | 'bold' | 'none' | 'list' | 'quote' | 'table' | 'underline'

export interface Line {
  /** In the file, from 1. */
  number: number
  raw: string
  /** Without `#`, emphasis and repeated space; empty for a blank line. */
  text: string
  mark: Mark
  /** How many `#` (a line of `=` or `-` below says 1 or 2); 0 for none. */
  level: number
  blankBefore: boolean
}

/** The lines of a file, and what is true of the file as a whole. */
export interface Source {
  syntax: Syntax
  ours: OurFields
  lines: readonly Line[]
  /** Whether any line is a heading by its `#`: then lines that are neither that nor bold are seldom structure. */
  hasHeadings: boolean
  /** How wide the program was that broke the lines, in characters; `null` when each line is a whole paragraph. */
  width: number | null
}

/** Longer lines, in characters, are paragraphs and never structure. */
export const LONGEST_STRUCTURE = 1000

/** Files with longer lines than this were not broken into lines by a program. */
const WIDEST_BROKEN_LINE = 100

const HEADING = /^ {0,3}(#{1,6})(?:[ \t]+|$)/
const BOLD = /^(\*{2,3}|__)(?=\S)((?:(?!\1).)+)\1(:?)$/
const BOLD_TAG = /^<(b|strong)>((?:(?!<\/\1>).)*)<\/\1>(:?)$/i
const UNDERLINE = /^ {0,3}(=+|-{2,})\s*$/
const BULLET = /^\s*[-*+•▪–] |^\s*[-*+•▪]\t|^\s+o\s/

export function readSource(text: string, syntax: Syntax, ours: OurFields): Source {
  const raws = text.split('\n')
  const lines: Line[] = []
  for (const [index, raw] of raws.entries()) {
    const above = lines.at(-1)
    const line = readLine(raw, index + 1, above === undefined || above.text === '', syntax)
    lines.push(line)
    if (above !== undefined && isUnderlined(above, line)) underline(above, line, syntax)
  }
  const hasHeadings = lines.some((line) => line.mark === 'heading')
  return { syntax, ours, lines, hasHeadings, width: widthOf(lines) }
}

function readLine(raw: string, number: number, blankBefore: boolean, syntax: Syntax): Line {
  if (raw.length > LONGEST_STRUCTURE)
    return { number, raw, text: raw.trim(), mark: 'none', level: 0, blankBefore }
  const level = HEADING.exec(raw)?.[1]?.length ?? 0
  const content = level > 0 ? headingContent(raw) : raw.trim()
  const mark = level > 0 ? 'heading' : markOf(raw, content, syntax)
  const text = undecorated(content, syntax)
  const isText = level >= INSIDE_TEXT && ESCAPED_NUMBER.test(content)
  return { number, raw, text: isText ? text.replace('.', '\\.') : text, mark, level, blankBefore }
}

/** Headings of so many `#` stand in a text, where one writes itself what is numbered: an escaped dot there says that it is no item's number. */
const INSIDE_TEXT = 4
const ESCAPED_NUMBER = /^\d+\\\./

/** So long that it is read as text, though it is written as a heading with a number. */
export const isOverlongHeading = ({ raw }: Line): boolean =>
  raw.length > LONGEST_STRUCTURE && OVERLONG.test(raw)

const OVERLONG = /^ {0,3}#{1,6}[ \t]+(?:[*_]{1,3})?\d{1,4}[.) ]/

/** What stands after the `#`, with its inline Markdown. */
export const headingContent = (raw: string): string =>
  raw
    .replace(HEADING, '')
    .replace(/(^|[ \t])#+[ \t]*$/, '')
    .trim()

function markOf(raw: string, content: string, syntax: Syntax): Mark {
  if (syntax === 'markdown' && (BOLD.test(content) || BOLD_TAG.test(content))) return 'bold'
  if (BULLET.test(raw)) return 'list'
  if (content.startsWith('>')) return 'quote'
  return content.startsWith('|') ? 'table' : 'none'
}

const isUnderlined = (above: Line, line: Line): boolean =>
  above.text !== '' && above.mark === 'none' && above.blankBefore && UNDERLINE.test(line.raw)

/** Makes a heading of the line above, as if it had `#`; in plain text its words stay as they are. */
function underline(above: Line, line: Line, syntax: Syntax): void {
  const level = line.raw.includes('=') ? 1 : 2
  Object.assign(above, { mark: 'heading', level })
  if (syntax === 'markdown') above.raw = `${'#'.repeat(level)} ${above.raw.trim()}`
  Object.assign(line, { raw: '', text: '', mark: 'underline' })
}

/** Cheap and for recognition alone: what is shown to people is read by the Markdown parser. */
function undecorated(content: string, syntax: Syntax): string {
  const bare = syntax === 'plain' ? content : content.replace(/<\/?(?:b|strong|i|em|u)>|\*+|__/gi, '')
  const unescaped = syntax === 'plain' ? bare : bare.replace(/\\([!-/:-@[-`{-~])/g, '$1')
  return unescaped.replace(/\s+/g, ' ').trim()
}

function widthOf(lines: readonly Line[]): number | null {
  const longest = lines.reduce((most, line) => Math.max(most, line.raw.trimEnd().length), 0)
  return longest <= WIDEST_BROKEN_LINE && lines.some((line) => line.blankBefore && line.number > 1)
    ? longest
    : null
}

/** A line with no room for the next line's first word was broken by a program, and the two are one. */
export function continuesOn(line: Line, next: Line, width: number | null): boolean {
  if (width === null || line.text === '' || next.text === '') return false
  const firstWord = next.text.split(' ', 1)[0]!
  return line.raw.trimEnd().length + 1 + firstWord.length > width
}

/** The next line with words, or `undefined`. */
export function nextWritten(lines: readonly Line[], index: number): Line | undefined {
  for (let at = index + 1; at < lines.length; at += 1) if (lines[at]!.text !== '') return lines[at]
  return undefined
}

/** Whether the line is set off from running text: as a heading, in bold, or by standing alone. */
export function standsOut(source: Source, index: number): boolean {
  const line = source.lines[index]!
  if (line.mark === 'heading' || line.mark === 'bold') return true
  return line.mark === 'none' && (line.blankBefore || (source.syntax === 'plain' && source.width === null))
}
