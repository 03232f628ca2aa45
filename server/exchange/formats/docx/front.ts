/** What stands before the items: logo, council, title, when and where, the motto, the list of contents. */
import { type FileChild, InternalHyperlink, Paragraph, TableOfContents } from 'docx'
import type { Paper } from '../../../../shared/paper/paper.ts'
import {
  CONTENTS,
  DATE,
  dateLine,
  PLACE,
  sinceHeading,
  titleOf,
} from '../../../../shared/paper/paperWords.ts'
import {
  factChangeWord,
  type LaterPaper,
  sinceLines,
  supplementLineOf,
} from '../../../../shared/paper/sinceBefore.ts'
import { lineOf, run } from './inline.ts'
import { bulletIn, type ListBook } from './lists.ts'
import { type LogoFile, logoOf } from './logo.ts'
import { Places } from './places.ts'
import { HEADINGS, STYLE } from './styles.ts'
import { xmlText } from './xmlText.ts'

export function frontOf(paper: LaterPaper, logo: LogoFile | null): FileChild[] {
  const { council, place, motto } = paper
  const title = titleOf(paper)
  const line = (style: string, words: string) =>
    words === '' ? [] : [new Paragraph({ style, children: [run(xmlText(words))] })]
  const looks = { places: new Places([]), isPlaceholder: false, isBold: false }
  return [
    ...(logo === null ? [] : [logoOf(logo)]),
    ...line('Subtitle', title),
    ...line('Title', council),
    ...fact(DATE, dateLine(paper), factChangeWord(paper, 'startsAt')),
    ...fact(PLACE, place, factChangeWord(paper, 'place')),
    ...line(STYLE.caseLine, supplementLineOf(paper)),
    ...motto.content
      .filter(({ content = [] }) => content.length > 0)
      .map(
        ({ content = [] }, at) =>
          new Paragraph({
            style: at === 0 ? STYLE.motto : STYLE.mottoSource,
            children: lineOf(content, looks),
          }),
      ),
  ]
}

const fact = (label: string, words: string, change: string): Paragraph[] =>
  words === ''
    ? []
    : [
        new Paragraph({
          style: STYLE.facts,
          children: [
            run(label, { bold: true }),
            run(`\t${xmlText(words)}`),
            ...(change === '' ? [] : [run(`  ${change}`, { style: STYLE.change })]),
          ],
        }),
      ]

/** What is new since the version before, in a few lines that lead there. */
export function sinceOf(paper: LaterPaper, places: Places, lists: ListBook): FileChild[] {
  const lines = sinceLines(paper)
  if (lines.length === 0) return []
  return [
    new Paragraph({
      ...{ style: STYLE.field, outlineLevel: 0 },
      children: [run(sinceHeading(paper.since!.number))],
    }),
    ...lines.map(({ label, name, item }) => {
      const words = run(xmlText(name), item === null ? {} : { style: STYLE.reference })
      const anchor = item && places.nameOf({ item: item.id })
      const link = anchor ? new InternalHyperlink({ anchor, children: [words] }) : words
      return new Paragraph({
        ...{ style: STYLE.changes, numbering: bulletIn(lists) },
        children: [run(label), link],
      })
    }),
  ]
}

/** Filled as it is written, so that nothing asks to be updated. It names sections and items alone. */
export function contentsOf({ items, isPart }: Paper): FileChild[] {
  if (isPart || items.length === 0) return []
  return [
    new Paragraph({ style: 'TOCHeading', children: [run(CONTENTS)] }),
    new TableOfContents(CONTENTS, { hyperlink: true, headingStyleRange: `1-${HEADINGS}` }),
  ]
}
