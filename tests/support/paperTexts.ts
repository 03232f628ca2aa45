/** All that stands on a paper, text by text: what every format is compared with, each word as often as it stands here. */
import { ATTACHMENTS_HEADING } from '../../shared/agenda/template.ts'
import { type Paper, type PaperItem, REFERENCE } from '../../shared/paper/paper.ts'
import {
  caseLineOf,
  changeWord,
  DATE,
  dateLine,
  lateLine,
  numberOf,
  PLACE,
  presenterLine,
} from '../../shared/paper/paperWords.ts'
import type { RichTextNode } from '../../shared/richtext/richText.ts'

/**
 * In the order in which it is read, without the list of contents, the edition and page numbers. The signs of lists do not
 * stand here, nor the addresses of links.
 */
export function textsOnPaper(paper: Paper): string[] {
  const { council, title, place, motto, items } = paper
  const date = dateLine(paper)
  return [
    ...[council, title],
    ...(date === '' ? [] : [`${DATE} ${date}`]),
    ...(place === '' ? [] : [`${PLACE} ${place}`]),
    ...textsOfBlocks(motto.content),
    ...items.flatMap((item) => textsOfItem(item, paper)),
  ].filter((text) => text !== '')
}

function textsOfItem(item: PaperItem, paper: Paper): string[] {
  const caseLine = caseLineOf(item, paper.edition)
  return [
    ...[numberOf(item), item.title, changeWord(item)],
    ...(caseLine === null ? [] : [caseLine.caseNumber, caseLine.who]),
    ...[presenterLine(item), lateLine(item)],
    ...item.fields.flatMap(({ heading, text }) => [heading, ...textsOfBlocks(text.content)]),
    ...(item.attachments.length === 0
      ? []
      : [ATTACHMENTS_HEADING, ...item.attachments.map(({ name }) => name)]),
    ...item.children.flatMap((child) => textsOfItem(child, paper)),
  ]
}

/** One for each run of inline text. */
export function textsOfBlocks(nodes: readonly RichTextNode[]): string[] {
  const inline = nodes.map(({ type, text, attrs }) => {
    if (type === REFERENCE) return String(attrs?.words)
    return type === 'hardBreak' ? '\n' : (text ?? '')
  })
  return [inline.join(''), ...nodes.flatMap(({ content }) => textsOfBlocks(content ?? []))]
}
