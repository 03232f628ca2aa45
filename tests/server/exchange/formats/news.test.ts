/** What is new in a later version, in each of its files: as much as the council wishes, and always which parts. */
import { expect, test } from 'vitest'
import { exportHere } from '../../../../server/exchange/exporting.ts'
import type { ChangesShown } from '../../../../shared/council/paperLook.ts'
import { removedFrom, supplementOf, withChanges } from '../../../../shared/paper/changes.ts'
import { paragraphs, type RichText } from '../../../../shared/richtext/richText.ts'
import { agenda, item } from '../../../support/agenda.ts'
import { all, DocxParts, wordsIn } from '../../../support/docxParts.ts'
import { sourceOf, VERSION } from '../../../support/oddAgendas.ts'
import { attributeOf, type Element, ParsedHtml, textOf } from '../../../support/parsedHtml.ts'
import { readPdf, textIn } from '../../../support/readPdf.ts'

const plain = (one: Element) => textOf(one).replace(/\s+/g, ' ').trim()

const pdfText = (pdf: Awaited<ReturnType<typeof readPdf>>) =>
  pdf.pages
    .map(({ root }) => textIn(root))
    .join(' ')
    .replace(/\s+/g, ' ')

const said = (words: string, list: string[]) =>
  agenda()
    .item(
      item('Budget').field('background', {
        type: 'doc',
        content: [
          { type: 'paragraph', content: [{ type: 'text', text: words }] },
          {
            type: 'bulletList',
            content: list.map((text) => ({
              type: 'listItem',
              content: [{ type: 'paragraph', content: [{ type: 'text', text }] }],
            })),
          },
        ],
      }),
    )
    .item(item('Sky'))
    .doc()

const before = sourceOf(said('Rådet drøfter den gamle plan.', ['Et mål', 'To mål', 'Tre mål']), {
  ...VERSION,
  number: 1,
}).paper

async function filesOf(shown: ChangesShown) {
  const source = sourceOf(said('Rådet drøfter den nye plan.', ['Et mål', 'To store mål', 'Tre mål']), VERSION)
  const paper = withChanges(source.paper, before)
  const files = await exportHere(() => {}).write({ ...source, paper, news: { before, shown } }, [
    'html',
    'docx',
    'pdf',
  ])
  const [html, docx, pdf] = files!.map(({ bytes }) => bytes)
  return {
    html: new ParsedHtml(new TextDecoder().decode(html!)),
    docx: new DocxParts(docx!),
    pdf: await readPdf(pdf!),
  }
}

const bordered = (docx: DocxParts) =>
  docx.paragraphs.filter(
    ({ text, xml }) => text !== '' && all(xml, 'w:right').some(({ attrs }) => attrs['w:val'] === 'single'),
  )

test('[Z132] a line in the margin stands beside what has changed, its parts are told, and the words are marked where the council wishes so', async () => {
  const [line, words, none] = await Promise.all((['line', 'words', 'none'] as const).map(filesOf))
  const CHANGED = ['Rådet drøfter den nye plan.', 'To store mål']
  for (const { html, docx } of [line!, words!]) {
    expect(html.withClass('new-line').map((one) => plain(one))).toEqual(CHANGED)
    expect(bordered(docx).map(({ text }) => text)).toEqual(CHANGED)
  }
  const inserted = ({ html }: typeof line & {}) => html.elements('ins').map(plain)
  const dotted = ({ docx }: typeof line & {}) =>
    all(docx.document, 'w:r')
      .filter((run) => all(run, 'w:u').some(({ attrs }) => attrs['w:val'] === 'dotted'))
      .map((run) => wordsIn(run).trim())
  expect([inserted(line!), dotted(line!)]).toEqual([[], []])
  expect([inserted(words!), dotted(words!)]).toEqual([
    ['nye', 'store'],
    ['nye', 'store'],
  ])
  expect([none!.html.withClass('new-line'), bordered(none!.docx), inserted(none!)]).toEqual([[], [], []])
  for (const { pdf, html, docx } of [line!, words!]) {
    const [heading] = before.items[0]!.fields
    const told = `Ændret: ${heading!.heading}`
    expect(pdf.standard).toBe('1')
    expect(pdf.pages.map(({ untagged }) => untagged).join('')).toBe('')
    expect(pdf.pages.map(({ root }) => textIn(root, 'TOC')).join(' ')).toContain(told)
    expect(html.withClass('changed').map(plain)).toEqual([told])
    expect(docx.paragraphs.map(({ text }) => text)).toContain(told)
  }
})

test('[Z286] all lines of a new item have the line in the margin, and the PDF says on which page each item of the list stands', async () => {
  const doc = agenda()
    .item(item('Budget'))
    .item(item('Sky').field('background', 'En linje.'))
    .item(item('Helt nyt').field('background', paragraphs('Første linje.', 'Anden linje.')))
    .doc()
  const source = sourceOf(doc, VERSION)
  const paper = withChanges(source.paper, before)
  const news = { before, shown: 'words' } as const
  const files = await exportHere(() => {}).write({ ...source, paper, news }, ['html', 'docx', 'pdf'])
  const [html, docx, pdf] = files!.map(({ bytes }) => bytes)
  const page = new ParsedHtml(new TextDecoder().decode(html!))
  const LINES = ['Første linje.', 'Anden linje.']
  expect(page.withClass('new-line').map(plain)).toEqual(expect.arrayContaining(LINES))
  expect(page.elements('ins').map(plain)).not.toContain('Første linje.')
  expect(bordered(new DocxParts(docx!)).map(({ text }) => text)).toEqual(expect.arrayContaining(LINES))
  expect(pdfText(await readPdf(pdf!))).toMatch(/Ny: 3\. Helt nyt [. ]*2\b/)
})

test('[Z131] a supplement names in each file what the agenda has no more', async () => {
  const source = sourceOf(agenda().item(item('Nyt')).doc(), { ...VERSION, kind: 'supplement' })
  const whole = withChanges(source.paper, before)
  const paper = supplementOf(whole, removedFrom(whole, before))
  const files = await exportHere(() => {}).write({ ...source, paper }, ['html', 'docx', 'pdf'])
  const [html, docx, pdf] = files!.map(({ bytes }) => bytes)
  const page = new ParsedHtml(new TextDecoder().decode(html!))
  const [removed] = page.withClass('removed')
  expect(plain(removed!)).toBe('Udgået af dagsordenen 2. Sky')
  expect(page.byId(attributeOf(removed!, 'aria-labelledby')!)).toBeDefined()
  expect(new DocxParts(docx!).paragraphs.slice(-2).map(({ text }) => text)).toEqual([
    'Udgået af dagsordenen',
    '2. Sky',
  ])
  const read = await readPdf(pdf!)
  expect(
    read.pages
      .map(({ root }) => textIn(root))
      .join(' ')
      .replace(/\s+/g, ' '),
  ).toMatch(/Udgået af dagsordenen • 2\. Sky/)
})

/** What stands with a bullet, in the style of what is new. */
const listed = (docx: Uint8Array) =>
  new DocxParts(docx).paragraphs
    .filter(({ style, xml }) => style === 'Aendringsliste' && all(xml, 'w:numPr').length > 0)
    .map(({ text }) => text)

test('[Z291] in a cell the line stands within it, and what is gone stands in a list', async () => {
  const table = (text: string): RichText => ({
    type: 'doc',
    content: [
      {
        type: 'table',
        content: [
          {
            type: 'tableRow',
            content: [
              { type: 'tableCell', content: [{ type: 'paragraph', content: [{ type: 'text', text }] }] },
            ],
          },
        ],
      },
    ],
  })
  const docOf = (words: string) => agenda().item(item('Budget').field('background', table(words)))
  const then = sourceOf(docOf('Med fokus på styring.').item(item('Sky')).doc(), { ...VERSION, number: 1 })
  const source = sourceOf(docOf('Med fokus på styring. Nyt.').doc(), VERSION)
  const paper = withChanges(source.paper, then.paper)
  const news = { before: then.paper, shown: 'line' } as const
  const [docx] = (await exportHere(() => {}).write({ ...source, paper, news }, ['docx']))!
  const [changed] = bordered(new DocxParts(docx!.bytes))
  const [side] = all(changed!.xml, 'w:right')
  const [indent] = all(changed!.xml, 'w:ind')
  expect(changed!.text).toBe('Med fokus på styring. Nyt.')
  // Eighths of a point and points, and twips.
  const taken = 20 * (Number(side!.attrs['w:sz']) / 8 + Number(side!.attrs['w:space']))
  expect(Number(indent!.attrs['w:right'])).toBeGreaterThanOrEqual(taken)
  expect(listed(docx!.bytes)).toContain('Udgået: 2. Sky')
})

test('[Z280][Z281][Z284] another place is told first and marked where it stands; a supplement says what it adds to, and its kind once', async () => {
  const then = { ...before, place: 'KL, lokale 2-01' }
  const source = sourceOf(agenda().item(item('Nyt')).doc(), VERSION)
  const whole = withChanges({ ...source.paper, place: 'KL, lokale 5-12' }, then)
  const edition = { ...VERSION, kind: 'supplement', name: 'Tillægsdagsorden 24-01-2024' } as const
  const supplement = { ...supplementOf(whole), edition }
  const news = { before: then, shown: 'line' } as const
  for (const paper of [whole, supplement]) {
    const files = await exportHere(() => {}).write({ ...source, paper, news }, ['html', 'docx', 'pdf'])
    const [html, docx, pdf] = files!.map(({ bytes }) => bytes)
    const page = new ParsedHtml(new TextDecoder().decode(html!))
    expect(page.elements('dd').map(plain)).toContain('KL, lokale 5-12 Ændret')
    const [since] = page.withClass('since')
    expect(plain(since!)).toMatch(
      /^Ændret siden version 1 Mødested: KL, lokale 5-12 \(før: KL, lokale 2-01\)/,
    )
    const paragraphs = new DocxParts(docx!).paragraphs.map(({ text }) => text)
    expect(listed(docx!)).toContain('Mødested: KL, lokale 5-12 (før: KL, lokale 2-01)')
    expect(paragraphs).toContain('Sted:\tKL, lokale 5-12  Ændret')
    const read = await readPdf(pdf!)
    expect(read.pages).toHaveLength(paper === supplement ? 1 : 2)
    const text = pdfText(read)
    expect(text).toContain('Sted: KL, lokale 5-12 Ændret')
    expect(text).toContain('Mødested: KL, lokale 5-12 (før: KL, lokale 2-01)')
    const ADDS = 'Tillæg til dagsordenen, version 1 af 17. januar 2024'
    const says = [plain(page.withClass('edition')[0]!), paragraphs.join(' '), text].map((one) =>
      one.includes(ADDS),
    )
    expect(new Set(says)).toEqual(new Set([paper === supplement]))
    if (paper === supplement)
      expect(plain(page.withClass('edition')[0]!)).toBe(`${ADDS} Version 2, 17-01-2024 12:00`)
  }
})
