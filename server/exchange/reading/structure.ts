/** What the export asks, so that a text which is no structure is not read as some. */
import { parseCaseLine } from './caseLine.ts'
import { isPageNumber } from './contents.ts'
import { isKnownFieldName } from './fieldNames.ts'
import { readSource } from './lines.ts'
import { parseNumbered } from './numbers.ts'

/** Whether a line of Markdown, in an agenda with headings, could be read as an item, a case line, a field name or a page number. */
export function looksLikeStructure(markdown: string): boolean {
  const { text, mark } = readSource(markdown, 'markdown').lines[0]!
  if (isKnownFieldName(text) || isPageNumber(text) || parseCaseLine(text) !== null) return true
  return (mark === 'heading' || mark === 'bold') && parseNumbered(text) !== null
}
