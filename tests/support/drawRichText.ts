/** Rich text drawn as lines that a test can hold against each other: like Markdown, and every node and mark shows. */
import type { RichText, RichTextMark, RichTextNode } from '../../shared/richtext/richText.ts'

const MARKS: Readonly<Record<string, string>> = { bold: '**', italic: '*', strike: '~~', underline: '__' }

/** @throws when something stands in it that it cannot draw */
export const drawRichText = (text: RichText): string[] => text.content.flatMap(drawBlock)

function drawBlock(node: RichTextNode): string[] {
  const children = node.content ?? []
  switch (node.type) {
    case 'paragraph':
      return [drawInline(children)]
    case 'heading':
      return [`${'#'.repeat(Number(node.attrs?.level))} ${drawInline(children)}`]
    case 'blockquote':
      return children.flatMap(drawBlock).map((line) => `> ${line}`)
    case 'bulletList':
      return children.flatMap((item) => drawItem(item, '-'))
    case 'orderedList':
      return children.flatMap((item, index) => drawItem(item, numberOf(node, index)))
    case 'table':
      return children.map((row) => (row.content ?? []).map(drawCell).join(' '))
    default:
      throw new Error(`a block «${node.type}»`)
  }
}

/** As it is stored, not as it is shown: the third item of a list with letters is «3a.». */
const numberOf = ({ attrs }: RichTextNode, index: number): string =>
  `${Number(attrs?.start ?? 1) + index}${attrs?.type ?? ''}.`

function drawItem(item: RichTextNode, sign: string): string[] {
  const lines = (item.content ?? []).flatMap(drawBlock)
  return lines.map((line, index) => (index === 0 ? `${sign} ${line}` : `  ${line}`))
}

function drawCell({ type, attrs, content = [] }: RichTextNode): string {
  const [across, down] = [Number(attrs?.colspan ?? 1), Number(attrs?.rowspan ?? 1)]
  const span = across > 1 || down > 1 ? `${across}×${down} ` : ''
  const align = attrs?.align ? `${attrs.align} ` : ''
  const width = attrs?.colwidth ? `width ${attrs.colwidth} ` : ''
  const words = content.flatMap(drawBlock).join(' / ')
  return `${type === 'tableHeader' ? '|=' : '|'} ${span}${align}${width}${words}`.trimEnd()
}

/** A mark is opened and closed once for all the text that follows with it. */
function drawInline(nodes: readonly RichTextNode[]): string {
  let drawn = ''
  let open: string[] = []
  for (const node of nodes) {
    const signs = (node.marks ?? []).map(signOf)
    const kept = open.filter((sign) => signs.includes(sign))
    for (const sign of open.filter((sign) => !kept.includes(sign)).toReversed()) drawn += closing(sign)
    for (const sign of signs.filter((sign) => !kept.includes(sign))) drawn += opening(sign)
    open = [...kept, ...signs.filter((sign) => !kept.includes(sign))]
    drawn += node.type === 'hardBreak' ? '⏎' : node.text
  }
  return drawn + open.toReversed().map(closing).join('')
}

const signOf = ({ type, attrs }: RichTextMark): string => MARKS[type] ?? `${attrs?.href}`
const isAddress = (sign: string): boolean => !Object.values(MARKS).includes(sign)
const opening = (sign: string): string => (isAddress(sign) ? '[' : sign)
const closing = (sign: string): string => (isAddress(sign) ? `](${sign})` : sign)
