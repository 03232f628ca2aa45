/** The plain text of one field as rich text: paragraphs, lists nested by their indentation, tables of tabs. */
import { EMPTY_TEXT, type RichText, type RichTextNode } from '../../../shared/richtext/richText.ts'
import { isTorn } from '../reading/torn.ts'
import { type RowRun, tabbedRows } from './tabbedRows.ts'

const LIST_ITEM = /^(\s*)(?:([-•▪–]|o)|(\d{1,9})[.)])[ \t]+(\S.*)$/
/** Deeper lists stand on the last level. */
const DEEPEST = 8

interface Entry {
  indent: number
  /** `null`: a bullet. */
  number: number | null
  text: string
}

interface OpenList {
  node: RichTextNode
  indent: number
  number: number | null
}

/**
 * @param lines of the field, without line ends
 * @param width how wide the program was that broke the lines; `null`: each line is a paragraph
 */
export function plainTextToRichText(lines: readonly string[], width: number | null): RichText {
  const content = tabbedRows(lines).flatMap((run) =>
    run.rows === null ? blocks(unbroken(run.lines, width)) : [table(run)],
  )
  return content.length === 0 ? EMPTY_TEXT : { type: 'doc', content }
}

/** Joins the lines that a program broke for lack of room. */
function unbroken(lines: readonly string[], width: number | null): string[] {
  const whole: { text: string; last: string }[] = []
  for (const line of lines) {
    const before = whole.at(-1)
    const firstWord = line.trim().split(/\s/, 1)[0]!
    const goesOn =
      before !== undefined &&
      width !== null &&
      before.last.trim() !== '' &&
      firstWord !== '' &&
      !LIST_ITEM.test(line) &&
      before.last.trimEnd().length + 1 + firstWord.length > width
    if (goesOn) Object.assign(before, { text: `${before.text.trimEnd()} ${line.trim()}`, last: line })
    else whole.push({ text: line, last: line })
  }
  return whole.map(({ text }) => text)
}

function blocks(lines: readonly string[]): RichTextNode[] {
  const content: RichTextNode[] = []
  let open: OpenList[] = []
  for (const line of lines) {
    const entry = entryOf(line)
    if (entry === null && line.trim() === '') continue
    if (entry === null) open = []
    const before = content.at(-1)
    if (entry === null && before?.type === 'paragraph' && isTorn(wordsOf(before), line))
      content.splice(-1, 1, paragraph(`${wordsOf(before)} ${line.trim()}`))
    else if (entry === null) content.push(paragraph(line.trim()))
    else open = addEntry(content, open, entry)
  }
  return content
}

function entryOf(line: string): Entry | null {
  const match = LIST_ITEM.exec(line)
  if (match === null) return null
  const [, indent = '', , number, text = ''] = match
  return {
    indent: indent.replace(/\t/g, '    ').length,
    number: number === undefined ? null : Number(number),
    text,
  }
}

/** @param open the lists that the next entry may go on with, outermost first. @returns those after this one */
function addEntry(content: RichTextNode[], open: readonly OpenList[], entry: Entry): OpenList[] {
  const outer = open.filter((list) => list.indent < entry.indent).slice(0, DEEPEST - 1)
  const same = open[outer.length]
  const goesOn =
    same !== undefined &&
    (entry.number === null ? same.number === null : same.number !== null && entry.number === same.number + 1)
  const list = goesOn ? { ...same, number: entry.number } : newList(entry)
  if (!goesOn) (outer.length === 0 ? content : lastItem(outer.at(-1)!).content!).push(list.node)
  list.node.content!.push({ type: 'listItem', content: [paragraph(entry.text.trim())] })
  return [...outer, list]
}

function newList({ indent, number }: Entry): OpenList {
  const node: RichTextNode =
    number === null
      ? { type: 'bulletList', content: [] }
      : { type: 'orderedList', attrs: { start: number }, content: [] }
  return { node, indent, number }
}

const lastItem = ({ node }: OpenList): RichTextNode => node.content!.at(-1)!

const wordsOf = ({ content = [] }: RichTextNode): string => content[0]?.text ?? ''

const paragraph = (text: string): RichTextNode => ({
  type: 'paragraph',
  ...(text !== '' && { content: [{ type: 'text', text }] }),
})

function table({ rows }: RowRun): RichTextNode {
  const content = (rows ?? []).map((cells) => ({
    type: 'tableRow',
    content: cells.map((cell) => ({
      type: 'tableCell',
      attrs: { colspan: 1, rowspan: 1 },
      content: [paragraph(cell)],
    })),
  }))
  return { type: 'table', content }
}
