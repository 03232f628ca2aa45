/** The PDF of an agenda, read by another program than ours: what it claims, its tags, and its words. */
import { beforeAll, describe, expect, test } from 'vitest'
import type { ExportSource } from '../../../../server/exchange/formats/formats.ts'
import { paperToPdf } from '../../../../server/exchange/formats/pdf/paperToPdf.ts'
import { NotSet, type Setting, Typesetter } from '../../../../server/exchange/formats/pdf/typesetter.ts'
import type { LogoType, PaperLook } from '../../../../shared/council/paperLook.ts'
import type { Paper, PaperItem } from '../../../../shared/paper/paper.ts'
import { editionLine } from '../../../../shared/paper/paperWords.ts'
import { EMPTY_TEXT, type RichText, type RichTextNode } from '../../../../shared/richtext/richText.ts'
import { agenda, item } from '../../../support/agenda.ts'
import { HOSTILE_ADDRESSES } from '../../../support/hostileWords.ts'
import { ODD_AGENDAS, sourceOf, VERSION } from '../../../support/oddAgendas.ts'
import { textsOnPaper } from '../../../support/paperTexts.ts'
import {
  type OutlineEntry,
  type ReadPdf,
  readPdf,
  type Tag,
  tagged,
  tagsIn,
  textIn,
} from '../../../support/readPdf.ts'
import { sampleAgenda } from '../../../support/sampleAgenda.ts'

const notes: string[] = []
const told = { note: (note: string) => void notes.push(note), begins: () => {} }
const pdfOf = (source: ExportSource): Uint8Array => paperToPdf(source, told)

/** @returns what it says, in the order of its tags, without the list of contents */
const textOf = ({ pages }: ReadPdf): string => pages.map(({ root }) => textIn(root, 'TOC')).join('\n')

const levelsOf = (pdf: ReadPdf): number[] => tagged(pdf, /^H\d$/).map(({ role }) => Number(role.slice(1)))

const words = (tag: Tag): string => textIn(tag).replace(/\s+/g, ' ').trim()

describe('the sample', () => {
  const source = sourceOf(sampleAgenda(), VERSION)
  let pdf: ReadPdf
  beforeAll(async () => {
    pdf = await readPdf(pdfOf(source))
  })

  test('[Z4] it is PDF/UA-1, with a title, its language and an author, and nothing stands outside its tags', () => {
    expect(pdf).toMatchObject({
      ...{ standard: '1', isTagged: true, language: 'da-DK', author: 'It-Arkitekturrådet' },
      title: 'Dagsorden 2024, It-Arkitekturrådet, 24-01-2024 10:00',
    })
    expect(pdf.pages.map(({ untagged }) => untagged).join('')).toBe('')
    expect(notes).toEqual([])
  })

  test('[Z4] its outline is the agenda’s', () => {
    const outline = (items: readonly PaperItem[]): OutlineEntry[] =>
      items.map(({ number, title, children }) => ({ title: `${number}. ${title}`, items: outline(children) }))
    expect(pdf.outline).toEqual([{ title: 'Indhold', items: [] }, ...outline(source.paper.items)])
  })

  test('[Z4] headings stand by structure, and no level is left out', () => {
    const headings = tagged(pdf, /^H\d$/).map((tag) => `${tag.role} ${words(tag)}`)
    expect(headings.slice(0, 6)).toEqual([
      'H1 DAGSORDEN 2024 IT-ARKITEKTURRÅDET',
      'H2 Indhold',
      'H2 1. Siden sidst',
      'H3 1.1. Siden sidst',
      'H2 2. Drøftelsessager',
      'H3 2.1. Orientering om det fællesoffentlige arbejde med implementering af AI-forordningen',
    ])
    expect(headings).toContain('H4 Indstilling')
    expect(headings).toContain('H5 MACHINE LEARNING')
    expect(headings).toContain('H4 2.3.1. Strategisk perspektiv - hvad vil vi med AI? Et kommunalt bud')
  })

  test('[Z5] the contents tell each item’s page, and lead there', () => {
    const entries = tagged(pdf, /^TOCI$/).map(words)
    expect(entries).toHaveLength(13)
    expect(entries[0]).toBe('1. Siden sidst 2')
    for (const entry of entries) {
      const [, heading, page] = /^(.*) (\d+)$/.exec(entry)!
      const there = tagsIn(pdf.pages[Number(page) - 1]!.root).filter(({ role }) => /^H\d$/.test(role))
      expect(there.map(words)).toContain(heading)
    }
    expect(pdf.pages[0]!.links.filter(({ leadsWithin, words }) => leadsWithin && words !== '')).toHaveLength(
      13,
    )
  })

  test('[Z5] each page’s foot tells council, edition and page, and is not read aloud', () => {
    const feet = pdf.pages.map(({ artifacts }) => artifacts.replace(/[\s.]+/g, ' ').trim())
    const last = feet.length
    expect(feet.at(-1)).toBe(`It-Arkitekturrådet · Version 2, 17-01-2024 12:00 Side ${last} af ${last}`)
    for (const [at, foot] of feet.entries()) expect(foot).toContain(`Side ${at + 1} af ${last}`)
  })

  test('[Z5] case line, fields and attachments stand as the council prints them', () => {
    const said = textOf(pdf).replace(/\s+/g, ' ')
    expect(said).toContain('DAGSORDEN 2024 IT-ARKITEKTURRÅDET Dato: 24-01-2024 10:00 Sted: KL. lokale 2-01')
    expect(said).toContain('AI-forordningen SAG-2023-03576 Vibeke Normann Baggrund I december 2023')
    expect(said).toContain('./. I baggrundsmaterialet til mødet')
    expect(tagged(pdf, /^LBody$/).map(words)).toContain('Baggrundsmateriale vedrørende anvendelse af AI')
  })
})

describe('whatever an agenda holds', () => {
  for (const [name, make] of Object.entries(ODD_AGENDAS))
    test(`[Z5][Z8] ${name}: PDF/UA-1, and every word once, in the order in which it is read`, async () => {
      notes.length = 0
      const source = sourceOf(make())
      const pdf = await readPdf(pdfOf(source))
      expect(notes).toEqual([])
      expect(pdf).toMatchObject({ standard: '1', isTagged: true })
      expect(pdf.title).not.toBe('')
      expect(pdf.pages.map(({ untagged }) => untagged).join('')).toBe('')
      levelsOf(pdf).reduce((before, level) => {
        expect(level).toBeLessThanOrEqual(before + 1)
        return level
      }, 0)
      for (const { links } of pdf.pages) expect(links.filter(({ words }) => words === '')).toEqual([])
      const { paper } = source
      const asked = textsOnPaper({ ...paper, title: '', council: '' }).join('\n')
      const head = lettersOf(paper.title + paper.council)
      const all = lettersOf(saidIn(pdf))
      expect(sorted(all.slice(0, head.length))).toBe(sorted(head))
      const says = all.slice(head.length).replace(lettersOf(editionLine(paper.edition)), '')
      const mustSay = lettersOf(asked)
      // A reader gives what goes from right to left as it stands on the page, and a letter of several signs as often as it has signs.
      if (/\u0334/u.test(asked)) expect(new Set(says)).toEqual(new Set(mustSay))
      else if (/\u202e/u.test(asked)) expect(sorted(says)).toEqual(sorted(mustSay))
      else expect(says).toBe(mustSay)
    })
})

/** Without the numbers and signs of lists, which are the typesetter's; a heading's number is the agenda's. */
function saidIn(pdf: ReadPdf): string {
  const inTag = (tag: Tag, isList: boolean): string => {
    if (tag.role === 'TOC' || (isList && tag.role === 'Lbl')) return ''
    if (/^H[12]$/.test(tag.role) && words(tag) === 'Indhold') return ''
    return tag.children
      .map((child) => (typeof child === 'string' ? child : inTag(child, isList || tag.role === 'LI')))
      .join('')
  }
  return pdf.pages.map(({ root }) => inTag(root, false)).join('')
}

/** Letters and figures alone: lines are broken, and words parted, as the page asks for. */
const lettersOf = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '')

const sorted = (text: string): string => [...text].toSorted().join('')

const line = (text: string, more: Partial<RichTextNode> = {}): RichTextNode => ({
  type: 'paragraph',
  content: [{ type: 'text', text, ...more }],
})
const withText = (...content: RichTextNode[]) =>
  agenda()
    .item(item('Et punkt').field('background', { type: 'doc', content }))
    .doc()
const said = async (source: ExportSource): Promise<string> =>
  textOf(await readPdf(pdfOf(source))).replace(/\s+/g, ' ')

test('[Z6] no word is code', async () => {
  const written = (word: string): RichText => ({ type: 'doc', content: [line(word)] })
  const code = [
    '#panic("x")',
    '$ x^2 $',
    '@mærke',
    '<etiket>',
    '\\u{41}',
    '#include "/etc/passwd"',
    '*a* _b_ `c`',
    '= 1 // 2',
  ]
  const doc = code
    .reduce((all, word) => all.item(item(word).field('background', written(word))), agenda())
    .doc()
  const told = await said(sourceOf(doc))
  for (const word of code) expect(told.split(word)).toHaveLength(3)
})

test('[Z6] links lead to allowed addresses alone', async () => {
  const to = (href: string) => line(href, { marks: [{ type: 'link', attrs: { href } }] })
  const good = ['https://www.kl.dk/æ?a=1&b=%C3%A6#x', 'mailto:vn@kl.dk']
  const pdf = await readPdf(pdfOf(sourceOf(withText(...[...HOSTILE_ADDRESSES, ...good].map(to)))))
  const urls = pdf.pages.flatMap(({ links }) => links.flatMap(({ url }) => url ?? []))
  expect([...new Set(urls)].toSorted()).toEqual([
    'https://www.kl.dk/%C3%A6?a=1&b=%C3%A6#x',
    'mailto:vn@kl.dk',
  ])
})

test('[Z6] a reference leads to its item or attachment; one that leads nowhere is words', async () => {
  const source = sourceOf(ODD_AGENDAS.references!())
  const pdf = await readPdf(pdfOf(source))
  const links = pdf.pages.slice(1).flatMap(({ root }) => tagsIn(root).filter(({ role }) => role === 'Link'))
  expect(links.map(words)).toEqual(['sag 1.2', 'Afsnit 1', './. Notat om rammerne.pdf', './.', 'sag 1.2'])
  expect(textOf(pdf)).toContain('(slettet sag)')
})

test('[Z7] a table’s first rows are its head, on each page again, and read once', async () => {
  const pdf = await readPdf(pdfOf(sourceOf(ODD_AGENDAS['a table of three pages']!())))
  expect(tagged(pdf, /^TH$/).map(words)).toEqual(['kolonne1', 'kolonne2', 'kolonne3', 'kolonne4'])
  expect(tagged(pdf, /^TD$/)).toHaveLength(600)
  const pages = pdf.pages.filter(({ root }) => tagsIn(root).some(({ role }) => role === 'TD'))
  expect(pages.length).toBeGreaterThan(2)
  for (const { artifacts } of pages.slice(1)) expect(artifacts).toContain('kolonne1')
})

test('[Z7][Z164] a table that is too wide has a page of its own that is turned, with its headings', async () => {
  const pdf = await readPdf(pdfOf(sourceOf(ODD_AGENDAS['a table of thirty columns']!(), VERSION)))
  const turned = pdf.pages.filter(({ width, height }) => width > height)
  const headings = (role: string) =>
    turned.map(({ root }) =>
      tagsIn(root)
        .filter((tag) => tag.role === role)
        .map(words),
    )
  expect([headings('H2'), headings('H3')]).toEqual([[['1. Bredt']], [['Sagsfremstilling']]])
  expect(turned[0]!.artifacts).toContain('Side 2 af 2')
})

test('[Z164] what announces a table that is turned goes with it; what stands before and behind does not', async () => {
  const [cell, row] = ['tableCell', 'tableRow']
  const wide: RichTextNode = {
    type: 'table',
    content: [
      {
        type: row,
        content: Array.from({ length: 24 }, (_, at) => ({ type: cell, content: [line(`tal${at}`)] })),
      },
    ],
  }
  const pdf = await readPdf(
    pdfOf(sourceOf(withText(line('Først.'), line('Her er de:'), wide, line('Sidst.')), VERSION)),
  )
  const said = pdf.pages.map(({ root, width, height }) => [width > height, textIn(root).replace(/\s+/g, ' ')])
  expect(said.slice(1)).toEqual([
    [false, expect.stringMatching(/Baggrund ?Først\.$/)],
    [true, expect.stringMatching(/^ ?Her er de: ?tal0 ?tal1/)],
    [false, expect.stringMatching(/^ ?Sidst\.$/)],
  ])
})

test('[Z8] a letter that no font has stands as a sign that says so', async () => {
  const unknown = String.fromCodePoint(0x2_a6d6, 0xe_000)
  notes.length = 0
  const pdf = await readPdf(pdfOf(sourceOf(withText(line(`før ${unknown} efter`)))))
  expect(textOf(pdf)).toMatch(/før \ufffd+ efter/)
  expect([pdf.standard, notes]).toEqual(['1', []])
})

test('[Z8] sixty-four quotes, lists and tables in each other are on pages, each word once', async () => {
  const nest = (type: string, inner: RichTextNode): RichTextNode =>
    type === 'table'
      ? { type, content: [{ type: 'tableRow', content: [{ type: 'tableCell', content: [inner] }] }] }
      : { type, content: [{ type: 'listItem', content: [inner] }] }
  for (const type of ['bulletList', 'table', 'blockquote']) {
    const inner = Array.from({ length: 64 }).reduce<RichTextNode>(
      (within) => (type === 'blockquote' ? { type, content: [within] } : nest(type, within)),
      line('innerst'),
    )
    expect((await said(sourceOf(withText(inner)))).match(/innerst/g)).toHaveLength(1)
  }
})

test('[Z8] what the standard refuses goes out as a tagged PDF, and the operator is told', async () => {
  const setter = new Typesetter()
  const refusing = {
    set: (setting: Setting) => {
      if (setting.asStandard) throw new NotSet('PDF/UA-1 error: `hemmeligt`')
      return setter.set(setting)
    },
  }
  notes.length = 0
  const bytes = paperToPdf(sourceOf(withText(line('Tekst'))), told, refusing)
  const pdf = await readPdf(bytes)
  expect([pdf.standard, pdf.isTagged, notes]).toEqual([
    null,
    true,
    ['It cannot be PDF/UA-1, and is a tagged PDF.'],
  ])
  expect(new NotSet('PDF/UA-1 error: `hemmeligt`').message).not.toContain('hemmeligt')
})

test('[Z180] lists eight levels deep have a sign on each, numbers as the editor has them', async () => {
  const nested = (level: number): RichTextNode => ({
    type: 'orderedList',
    content: [
      { type: 'listItem', content: [line(`trin ${level}`), ...(level < 8 ? [nested(level + 1)] : [])] },
    ],
  })
  const pdf = await readPdf(pdfOf(sourceOf(withText(nested(1)), VERSION)))
  const signs = pdf.pages.slice(1).flatMap(({ root }) => tagsIn(root).filter(({ role }) => role === 'Lbl'))
  expect(signs.map(words)).toEqual(['1.', 'a.', 'i.', '1.', 'a.', 'i.', '1.', 'a.'])
})

test('[Z181] neither the first nor the last item of a list stands alone on a page', async () => {
  const list: RichTextNode = {
    type: 'bulletList',
    content: ['første', 'andet', 'tredje', 'fjerde'].map((text) => ({
      ...{ type: 'listItem', content: [line(text)] },
    })),
  }
  for (let before = 30; before <= 36; before += 1) {
    const lines = Array.from({ length: before }, () => line('En linje.'))
    const pdf = await readPdf(pdfOf(sourceOf(withText(...lines, list), VERSION)))
    for (const { root } of pdf.pages) {
      const items = tagsIn(root).filter(({ role }) => role === 'LBody')
      expect(items).not.toHaveLength(1)
    }
  }
})

test('[Z182] neither headings, names nor words of a few letters are parted', async () => {
  const names = 'Ved It-Arkitekturrådets møde brugte Økonomiforvaltningen ChatGPT og sagsbehandlere. '
  const pdf = await readPdf(pdfOf(sourceOf(withText(line(names.repeat(40))), VERSION)))
  const lines = pdf.pages.map(({ root }) => textIn(root)).join(' ')
  expect(lines).not.toMatch(/Arkitek-|Økonomi-|Chat-|mø-/)
  expect(lines).not.toContain('\u00ad')
  // Nor does a line end at the hyphen of one.
  expect(lines).not.toMatch(/\bIt-\s/)
})

test('[Z287] a word that is longer than a line is parted as Danish words are, also in capitals, before a full stop and in a heading', async () => {
  const word = 'Sagsbehandlingstidsforlængelsesbegrundelsesskabelonudarbejdelsesarbejdsgruppemedlemsudpegning'
  const doc = agenda()
    .item(
      item(`Om ${word}`).field('background', {
        type: 'doc',
        content: [line(`${word}. Og ${word.toUpperCase()}.`)],
      }),
    )
    .doc()
  const text = await said(sourceOf(doc, VERSION))
  const parts = [...text.matchAll(/(\p{L}+)(?:[-\u00ad\u2010] ?|\s)(?=\p{L})/gu)].map(([, part]) =>
    part!.toLowerCase(),
  )
  const broken = parts.filter((part) => word.toLowerCase().startsWith(part) && part.length > 20)
  expect(broken.length).toBeGreaterThan(2)
  for (const part of broken) expect(part).not.toMatch(/(?:forlæ|arbejdsg|skabelo)$/)
})

test('[Z12] a line that ends with a colon stands on the page of the list that it announces', async () => {
  const list: RichTextNode = {
    type: 'bulletList',
    content: ['første', 'andet'].map((text) => ({ type: 'listItem', content: [line(text)] })),
  }
  // At some number of lines before it there is room for the announcement alone.
  for (let before = 36; before <= 40; before += 1) {
    const lines = Array.from({ length: before }, () => line('En linje.'))
    const pdf = await readPdf(pdfOf(sourceOf(withText(...lines, line('Rådet drøfter:'), list), VERSION)))
    const page = pdf.pages.find(({ root }) => textIn(root).includes('Rådet drøfter:'))!
    expect(textIn(page.root)).toMatch(/første.*andet/s)
  }
})

test('[Z9] a draft says so across each page, and once aloud with the version that it may become', async () => {
  const source = sourceOf(sampleAgenda())
  const pdf = await readPdf(pdfOf(source))
  // At each page's foot; what is seen across it is no text.
  for (const { artifacts } of pdf.pages) expect(artifacts.match(/UDKAST/g)).toHaveLength(1)
  expect(textOf(pdf).match(/UDKAST.*/g)).toEqual(['UDKAST til version 1, 15-01-2024 09:30'])
  expect(textOf(pdf)).toContain('Her skrives baggrunden')
})

test('[Z9] a supplement says what it is, what is new or changed, and why it came late', async () => {
  const source = sourceOf(ODD_AGENDAS['facts of every kind']!(), { ...VERSION, kind: 'supplement' })
  const [first, second] = source.paper.items
  const items = [
    { ...first!, change: 'new' as const },
    { ...second!, change: 'changed' as const },
  ]
  const told = await said({ ...source, paper: { ...source.paper, items } })
  expect(told).toMatch(/^TILLÆGSDAGSORDEN .* Version 2, 17-01-2024 12:00 /)
  expect(told).toMatch(/kan have Ny SAG-2023-03576 .* Efter fristen: Ministeriet svarede først mandag/)
  expect(told).toMatch(/Eventuelt Ændret/)
})

test('[Z9] one item stands alone, without motto and contents', async () => {
  const source = sourceOf(sampleAgenda(), VERSION)
  const [one] = source.paper.items[1]!.children
  const part: Paper = { ...source.paper, isPart: true, items: [{ ...one!, depth: 0 }], motto: EMPTY_TEXT }
  const pdf = await readPdf(pdfOf({ ...source, paper: part }))
  expect(pdf.title).toMatch(/, 2\.1\. Orientering om det fællesoffentlige arbejde/)
  expect(pdf.outline.map(({ title }) => title)).toEqual([expect.stringMatching(/^2\.1\. Orientering/)])
  expect(tagged(pdf, /^TOC$/)).toEqual([])
})

describe('the council’s look', () => {
  const PNG = Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
    'base64',
  )
  const SVG = Buffer.from(
    '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><rect width="9" height="9"/></svg>',
  )
  const looking = (look: Partial<PaperLook>, logo: Uint8Array | null): ExportSource => {
    const source = sourceOf(withText(line('Tekst')), VERSION)
    return { ...source, paper: { ...source.paper, look: { ...source.paper.look, ...look } }, logo }
  }
  const logo = (type: LogoType, alt = 'Rådets våben') => ({ logo: { hash: '0'.repeat(64), type, alt } })
  const figures = async (source: ExportSource) =>
    tagged(await readPdf(pdfOf(source)), /^Figure$/).map(({ alt }) => alt)

  test('[Z10] its logo stands with what it shows; without that, with the council’s name', async () => {
    expect(await figures(looking(logo('image/png'), PNG))).toEqual(['Rådets våben'])
    expect(await figures(looking(logo('image/svg+xml', ''), SVG))).toEqual(['It-Arkitekturrådet'])
    expect(await figures(looking(logo('image/png'), null))).toEqual([])
  })

  test('[Z10] a logo that cannot be read is left out, and the operator is told', async () => {
    notes.length = 0
    const pdf = await readPdf(pdfOf(looking(logo('image/jpeg'), new TextEncoder().encode('no picture'))))
    expect(tagged(pdf, /^Figure$/)).toEqual([])
    expect([pdf.standard, notes]).toEqual(['1', ["The council's logo cannot be set."]])
  })

  test('[Z10] a logo fetches nothing: one that refers to a file is left out', () => {
    notes.length = 0
    const svg =
      '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><image href="/etc/hosts.png" width="9" height="9"/></svg>'
    pdfOf(looking(logo('image/svg+xml'), new TextEncoder().encode(svg)))
    expect(notes).toEqual(["The council's logo cannot be set."])
  })

  test('[Z10] its letters and its colour are the paper’s', async () => {
    const fonts = (look: Partial<PaperLook>) =>
      new Set(
        Buffer.from(pdfOf(looking(look, null)))
          .toString('latin1')
          .match(/\+[A-Z][A-Za-z]+\d?(?=-)/g),
      )
    expect(fonts({ font: 'source-serif' })).toContain('+SourceSerif4')
    expect(fonts({ font: 'inter' })).not.toContain('+SourceSerif4')
    expect(pdfOf(looking({ colour: '#7a1020' }, null))).not.toEqual(pdfOf(looking({}, null)))
  })

  test('[Z11] the same paper gives the same bytes, whatever was written before it', () => {
    const source = looking(logo('image/png'), PNG)
    const first = pdfOf(source)
    pdfOf(sourceOf(ODD_AGENDAS.signs!()))
    expect(Buffer.compare(pdfOf(source), first)).toBe(0)
  })
})
