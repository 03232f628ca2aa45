/** A text of a paper as HTML, with what is new and, where it is shown, what was deleted: drawn as texts are drawn everywhere. */
import * as Y from 'yjs'
import type { Change, MarkedNode, MarkedText } from '../../shared/paper/marked.ts'
import type { RichTextNode } from '../../shared/richtext/richText.ts'
import { writeRichText } from '../../shared/richtext/yText.ts'
import { toHtml } from '../editor/toHtml.ts'

/** From shared types of a document of their own. */
export function markedHtml(text: MarkedText, hasDeleted: boolean): string {
  const fragment = new Y.Doc().getXmlFragment('text')
  writeRichText(fragment, { ...text, content: drawable(text.content, hasDeleted) })
  return toHtml(fragment)
}

function drawable(nodes: readonly MarkedNode[], hasDeleted: boolean): RichTextNode[] {
  return nodes.flatMap(({ change, content, ...node }) => {
    if (change === 'deleted' && !hasDeleted) return []
    return [{ ...node, ...marksOf(node, change), ...(content && { content: drawable(content, hasDeleted) }) }]
  })
}

/** Letters carry it as a mark; what else stands among them, as an attribute. */
function marksOf(
  { type, marks = [], attrs }: RichTextNode,
  change: Change | undefined,
): Partial<RichTextNode> {
  if (change === undefined) return {}
  return type === 'text' ? { marks: [...marks, { type: change }] } : { attrs: { ...attrs, change } }
}
