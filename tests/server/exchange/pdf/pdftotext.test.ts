/** The sample's PDF as another program reads it: what one copies out of it, and what a search engine finds. */
import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { delimiter, join } from 'node:path'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'
import { paperToPdf } from '../../../../server/exchange/formats/pdf/paperToPdf.ts'
import { editionLine } from '../../../../shared/paper/paperWords.ts'
import { ODD_AGENDAS, sourceOf, VERSION } from '../../../support/oddAgendas.ts'
import { textsOnPaper } from '../../../support/paperTexts.ts'
import { temporaryFolder } from '../../../support/temporaryFolder.ts'

const isInstalled = (process.env.PATH ?? '')
  .split(delimiter)
  .some((folder) => existsSync(join(folder, 'pdftotext')))

/** Letters and figures alone: lines are broken, and words parted, as the page asks for. */
const lettersOf = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '')

test.skipIf(!isInstalled)(
  '[Z168] poppler, where it is, reads each word of the sample once and in order',
  async () => {
    const folder = await temporaryFolder()
    const { paper, ...source } = sourceOf(ODD_AGENDAS['the sample']!(), VERSION)
    const path = join(folder, 'a.pdf')
    await writeFile(path, paperToPdf({ paper, ...source }, { note: () => {}, begins: () => {} }))
    const { stdout } = await promisify(execFile)('pdftotext', ['-raw', path, '-'])
    const [first, ...pages] = stdout.split('\f')
    // Each page ends with its foot, and the first with the list of contents.
    const foot = new RegExp(`${lettersOf(`${paper.council} ${editionLine(paper.edition)}`)}side\\d+af\\d+$`)
    const head = lettersOf(first!.slice(0, first!.indexOf('Indhold')))
    const read =
      head.replace(lettersOf(editionLine(paper.edition)), '') +
      pages.map((page) => lettersOf(page).replace(foot, '')).join('')
    const said = lettersOf(textsOnPaper({ ...paper, title: '', council: '' }).join('\n'))
    expect(read.replace(lettersOf(`${paper.title} ${paper.council}`), '')).toBe(said)
  },
)
