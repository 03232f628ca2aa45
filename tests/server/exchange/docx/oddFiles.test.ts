/** Whatever stands in an agenda: Word opens the file without a question, and each of its words stands in it once. */
import { expect, test } from 'vitest'
import { paperToDocx } from '../../../../server/exchange/formats/docx/paperToDocx.ts'
import { xmlText } from '../../../../server/exchange/formats/docx/xmlText.ts'
import { faultsIn } from '../../../support/docxFaults.ts'
import { DocxParts } from '../../../support/docxParts.ts'
import { DRAFT, ODD_AGENDAS, sourceOf, VERSION } from '../../../support/oddAgendas.ts'
import { textsOnPaper } from '../../../support/paperTexts.ts'

/** All that is read, without the list of contents, which says titles again. */
const read = (docx: DocxParts): string =>
  docx.paragraphs
    .filter(({ style }) => !style.startsWith('TOC'))
    .map(({ text }) => text)
    .join('\n')

const wordsOf = (text: string): string[] =>
  xmlText(text)
    .split(/[\s()]+/)
    .filter((word) => word !== '')
    .toSorted()

const agendas = Object.entries(ODD_AGENDAS).map(([name, make]) => [name, make, DRAFT] as const)

test.each([...agendas, ['the sample that was sent', ODD_AGENDAS['the sample']!, VERSION] as const])(
  '[Z22] %s',
  async (_, make, edition) => {
    const source = sourceOf(make(), edition)
    const docx = new DocxParts(await paperToDocx(source))
    expect(faultsIn(docx)).toEqual([])
    expect(wordsOf(read(docx))).toEqual(wordsOf(textsOnPaper(source.paper).join('\n')))
  },
)
