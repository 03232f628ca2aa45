/** Markdown's inline nodes as rich text. What rich text cannot hold (addresses of images, unknown tags) is told to `lost`. */
import type { PhrasingContent } from 'mdast'
import { allowedHref } from '../../../../shared/richtext/links.ts'
import type { RichTextMark, RichTextNode } from '../../../../shared/richtext/richText.ts'
import { say } from '../../reading/say.ts'

/** @param line in the Markdown that was parsed, from 1. @param message says which words are not in the rich text */
export type Lost = (line: number, message: string) => void

const TAG_MARKS: Readonly<Record<string, string>> = {
  b: 'bold',
  strong: 'bold',
  i: 'italic',
  em: 'italic',
  u: 'underline',
  ins: 'underline',
  s: 'strike',
  del: 'strike',
}

const TAG = /^<(\/?)([a-z]+)\s*\/?>$/i

export function inlineToRichText(nodes: readonly PhrasingContent[], lost: Lost): RichTextNode[] {
  return joinEqual(convertAll(nodes, [], lost))
}

function convertAll(
  nodes: readonly PhrasingContent[],
  outer: readonly RichTextMark[],
  lost: Lost,
): RichTextNode[] {
  let marks = outer
  return nodes.flatMap((node) => {
    if (node.type !== 'html') return convert(node, marks, lost)
    const [, closing, name = ''] = TAG.exec(node.value) ?? []
    const type = TAG_MARKS[name.toLowerCase()]
    if (name.toLowerCase() === 'br') return [{ type: 'hardBreak' }]
    if (type === undefined) lost(lineOf(node), say('importReportTag', { text: node.value }))
    else marks = closing ? marks.filter((mark) => mark.type !== type) : withMark(marks, { type })
    return []
  })
}

function convert(node: PhrasingContent, marks: readonly RichTextMark[], lost: Lost): RichTextNode[] {
  switch (node.type) {
    case 'text':
      return textNodes(onOneLine(node.value), marks)
    case 'inlineCode':
      return textNodes(node.value, marks)
    case 'break':
      return [{ type: 'hardBreak' }]
    case 'strong':
      return convertAll(node.children, withMark(marks, { type: 'bold' }), lost)
    case 'emphasis':
      return convertAll(node.children, withMark(marks, { type: 'italic' }), lost)
    case 'delete':
      return convertAll(node.children, withMark(marks, { type: 'strike' }), lost)
    case 'link':
      return link(node, marks, lost)
    case 'image':
      lost(
        lineOf(node),
        say('importReportImage', {
          text: [node.alt, node.url.replace(BYTES, ''), node.title].filter(Boolean).join(' '),
        }),
      )
      return textNodes(node.alt ?? '', marks)
    default:
      // References and footnotes: the dialect has none (`parseMarkdown`).
      return []
  }
}

function link(
  node: Extract<PhrasingContent, { type: 'link' }>,
  marks: readonly RichTextMark[],
  lost: Lost,
): RichTextNode[] {
  const href = allowedHref(node.url)
  if (href === null) {
    lost(
      lineOf(node),
      say('importReportLink', {
        text: [node.url.replace(BYTES, 'data:…'), node.title].filter(Boolean).join(' '),
      }),
    )
    return convertAll(node.children, marks, lost)
  }
  const attrs = { href, ...(node.title && { title: node.title }) }
  const shown = node.children.length > 0 ? node.children : [{ type: 'text' as const, value: href }]
  return convertAll(shown, withMark(marks, { type: 'link', attrs }), lost)
}

/** A picture or a file itself, in the place of an address: «data:image/png;base64,iVBO…». */
const BYTES = /^data:[^,]*;base64,.*$/is

const lineOf = (node: PhrasingContent): number => node.position?.start.line ?? 1

/** A paragraph's lines are one; space at their ends means nothing, at the ends of the whole it does. */
function onOneLine(text: string): string {
  const lines = text.split('\n')
  const last = lines.length - 1
  return lines
    .map((line, index) => (index > 0 ? line.trimStart() : line))
    .map((line, index) => (index < last ? line.trimEnd() : line))
    .join(' ')
}

/** In the order in which rich text is read back from a document. */
function withMark(marks: readonly RichTextMark[], mark: RichTextMark): RichTextMark[] {
  const others = marks.filter((other) => other.type !== mark.type)
  return [...others, mark].sort((a, b) => (a.type < b.type ? -1 : 1))
}

const textNodes = (text: string, marks: readonly RichTextMark[]): RichTextNode[] =>
  text === '' ? [] : [{ type: 'text', text, ...(marks.length > 0 && { marks: [...marks] }) }]

/** One node for neighbouring texts with the same marks, as a document stores them. */
function joinEqual(nodes: readonly RichTextNode[]): RichTextNode[] {
  const joined: RichTextNode[] = []
  for (const node of nodes) {
    const before = joined.at(-1)
    const same = node.type === 'text' && before?.type === 'text' && sameMarks(before, node)
    if (same) joined[joined.length - 1] = { ...before, text: `${before.text}${node.text}` }
    else joined.push(node)
  }
  return joined
}

const sameMarks = (a: RichTextNode, b: RichTextNode): boolean =>
  JSON.stringify(a.marks ?? []) === JSON.stringify(b.marks ?? [])
