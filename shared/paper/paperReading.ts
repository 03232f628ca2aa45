/** An agenda that went out, as one reads it on a screen: its items in order, the words in it, and what is new in it. */
import type { ItemId } from '../agenda/document.ts'
import { type SearchHit, searchIn } from '../agenda/search.ts'
import { plainText } from '../richtext/plainText.ts'
import type { RichText, RichTextNode } from '../richtext/richText.ts'
import { type Paper, type PaperItem, type PaperText, REFERENCE } from './paper.ts'
import { lateLine, presenterLine } from './paperWords.ts'

/** Every item, in the order in which it is read. */
export function paperItems({ items }: Pick<Paper, 'items'>): PaperItem[] {
  const all = (some: readonly PaperItem[]): PaperItem[] =>
    some.flatMap((item) => [item, ...all(item.children)])
  return all(items)
}

/** With what refers to something as its words. */
export function inItsWords(text: PaperText): RichText {
  const write = (node: RichTextNode): RichTextNode => {
    if (node.type === REFERENCE) return { type: 'text', text: String(node.attrs?.words ?? '') }
    return node.content === undefined ? node : { ...node, content: node.content.map(write) }
  }
  return { ...text, content: text.content.map(write) }
}

/** Every hit in the titles, «Oplæg», reasons and texts, in the order in which they are read. */
export function searchPaper(paper: Paper, query: string): SearchHit[] {
  return paperItems(paper).flatMap((item) => {
    const texts: [string, string][] = [
      ['title', item.title],
      ['presenter', presenterLine(item)],
      ['lateReason', lateLine(item)],
      ...item.fields.map(({ key, text }): [string, string] => [key, plainText(inItsWords(text))]),
    ]
    return texts.flatMap(([field, text]) => searchIn(text, { item: item.id, field }, query))
  })
}

/** The paper with the marks of a comparison (`comparePapers.ts`) in place of those that it came with. */
export function comparedPaper(paper: Paper, changes: ReadonlyMap<ItemId, 'new' | 'changed'>): Paper {
  const mark = (item: PaperItem): PaperItem => ({
    ...item,
    change: changes.get(item.id) ?? null,
    children: item.children.map(mark),
  })
  return { ...paper, items: paper.items.map(mark) }
}

/** «2.1 Budget», on one line. */
export const nameOfItem = ({ number, title }: Pick<PaperItem, 'number' | 'title'>): string =>
  `${number} ${title}`.trim()
