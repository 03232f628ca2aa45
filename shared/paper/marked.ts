/**
 * A text with what is new and what was deleted in it: both texts in one, each letter that they share standing once. A node that is new or
 * deleted says so, and all that stands in it does too.
 */
import type { RichTextNode } from '../richtext/richText.ts'
import type { PaperText } from './paper.ts'

export type Change = 'inserted' | 'deleted'

export interface MarkedNode extends RichTextNode {
  change?: Change
  content?: MarkedNode[]
}

export interface MarkedText extends PaperText {
  content: MarkedNode[]
}

/** The whole node, with all that stands in it. */
export const markAll = (node: RichTextNode, change: Change): MarkedNode => ({
  ...node,
  change,
  ...(node.content && { content: node.content.map((child) => markAll(child, change)) }),
})

/** The text without its deletions: as it stands now, new words still marked. */
export const withoutDeleted = (text: MarkedText): MarkedText => without(text, 'deleted')

/** The text without what is new: as it stood before, looks of letters and numbers of references aside. */
export const withoutInserted = (text: MarkedText): MarkedText => without(text, 'inserted')

const without = (text: MarkedText, change: Change): MarkedText => ({
  ...text,
  content: kept(text.content, change),
})

const kept = (nodes: readonly MarkedNode[], change: Change): MarkedNode[] =>
  nodes.flatMap((node) =>
    node.change === change ? [] : [{ ...node, ...(node.content && { content: kept(node.content, change) }) }],
  )

/** Whether anything in it is new or deleted. */
export const isMarked = (nodes: readonly MarkedNode[]): boolean =>
  nodes.some(({ change, content = [] }) => change !== undefined || isMarked(content))
