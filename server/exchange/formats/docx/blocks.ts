/** Rich text as Word's paragraphs and tables. */
import { BorderStyle, type FileChild, type IParagraphOptions, Paragraph, type Table } from 'docx'
import { isNew } from '../../../../shared/paper/newWords.ts'
import { plainText } from '../../../../shared/richtext/plainText.ts'
import type { RichText, RichTextNode } from '../../../../shared/richtext/richText.ts'
import { isLineNode, NODES } from '../../../../shared/richtext/schema.ts'
import { beginsWithSign, type Cut, type InlineLooks, lineOf, readsFromRight } from './inline.ts'
import { DEEPEST, isList, type ListBook, type OpenList, STEP } from './lists.ts'
import type { Sheets } from './sheets.ts'
import { GREY, HEADINGS, STYLE } from './styles.ts'
import { tableOf } from './tables.ts'

/** Where blocks are drawn. */
export interface BlockPlace extends InlineLooks {
  lists: ListBook
  sheets: Sheets
  /** Of what threads are about in its lines. */
  cuts: ReadonlyMap<RichTextNode, readonly Cut[]>
  /** The outline level of a heading in it, from 0. */
  outline: number
  /** Twips of the text's width. */
  width: number
  /** Twips from its left edge. */
  indent: number
  /** Of ordinary paragraphs; `null`: «Normal». */
  style: string | null
  list: { open: OpenList; level: number; item: RichTextNode } | null
  alignment: IParagraphOptions['alignment']
  /** On the page of what follows. */
  keepNext: boolean
  /** Of a table. */
  inCell: boolean
}

/** What stands in a cell can stand anywhere. */
export type Block = Paragraph | Table
export type DrawBlocks = (nodes: readonly RichTextNode[], place: BlockPlace) => Block[]

export function blocksOf({ content }: RichText, place: BlockPlace): FileChild[] {
  const [first, last] = [content.findIndex(isWritten), content.findLastIndex(isWritten)]
  return drawAll(first === -1 ? [] : content.slice(first, last + 1), place)
}

/** Empty lines before and after all that is written are only where somebody stopped. */
const isWritten = ({ type, content = [] }: RichTextNode): boolean =>
  type !== 'paragraph' || content.length > 0

/** @returns one paragraph at least for anything that has letters; none for nothing */
function drawAll(nodes: readonly RichTextNode[], place: BlockPlace): Block[] {
  const drawn: Block[] = []
  let inline: RichTextNode[] = []
  const closeLine = () => {
    if (inline.length > 0) drawn.push(paragraph({ type: 'paragraph', content: inline }, place))
    inline = []
  }
  for (const [at, node] of nodes.entries()) {
    if (isInline(node)) {
      inline.push(node)
      continue
    }
    closeLine()
    if (announces(node, nodes[at + 1]))
      drawn.push(...draw(node, { ...place, keepNext: true }).map((line) => place.sheets.leading(line)))
    else drawn.push(...draw(node, place))
  }
  closeLine()
  return drawn
}

/** Letters that stand where blocks are expected: what a newer program wrote, or two who deleted at once left. */
const isInline = ({ type, content }: RichTextNode): boolean =>
  !isLineNode(type) &&
  (NODES[type]?.content === 'none' || (!Object.hasOwn(NODES, type) && content === undefined))

/** A line that ends with a colon stands on the page of the list or table behind it. */
const announces = (node: RichTextNode, next: RichTextNode | undefined): boolean =>
  node.type === 'paragraph' &&
  next !== undefined &&
  (isList(next) || next.type === 'table') &&
  /:\s*$/.test(plainText({ type: 'doc', content: [node] }))

function draw(node: RichTextNode, place: BlockPlace): Block[] {
  const { type, content = [] } = node
  if (type === 'heading') return [heading(node, place)]
  if (isLineNode(type)) return [paragraph(node, place)]
  if (isList(node)) return list(node, place)
  if (type === 'blockquote') return drawAll(content, quoted(place))
  if (type === 'table') return tableOf(node, place, drawAll)
  return drawAll(content, place)
}

const quoted = (place: BlockPlace): BlockPlace => ({
  ...{ ...place, style: 'Quote', indent: place.indent + STEP },
})

/** In the right margin, where nothing else stands: it is on one line for lists and quotes too. In a table it stands in its cell. */
const CHANGE_LINE = { style: BorderStyle.SINGLE, size: 12, color: GREY, space: 8 }
/** Twips that it takes of a cell's words: what is beyond the cell is not drawn. */
const IN_CELL = 60
/** Twips of the margin in which «./.» stands, as in Danish letters. */
const SIGN_WIDTH = 440

function paragraph(
  node: RichTextNode,
  place: BlockPlace,
  { indent: own, ...more }: IParagraphOptions = {},
): Paragraph {
  const { style, indent, alignment, keepNext, inCell } = place
  const nodes = node.content ?? []
  const hangs =
    node.type === 'paragraph' &&
    style === null &&
    indent === 0 &&
    place.list === null &&
    beginsWithSign(nodes)
  const sides = {
    // A quote's style indents it, a list's its lines; what stands deeper says so itself.
    ...(more.numbering === undefined && indent !== (style === 'Quote' ? STEP : 0) && { left: indent }),
    ...(isNew(node) && inCell && { right: IN_CELL }),
    ...(hangs && { left: 0, hanging: SIGN_WIDTH }),
    ...own,
  }
  return new Paragraph({
    ...(style !== null && { style }),
    ...(Object.keys(sides).length > 0 && { indent: sides }),
    ...(alignment && { alignment }),
    ...(keepNext && { keepNext }),
    ...(readsFromRight(nodes) && { bidirectional: true }),
    ...(isNew(node) && { border: { right: inCell ? { ...CHANGE_LINE, space: 1 } : CHANGE_LINE } }),
    ...more,
    children: lineOf(nodes, { ...place, hangs }, place.cuts.get(node)),
  })
}

function heading(node: RichTextNode, place: BlockPlace): Paragraph {
  const given = node.attrs?.level
  const level = typeof given === 'number' && given >= 1 && given <= 3 ? Math.trunc(given) - 1 : 2
  return paragraph(node, place, {
    style: STYLE.textHeadings[level]!,
    outlineLevel: Math.min(place.outline + level, HEADINGS - 1),
  })
}

function list(node: RichTextNode, place: BlockPlace): Block[] {
  const level = place.list === null ? 0 : Math.min(place.list.level + 1, DEEPEST)
  // What is deeper than Word's levels goes no further to the right.
  const indent = place.list?.level === DEEPEST ? place.indent : place.indent + STEP
  const open = place.lists.open(node, place.list?.open ?? null, level, place.list?.item ?? null)
  const items = node.content ?? []
  return items.flatMap((item, at) => {
    const keepNext = place.keepNext || (level === 0 && staysWithNext(items, at))
    return listItem(item, { ...place, keepNext, indent, list: { open, level, item } })
  })
}

/** Letters of an item that is no trouble to move to the next page. */
const SHORT_ITEM = 800

/** Neither the first nor the last item of a list stands alone on a page. */
const staysWithNext = (items: readonly RichTextNode[], at: number): boolean =>
  at < items.length - 1 &&
  (at === 0 || at === items.length - 2) &&
  plainText({ type: 'doc', content: [items[at]!] }).length < SHORT_ITEM

/** Its first line carries the sign, or an empty one where it has none; all else stands below that. */
function listItem(item: RichTextNode, place: BlockPlace): Block[] {
  const [first, ...rest] = item.content ?? []
  const isLine = first !== undefined && isLineNode(first.type)
  const { open, level } = place.list!
  const inside = { ...place, style: place.style ?? 'ListParagraph' }
  const line = paragraph(isLine ? first : { type: 'paragraph' }, inside, {
    numbering: { reference: open.definition, level, instance: open.instance, custom: true },
    // The list's own levels indent it, but where it stands in something else.
    ...(place.indent !== (level + 1) * STEP && { indent: { left: place.indent, hanging: STEP } }),
  })
  return [line, ...drawAll(isLine || first === undefined ? rest : [first, ...rest], inside)]
}
