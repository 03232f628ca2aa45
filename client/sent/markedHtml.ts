/** A text of a paper as HTML, with what is new and, where it is shown, what was deleted: drawn as texts are drawn everywhere. */
import * as Y from 'yjs'
import type { Change, MarkedNode, MarkedText } from '../../shared/paper/marked.ts'
import type { RichTextNode } from '../../shared/richtext/richText.ts'
import { isLineNode } from '../../shared/richtext/schema.ts'
import { writeRichText } from '../../shared/richtext/yText.ts'
import { escapeHtml, toHtml } from '../editor/toHtml.ts'
import { DELETED_HERE } from './deletedShown.ts'

interface Drawing {
  hasDeleted: boolean
  /** The level of the heading that the text stands below: its own are one deeper. */
  below: number
}

/**
 * From shared types of a document of their own.
 * @param says where something was deleted that is not shown, a button of this name says so; `null`: it is shown
 * @param below the level of the heading that the text stands below
 */
export function markedHtml(text: MarkedText, says: string | null, below: number): string {
  const fragment = new Y.Doc().getXmlFragment('text')
  writeRichText(fragment, {
    ...text,
    content: drawable(text.content, { hasDeleted: says === null, below }, false),
  })
  const button = `<button type="button" class="${DELETED_HERE}" aria-label="${escapeHtml(says ?? '')}"></button>`
  return toHtml(fragment)
    .replaceAll(TRACE, says === null ? '' : button)
    .replaceAll('</del><ins>', '</del><ins class="instead">')
}

/** A letter that nobody writes: stands where something was deleted until the HTML is made. */
const TRACE = '\uf8f0'
const trace: RichTextNode = { type: 'text', text: TRACE }

function drawable(nodes: readonly MarkedNode[], drawing: Drawing, isLine: boolean): RichTextNode[] {
  const drawn: RichTextNode[] = []
  let isOwed = false
  for (const { change, content, ...node } of nodes) {
    if (change === 'deleted' && !drawing.hasDeleted) {
      const last = drawn.at(-1)
      if (isLine) drawn.push(...(last === trace ? [] : [trace]))
      else if (last === undefined) isOwed = true
      else drawn[drawn.length - 1] = withTrace(last, 'end')
      continue
    }
    const one: RichTextNode = {
      ...{ ...node, ...marksOf(node, change) },
      ...(content && { content: drawable(content, drawing, isLineNode(node.type)) }),
      ...levelOf(node, drawing),
    }
    drawn.push(isOwed ? withTrace(one, 'start') : one)
    isOwed = false
  }
  return isOwed ? [{ type: 'paragraph', content: [trace] }] : drawn
}

/** In the nearest line: a paragraph or an entry of a list of its own would be counted. */
function withTrace(node: RichTextNode, where: 'start' | 'end'): RichTextNode {
  const { content = [] } = node
  if (isLineNode(node.type)) {
    if (content.at(where === 'end' ? -1 : 0) === trace) return node
    return { ...node, content: where === 'end' ? [...content, trace] : [trace, ...content] }
  }
  const at = where === 'end' ? content.length - 1 : 0
  return content[at] === undefined
    ? node
    : { ...node, content: content.with(at, withTrace(content[at], where)) }
}

const levelOf = ({ type, attrs }: RichTextNode, { below }: Drawing): Partial<RichTextNode> =>
  type === 'heading' ? { attrs: { ...attrs, ariaLevel: below + 1 } } : {}

/** Letters carry it as a mark; what else stands among them, as an attribute. */
function marksOf(
  { type, marks = [], attrs }: RichTextNode,
  change: Change | undefined,
): Partial<RichTextNode> {
  if (change === undefined) return {}
  return type === 'text' ? { marks: [...marks, { type: change }] } : { attrs: { ...attrs, change } }
}
