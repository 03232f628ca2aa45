/** The sample's Word file as another program reads it. */
import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { readFile, writeFile } from 'node:fs/promises'
import { delimiter, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'
import { paperToDocx } from '../../../../server/exchange/formats/docx/paperToDocx.ts'
import type { PaperItem } from '../../../../shared/paper/paper.ts'
import { CONTENTS, numberOf } from '../../../../shared/paper/paperWords.ts'
import { ODD_AGENDAS, sourceOf } from '../../../support/oddAgendas.ts'
import { textsOnPaper } from '../../../support/paperTexts.ts'
import { temporaryFolder } from '../../../support/temporaryFolder.ts'

const isInstalled = (process.env.PATH ?? '')
  .split(delimiter)
  .some((folder) => existsSync(join(folder, 'soffice')))

const everyItem = (items: readonly PaperItem[]): PaperItem[] =>
  items.flatMap((item) => [item, ...everyItem(item.children)])

/** Signs of lists are no words. */
const wordsOf = (text: string): string[] => text.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word))

test.skipIf(!isInstalled)('[Z31] LibreOffice, where it is, finds each word of the sample once', async () => {
  const folder = await temporaryFolder()
  const source = sourceOf(ODD_AGENDAS['the sample']!())
  await writeFile(join(folder, 'a.docx'), await paperToDocx(source))
  const profile = `-env:UserInstallation=${pathToFileURL(join(folder, 'profile'))}`
  const options = ['--headless', '--convert-to', 'txt:Text (encoded):UTF8', '--outdir', folder]
  await promisify(execFile)('soffice', [profile, ...options, join(folder, 'a.docx')])
  const read = wordsOf((await readFile(join(folder, 'a.txt'), 'utf8')).replace(/^\ufeff/, ''))
  const items = everyItem(source.paper.items)
  const contents = [CONTENTS, ...items.flatMap((item) => [numberOf(item), item.title])]
  const end = read.indexOf(CONTENTS) + wordsOf(contents.join(' ')).length + items.length
  // With the number of its page behind each entry.
  const [listed, pages] = [read.slice(read.indexOf(CONTENTS), end), items.length]
  expect(listed.filter((word) => !/^\d+$/.test(word))).toEqual(
    wordsOf(contents.join(' ')).filter((word) => !/^\d+$/.test(word)),
  )
  expect(listed.filter((word) => /^\d+$/.test(word)).length).toBeGreaterThanOrEqual(pages)
  const rest = [...read.slice(0, read.indexOf(CONTENTS)), ...read.slice(end)]
  expect(rest.toSorted()).toEqual(wordsOf(textsOnPaper(source.paper).join('\n')).toSorted())
})
