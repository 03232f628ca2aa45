/** Whether two texts look alike, however they came about. */
import { equalityDeep } from 'lib0/function'
import type { RichText, RichTextNode } from './richText.ts'

export const sameText = (a: RichText, b: RichText): boolean =>
  equalityDeep(withoutNothing(joinRuns(a.content)), withoutNothing(joinRuns(b.content)))

/** Neighbouring runs of text that look alike are one: how a text came about parts it, and nobody sees that. */
export function joinRuns(nodes: readonly RichTextNode[]): RichTextNode[] {
  const joined: RichTextNode[] = []
  for (const node of nodes) {
    const last = joined.at(-1)
    if (node.type === 'text' && last?.type === 'text' && equalityDeep(node.marks ?? [], last.marks ?? []))
      joined[joined.length - 1] = { ...last, text: (last.text ?? '') + (node.text ?? '') }
    else joined.push(node.content === undefined ? node : { ...node, content: joinRuns(node.content) })
  }
  return joined
}

/** Empty paragraphs alone are as empty as none. */
export const withoutNothing = (nodes: readonly RichTextNode[]): readonly RichTextNode[] =>
  nodes.every(({ type, content = [] }) => type === 'paragraph' && content.length === 0) ? [] : nodes
