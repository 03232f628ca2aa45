/**
 * The page numbers of the list of contents, written with the file: Word shows them as they are and asks nothing, and anybody there can have them
 * counted anew. They are worked out as Word lays out pages, with the widths of its letters.
 */
import type { IStylesOptions, IXmlableObject, PageNumberEstimator } from 'docx'
import { estimatePageNumbersWith } from 'docx/layout'
import type { FormatTold } from '../formats.ts'
import { withBrokenLines } from './lineBreaks.ts'
import { endInLastParagraphs } from './sectionEnds.ts'

/** Letters without a space. Longer words are measured over and over where they are broken. */
const LONGEST = 40
const LONG_WORD = new RegExp(`\\S{${LONGEST}}(?=\\S)`, 'gu')

const estimate = estimatePageNumbersWith({ guess: true })

/**
 * Where they cannot be worked out they are left blank. What the file is written from is put right first.
 * @param begins told that this begins, and that it is done
 */
export const pageNumbersIn =
  (styles: IStylesOptions, begins: FormatTold['begins']): PageNumberEstimator =>
  (body, context) => {
    endInLastParagraphs(body)
    begins('numbering')
    const numbers = estimate(withShortWords(withBrokenLines(body, styles)) as IXmlableObject, context)
    begins('saving')
    return numbers
  }

/** What no lines were broken of: lines with tabs, pictures, comments. */
function withShortWords(xml: unknown): unknown {
  if (typeof xml === 'string') return xml.length > LONGEST ? xml.replace(LONG_WORD, '$& ') : xml
  if (Array.isArray(xml)) return xml.map(withShortWords)
  if (typeof xml !== 'object' || xml === null) return xml
  return Object.fromEntries(
    Object.entries(xml).map(([name, value]) => [name, name === '_attr' ? value : withShortWords(value)]),
  )
}
