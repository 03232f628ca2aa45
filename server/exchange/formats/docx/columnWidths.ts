/**
 * How wide the columns of a table are: as somebody drew them, else as the PDF has them. No column is narrower than its longest word, as far
 * as there is room; one that says little is as wide as that, and those that say much share what is left.
 */
import type { RichTextNode } from '../../../../shared/richtext/richText.ts'
import { isLineNode } from '../../../../shared/richtext/schema.ts'
import { lettersOf } from './inline.ts'
import { type Face, widthsOf } from './letterWidths.ts'
import { isList, STEP } from './lists.ts'
import { SANS } from './styles.ts'
import type { Grid } from './tableGrid.ts'

export interface TableLook {
  /** Half points. */
  size: number
  /** Twips, at each side of a cell. */
  margin: number
}

/** Twips. */
export const NARROWEST = 240
const TWIPS_IN_HALF_POINT = 10
/** Who has not these letters gets some that are wider. */
const SLACK = 1.3
/** Of a letter that nobody has measured, as a share of its size. */
const UNKNOWN = 0.7
/** Word breaks a line here. */
const BREAK = /\s+|(?<=[-–—])/u

/** @param room twips, `NARROWEST` for each column at least @returns twips for each column, `room` in all */
export function columnWidths(grid: Grid, look: TableLook, room: number): number[] {
  const widths = drawnWidths(grid) ?? wishedWidths(grid, look, room)
  const sum = widths.reduce((all, one) => all + one, 0)
  const whole = widths.map((one) => Math.max(Math.floor((one * room) / sum), 1))
  const rest = room - whole.reduce((all, one) => all + one, 0)
  return whole.map((one, at) => (at === whole.length - 1 ? one + rest : one))
}

/** @returns `null` where a column was left as it came */
function drawnWidths({ rows, columns }: Grid): number[] | null {
  const widths: number[] = new Array(columns).fill(0)
  for (const { node, column, columns: over } of rows.flat()) {
    const given = node?.attrs?.colwidth
    if (over > 1 || !Array.isArray(given)) continue
    const sum = given.reduce((all: number, one: unknown) => all + (typeof one === 'number' ? one : 0), 0)
    if (sum > 0 && Number.isFinite(sum)) widths[column] = sum
  }
  return widths.every((one) => one > 0) ? widths : null
}

/** @returns shares of the room */
function wishedWidths({ rows, columns }: Grid, look: TableLook, room: number): number[] {
  const wishes = Array.from({ length: columns }, () => ({ word: 0, line: 0 }))
  for (const { node, column, columns: over } of rows.flat()) {
    if (node === null || over > 1) continue
    const wish = wishes[column]!
    const face = { font: SANS, bold: node.type === 'tableHeader' || hasBold(node), italic: false }
    for (const { letters, indent } of linesIn(node.content ?? [])) {
      const width = (some: string) => indent + twipsOf(some, face, look.size)
      wish.line = Math.max(wish.line, width(letters))
      for (const word of letters.split(BREAK)) wish.word = Math.max(wish.word, width(word))
    }
  }
  const beside = 2 * look.margin
  const all = (of: (wish: { word: number; line: number }) => number) =>
    wishes.map((wish) => Math.max(of(wish) + beside, NARROWEST))
  // From what a table cannot do without to all that it asks for.
  const steps = [
    all(() => 0),
    all(({ word }) => word),
    all(({ word }) => word * SLACK),
    all(({ line }) => line * SLACK),
  ]
  const tooWide = steps.findIndex((step) => sumOf(step) > room)
  return tooWide <= 0 ? steps.at(tooWide)! : between(steps[tooWide - 1]!, steps[tooWide]!, room)
}

/** Wider columns than `least`, none wider than `most`, and none wider than another that has not got all of that. */
function between(least: readonly number[], most: readonly number[], room: number): number[] {
  const upTo = (level: number) => most.map((one, at) => Math.max(least[at]!, Math.min(one, level)))
  let [low, high] = [0, room]
  while (high - low > 1) {
    const level = (low + high) / 2
    if (sumOf(upTo(level)) > room) high = level
    else low = level
  }
  return upTo(low)
}

const sumOf = (all: readonly number[]): number => all.reduce((sum, one) => sum + one, 0)

/** @returns each line as it would stand if there were room for all of it; `indent`: twips before it */
function* linesIn(
  nodes: readonly RichTextNode[],
  indent = 0,
): Generator<{ letters: string; indent: number }> {
  for (const node of nodes) {
    const { type, content = [] } = node
    if (isLineNode(type) || type === 'text')
      for (const letters of lettersOf(type === 'text' ? [node] : content).split('\n'))
        yield { letters, indent }
    else yield* linesIn(content, indent + (isList(node) || type === 'blockquote' ? STEP : 0))
  }
}

const hasBold = ({ marks = [], content = [] }: RichTextNode): boolean =>
  marks.some(({ type }) => type === 'bold') || content.some(hasBold)

function twipsOf(text: string, face: Face, size: number): number {
  const widths = widthsOf(face, text)
  let width = 0
  for (const letter of text) width += widths.get(letter) ?? UNKNOWN
  return width * size * TWIPS_IN_HALF_POINT
}
