/** Rich text as blocks that can be set: what is nested too deep stands on the last level, and what is empty stands nowhere. */

import { asRecord } from '../../../../shared/agenda/values.ts'
import { isNew } from '../../../../shared/paper/newWords.ts'
import { type PaperText, REFERENCE, type ReferenceAttributes } from '../../../../shared/paper/paper.ts'
import { allowedHref } from '../../../../shared/richtext/links.ts'
import { numeral, withNumberTypes } from '../../../../shared/richtext/listNumbers.ts'
import type { RichTextNode } from '../../../../shared/richtext/richText.ts'
import { lineOf, linesOf, rightToLeft } from './letters.ts'
import { type PrintedTable, printedTable } from './printedTable.ts'

export type Block =
  | Line
  | { is: 'list'; items: Block[][] }
  | { is: 'numbered'; numbers: string[]; items: Block[][] }
  | { is: 'quote'; blocks: Block[] }
  | PrintedTable

export interface Line {
  is: 'line'
  /** Of a heading; 0: it is none. */
  level: number
  /** Of its looks: 1 for the largest that the text knows. */
  look: number
  /** Its letters go from right to left, in that language. */
  lang: 'he' | 'ar' | null
  /** It ends with a colon, and what it announces follows: they stand on one page. */
  announces: boolean
  /** «./.», which hangs in the margin before it, and what that leads to. */
  mark: Run | null
  /** Something in it is new: a line in the margin says so. */
  isNew: boolean
  runs: Run[]
}

export interface Run {
  /** `null`: a new line. */
  text: string | null
  bold?: true
  italic?: true
  underline?: true
  strike?: true
  isNew?: true
  /** Where it leads: an address, or a label of this paper. */
  href?: string
  label?: string
}

export interface TextWishes {
  /** The level of a text's largest headings. */
  level: number
  /** @returns the label of what a reference leads to; `null`: nothing in this paper */
  labelOf(reference: ReferenceAttributes): string | null
}

/** Lists, quotes and tables in each other. A typesetter has no more room, and no reader more patience. */
const DEEPEST = 9

/** Readers of PDF know six levels of headings. */
export const DEEPEST_LEVEL = 6

/** The sign before what is enclosed, at the start of a paragraph. */
const MARK = /^\.\/\.\s*/

const INLINE = new Set(['text', 'hardBreak', REFERENCE])

export function printedText(text: PaperText, wishes: TextWishes): Block[] {
  return new TextPrinter(wishes).blocks(withNumberTypes(text).content, 0)
}

class TextPrinter {
  readonly #wishes: TextWishes
  /** The levels, as the text has them, of the headings that the next one may stand under. */
  readonly #above: number[] = []
  constructor(wishes: TextWishes) {
    this.#wishes = wishes
  }

  /** @param depth how many lists, quotes and tables they stand in */
  blocks(nodes: readonly RichTextNode[], depth: number): Block[] {
    const blocks: Block[] = []
    let inline: RichTextNode[] = []
    const end = () => {
      blocks.push(...this.#line(inline, depth, null))
      inline = []
    }
    for (const node of nodes) {
      if (INLINE.has(node.type)) inline.push(node)
      else {
        end()
        blocks.push(...this.#block(node, depth))
      }
    }
    end()
    return blocks.map((block, at) => {
      const next = blocks[at + 1]
      if (block.is !== 'line' || next === undefined || next.is === 'line') return block
      return { ...block, announces: /:\s*$/.test(block.runs.at(-1)?.text ?? '') }
    })
  }

  #block(node: RichTextNode, depth: number): Block[] {
    const { type, content = [], attrs = {} } = node
    switch (type) {
      case 'paragraph':
        return this.#line(content, depth, null, isNew(node))
      case 'heading':
        return this.#line(content, depth, Number(attrs.level) || 1, isNew(node))
      case 'bulletList': {
        const items = this.#items(content, depth).map(({ blocks }) => blocks)
        return items.length === 0 ? [] : [{ is: 'list', items }]
      }
      case 'orderedList': {
        const items = this.#items(content, depth)
        const numbers = numbersOf(items, attrs)
        return items.length === 0
          ? []
          : [{ is: 'numbered', numbers, items: items.map(({ blocks }) => blocks) }]
      }
      case 'blockquote': {
        const blocks = this.blocks(content, depth + 1)
        return blocks.length === 0 || depth >= DEEPEST ? blocks : [{ is: 'quote', blocks }]
      }
      case 'table':
        return depth >= DEEPEST ? this.blocks(content, depth + 1) : this.#table(node, depth)
      default:
        return this.blocks(content, depth)
    }
  }

  #table(node: RichTextNode, depth: number): Block[] {
    const table = printedTable(node, (cell) => this.blocks(cell.content ?? [], depth + 1), depth === 0)
    return table === null ? [] : [table]
  }

  /** On the last level a list's lists follow it, as items of its own. */
  #items(nodes: readonly RichTextNode[], depth: number): { blocks: Block[]; counts: boolean }[] {
    return nodes.flatMap((node) => {
      const content = node.type === 'listItem' ? (node.content ?? []) : [node]
      if (depth < DEEPEST - 1) return [{ blocks: this.blocks(content, depth + 1), counts: true }]
      const own = content.filter(({ type }) => !isList(type))
      const lists = content.filter(({ type }) => isList(type))
      return [
        ...(own.length > 0 ? [{ blocks: this.blocks(own, depth + 1), counts: true }] : []),
        ...lists.flatMap((list) =>
          this.#items(list.content ?? [], depth).map((item) => ({ ...item, counts: false })),
        ),
      ]
    })
  }

  #line(nodes: readonly RichTextNode[], depth: number, heading: number | null, isNew = false): Line[] {
    const runs = trimmed(nodes.flatMap((node) => this.#runs(node)))
    if (runs.length === 0) return []
    const lang = rightToLeft(runs.map(({ text }) => text ?? ' ').join(''))
    if (heading === null) return [{ ...LINE, lang, isNew, ...hanging(runs, depth === 0 && lang === null) }]
    // In a list or a table it is a line in bold: there is no part of the text that it would head.
    if (depth > 0) {
      const bold = runs.map((run) => ({ ...run, bold: true as const }))
      return [{ ...LINE, lang, isNew, runs: bold }]
    }
    while (this.#above.length > 0 && this.#above.at(-1)! >= heading) this.#above.pop()
    this.#above.push(heading)
    const level = Math.min(this.#wishes.level + this.#above.length - 1, DEEPEST_LEVEL)
    return [{ ...LINE, level, look: Math.min(Math.max(heading, 1), 3), lang, isNew, runs }]
  }

  #runs(node: RichTextNode): Run[] {
    if (node.type === 'hardBreak') return [{ text: null }]
    const looks = looksOf(node)
    if (node.type === REFERENCE) {
      const reference = node.attrs as unknown as ReferenceAttributes
      const label = this.#wishes.labelOf(reference)
      return [{ text: lineOf(String(reference.words)), ...looks, ...(label !== null && { label }) }]
    }
    if (node.text === undefined) return (node.content ?? []).flatMap((child) => this.#runs(child))
    return linesOf(node.text).flatMap((text, index): Run[] => [
      ...(index > 0 ? [{ text: null }] : []),
      ...(text === '' ? [] : [{ text, ...looks }]),
    ])
  }
}

const LINE = { is: 'line', level: 0, look: 0, announces: false, mark: null, isNew: false } as const

const isList = (type: string): boolean => type === 'bulletList' || type === 'orderedList'

function looksOf(node: RichTextNode): Omit<Run, 'text'> {
  const { marks = [] } = node
  const looks: Omit<Run, 'text'> = isNew(node) ? { isNew: true } : {}
  for (const { type, attrs } of marks) {
    if (type === 'bold' || type === 'italic' || type === 'underline' || type === 'strike') looks[type] = true
    const href = type === 'link' ? allowedHref(asRecord(attrs).href) : null
    if (href !== null) looks.href = addressOf(href)
  }
  return looks
}

/** As an address is written in a PDF: in ASCII alone. */
function addressOf(href: string): string {
  try {
    return encodeURI(decodeURI(href.toWellFormed()))
  } catch {
    return encodeURI(href.toWellFormed()).replace(/%25/g, '%')
  }
}

/** Without space at either end, and without lines of nothing. */
function trimmed(runs: readonly Run[]): Run[] {
  const isSpace = ({ text }: Run) => text === null || text.trim() === ''
  const first = runs.findIndex((run) => !isSpace(run))
  if (first < 0) return []
  const kept = runs.slice(first, runs.findLastIndex((run) => !isSpace(run)) + 1)
  return kept.map((run, at) => {
    const start = at === 0 ? run.text!.trimStart() : run.text
    return { ...run, text: at === kept.length - 1 ? start!.trimEnd() : start }
  })
}

/** «./.» stands in the margin, as in Danish letters, where a paragraph begins with it. */
function hanging(runs: Run[], mayHang: boolean): Pick<Line, 'mark' | 'runs'> {
  const [first, ...rest] = runs
  const words = mayHang ? (first!.text ?? '') : ''
  const sign = MARK.exec(words)?.[0]
  if (sign === undefined) return { mark: null, runs }
  const left = words.slice(sign.length)
  const after = left === '' ? rest : [{ ...first!, text: left }, ...rest]
  return { mark: { ...first!, text: sign.trim() }, runs: trimmed(after) }
}

/** «3.», «c.», «iii.» */
function numbersOf(items: readonly { counts: boolean }[], attrs: Record<string, unknown>): string[] {
  const start = Number.isSafeInteger(attrs.start) ? (attrs.start as number) : 1
  let counted = 0
  return items.map(({ counts }) => (counts ? `${numeral(start + counted++, attrs.type)}.` : '–'))
}
