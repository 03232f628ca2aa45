/** Rich text's inline nodes as Markdown's. */
import type { Html, PhrasingContent } from 'mdast'
import { allowedHref } from '../../../../shared/richtext/links.ts'
import type { RichTextMark, RichTextNode } from '../../../../shared/richtext/richText.ts'
import { inlineToRichText } from './inlineToRichText.ts'
import { parseMarkdown, printMarkdown } from './parse.ts'

const WRAPPERS = { strike: 'delete', bold: 'strong', italic: 'emphasis' } as const
const TAGS: Readonly<Record<string, string>> = { underline: 'u', strike: 's', bold: 'b', italic: 'i' }

/** Outermost first: a sign before `[` or `<`, after a letter, would not be read as the beginning of a mark. */
const ORDER = ['underline', 'link', 'strike', 'bold', 'italic']

type Wrap = (mark: RichTextMark, children: PhrasingContent[]) => PhrasingContent[]

/** With Markdown's signs where they are read back as the same, else (a mark inside a word) with tags. */
export function fromInline(nodes: readonly RichTextNode[], lineBreak: PhrasingContent): PhrasingContent[] {
  const written = nodes.map((node) =>
    node.type === 'text' ? { ...node, text: oneSpaced(node.text ?? '') } : node,
  )
  const signs = wrapAll(written, lineBreak, ORDER, withSigns)
  return isReadBack(signs, written) ? signs : wrapAll(written, lineBreak, ORDER, withTags)
}

const oneSpaced = (text: string): string => text.replace(/[\r\n]+/g, ' ')

function wrapAll(
  nodes: readonly RichTextNode[],
  lineBreak: PhrasingContent,
  [type, ...inner]: readonly string[],
  wrap: Wrap,
): PhrasingContent[] {
  if (type === undefined) return nodes.map((node) => leaf(node, lineBreak))
  return runsBy(nodes, type).flatMap(({ mark, run }) => {
    const children = wrapAll(run, lineBreak, inner, wrap)
    return mark === undefined ? children : wrap(mark, children)
  })
}

/** Neighbours that carry the same mark of this type, or none. */
function runsBy(
  nodes: readonly RichTextNode[],
  type: string,
): { mark: RichTextMark | undefined; run: RichTextNode[] }[] {
  const runs: { mark: RichTextMark | undefined; run: RichTextNode[] }[] = []
  for (const node of nodes) {
    const mark = node.marks?.find((one) => one.type === type)
    const last = runs.at(-1)
    if (last !== undefined && JSON.stringify(last.mark) === JSON.stringify(mark)) last.run.push(node)
    else runs.push({ mark, run: [node] })
  }
  return runs
}

function leaf(node: RichTextNode, lineBreak: PhrasingContent): PhrasingContent {
  if (node.type === 'hardBreak') return lineBreak
  return { type: 'text', value: node.text ?? '' }
}

const withSigns: Wrap = (mark, children) => {
  if (mark.type === 'link') return link(mark, children)
  const type = WRAPPERS[mark.type as keyof typeof WRAPPERS]
  return type === undefined ? withTags(mark, children) : [{ type, children }]
}

const withTags: Wrap = (mark, children) => {
  if (mark.type === 'link') return link(mark, children)
  const tag = TAGS[mark.type]!
  const html = (value: string): Html => ({ type: 'html', value })
  return [html(`<${tag}>`), ...children, html(`</${tag}>`)]
}

function link({ attrs }: RichTextMark, children: PhrasingContent[]): PhrasingContent[] {
  const url = allowedHref(attrs?.href)
  if (url === null) return children
  const title = typeof attrs?.title === 'string' ? attrs.title : null
  return [{ type: 'link', url, title, children: children as [] }]
}

function isReadBack(inline: readonly PhrasingContent[], nodes: readonly RichTextNode[]): boolean {
  const [paragraph] = parseMarkdown(printMarkdown([{ type: 'paragraph', children: [...inline] }])).children
  const read = paragraph?.type === 'paragraph' ? inlineToRichText(paragraph.children, () => {}) : []
  return JSON.stringify(read.map(essence)) === JSON.stringify(nodes.map(essence))
}

/** What must come back; a link's other attributes are the editor's own. */
const essence = ({ type, text, marks = [] }: RichTextNode) => [
  type,
  text,
  marks.map((mark) => [mark.type, mark.attrs?.href]),
]
