/** Files that are enclosed: named in every format, and led to where the server knows where it is reached. */
import { expect, test } from 'vitest'
import { exportHere } from '../../../../server/exchange/exporting.ts'
import type { ExportSource } from '../../../../server/exchange/formats/formats.ts'
import type { Edition } from '../../../../shared/paper/paper.ts'
import { agenda, item } from '../../../support/agenda.ts'
import { faultsIn } from '../../../support/docxFaults.ts'
import { all, DocxParts, wordsIn } from '../../../support/docxParts.ts'
import { DRAFT, sourceOf, VERSION } from '../../../support/oddAgendas.ts'
import { attributeOf, ParsedHtml, textOf } from '../../../support/parsedHtml.ts'
import { readPdf } from '../../../support/readPdf.ts'

const ORIGIN = 'https://dagsorden.example.org'

/** Of its two attachments the first has a file. */
function enclosing(edition: Edition): ExportSource {
  const source = sourceOf(
    agenda().item(item('Punkt').attachments('Budget & æ.pdf', 'Mangler.pdf')).doc(),
    edition,
  )
  source.paper.agenda = 'a b'
  source.paper.items[0]!.attachments[0]!.file = { hash: 'a'.repeat(64), bytes: 1, type: 'application/pdf' }
  return source
}

const pathIn = ({ paper }: ExportSource): string => {
  const [{ id, attachments }] = paper.items as [(typeof paper.items)[0]]
  return paper.edition.is === 'draft'
    ? `/api/agendas/a%20b/items/${id}/attachments/${attachments[0]!.id}`
    : `/api/agendas/a%20b/versions/2/attachments/${attachments[0]!.id}`
}

test.each([
  ['a draft leads to the attachment', DRAFT],
  ['a version leads to the file that was sent with it', VERSION],
])('[Z166] %s, where there is a file', async (_, edition) => {
  const source = enclosing(edition)
  const files = (await exportHere(() => {}, ORIGIN).write(source, ['html', 'docx', 'pdf']))!
  const [html, docx, pdf] = files.map(({ bytes }) => bytes)
  const expected = [['Budget & æ.pdf', ORIGIN + pathIn(source)]]
  const links = new ParsedHtml(new TextDecoder().decode(html)).elements('a')
  expect(
    links.map((a) => [textOf(a), attributeOf(a, 'href')!]).filter(([, href]) => href!.startsWith('http')),
  ).toEqual(expected)
  const parts = new DocxParts(docx!)
  expect(faultsIn(parts)).toEqual([])
  const targets = new Map(
    all(parts.xml('word/_rels/document.xml.rels'), 'Relationship').map(({ attrs }) => [
      attrs.Id,
      attrs.Target,
    ]),
  )
  const outside = all(parts.document, 'w:hyperlink').filter(({ attrs }) => attrs['r:id'] !== undefined)
  expect(outside.map((link) => [wordsIn(link), targets.get(link.attrs['r:id'])])).toEqual(expected)
  const read = await readPdf(pdf!)
  expect(read.standard).toBe('1')
  const urls = read.pages.flatMap(({ links }) =>
    links.flatMap(({ url, words }) => (url === null ? [] : [[words, url]])),
  )
  expect(urls.map(([, url]) => url)).toEqual([expected[0]![1]])
  expect(urls[0]![0]).not.toBe('')
})

test('[Z166] who does not know where the server is reached names them alone', async () => {
  const files = (await exportHere(() => {}).write(enclosing(VERSION), ['html']))!
  const page = new ParsedHtml(new TextDecoder().decode(files[0]!.bytes))
  expect(page.elements('a').filter((a) => attributeOf(a, 'href')!.startsWith('http'))).toEqual([])
  expect(
    page.withClass('attachments').map((list) =>
      textOf(list)
        .trim()
        .split(/\s*\n\s*/),
    ),
  ).toEqual([['Budget & æ.pdf', 'Mangler.pdf']])
})
