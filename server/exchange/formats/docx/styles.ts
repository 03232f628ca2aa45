/**
 * The styles of the file, so that a clerk changes how all headings look at one place. Word's own where it has them: it shows them by their names in
 * its own language, and its navigation and its list of contents go by them.
 */
import {
  BorderStyle,
  type IParagraphStyleOptions,
  type IRunStylePropertiesOptions,
  type IStylesOptions,
  LineRuleType,
} from 'docx'
import type { PaperFont, PaperLook } from '../../../../shared/council/paperLook.ts'

/** Styles that Word has none of its own for; their names are what a clerk sees. */
export const STYLE = {
  facts: 'Moedefakta',
  motto: 'Motto',
  mottoSource: 'Mottokilde',
  caseLine: 'Sagslinje',
  lateLine: 'Efterfrist',
  field: 'Feltoverskrift',
  textHeadings: ['Mellemrubrik1', 'Mellemrubrik2', 'Mellemrubrik3'],
  attachment: 'Bilag',
  changes: 'Aendringsliste',
  table: 'Tabeltekst',
  afterTable: 'EfterTabel',
  placeholder: 'Pladsholder',
  reference: 'Henvisning',
  change: 'Aendring',
} as const

/**
 * Letters that every Word has, near to what the PDF is set in: the clerk's computer has no others, and so lines break alike on all. Headings
 * and facts are set in the second everywhere, as there.
 */
const FONTS: Readonly<Record<PaperFont, string>> = { 'source-serif': 'Cambria', inter: 'Arial' }
export const SANS = 'Arial'
const sans = { font: { ascii: SANS, hAnsi: SANS, cs: SANS, eastAsia: SANS } }

/** What is no colour of the council's. */
export const GREY = '595959'
export const RULE = 'BFBFBF'

/** Half points. */
const HEADING_SIZES = [34, 27, 24, 22] as const
/** Twips to the values of the meeting's facts. */
const FACTS_TAB = 794
/** Of Word's nine. */
export const HEADINGS = 9

export const colourOf = ({ colour }: PaperLook): string => colour.slice(1).toUpperCase()

export function stylesOf(look: PaperLook): IStylesOptions {
  const colour = colourOf(look)
  const font = FONTS[look.font]
  return {
    default: {
      document: {
        run: {
          font: { ascii: font, hAnsi: font, cs: font, eastAsia: font },
          size: 22,
          sizeComplexScript: 22,
          language: { value: 'da-DK', eastAsia: 'da-DK', bidirectional: 'ar-SA' },
        },
        paragraph: { spacing: { after: 120, line: 276, lineRule: LineRuleType.AUTO } },
      },
      hyperlink: { run: { color: '0B57A4', underline: {} } },
      listParagraph: { paragraph: { spacing: { after: 60 }, contextualSpacing: false }, quickFormat: true },
    },
    paragraphStyles: [
      { id: 'Normal', name: 'Normal', quickFormat: true },
      ...titleStyles(colour),
      ...Array.from({ length: HEADINGS }, (_, level) => headingStyle(level, colour)),
      ...contentsStyles(colour),
      ...ownStyles(colour),
      ...furnitureStyles(),
    ],
    characterStyles: [
      // What the others are based on; the library names it and writes none.
      {
        ...{ id: 'DefaultParagraphFont', name: 'Default Paragraph Font', uiPriority: 1 },
        ...{ semiHidden: true, unhideWhenUsed: true },
      },
      own(STYLE.placeholder, 'Pladsholder', { italics: true, color: GREY }),
      own(STYLE.reference, 'Henvisning', { color: '0B57A4' }),
      own(STYLE.change, 'Ændring', { bold: true, italics: true }),
      {
        ...{ id: 'CommentReference', name: 'annotation reference', basedOn: 'DefaultParagraphFont' },
        run: { size: 16 },
      },
    ],
  }
}

const own = (id: string, name: string, run: IRunStylePropertiesOptions) => ({
  ...{ id, name, basedOn: 'DefaultParagraphFont', quickFormat: true, run },
})

function titleStyles(colour: string): IParagraphStyleOptions[] {
  return [
    {
      ...{ id: 'Subtitle', name: 'Subtitle', basedOn: 'Normal', next: 'Title', quickFormat: true },
      run: { ...sans, size: 22, bold: true, color: GREY, allCaps: true, characterSpacing: 20 },
      paragraph: {
        spacing: { before: 0, after: 120, line: 240, lineRule: LineRuleType.AUTO },
        keepNext: true,
      },
    },
    {
      ...{ id: 'Title', name: 'Title', basedOn: 'Normal', next: 'Normal', quickFormat: true },
      run: { ...sans, size: 50, bold: true, color: colour, allCaps: true },
      paragraph: {
        spacing: { before: 0, after: 320, line: 240, lineRule: LineRuleType.AUTO },
        keepNext: true,
      },
    },
  ]
}

/** @param level from 0 */
function headingStyle(level: number, colour: string): IParagraphStyleOptions {
  const before = [480, 400, 320, 280][level] ?? 240
  return {
    ...{ id: `Heading${level + 1}`, name: `heading ${level + 1}`, basedOn: 'Normal', next: 'Normal' },
    ...{ quickFormat: level < 4, uiPriority: 9 },
    run: { ...sans, bold: true, color: colour, size: HEADING_SIZES[level] ?? 21 },
    paragraph: {
      ...{ keepNext: true, keepLines: true, outlineLevel: level },
      spacing: { before, after: 100, line: 252, lineRule: LineRuleType.AUTO },
    },
  }
}

function contentsStyles(colour: string): IParagraphStyleOptions[] {
  const heading: IParagraphStyleOptions = {
    ...{ id: 'TOCHeading', name: 'TOC Heading', basedOn: 'Normal', next: 'Normal', uiPriority: 39 },
    run: { ...sans, bold: true, size: 27, color: colour },
    paragraph: { keepNext: true, spacing: { before: 360, after: 120 } },
  }
  const levels = Array.from({ length: HEADINGS }, (_, level) => ({
    ...{ id: `TOC${level + 1}`, name: `toc ${level + 1}`, basedOn: 'Normal', next: 'Normal', uiPriority: 39 },
    run: { ...sans, size: 19, ...(level === 0 && { bold: true }) },
    paragraph: {
      indent: { left: level * 284 },
      spacing: { before: level === 0 ? 120 : 0, after: 40, line: 252, lineRule: LineRuleType.AUTO },
    },
  }))
  return [heading, ...levels]
}

function ownStyles(colour: string): IParagraphStyleOptions[] {
  const style = (
    id: string,
    name: string,
    rest: Partial<IParagraphStyleOptions>,
  ): IParagraphStyleOptions => ({
    ...{ id, name, basedOn: 'Normal', quickFormat: true, ...rest },
  })
  const small = { ...sans, size: 18, color: GREY }
  return [
    style(STYLE.facts, 'Mødefakta', {
      run: { ...sans, size: 20 },
      paragraph: {
        spacing: { after: 40 },
        indent: { left: FACTS_TAB, hanging: FACTS_TAB },
      },
    }),
    style(STYLE.motto, 'Motto', {
      run: { italics: true, bold: true },
      paragraph: {
        spacing: { before: 280, after: 120 },
        border: { left: { style: BorderStyle.SINGLE, size: 18, color: colour, space: 10 } },
        indent: { left: 284, right: 284 },
      },
    }),
    style(STYLE.mottoSource, 'Mottokilde', {
      ...{ basedOn: STYLE.motto, run: { bold: false, size: 20 } },
      paragraph: { spacing: { before: 0, after: 120 } },
    }),
    style(STYLE.caseLine, 'Sagslinje', {
      run: small,
      paragraph: { keepNext: true, spacing: { after: 60 } },
    }),
    style(STYLE.lateLine, 'Efter fristen', {
      run: { ...sans, size: 18, italics: true },
      paragraph: { keepNext: true, spacing: { after: 60 } },
    }),
    style(STYLE.field, 'Feltoverskrift', {
      next: 'Normal',
      run: { ...sans, size: 20, bold: true },
      paragraph: { keepNext: true, keepLines: true, spacing: { before: 240, after: 60 } },
    }),
    ...STYLE.textHeadings.map((id, level) =>
      style(id, `Mellemrubrik ${level + 1}`, {
        next: 'Normal',
        run: { ...sans, bold: level < 2, italics: level > 0, size: level === 0 ? 20 : 19 },
        paragraph: { keepNext: true, keepLines: true, spacing: { before: 180, after: 40 } },
      }),
    ),
    style(STYLE.attachment, 'Bilag', { paragraph: { spacing: { after: 40 } } }),
    style(STYLE.changes, 'Ændringsliste', {
      run: { ...sans, size: 19 },
      paragraph: { spacing: { after: 40 } },
    }),
    style('Quote', 'Quote', {
      run: { color: '404040' },
      paragraph: {
        indent: { left: 397 },
        border: { left: { style: BorderStyle.SINGLE, size: 12, color: RULE, space: 10 } },
      },
    }),
    style(STYLE.table, 'Tabeltekst', {
      run: { ...sans, size: 18 },
      paragraph: { spacing: { before: 30, after: 30, line: 252, lineRule: LineRuleType.AUTO } },
    }),
    style(STYLE.afterTable, 'Efter tabel', {
      ...{ quickFormat: false, run: { size: 8 } },
      paragraph: { spacing: { before: 0, after: 80, line: 120, lineRule: LineRuleType.EXACT } },
    }),
  ]
}

function furnitureStyles(): IParagraphStyleOptions[] {
  const run = { ...sans, size: 17, color: GREY }
  const paragraph = { spacing: { after: 0, line: 240, lineRule: LineRuleType.AUTO } }
  return [
    { id: 'Header', name: 'header', basedOn: 'Normal', run, paragraph },
    { id: 'Footer', name: 'footer', basedOn: 'Normal', run, paragraph },
    {
      ...{ id: 'CommentText', name: 'annotation text', basedOn: 'Normal' },
      ...{ run: { size: 20 }, paragraph: { spacing: { after: 60, line: 240, lineRule: LineRuleType.AUTO } } },
    },
  ]
}
