/** A paper as its files show what is new in it: of each changed item its parts by name, and in its texts the lines, or the very words. */
import type { ChangesShown } from '../council/paperLook.ts'
import { isLineNode } from '../richtext/schema.ts'
import { type ChangedPart, changedParts } from './changedParts.ts'
import { itemsIn } from './changes.ts'
import { isMarked, type MarkedNode } from './marked.ts'
import { markItem } from './markItem.ts'
import type { Paper, PaperItem, PaperText } from './paper.ts'

/** An item of a paper that is being written as a file. What is new in its texts says so: lines, and the words in them where that is wished. */
export interface NewsItem extends PaperItem {
  /** Of a changed item. */
  parts?: ChangedPart[]
}

/** @param before all of the agenda as it was at the version before */
export function withNewWords(paper: Paper, before: Paper, shown: ChangesShown): Paper {
  if (shown === 'none') return paper
  const known = new Map([...itemsIn(before.items)].map((item) => [item.id, item]))
  const mark = (item: PaperItem): NewsItem => {
    const children = item.children.map(mark)
    const then = known.get(item.id)
    if (item.change === 'new') {
      const fields = item.fields.map((field) => ({ ...field, text: withAllLines(field.text) }))
      return { ...item, fields, children }
    }
    if (item.change !== 'changed' || then === undefined) return { ...item, children }
    const marked = new Map(markItem(then, item).fields.map(({ key, text }) => [key, text]))
    const fields = item.fields.map((field) => ({
      ...field,
      text: asPrinted(marked.get(field.key) ?? field.text, shown === 'words'),
    }))
    return { ...item, fields, parts: changedParts(then, item), children }
  }
  return { ...paper, items: paper.items.map(mark) }
}

/** What was deleted is not printed; the line that it stood in is marked. */
function asPrinted(text: PaperText, hasWords: boolean): PaperText {
  const print = (nodes: readonly MarkedNode[]): MarkedNode[] =>
    nodes.flatMap((node) => {
      const { change, content, ...bare } = node
      if (change === 'deleted') return []
      const isNew = isLineNode(node.type) ? isMarked([node]) : hasWords && change !== undefined
      return [
        {
          ...bare,
          ...(isNew && { change: 'inserted' as const }),
          ...(content && { content: print(content) }),
        },
      ]
    })
  return { ...text, content: print(text.content) }
}

/** Each of its lines is new, and no word of it more than another. */
function withAllLines(text: PaperText): PaperText {
  const mark = ({ content, ...node }: MarkedNode): MarkedNode => ({
    ...node,
    ...(isLineNode(node.type) && { change: 'inserted' as const }),
    ...(content && { content: content.map(mark) }),
  })
  return { ...text, content: text.content.map(mark) }
}

/** Whether a node of such a text is new: a line that has something new in it, or a word. */
export const isNew = (node: MarkedNode): boolean => node.change === 'inserted'
