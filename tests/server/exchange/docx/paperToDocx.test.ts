import { readFile } from 'node:fs/promises'
import { describe, expect, test, vi } from 'vitest'
import type * as Y from 'yjs'
import { paperToDocx } from '../../../../server/exchange/formats/docx/paperToDocx.ts'
import { fieldOf, itemOf } from '../../../../shared/agenda/document.ts'
import type { Edition, Paper } from '../../../../shared/paper/paper.ts'
import { paperThreads } from '../../../../shared/paper/paperThreads.ts'
import { paragraphs, type RichText, type RichTextNode } from '../../../../shared/richtext/richText.ts'
import * as edits from '../../../../shared/threads/threadEdits.ts'
import { agenda, idOf, item } from '../../../support/agenda.ts'
import { anchorAt } from '../../../support/anchors.ts'
import { faultsIn } from '../../../support/docxFaults.ts'
import { all, DocxParts, wordsIn, type Xml } from '../../../support/docxParts.ts'
import { DRAFT, ODD_AGENDAS, sourceOf, VERSION } from '../../../support/oddAgendas.ts'
import { EVERYTHING } from '../../../support/sampleTexts.ts'

const written = async (doc: Y.Doc, edition?: Edition) =>
  new DocxParts(await paperToDocx(sourceOf(doc, edition)))

const odd = (name: string, edition?: Edition) => written(ODD_AGENDAS[name]!(), edition)

const withText = (text: RichText) => written(agenda().item(item('Punkt').field('presentation', text)).doc())

const words = (text: string): RichTextNode => ({ type: 'text', text })
const line = (text: string): RichTextNode => ({ type: 'paragraph', content: [words(text)] })
const textOf = (...content: RichTextNode[]): RichText => ({ type: 'doc', content })

const value = (xml: Xml | undefined, name: string): string | undefined =>
  xml && all(xml, name)[0]?.attrs['w:val']

const has = (xml: Xml, name: string): boolean => all(xml, name).length > 0

/** A paragraph that says these words. */
const saying = (docx: DocxParts, text: string) => docx.paragraphs.find((one) => one.text === text)!

const runSaying = (docx: DocxParts, text: string) =>
  all(docx.document, 'w:r').find((run) => wordsIn(run) === text)!

describe('[Z23] the same paper', () => {
  test('gives the same bytes, whenever it is written', async () => {
    const source = { ...sourceOf(ODD_AGENDAS.links!()), logo: await logo() }
    source.paper.look = { ...source.paper.look, logo: LOGO }
    const bytes = await paperToDocx(source)
    vi.useFakeTimers({ now: Date.UTC(2031, 5, 1), toFake: ['Date'] })
    try {
      expect(Buffer.from(await paperToDocx(source)).equals(bytes)).toBe(true)
    } finally {
      vi.useRealTimers()
    }
  })
})

describe('[Z24] headings and the list of contents', () => {
  test('the sample', async () => {
    const docx = await odd('the sample')
    const headings = docx.paragraphs.filter(({ style }) => /^Heading/.test(style))
    const contents = docx.paragraphs.filter(({ style }) => /^TOC\d/.test(style))
    expect(headings.slice(0, 4).map(({ style, text }) => [style, text])).toEqual([
      ['Heading1', '1. Siden sidst'],
      ['Heading2', '1.1. Siden sidst'],
      ['Heading1', '2. Drøftelsessager'],
      ['Heading2', '2.1. Orientering om det fællesoffentlige arbejde med implementering af AI-forordningen'],
    ])
    expect(headings.some(({ style }) => style === 'Heading3')).toBe(true)
    expect(contents.map(({ text }) => text.split('\t')[0])).toEqual(headings.map(({ text }) => text))
    const pages = contents.map(({ text }) => Number(text.split('\t')[1]))
    expect(pages).toEqual(pages.toSorted((a, b) => a - b))
    expect(pages[0]).toBe(2)
    expect(pages.at(-1)).toBeGreaterThan(5)
    const instruction = all(docx.document, 'w:instrText').map(({ children }) => children.join(''))[0]
    expect(instruction).toBe('TOC \\h \\o "1-9"')
  })

  test('a field’s heading stands one level below its item in the navigation, a text’s below that', async () => {
    const docx = await written(
      agenda().section('Afsnit', item('Punkt').field('background', EVERYTHING)).doc(),
    )
    expect(value(saying(docx, 'Baggrund').xml, 'w:outlineLvl')).toBe('2')
    expect(value(saying(docx, 'Formål').xml, 'w:outlineLvl')).toBe('4')
    const style = all(docx.xml('word/styles.xml'), 'w:style').find(
      ({ attrs }) => attrs['w:styleId'] === 'Heading2',
    )!
    expect(value(style, 'w:name')).toBe('heading 2')
    expect(has(style, 'w:keepNext')).toBe(true)
  })

  test('one item alone has no list of contents', async () => {
    const source = sourceOf(ODD_AGENDAS['the sample']!())
    const part: Paper = { ...source.paper, isPart: true }
    const docx = new DocxParts(await paperToDocx({ ...source, paper: part }))
    expect(docx.paragraphs.filter(({ style }) => style.startsWith('TOC'))).toEqual([])
    expect(faultsIn(docx)).toEqual([])
  })
})

test('[Z25] lists are nested, of their kind of number, from where they begin, each by itself', async () => {
  const listItem = (...content: RichTextNode[]): RichTextNode => ({ type: 'listItem', content })
  const ordered = (attrs: Record<string, unknown>, ...content: RichTextNode[]): RichTextNode => ({
    ...{ type: 'orderedList', attrs, content },
  })
  const docx = await withText(
    textOf(
      {
        type: 'bulletList',
        content: [listItem(line('yderst'), ordered({ start: 4 }, listItem(line('inderst'))))],
      },
      ordered({ start: 3, type: 'a' }, listItem(line('bogstav'), line('samme punkt'))),
      line('imellem'),
      ordered({ start: 3, type: 'a' }, listItem(line('forfra'))),
    ),
  )
  const numbering = docx.xml('word/numbering.xml')
  const listOf = (text: string) => {
    const { xml } = saying(docx, text)
    const [number, level] = [value(xml, 'w:numId')!, value(xml, 'w:ilvl')!]
    const num = all(numbering, 'w:num').find(({ attrs }) => attrs['w:numId'] === number)!
    const list = all(numbering, 'w:abstractNum').find(
      ({ attrs }) => attrs['w:abstractNumId'] === value(num, 'w:abstractNumId'),
    )!
    const at = all(list, 'w:lvl').find(({ attrs }) => attrs['w:ilvl'] === level)!
    return { number, level, format: value(at, 'w:numFmt'), start: value(at, 'w:start') }
  }
  expect(listOf('yderst')).toMatchObject({ level: '0', format: 'bullet' })
  expect(listOf('inderst')).toMatchObject({ level: '1', format: 'decimal', start: '4' })
  expect(listOf('inderst').number).toBe(listOf('yderst').number)
  expect(listOf('bogstav')).toMatchObject({ level: '0', format: 'lowerLetter', start: '3' })
  expect(listOf('forfra').number).not.toBe(listOf('bogstav').number)
  expect(has(saying(docx, 'samme punkt').xml, 'w:numPr')).toBe(false)
})

describe('[Z26] tables', () => {
  test('the head is repeated, cells are merged, widths are those that were drawn', async () => {
    const cell = (text: string, attrs = {}, type = 'tableCell'): RichTextNode => ({
      ...{ type, attrs, content: [line(text)] },
    })
    const row = (...content: RichTextNode[]): RichTextNode => ({ type: 'tableRow', content })
    const docx = await withText(
      textOf({
        type: 'table',
        content: [
          row(
            cell('Navn', { colwidth: [100] }, 'tableHeader'),
            cell('Hvad', { colwidth: [300] }, 'tableHeader'),
          ),
          row(cell('over to', { rowspan: 2 }), cell('højre', { align: 'right' })),
          row(cell('under')),
          row(cell('begge', { colspan: 2 })),
        ],
      }),
    )
    const rows = all(docx.document, 'w:tr')
    expect(rows.map((one) => has(one, 'w:tblHeader'))).toEqual([true, false, false, false])
    expect(all(rows[1]!, 'w:vMerge')[0]!.attrs).toEqual({ 'w:val': 'restart' })
    expect(has(rows[2]!, 'w:vMerge')).toBe(true)
    expect(value(rows[3], 'w:gridSpan')).toBe('2')
    const [narrow, wide] = all(docx.document, 'w:gridCol').map(({ attrs }) => Number(attrs['w:w']))
    expect(wide! / narrow!).toBeCloseTo(3, 1)
    expect(value(saying(docx, 'højre').xml, 'w:jc')).toBe('end')
  })

  const columnsOf = async (...rows: string[][]) => {
    const docx = await withText(
      textOf({
        type: 'table',
        content: rows.map((cells, at) => ({
          type: 'tableRow',
          content: cells.map((text) => ({
            type: at === 0 ? 'tableHeader' : 'tableCell',
            content: [line(text)],
          })),
        })),
      }),
    )
    return all(docx.document, 'w:gridCol').map(({ attrs }) => Number(attrs['w:w']))
  }

  test('[Z290] a column is as wide as its longest word, whatever the others say; one that says little takes no more than that', async () => {
    const LONG = 'Denne celle er højere end en hel side og må derfor deles. '.repeat(110)
    const WORD = 'Beskæftigelsesindsats'
    const [short, long] = await columnsOf(['Emne', 'Tekst'], ['Høj', LONG])
    const [wider] = await columnsOf([WORD, 'Tekst'], ['Høj', LONG])
    const [least] = await columnsOf([WORD, WORD, WORD, WORD], ['', '', '', ''])
    // «Emne» takes four of the 21 letters, and the edges of the cell.
    expect(short).toBeGreaterThan(500)
    expect(short).toBeLessThan(0.12 * long!)
    expect(wider).toBeGreaterThan(2 * short!)
    expect(wider).toBeLessThan(least! * 1.5)
    const [one, other, third] = await columnsOf(['Nr.', 'A', 'B'], ['1', LONG, LONG.repeat(3)])
    expect(one).toBeLessThan(800)
    expect(Math.abs(third! - other!)).toBeLessThan(5)
    // There is no room for all of a word that no page has room for; the others keep theirs.
    expect((await columnsOf(['Emne', 'x'.repeat(400)], ['Høj', LONG]))[0]).toBeGreaterThan(500)
  })

  const wide = (columns: number): RichTextNode => ({
    type: 'table',
    content: [
      {
        type: 'tableRow',
        content: Array.from({ length: columns }, (_, at) => ({
          type: 'tableHeader',
          content: [line(`kolonne${at}`)],
        })),
      },
      {
        type: 'tableRow',
        content: Array.from({ length: columns }, () => ({ type: 'tableCell', content: [line('1.234')] })),
      },
    ],
  })

  test('[Z164] one that is too wide has a sheet of its own that is turned, with what it is called and announced by', async () => {
    const docx = await withText(textOf(line('Først.'), line('Her er den:'), wide(24), line('Sidst.')))
    expect(faultsIn(docx)).toEqual([])
    const sheets = all(docx.document, 'w:sectPr')
    expect(sheets.map((sheet) => all(sheet, 'w:pgSz')[0]!.attrs['w:orient'])).toEqual([
      'portrait',
      'landscape',
      'portrait',
    ])
    const { attrs } = all(sheets[1]!, 'w:pgSz')[0]!
    expect(Number(attrs['w:w'])).toBeGreaterThan(Number(attrs['w:h']))
    // Pages are counted on, and the first page's own head is the first sheet's alone.
    expect(
      sheets.map((sheet) => all(sheet, 'w:pgNumType').flatMap((type) => Object.keys(type.attrs))),
    ).toEqual([[], [], []])
    const hasTitle = (sheet: Xml) => has(sheet, 'w:titlePg') && value(sheet, 'w:titlePg') !== 'false'
    expect(sheets.map(hasTitle)).toEqual([true, false, false])
    for (const sheet of sheets)
      for (const kind of ['header', 'footer']) expect(has(sheet, `w:${kind}Reference`)).toBe(true)
    // Each ends in a paragraph that is there anyway.
    const ends = docx.paragraphs.filter(({ xml }) => has(xml, 'w:sectPr'))
    expect(ends.map(({ style, text }) => [style, text])).toEqual([
      ['', 'Først.'],
      ['EfterTabel', ''],
    ])
    expect(all(docx.document, 'w:sz').every(({ attrs }) => Number(attrs['w:val']) >= 12)).toBe(true)
  })

  test('[Z164] one that begins a field takes the headings along; in a list it stays where it is', async () => {
    const docx = await written(
      agenda()
        .item(item('Punkt').field('presentation', textOf(wide(30))))
        .doc(),
      VERSION,
    )
    const text = docx.text('word/document.xml')
    const end = text.indexOf('w:sectPr')
    expect(text.indexOf('>1. Punkt<', end)).toBeGreaterThan(end)
    const listed = await withText(
      textOf({ type: 'bulletList', content: [{ type: 'listItem', content: [line('i'), wide(24)] }] }),
    )
    expect(all(listed.document, 'w:sectPr')).toHaveLength(1)
  })

  test('[Z165] a line that announces a list or a table stands on its page', async () => {
    const item = { type: 'bulletList', content: [{ type: 'listItem', content: [line('et')] }] }
    const docx = await withText(textOf(line('Rådet drøfter:'), item, line('Uden liste:'), line('Slut')))
    expect(has(saying(docx, 'Rådet drøfter:').xml, 'w:keepNext')).toBe(true)
    expect(has(saying(docx, 'Uden liste:').xml, 'w:keepNext')).toBe(false)
  })

  test('a cell that claims more columns than there are makes none', async () => {
    const docx = await odd('merged cells')
    expect(all(docx.document, 'w:gridCol')).toHaveLength(3)
  })
})

describe('[Z27] what each page and the file say', () => {
  const furniture = (docx: DocxParts, part: 'header' | 'footer') =>
    docx.paths.filter((path) => path.startsWith(`word/${part}`)).map((path) => wordsIn(docx.xml(path)).trim())

  test('a draft', async () => {
    const docx = await odd('no facts')
    expect(
      furniture(docx, 'header').every((text) => text.endsWith('UDKAST til version 1, 15-01-2024 09:30')),
    ).toBe(true)
    const sample = await odd('links')
    expect(furniture(sample, 'header')).toContain(
      'It-Arkitekturrådet · Dagsorden 2024\tUDKAST til version 1, 15-01-2024 09:30',
    )
    for (const path of sample.paths.filter((one) => one.startsWith('word/footer'))) {
      const fields = all(sample.xml(path), 'w:instrText').map(({ children }) => children.join(''))
      expect(fields).toEqual(['PAGE', 'NUMPAGES'])
      expect(wordsIn(sample.xml(path))).toMatch(/^\tSide \d* ?af \d*$/)
    }
  })

  test('a version, and what the file says of itself', async () => {
    const docx = await odd('links', VERSION)
    expect(furniture(docx, 'header').join()).not.toContain('UDKAST')
    expect(furniture(docx, 'header').join()).toContain('Version 2, 17-01-2024 12:00')
    const core = docx.xml('docProps/core.xml')
    const said = core.children.map(
      (child) => typeof child === 'object' && [child.name, child.children.join()],
    )
    expect(said).toEqual([
      ['dc:title', 'Dagsorden 2024, It-Arkitekturrådet, 24-01-2024 10:00–14:00'],
      ['dc:creator', 'It-Arkitekturrådet'],
      ['dc:description', 'Version 2, 17-01-2024 12:00'],
      ['dc:language', 'da-DK'],
      ['cp:lastModifiedBy', 'It-Arkitekturrådet'],
      ['dcterms:created', '2024-01-17T11:00:00Z'],
      ['dcterms:modified', '2024-01-17T11:00:00Z'],
    ])
    expect(all(docx.xml('word/styles.xml'), 'w:lang')[0]!.attrs['w:val']).toBe('da-DK')
  })
})

describe('[Z28] what leads somewhere', () => {
  test('items and files within the file', async () => {
    const docx = await odd('references')
    const links = all(docx.document, 'w:hyperlink').filter(
      ({ attrs }) => !attrs['w:anchor']!.startsWith('_Toc'),
    )
    const marks = all(docx.document, 'w:bookmarkStart')
    const placeOf = (name: string) => {
      const mark = marks.find(({ attrs }) => attrs['w:name'] === name)!
      return docx.paragraphs.find(({ xml }) => all(xml, 'w:bookmarkStart').includes(mark))!.text
    }
    const led = links.map((link) => [wordsIn(link), placeOf(link.attrs['w:anchor']!)])
    expect(led[0]).toEqual(['sag 1.2', '1.2. Den der nævnes'])
    expect(led).toContainEqual(['./. Notat om rammerne.pdf', 'Notat om rammerne.pdf'])
    expect(led.flat()).not.toContain('(slettet sag)')
  })

  test('addresses, where they are any', async () => {
    const docx = await odd('links')
    const addresses = all(docx.xml('word/_rels/document.xml.rels'), 'Relationship')
      .filter(({ attrs }) => attrs.TargetMode === 'External')
      .map(({ attrs }) => attrs.Target)
    expect(addresses.slice(0, 2)).toEqual(['https://www.kl.dk/a_(b)?x=1&y=%222%22', 'mailto:vn@kl.dk'])
    expect(docx.text('word/_rels/document.xml.rels')).not.toContain('javascript')
    expect(runSaying(docx, 'et forbudt sted')).toBeDefined()
  })
})

describe('[Z29] looks', () => {
  test('of letters', async () => {
    const docx = await odd('facts of every kind')
    expect(has(runSaying(docx, 'fed '), 'w:b')).toBe(true)
    expect(has(runSaying(docx, 'og kursiv'), 'w:i')).toBe(true)
    expect(has(runSaying(docx, 'streget'), 'w:strike')).toBe(true)
    expect(saying(docx, 'Før bruddet\nefter bruddet')).toBeDefined()
    expect(saying(docx, 'et citat').style).toBe('Quote')
  })

  test('of what stands under a heading', async () => {
    const docx = await odd('facts of every kind')
    expect(saying(docx, 'Oplæg: Anders Drejer Lønbæk, Odense, og Christian Harsløf, KL').style).toBe(
      'Sagslinje',
    )
    expect(saying(docx, 'SAG-2023-03576 Vibeke Normann, Søren Nørgaard Madsen og Åse Ærø').style).toBe(
      'Sagslinje',
    )
    expect(saying(docx, 'Efter fristen: Ministeriet svarede først mandag.').style).toBe('Efterfrist')
    expect(saying(docx, 'Bilag et.pdf').style).toBe('Bilag')
  })

  test('a placeholder stands in drafts alone', async () => {
    const run = runSaying(await odd('facts of every kind'), 'Her skrives indstillingen')
    expect(value(run, 'w:rStyle')).toBe('Pladsholder')
    const sent = await odd('facts of every kind', VERSION)
    expect(sent.text('word/document.xml')).not.toContain('Her skrives')
  })

  test('what is new says so', async () => {
    const source = sourceOf(agenda().item(item('Nyt punkt')).doc(), { ...VERSION, kind: 'supplement' })
    source.paper.items[0]!.change = 'new'
    const docx = new DocxParts(await paperToDocx(source))
    const at = docx.paragraphs.findIndex(({ style }) => style === 'Heading1')
    expect(docx.paragraphs.slice(at, at + 2).map(({ text }) => text)).toEqual(['1. Nyt punkt', 'Ny'])
  })

  test('[Z291] «./.» hangs in the margin before a paragraph, wherever else it stands it is a word', async () => {
    const cell: RichTextNode = { type: 'tableCell', content: [line('./. i en celle')] }
    const docx = await withText(
      textOf(
        line('./. I baggrundsmaterialet'),
        { type: 'bulletList', content: [{ type: 'listItem', content: [line('./. på en liste')] }] },
        { type: 'table', content: [{ type: 'tableRow', content: [cell] }] },
      ),
    )
    const { attrs } = all(saying(docx, './.\tI baggrundsmaterialet').xml, 'w:ind')[0]!
    expect(attrs).toEqual({ 'w:left': '0', 'w:hanging': '440' })
    expect(saying(docx, './. på en liste')).toBeDefined()
    expect(saying(docx, './. i en celle')).toBeDefined()
  })

  test('[Z291] enclosed files stand as a list', async () => {
    const { xml } = saying(await odd('facts of every kind'), 'Bilag et.pdf')
    expect(value(xml, 'w:ilvl')).toBe('0')
  })

  test('[Z294] of headings in a text: those of each level otherwise', async () => {
    const styles = all((await odd('links')).xml('word/styles.xml'), 'w:style').filter(({ attrs }) =>
      attrs['w:styleId']!.startsWith('Mellemrubrik'),
    )
    const isOn = (one: Xml, name: string) => has(one, name) && value(one, name) !== 'false'
    const looks = styles.map((one) => [isOn(one, 'w:b'), isOn(one, 'w:i')])
    expect(looks).toEqual([
      [true, false],
      [true, true],
      [false, true],
    ])
  })

  test('what is read from the right is drawn from there', async () => {
    const docx = await odd('other scripts')
    const { xml } = docx.paragraphs.find(({ text }) => text.startsWith('العربية'))!
    expect(has(xml, 'w:bidi')).toBe(true)
    expect(has(xml, 'w:rtl')).toBe(true)
    const languages = new Set(all(docx.document, 'w:lang').map(({ attrs }) => attrs['w:bidi']))
    expect(languages).toEqual(new Set(['ar-SA', 'he-IL']))
  })
})

describe('[Z30] comments', () => {
  const TEXT = textOf(line('Først.'), line('Så skriver vi om KOMBIT her.'))

  async function withComments() {
    const doc = agenda().item(item('Punkt').field('background', TEXT)).doc()
    const id = idOf(doc, 'Punkt')
    const anchor = anchorAt(fieldOf(itemOf(doc, id)!, 'background')!, 'om KOMBIT')
    const said = (at: number, text: string) => ({
      id: `c${at}`,
      author: 'Åse Holm Ærø',
      at,
      body: paragraphs(text),
    })
    const begin = (thread: Partial<edits.NewThread> & Pick<edits.NewThread, 'id' | 'comment'>) =>
      edits.beginThread(doc, { item: id, field: null, anchor: null, ...thread })
    const at = Date.UTC(2024, 6, 1, 8)
    begin({ id: 'a', field: 'background', anchor, task: 'Ida Skov', comment: said(at, 'Hvem?') })
    edits.reply(doc, 'a', { ...said(at + 60_000, 'Os.'), author: 'Ida Skov' })
    begin({ id: 'b', field: 'background', comment: said(at + 1, 'Hele feltet') })
    begin({ id: 'c', comment: said(at + 2, 'Hele punktet') })
    edits.resolveThread(doc, 'c', 'Ida Skov', at)
    const source = sourceOf(doc, DRAFT)
    const people = { nameOf: (person: string) => person, namesOf: (ids: readonly string[]) => [...ids] }
    const threads = paperThreads(doc, { items: source.paper.items, ...people, which: 'all' })
    return new DocxParts(await paperToDocx({ ...source, threads }))
  }

  test('stand at their words, with who said them and when', async () => {
    const docx = await withComments()
    expect(faultsIn(docx)).toEqual([])
    const comments = all(docx.xml('word/comments.xml'), 'w:comment')
    const said = comments.map((comment) => [
      ...['w:author', 'w:initials', 'w:date'].map((name) => comment.attrs[name]!.replace(/:00\.000Z$/, '')),
      all(comment, 'w:p').map(wordsIn).join('|'),
    ])
    // Items are written heading first.
    expect(said).toEqual([
      ['Åse Holm Ærø', 'ÅHÆ', '2024-07-01T10:00', 'Hele punktet'],
      ['Åse Holm Ærø', 'ÅHÆ', '2024-07-01T10:00', 'Opgave: Ida Skov|Hvem?'],
      ['Ida Skov', 'IS', '2024-07-01T10:01', 'Os.'],
      ['Åse Holm Ærø', 'ÅHÆ', '2024-07-01T10:00', 'Hele feltet'],
    ])
    expect([0, 1, 2, 3].map((id) => commentedWords(docx, id))).toEqual([
      '1. Punkt',
      'om KOMBIT',
      'om KOMBIT',
      'Baggrund',
    ])
  })

  test('an answer stands below what it answers, and what is resolved is', async () => {
    const docx = await withComments()
    const more = all(docx.xml('word/commentsExtended.xml'), 'w15:commentEx').map(({ attrs }) => attrs)
    expect(more.map((attrs) => attrs['w15:done'])).toEqual(['1', '0', '0', '0'])
    expect(more.map((attrs) => attrs['w15:paraIdParent'])).toEqual([
      undefined,
      undefined,
      more[1]!['w15:paraId'],
      undefined,
    ])
  })

  test('a file without any has no part for them', async () => {
    expect((await withText(TEXT)).paths).not.toContain('word/comments.xml')
  })
})

/** The words between the ends of a comment. */
function commentedWords(docx: DocxParts, id: number): string {
  const text = docx.text('word/document.xml')
  const [from, to] = ['Start', 'End'].map((end) => text.indexOf(`<w:commentRange${end} w:id="${id}"/>`))
  return [...text.slice(from, to).matchAll(/<w:t [^>]*>([^<]*)</g)].map(([, said]) => said).join('')
}

const LOGO = { hash: 'a'.repeat(64), type: 'image/png', alt: 'KL’s logo' } as const
const logo = () => readFile(new URL('../../../../docs/images/agenda-390.png', import.meta.url))

describe('[Z32] the council’s look', () => {
  test('its logo, with what it shows, as large as there is room', async () => {
    const source = { ...sourceOf(agenda().item(item('Punkt')).doc()), logo: await logo() }
    source.paper.look = { ...source.paper.look, logo: LOGO }
    const docx = new DocxParts(await paperToDocx(source))
    expect(faultsIn(docx)).toEqual([])
    expect(all(docx.document, 'wp:docPr')[0]!.attrs).toMatchObject({ descr: 'KL’s logo' })
    const { cx, cy } = all(docx.document, 'wp:extent')[0]!.attrs
    expect(Math.max(Number(cx) / 227, Number(cy) / 76)).toBeCloseTo(9525, -2)
  })

  test('its colour and its letters', async () => {
    const source = sourceOf(agenda().item(item('Punkt')).doc())
    source.paper.look = { logo: null, font: 'inter', colour: '#7a1f2b' }
    const styles = new DocxParts(await paperToDocx(source)).xml('word/styles.xml')
    const heading = all(styles, 'w:style').find(({ attrs }) => attrs['w:styleId'] === 'Heading1')!
    expect(value(heading, 'w:color')).toBe('7A1F2B')
    expect(all(all(styles, 'w:docDefaults')[0]!, 'w:rFonts')[0]!.attrs['w:ascii']).toBe('Arial')
  })
})
