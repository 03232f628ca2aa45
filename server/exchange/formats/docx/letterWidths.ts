/** How wide letters are in Word: as the library that lays out its pages has measured them, each letter of a face once in this thread. */
import { Document, Paragraph, TextRun } from 'docx'
import { layoutDocument } from 'docx/layout'

export interface Face {
  font: string
  bold: boolean
  italic: boolean
}

/** Of each face: letters, and their widths as shares of their size; `null`: it is not known. */
const known = new Map<string, Map<string, number | null>>()

const keyOf = ({ font, bold, italic }: Face): string =>
  `${font}${bold ? ' bold' : ''}${italic ? ' italic' : ''}`

/** Letters whose width is their own: those of other scripts are joined, turned or drawn in other fonts. */
const PLAIN = /^[\u0020-\u007e\u00a0-\u00ac\u00ae-\u017f\u2010-\u2015\u2018-\u201e\u2022\u2026\u20ac]$/u

/** @returns of each letter its width as a share of its size; `null`: somebody else must measure it */
export function widthsOf(face: Face, letters: Iterable<string>): ReadonlyMap<string, number | null> {
  const key = keyOf(face)
  const widths = known.get(key) ?? new Map<string, number | null>()
  known.set(key, widths)
  const missing = new Set<string>()
  for (const letter of letters) if (!widths.has(letter)) missing.add(letter)
  const plain = [...missing].filter((letter) => PLAIN.test(letter))
  for (const letter of missing) widths.set(letter, null)
  const measured = plain.length === 0 ? [] : measure(face, plain)
  plain.forEach((letter, at) => {
    const width = measured[at]
    if (width !== undefined) widths.set(letter, width)
  })
  return widths
}

/** Points. */
const SIZE = 100
const PIXELS_IN_POINT = 96 / 72
/** At either end, so that no space is left out. */
const EDGE = 'x'

/** Each between two others on a line of its own. @returns one for each letter */
function measure({ font, bold, italic }: Face, letters: readonly string[]): number[] {
  const lines = [EDGE + EDGE, ...letters.map((letter) => EDGE + letter + EDGE)]
  const children = lines.map(
    (text) =>
      new Paragraph({ children: [new TextRun({ text, font, bold, italics: italic, size: SIZE * 2 })] }),
  )
  const { pages } = layoutDocument(new Document({ sections: [{ children }] }), { guess: true })
  const [edges = 0, ...widths] = pages
    .flatMap(({ body }) => body)
    .flatMap((block) => (block.type === 'paragraph' ? block.lines : []))
    .map(({ textWidth }) => textWidth / PIXELS_IN_POINT / SIZE)
  return widths.map((width) => width - edges)
}
