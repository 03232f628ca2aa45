/** Which tables are too wide for a page that stands upright: the same ones in every format that has pages. */
import type { RichTextNode } from '../richtext/richText.ts'
import { REFERENCE } from './paper.ts'

/** Letters that stand beside each other on a page, in letters that are read without effort; between two columns. */
const [ROOM, GAP] = [120, 2]

/** A longer word may be parted. */
export const LONGEST_WORD = 18

/** Whether its columns have no room for their longest words: it is then turned, on pages of its own. */
export const isTooWide = (table: RichTextNode): boolean =>
  lettersAsked(table).reduce((sum, letters) => sum + letters, 0) > ROOM

/** @returns the letters that its longest word and its edges take, for each column in which a cell begins */
export function lettersAsked({ content: rows = [] }: RichTextNode): number[] {
  const longest = new Map<number, number>()
  /** By column: for how many rows a cell from above still reaches into it. */
  let reaching = new Map<number, number>()
  for (const { content: cells = [] } of rows) {
    const below = new Map([...reaching].flatMap(([at, left]) => (left > 1 ? [[at, left - 1]] : [])))
    let at = 0
    for (const cell of cells) {
      while (reaching.has(at)) at += 1
      const [columns, over] = [spanOf(cell.attrs?.colspan), spanOf(cell.attrs?.rowspan)]
      longest.set(at, Math.max(longest.get(at) ?? 1, columns === 1 ? longestWord(wordsIn(cell)) : 1))
      for (let one = at; one < at + columns; one += 1) if (over > 1) below.set(one, over - 1)
      at += columns
    }
    reaching = below
  }
  return [...longest.entries()]
    .toSorted(([one], [other]) => one - other)
    .map(([, letters]) => Math.min(letters, LONGEST_WORD) + GAP)
}

/** So many columns and rows no page has. */
const LARGEST_SPAN = 1000

const spanOf = (value: unknown): number =>
  Number.isSafeInteger(value) ? Math.min(Math.max(1, value as number), LARGEST_SPAN) : 1

/** In letters; a hyphen ends a word. */
export const longestWord = (words: string): number =>
  Math.max(0, ...words.split(/[\s\u00ad\u200b-]+/).map(({ length }) => length))

const wordsIn = ({ type, text, attrs, content = [] }: RichTextNode): string =>
  text ??
  (type === REFERENCE ? String(attrs?.words ?? '') : content.map(wordsIn).join(isInline(content) ? '' : ' '))

const isInline = ([first]: readonly RichTextNode[]): boolean =>
  first?.type === 'text' || first?.type === 'hardBreak' || first?.type === REFERENCE
