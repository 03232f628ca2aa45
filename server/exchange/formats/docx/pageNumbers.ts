/**
 * The page numbers of the list of contents, written with the file: Word shows them as they are and asks nothing, and anybody there can have them
 * counted anew. They are worked out as Word lays out pages, with the widths of its letters.
 */
import type { EstimatedPageNumbers, IXmlableObject, PageNumberEstimator } from 'docx'
import { estimatePageNumbersWith } from 'docx/layout'

/** Letters without a space. Longer words are measured over and over where they are broken. */
const LONGEST = 40
const LONG_WORD = new RegExp(`\\S{${LONGEST}}(?=\\S)`, 'gu')

const estimate = estimatePageNumbersWith({ guess: true })

/** Where they cannot be worked out they are left blank. */
export const pageNumbers: PageNumberEstimator = Object.assign(
  (body: IXmlableObject, context: Parameters<PageNumberEstimator>[1]): EstimatedPageNumbers =>
    estimate(withShortWords(body) as IXmlableObject, context),
  estimate.listNumbers && { listNumbers: estimate.listNumbers },
)

function withShortWords(xml: unknown): unknown {
  if (typeof xml === 'string') return xml.length > LONGEST ? xml.replace(LONG_WORD, '$& ') : xml
  if (Array.isArray(xml)) return xml.map(withShortWords)
  if (typeof xml !== 'object' || xml === null) return xml
  return Object.fromEntries(
    Object.entries(xml).map(([name, value]) => [name, name === '_attr' ? value : withShortWords(value)]),
  )
}
