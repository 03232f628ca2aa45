/** The sheet: A4, its edges, and what stands on each. */
import {
  BorderStyle,
  Footer,
  Header,
  type ISectionOptions,
  PageNumber,
  PageOrientation,
  Paragraph,
  TabStopType,
  TextRun,
} from 'docx'
import type { Paper } from '../../../../shared/paper/paper.ts'
import { editionLine, pageOf, titleOf } from '../../../../shared/paper/paperWords.ts'
import { run } from './inline.ts'
import { RULE } from './styles.ts'
import { xmlText } from './xmlText.ts'

/** Twips, as all measures here. */
const [WIDTH, HEIGHT, EDGE] = [11_906, 16_838, 1361] as const
const EDGE_TURNED = 964
export const TEXT_WIDTH = WIDTH - 2 * EDGE
export const TEXT_WIDTH_TURNED = HEIGHT - 2 * EDGE_TURNED

export interface SheetLook {
  /** The first sheets of the file: the very first says council and title in its text. */
  isFirst: boolean
  isTurned: boolean
}

/** All but the text itself. Each kind says all that stands on it: what one leaves out Word takes from the one before. */
export function sheetOf(paper: Paper, { isFirst, isTurned }: SheetLook): Omit<ISectionOptions, 'children'> {
  const width = isTurned ? TEXT_WIDTH_TURNED : TEXT_WIDTH
  const edge = isTurned ? EDGE_TURNED : EDGE
  const hasTitle = isFirst && !paper.isPart
  const name = [paper.council, titleOf(paper)].filter((word) => word !== '').join(' · ')
  return {
    properties: {
      page: {
        size: {
          ...{ width: WIDTH, height: HEIGHT },
          orientation: isTurned ? PageOrientation.LANDSCAPE : PageOrientation.PORTRAIT,
        },
        margin: { top: 1474, bottom: 1361, left: edge, right: edge, header: 680, footer: 624 },
      },
      titlePage: hasTitle,
    },
    headers: {
      default: head(paper, name, width),
      ...(hasTitle && { first: head(paper, '', width) }),
    },
    footers: { default: foot(width), ...(hasTitle && { first: foot(width) }) },
  }
}

function head({ edition }: Paper, name: string, width: number): Header {
  const line = { style: BorderStyle.SINGLE, size: 4, color: RULE, space: 6 }
  return new Header({
    children: [
      new Paragraph({
        style: 'Header',
        tabStops: [{ type: TabStopType.RIGHT, position: width }],
        ...(name !== '' && { border: { bottom: line } }),
        children: [
          run(`${xmlText(name)}\t`),
          run(xmlText(editionLine(edition)), edition.is === 'draft' ? { bold: true } : {}),
        ],
      }),
    ],
  })
}

function foot(width: number): Footer {
  const [before, between, after] = pageOf('\n', '\n').split('\n')
  return new Footer({
    children: [
      new Paragraph({
        style: 'Footer',
        tabStops: [{ type: TabStopType.RIGHT, position: width }],
        children: [
          new TextRun({
            children: [`\t${before}`, PageNumber.CURRENT, between!, PageNumber.TOTAL_PAGES, after!],
          }),
        ],
      }),
    ],
  })
}
