/** The paper as it is given to the typesetter. */
import { ATTACHMENTS_HEADING } from '../../../../shared/agenda/template.ts'
import type { PaperFont } from '../../../../shared/council/paperLook.ts'
import type { Paper, PaperItem, PaperTarget } from '../../../../shared/paper/paper.ts'
import { paperTitle } from '../../../../shared/paper/paperName.ts'
import {
  AGENDA,
  CONTENTS,
  caseLineOf,
  DATE,
  dateLine,
  editionLine,
  editionLineOfFront,
  lateLine,
  newsLine,
  numberOf,
  PLACE,
  pageOf,
  presenterLine,
  REMOVED,
  removedLine,
  sinceHeading,
  titleOf,
} from '../../../../shared/paper/paperWords.ts'
import {
  factChangeWord,
  itemsFollowContents,
  type LaterPaper,
  sinceLines,
  supplementLineOf,
} from '../../../../shared/paper/sinceBefore.ts'
import { type AttachmentAddress, attachmentAddresses } from '../attachmentAddress.ts'
import { lineOf } from './letters.ts'
import type { PrintedItem, PrintedPaper } from './printedPaper.ts'
import { type Block, DEEPEST_LEVEL, printedText } from './printedText.ts'

/** What stands in for letters that a family lacks, the nearest first; the last has nearly all there are. */
const OTHER_LETTERS = ['Noto Sans Hebrew', 'Noto Naskh Arabic', 'Noto Emoji', 'UnifontExMono']

const SANS = ['Inter', ...OTHER_LETTERS]
const FAMILIES: Readonly<Record<PaperFont, string[]>> = {
  'source-serif': ['Source Serif 4', ...OTHER_LETTERS],
  inter: SANS,
}

/**
 * @param logo where the typesetter finds the council's logo; `null`: it has none, or it cannot be read
 * @param origin where the server is reached
 */
export function printedPaperOf(paper: LaterPaper, logo: string | null, origin?: string): PrintedPaper {
  const { edition, look, isPart } = paper
  const items = inOrder(paper.items)
  const labels = labelsOf(items)
  const addressOf = attachmentAddresses(paper, origin)
  const labelOf = (to: PaperTarget | null) => (to && (labels.get(keyOf(to)) ?? null)) ?? null
  const council = lineOf(paper.council)
  const title = lineOf(titleOf(paper))
  const facts = [
    { label: DATE, value: dateLine(paper), change: factChangeWord(paper, 'startsAt') },
    { label: PLACE, value: lineOf(paper.place), change: factChangeWord(paper, 'place') },
  ]
  const text = (of: Parameters<typeof printedText>[0], level: number) =>
    printedText(of, { level: Math.min(level, DEEPEST_LEVEL), labelOf: ({ to }) => labelOf(to) })
  // The paper's own heading is the first; all others stand under it.
  const top = title === '' && council === '' ? 1 : 2
  return {
    name: lineOf(paperTitle(paper)),
    ...{ title, council, facts: facts.filter(({ value }) => value !== '') },
    edition: editionLine(edition),
    editionOfFront: [supplementLineOf(paper), editionLineOfFront(edition)].filter((line) => line !== ''),
    isDraft: edition.is === 'draft',
    motto: asMotto(text(paper.motto, 1)),
    since: sinceOf(paper, labels),
    contents: isPart || items.length === 0 ? null : CONTENTS,
    itemsFollow: itemsFollowContents(paper),
    top,
    logo: logo === null ? null : { path: logo, alt: lineOf(look.logo?.alt ?? '') || council || AGENDA },
    ...{ colour: look.colour, sans: SANS, serif: FAMILIES[look.font] },
    pageOf: pageOf('\n', '\n').split('\n'),
    made: partsOf(edition.at),
    items: items.map((item) => printedItem(item, { paper, top, labels, text, addressOf })),
    removed: removedOf(paper),
  }
}

function sinceOf(paper: LaterPaper, labels: Labels): PrintedPaper['since'] {
  const lines = sinceLines(paper).map(({ label, name, item }) => ({
    ...{ label, name: lineOf(name), leadsTo: item && labels.get(keyOf({ item: item.id }))! },
  }))
  return lines.length === 0 ? null : { heading: sinceHeading(paper.since!.number), lines }
}

function removedOf({ removed = [] }: Paper): PrintedPaper['removed'] {
  const names = removed.map((one) => lineOf(removedLine(one))).filter((name) => name !== '')
  return names.length === 0 ? null : { heading: REMOVED, names }
}

type PrintText = (text: Paper['motto'], level: number) => Block[]

interface Printing {
  paper: Paper
  /** The level of the headings at the top. */
  top: number
  labels: Labels
  text: PrintText
  addressOf: AttachmentAddress
}

function printedItem(item: PaperItem, printing: Printing): PrintedItem {
  const { paper, top, labels, text, addressOf } = printing
  const level = Math.min(item.depth + top, DEEPEST_LEVEL - 1)
  const line = caseLineOf(item, paper.edition)
  const fields = item.fields.map((field) => ({
    heading: lineOf(field.heading),
    isPlaceholder: field.isPlaceholder,
    // Under a name that is none the text's own headings stand where that would.
    blocks: text(field.text, lineOf(field.heading) === '' ? level + 1 : level + 2),
  }))
  const names = item.attachments.map((attachment) => ({
    name: lineOf(attachment.name),
    label: labels.get(keyOf({ attachment: attachment.id }))!,
    href: addressOf(item.id, attachment),
  }))
  return {
    ...{ level, depth: item.depth, label: labels.get(keyOf({ item: item.id }))! },
    ...{ number: numberOf(item), title: lineOf(item.title), change: newsLine(item) },
    caseNumber: lineOf(line?.caseNumber ?? ''),
    who: lineOf(line?.who ?? ''),
    whoIsPlaceholder: line?.isPlaceholder ?? false,
    lines: [presenterLine(item), lateLine(item)].map(lineOf).filter((one) => one !== ''),
    fields: fields.filter(({ heading, blocks }) => heading !== '' || blocks.length > 0),
    attachments: names.length === 0 ? null : { heading: ATTACHMENTS_HEADING, names },
  }
}

const inOrder = (items: readonly PaperItem[]): PaperItem[] =>
  items.flatMap((item) => [item, ...inOrder(item.children)])

/** By what they lead to. */
type Labels = ReadonlyMap<string, string>

const keyOf = (to: PaperTarget): string => ('item' in to ? `item ${to.item}` : `attachment ${to.attachment}`)

/** Of each item and attachment one, whatever its id is. */
function labelsOf(items: readonly PaperItem[]): Labels {
  const keys = items.flatMap(({ id, attachments }) => [
    keyOf({ item: id }),
    ...attachments.map((attachment) => keyOf({ attachment: attachment.id })),
  ])
  return new Map(keys.map((key, at) => [key, `place-${at}`]))
}

/** A quote, and under it whose it is: as the council prints it, where nobody has marked its words otherwise. */
function asMotto(blocks: Block[]): Block[] {
  const isPlain = blocks.every(
    (block) =>
      block.is === 'line' && block.level === 0 && block.runs.every(({ bold, italic }) => !bold && !italic),
  )
  if (!isPlain) return blocks
  return blocks.map((block, at) => {
    const isSource = at > 0 && at === blocks.length - 1
    const looks = isSource ? { italic: true as const } : { italic: true as const, bold: true as const }
    return block.is === 'line' ? { ...block, runs: block.runs.map((run) => ({ ...run, ...looks })) } : block
  })
}

function partsOf(at: number): number[] {
  const date = new Date(at)
  const day = [date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate()]
  return [...day, date.getUTCHours(), date.getUTCMinutes(), date.getUTCSeconds()]
}
