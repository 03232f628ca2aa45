/** The sheet: A4, its edges, and what stands on each. */
import {
  BorderStyle,
  Footer,
  Header,
  type ISectionOptions,
  PageNumber,
  Paragraph,
  TabStopType,
  TextRun,
} from 'docx'
import type { Paper } from '../../../../shared/paper/paper.ts'
import { editionLine, pageOf } from '../../../../shared/paper/paperWords.ts'
import { run } from './inline.ts'
import { RULE } from './styles.ts'
import { xmlText } from './xmlText.ts'

/** Twips, as all measures here. */
const [WIDTH, HEIGHT, EDGE] = [11_906, 16_838, 1361] as const
export const TEXT_WIDTH = WIDTH - 2 * EDGE

/** All but the text itself. The first page says council and title in its text. */
export function sheetOf(paper: Paper): Omit<ISectionOptions, 'children'> {
  const name = [paper.council, paper.title].filter((word) => word !== '').join(' · ')
  return {
    properties: {
      page: {
        size: { width: WIDTH, height: HEIGHT },
        margin: { top: 1474, bottom: 1361, left: EDGE, right: EDGE, header: 680, footer: 624 },
      },
      titlePage: !paper.isPart,
    },
    headers: {
      default: head(paper, name),
      ...(!paper.isPart && { first: head(paper, '') }),
    },
    footers: { default: foot(), ...(!paper.isPart && { first: foot() }) },
  }
}

function head({ edition }: Paper, name: string): Header {
  const line = { style: BorderStyle.SINGLE, size: 4, color: RULE, space: 6 }
  return new Header({
    children: [
      new Paragraph({
        style: 'Header',
        tabStops: [{ type: TabStopType.RIGHT, position: TEXT_WIDTH }],
        ...(name !== '' && { border: { bottom: line } }),
        children: [
          run(`${xmlText(name)}\t`),
          run(xmlText(editionLine(edition)), edition.is === 'draft' ? { bold: true } : {}),
        ],
      }),
    ],
  })
}

function foot(): Footer {
  const [before, between, after] = pageOf('\n', '\n').split('\n')
  return new Footer({
    children: [
      new Paragraph({
        style: 'Footer',
        tabStops: [{ type: TabStopType.RIGHT, position: TEXT_WIDTH }],
        children: [
          new TextRun({
            children: [`\t${before}`, PageNumber.CURRENT, between!, PageNumber.TOTAL_PAGES, after!],
          }),
        ],
      }),
    ],
  })
}
