/** A version that was sent as Markdown: from its paper, which never changes, whatever its agenda has become. */
import type { TemplateField } from '../../../../shared/agenda/document.ts'
import { itemsIn } from '../../../../shared/paper/changes.ts'
import { type Paper, type PaperItem, type PaperText, REFERENCE } from '../../../../shared/paper/paper.ts'
import { editionLine, REMOVED, removedLine, titleOf } from '../../../../shared/paper/paperWords.ts'
import { paragraphs, type RichText, type RichTextNode } from '../../../../shared/richtext/richText.ts'
import { agendaToMarkdown, type WrittenItem } from './agendaToMarkdown.ts'
import { richTextToMarkdown } from './fromRichText.ts'

/** Which version it is stands below its title, and is none of the agenda's own words. */
export function paperToMarkdown(paper: Paper): string {
  const { council, startsAt, endsAt, place, motto, items, edition } = paper
  const all = [...itemsIn(items)]
  const responsibles = Object.fromEntries(all.map((item) => [item.id, item.responsibles]))
  const markdown = agendaToMarkdown({
    agenda: {
      facts: { council, title: titleOf(paper), startsAt, endsAt, place },
      fields: fieldsOf(all),
      motto: inWords(motto),
      items: items.map(writtenItem),
    },
    edition: editionLine(edition),
    responsibles,
  })
  return `${markdown}${removedPart(paper)}`
}

function removedPart({ removed = [] }: Paper): string {
  if (removed.length === 0) return ''
  const items: RichTextNode[] = removed.map((one) => ({
    type: 'listItem',
    content: paragraphs(removedLine(one)).content,
  }))
  const content: RichTextNode[] = [
    ...paragraphs(`${REMOVED}:`).content,
    { type: 'bulletList', content: items },
  ]
  return `\n${richTextToMarkdown({ type: 'doc', content })}\n`
}

/** Those that any item has, in the order in which they first stand. */
function fieldsOf(items: readonly PaperItem[]): TemplateField[] {
  const fields = items.flatMap((item) => item.fields)
  const first = new Map(fields.toReversed().map(({ key, heading }) => [key, heading]))
  const keys = [...new Set(fields.map(({ key }) => key))]
  return keys.map((key) => ({
    ...{ key, heading: first.get(key)!, placeholder: '', required: false, hidden: false, main: false },
  }))
}

const writtenItem = ({ title, fields, children, ...item }: PaperItem): WrittenItem => ({
  ...item,
  title: paragraphs(title),
  fields: Object.fromEntries(fields.map(({ key, text }) => [key, inWords(text)])),
  children: children.map(writtenItem),
})

/** What refers to something stands as its words. */
const inWords = (text: PaperText): RichText => ({ ...text, content: text.content.map(wordsOf) })

function wordsOf({ content, ...node }: RichTextNode): RichTextNode {
  if (node.type === REFERENCE)
    return { type: 'text', text: String(node.attrs?.words ?? ''), ...(node.marks && { marks: node.marks }) }
  return { ...node, ...(content && { content: content.map(wordsOf) }) }
}
