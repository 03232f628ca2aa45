/** What the export asks, so that a text which is no structure is not read as some. */
import { parseCaseLine } from './caseLine.ts'
import { isPageNumber } from './contents.ts'
import { isKnownFieldName, type OurFields, ourFields } from './fieldNames.ts'
import { readSource } from './lines.ts'
import { parseNumbered } from './numbers.ts'

const FIRST_COUNCILS = ourFields(null)

/**
 * Whether a line of Markdown, in an agenda with headings, could be read as an item, a case line, a field name or a page number.
 * @param ours of the agenda; in a council that has decided nothing it is read by the first council's
 */
export function looksLikeStructure(markdown: string, ours: OurFields): boolean {
  const { text, mark } = readSource(markdown, 'markdown', ours).lines[0]!
  if (isKnownFieldName(ours, text) || isKnownFieldName(FIRST_COUNCILS, text)) return true
  if (isPageNumber(text) || parseCaseLine(text) !== null) return true
  return (mark === 'heading' || mark === 'bold') && parseNumbered(text) !== null
}
