/** The page that an agenda goes out as: nothing in it can run, everything in it can be reached, and it says what it shows. */
import { createHash } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { paperToHtml } from '../../../../server/exchange/formats/html/paperToHtml.ts'
import { printedText } from '../../../../server/exchange/formats/pdf/printedText.ts'
import { DEFAULT_LOOK } from '../../../../shared/council/paperLook.ts'
import type { Paper } from '../../../../shared/paper/paper.ts'
import { allowedHref } from '../../../../shared/richtext/links.ts'
import { agenda, item, section } from '../../../support/agenda.ts'
import { DRAFT, ODD_AGENDAS, sourceOf, VERSION } from '../../../support/oddAgendas.ts'
import { attributeOf, type Element, ParsedHtml, textOf } from '../../../support/parsedHtml.ts'

const NAMES = Object.keys(ODD_AGENDAS)
const DRAFTS = new Map(Object.entries(ODD_AGENDAS).map(([name, make]) => [name, sourceOf(make()).paper]))
const paperOf = (name: string, edition: Paper['edition'] = DRAFT): Paper =>
  edition === DRAFT ? DRAFTS.get(name)! : sourceOf(ODD_AGENDAS[name]!(), edition).paper
const pageOf = (paper: Paper, logo: Uint8Array | null = null) => new ParsedHtml(paperToHtml(paper, logo))
const wordsOf = (element: Element | undefined) => element && textOf(element).replace(/\s+/g, ' ').trim()

const TAGS =
  'html head meta title style body main header nav section div p h1 h2 h3 h4 h5 h6 dl dt dd ul ol li blockquote table colgroup col thead tbody tr td th img a span strong em s u br'.split(
    ' ',
  )
const NAMES_OF_IDS = /^(punkter|indhold|siden|(item|attachment)-[\w-]{1,40}(-title|\/[\w-]{1,40})?)$/
const HARMLESS: Readonly<Record<string, RegExp>> = {
  lang: /^da$/,
  charset: /^utf-8$/,
  'http-equiv': /^Content-Security-Policy$/,
  name: /^(viewport|color-scheme|referrer|robots)$/,
  content: /./,
  class: /^[a-z -]+$/,
  id: NAMES_OF_IDS,
  'aria-labelledby': NAMES_OF_IDS,
  'aria-label': /^Tabel \d+ i punkt [\d.]+$/,
  'aria-level': /^\d+$/,
  role: /^region$/,
  tabindex: /^(-1|0)$/,
  dir: /^auto$/,
  'data-kind': /^(section|item)$/,
  'data-edition': /^(draft|version)$/,
  'data-is': /^placeholder$/,
  start: /^-?\d+$/,
  type: /^[aAiI]$/,
  colspan: /^([2-9]|[1-9]\d|100)$/,
  rowspan: /^([2-9]|[1-9]\d|100)$/,
  scope: /^(col|row)$/,
  width: /^\d+%$/,
  rel: /^noopener noreferrer external$/,
}

describe('[Z41] nothing in the page runs or is fetched', () => {
  test.each(NAMES)('«%s»', (name) => {
    for (const edition of [DRAFT, VERSION]) {
      const page = pageOf(paperOf(name, edition))
      const faults = page
        .elements()
        .flatMap((element) => [
          ...(TAGS.includes(element.tagName) ? [] : [`<${element.tagName}>`]),
          ...element.attrs
            .filter(({ name: of, value }) => !isHarmless(page, of, value))
            .map(({ name: of, value }) => `${element.tagName} ${of}="${value}"`),
        ])
      expect(faults).toEqual([])
    }
  })

  /** A place on the page must be there. */
  function isHarmless(page: ParsedHtml, name: string, value: string): boolean {
    if (name === 'href')
      return value.startsWith('#') ? page.byId(value.slice(1)) !== undefined : allowedHref(value) === value
    return HARMLESS[name]?.test(value) === true
  }

  test('its policy allows its own style, pictures and letters that stand in it, and nothing else', () => {
    const page = pageOf(paperOf('the sample'))
    const policy = page.elements('meta').find((meta) => attributeOf(meta, 'http-equiv') !== undefined)
    const [style, ...others] = page.elements('style')
    const text = (style!.childNodes[0] as { value: string }).value
    const hash = createHash('sha256').update(text).digest('base64')
    expect(others).toEqual([])
    expect(attributeOf(policy!, 'content')).toBe(
      `default-src 'none'; style-src 'sha256-${hash}'; img-src data:; font-src data:; base-uri 'none'; form-action 'none'`,
    )
    expect(text.match(/url\((?!data:)|@import|expression|<\//g)).toBeNull()
  })

  test('what a council is called cannot leave the style in which it stands', () => {
    const council = '"; } </style><script>window.pasted=1</script> /* \\ \n æ'
    const html = paperToHtml({ ...paperOf('the sample'), council }, null)
    const style = /<style>(.*?)<\/style>/s.exec(html)![1]!
    expect(style).toContain('@top-left { content: "\\22 \\3b  \\7d  \\3c \\2f style\\3e ')
    expect(new ParsedHtml(html).elements('script')).toEqual([])
  })
})

describe('[Z43] who cannot see the page hears how it is built', () => {
  test.each(NAMES)('ids are unique, and headings go down one level at a time: «%s»', (name) => {
    const page = pageOf(paperOf(name))
    const ids = page.elements().flatMap((element) => attributeOf(element, 'id') ?? [])
    expect(new Set(ids).size).toBe(ids.length)
    const headings = page.elements('h1', 'h2', 'h3', 'h4', 'h5', 'h6')
    const levels = headings.map((one) => Number(attributeOf(one, 'aria-level') ?? one.tagName.slice(1)))
    expect(levels.filter((level) => level === 1)).toEqual([1])
    expect(levels[0]).toBe(1)
    for (const [at, level] of levels.entries())
      expect(level - (levels[at - 1] ?? level)).toBeLessThanOrEqual(1)
    for (const one of headings) expect(wordsOf(one)).not.toBe('')
  })

  test('it is Danish, has a title, one main part, and a way past the list of contents', () => {
    const page = pageOf(paperOf('the sample', VERSION))
    expect(attributeOf(page.elements('html')[0]!, 'lang')).toBe('da')
    expect(wordsOf(page.elements('title')[0])).toBe('Dagsorden 2024, It-Arkitekturrådet, 24-01-2024 10:00')
    expect(page.elements('main')).toHaveLength(1)
    const [skip] = page.elements('a')
    expect([wordsOf(skip), attributeOf(skip!, 'href')]).toEqual(['Gå til punkterne', '#punkter'])
  })

  test('the contents name every item in its order, and lead to it', () => {
    const page = pageOf(paperOf('the sample'))
    const [nav] = page.elements('nav')
    const links = page.elements('a').filter((a) => attributeOf(a, 'href')?.startsWith('#item-'))
    expect(wordsOf(page.byId(attributeOf(nav!, 'aria-labelledby')!))).toBe('Indhold')
    expect(links.slice(0, 3).map(wordsOf)).toEqual([
      '1. Siden sidst',
      '1.1. Siden sidst',
      '2. Drøftelsessager',
    ])
    expect(links.map((link) => headingAt(page, link))).toEqual(links.map(wordsOf))
  })

  const headingAt = (page: ParsedHtml, link: Element) =>
    wordsOf(page.byId(`${attributeOf(link, 'href')!.slice(1)}-title`))

  test('tables have their headings, columns at the top and rows at the side; a wide one scrolls by keys', () => {
    const wide = pageOf(paperOf('a table of thirty columns'))
    expect(new Set(wide.elements('th').map((th) => attributeOf(th, 'scope')))).toEqual(new Set(['col']))
    expect(wide.elements('thead')).toHaveLength(1)
    expect(wide.withClass('table').map((one) => attributeOf(one, 'tabindex'))).toEqual(['0'])
    const merged = pageOf(paperOf('merged cells'))
    const heads = merged
      .elements('th')
      .map((th) => [wordsOf(th), attributeOf(th, 'scope'), attributeOf(th, 'colspan')])
    expect(heads).toEqual([
      ['over to kolonner', 'col', '2'],
      ['højre', 'col', undefined],
      ['over to rækker', 'row', undefined],
    ])
    expect(merged.withClass('right').map(wordsOf)).toEqual(['højre'])
  })

  test('[Z164] one that is too wide for a page of print has turned ones, with what it is called and announced by', () => {
    const page = pageOf(paperOf('a table of thirty columns', VERSION))
    expect(page.withClass('turned').map((one) => [one.tagName, wordsOf(one)!.slice(0, 18)])).toEqual([
      ['h2', '1. Bredt'],
      ['h3', 'Sagsfremstilling'],
      ['div', 'kolonne1 kolonne2 '],
    ])
    expect(pageOf(paperOf('merged cells')).withClass('turned')).toEqual([])
    const style = textOf(page.elements('style')[0]!)
    expect(style).toMatch(/@page turned \{\s*size: A4 landscape/)
  })

  test('[Z165] a line that announces a list stands on its page of print', () => {
    const leads = pageOf(paperOf('the sample')).withClass('leads').map(wordsOf)
    expect(leads).toContain('Sekretariatet indstiller, at It-Arkitekturrådet:')
  })

  test('what a text refers to is a link within the page; what is not on it is words', () => {
    const page = pageOf(paperOf('references'))
    const references = page
      .withClass('reference')
      .map((one) => [wordsOf(one), attributeOf(one, 'href') !== undefined])
    expect(references).toEqual([
      ['sag 1.2', true],
      ['(slettet sag)', false],
      ['Afsnit 1', true],
      ['(slettet sag)', false],
      ['./. Notat om rammerne.pdf', true],
      ['./.', false],
      ['./.', true],
      ['./.', false],
      ['@Vibeke Normann', false],
      ['@(ukendt)', false],
      ['sag 1.2', true],
    ])
  })

  test('letters from right to left have their direction', () => {
    const page = pageOf(paperOf('other scripts'))
    const turned = page.elements('p').filter((p) => attributeOf(p, 'dir') === 'auto')
    expect(turned.map((p) => wordsOf(p)!.slice(0, 4))).toEqual(['العر', 'עברי', '\u202eomv'])
  })
})

describe('[Z44] the page looks as the council’s paper and says which edition it is', () => {
  const made = (edition: Paper['edition'], more: Partial<Paper> = {}) => {
    const doc = agenda().motto('Et åbent marked.').section('Drøftelse', item('AI')).doc()
    return pageOf({ ...sourceOf(doc, edition).paper, ...more }, new Uint8Array([1, 2, 3]))
  }

  test('a draft says so, and asks for what is missing; a version does neither', () => {
    const draft = made(DRAFT)
    expect(wordsOf(draft.withClass('edition')[0])).toBe('UDKAST til version 1, 15-01-2024 09:30')
    expect(draft.elements('strong').map(wordsOf)).toContain('UDKAST')
    const asked = draft.elements('div').filter((div) => attributeOf(div, 'data-is') === 'placeholder')
    expect(asked.map(wordsOf)[0]).toBe('Baggrund Her skrives baggrunden')
    const version = made(VERSION)
    expect(wordsOf(version.withClass('edition')[0])).toBe('Version 2, 17-01-2024 12:00')
    expect(version.elements().filter((one) => attributeOf(one, 'data-is') === 'placeholder')).toEqual([])
  })

  test('the logo stands in it, and says what it shows', () => {
    const logo = { hash: 'a'.repeat(64), type: 'image/svg+xml', alt: 'Rådets "logo" <b>' } as const
    const [image] = made(DRAFT, { look: { ...DEFAULT_LOOK, logo } }).elements('img')
    expect([attributeOf(image!, 'src'), attributeOf(image!, 'alt')]).toEqual([
      'data:image/svg+xml;base64,AQID',
      'Rådets "logo" <b>',
    ])
    expect(made(DRAFT).elements('img')).toEqual([])
  })

  test('it has the council’s colour and letters, and pages of print', () => {
    const look = { ...DEFAULT_LOOK, font: 'inter', colour: '#7a0019' } as const
    const style = textOf(made(DRAFT, { look }).elements('style')[0]!)
    expect(style).toContain('--colour: #7a0019; --text: "Inter"')
    expect(style.match(/@font-face/g)).toHaveLength(1)
    expect(style).toContain('counter(page) " af " counter(pages)')
    expect(style).toContain('size: A4')
  })

  test('what is new says so, and why it came late', () => {
    const paper = paperOf('facts of every kind', VERSION)
    const [first, second, ...rest] = paper.items
    const page = pageOf({
      ...paper,
      items: [{ ...first!, change: 'new' }, { ...second!, change: 'changed' }, ...rest],
    })
    expect(page.withClass('change').map(wordsOf)).toEqual(['Ny', 'Ændret'])
    expect(page.withClass('late').map(wordsOf)).toEqual(['Efter fristen: Ministeriet svarede først mandag.'])
    expect(page.withClass('fact').map(wordsOf).slice(0, 2)).toEqual([
      'SAG-2023-03576 Vibeke Normann, Søren Nørgaard Madsen og Åse Ærø',
      'Oplæg: Anders Drejer Lønbæk, Odense, og Christian Harsløf, KL',
    ])
  })

  test('a supplement is called one; one item has no contents and is in the title', () => {
    const supplement = made({ ...VERSION, kind: 'supplement' })
    expect(wordsOf(supplement.withClass('edition')[0])).toBe('Version 2, 17-01-2024 12:00')
    expect(wordsOf(supplement.withClass('agenda-name')[0])).toMatch(/^Tillægsdagsorden/)
    const part = made(DRAFT, { isPart: true })
    expect(part.elements('nav')).toEqual([])
    expect(wordsOf(part.elements('title')[0])).toMatch(/^Dagsorden 2024, .*, 1\. Drøftelse$/)
    expect(wordsOf(part.elements('h1')[0])).toBe('Dagsorden 2024 It-Arkitekturrådet')
  })

  test('without a council’s name or a title the page is called by its edition', () => {
    const page = pageOf(paperOf('no facts'))
    expect(wordsOf(page.elements('h1')[0])).toBe('UDKAST til version 1, 15-01-2024 09:30')
    expect(page.elements('dl')).toEqual([])
  })

  test('sections of an agenda stand in sections of the page', () => {
    const doc = agenda()
      .section('Drøftelse', item('AI').with(section('Under')))
      .doc()
    const inner = pageOf(sourceOf(doc).paper).byId('item-id2')!
    expect((inner.parentNode as Element).attrs.find(({ name }) => name === 'id')?.value).toBe('item-id1')
  })
})

test('[Z293] cells of numbers say so, and those with words that are wider than a column may be', () => {
  const cells = [
    '11.110,5',
    '−3 %',
    '1.250 kr.',
    '24-01-2024 10:00',
    'Kolonne 11',
    '12',
    'Beskæftigelsesindsats',
    '',
  ]
  const row = cells.map((text) => ({
    type: 'tableCell',
    content: [{ type: 'paragraph', content: text === '' ? [] : [{ type: 'text', text }] }],
  }))
  const table = { type: 'table', content: [{ type: 'tableRow', content: row }] }
  const doc = agenda()
    .item(item('Budget').field('background', { type: 'doc', content: [table] }))
    .doc()
  const page = pageOf(sourceOf(doc).paper)
  expect(page.withClass('figure').map(wordsOf)).toEqual([
    '11.110,5',
    '−3 %',
    '1.250 kr.',
    '24-01-2024 10:00',
    '12',
  ])
  expect(page.withClass('long').map(wordsOf)).toEqual(['Beskæftigelsesindsats'])
  const [, rule] = /\.figure p \{([^}]*)\}/.exec(wordsOf(page.elements('style')[0])!)!
  expect(rule).toContain('white-space: nowrap')
})

test('[Z294] headings of each level look otherwise', () => {
  const content = [1, 2, 3].map((level) => ({
    ...{ type: 'heading', attrs: { level } },
    content: [{ type: 'text', text: `Niveau ${level}` }],
  }))
  const text = { type: 'doc', content } as const
  const page = pageOf(sourceOf(agenda().item(item('Budget').field('background', text)).doc()).paper)
  expect(page.withClass('second').map(wordsOf)).toEqual(['Niveau 2'])
  expect(page.withClass('third').map(wordsOf)).toEqual(['Niveau 3'])
  const printed = printedText(text, { level: 3, labelOf: () => null })
  expect(printed.map((block) => block.is === 'line' && block.look)).toEqual([1, 2, 3])
})
