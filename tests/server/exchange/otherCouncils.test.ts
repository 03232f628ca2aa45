/** Agendas of other councils: other field names, other numbers, other files. Nothing of theirs may be lost either. */
import { describe, expect, test } from 'vitest'
import type { ImportedAgenda, ImportedItem } from '../../../server/exchange/reading/importedAgenda.ts'
import { readAgenda } from '../../../server/exchange/reading/readAgenda.ts'
import { da } from '../../../shared/language/da.ts'
import { plainText } from '../../../shared/richtext/plainText.ts'
import { allItems, readFixture } from '../../support/importedWords.ts'

const outlineOf = ({ items }: ImportedAgenda) =>
  allItems(items).map(({ kind, number, title }) => `${kind} ${number} ${title}`)

const textOf = (item: ImportedItem, key: string): string =>
  item.fields[key] === undefined ? '' : plainText(item.fields[key])

const fieldsOf = ({ fields }: ImportedAgenda) =>
  fields.map(({ key, heading, main, hidden }) => ({ key, heading, main, hidden }))

describe('a flat agenda in plain text, Windows-1252 with CRLF', () => {
  const agenda = readFixture('teknik-og-miljoeudvalg.txt')
  const [introduction, approval, safety] = agenda.items as [ImportedItem, ImportedItem, ImportedItem]

  test('[I1] has its facts, with the council as its own text writes it', () => {
    expect(agenda.facts).toMatchObject({
      council: 'Teknik- og Miljøudvalget',
      title: 'Dagsorden for ordinært møde',
      ...{ startsAt: '2024-03-12T16:30', endsAt: '2024-03-12T18:30', place: 'Rådhuset, lokale 212' },
    })
  })

  test('[I1] keeps its numbers; the introduction stands before them, and a jump is reported', () => {
    expect(agenda.facts.numbering.first).toBe(88)
    expect(outlineOf(agenda)).toEqual([
      'item  Indledning',
      'item 89 Godkendelse af dagsorden',
      'item 90 Trafiksikkerhed på Ågade og Østergade',
      'item 91 Orientering fra formanden',
      'section 93 Eventuelt',
    ])
    expect(textOf(introduction, 'sagsresume')).toBe('Medlemmer: Lise Krogh, Bent Aagaard, Nadia Yildiz')
    expect(agenda.report).toEqual([
      { line: 9, message: da.importReportIntroduction({ text: textOf(introduction, 'sagsresume') }) },
      { line: 51, message: da.importReportNumber({ file: '93', here: '92', title: 'Eventuelt', n: 0 }) },
    ])
  })

  test('[I1] has three responsibles for one item', () => {
    expect(safety).toMatchObject({
      caseNumber: '24/2045',
      responsibles: ['Mette Ærø', 'Jens-Peter Bøgh Hansen', 'Åse Lund'],
      attachments: ['Uheldsanalyse 2019-2023.pdf', 'Skitse af hævede flader.pdf'],
    })
  })

  test('[I1] names its own fields, and shows the decision that it holds', () => {
    expect(fieldsOf(agenda)).toEqual([
      { key: 'sagsresume', heading: 'Sagsresumé', main: true, hidden: false },
      { key: 'oekonomi', heading: 'Økonomi', main: false, hidden: false },
      { key: 'recommendation', heading: 'Indstilling', main: false, hidden: false },
      { key: 'decision', heading: 'Beslutning', main: false, hidden: false },
    ])
    expect(textOf(approval, 'decision')).toBe('Godkendt.')
  })

  test('[I2] `*` and `_` are text, and lists nest by their indentation', () => {
    expect(textOf(safety, 'recommendation')).toContain('om *hævede flader* ved')
    const [, list] = safety.fields.recommendation!.content
    expect(list).toMatchObject({ type: 'orderedList', attrs: { start: 1 } })
    expect(list!.content!.map((item) => item.content!.map(({ type }) => type))).toEqual([
      ['paragraph'],
      ['paragraph', 'bulletList'],
      ['paragraph'],
    ])
  })
})

describe("a municipal committee's Markdown", () => {
  const agenda = readFixture('socialudvalg.md')
  const [, budget, health] = agenda.items as [ImportedItem, ImportedItem, ImportedItem]

  test('[I1] council and date are read from the title', () => {
    expect(agenda.facts).toMatchObject({
      council: 'Social- og Sundhedsudvalget',
      title: 'Dagsorden for Social- og Sundhedsudvalgets møde den 7. februar 2024 kl. 9',
      startsAt: '2024-02-07T09:00',
    })
  })

  test('[I1] field names in bold, names with «/», a case number of its own kind', () => {
    expect(budget).toMatchObject({
      number: '12',
      caseNumber: '00.30.14-S00-3-24',
      responsibles: ['Ida Holm', 'Karl Åby', 'Tove Ømark'],
    })
    expect(agenda.fields.map(({ key }) => key)).toEqual([
      'resume',
      'oekonomiske-konsekvenser',
      'recommendation',
      'decision',
    ])
  })

  test('[I1] a heading of one item alone is a heading in its text', () => {
    expect(health.fields['oekonomiske-konsekvenser']!.content.map(({ type }) => type)).toEqual([
      ...['paragraph', 'heading', 'paragraph'],
    ])
  })

  test('[I2] a table has its headings, a link its address, and what cannot be shown is reported', () => {
    const [table] = budget.fields['oekonomiske-konsekvenser']!.content
    expect(table!.content!.map((row) => row.content![0]!.type)).toEqual([
      'tableHeader',
      'tableCell',
      'tableCell',
    ])
    expect(JSON.stringify(budget.fields.recommendation)).toContain('"href":"https://www.kl.dk/oekonomi"')
    expect(agenda.report.slice(1)).toEqual([
      { line: 34, message: da.importReportImage({ text: 'Kort over regionen kort.png' }) },
      { line: 42, message: da.importReportTag({ text: '<abbr>' }) },
      { line: 42, message: da.importReportTag({ text: '</abbr>' }) },
    ])
  })
})

describe('an agenda without any field name', () => {
  const agenda = readFixture('brugerraad.md')

  test('[I1] its items have their words in the main field', () => {
    expect(outlineOf(agenda)).toEqual([
      'item  Indledning',
      'item 1 Valg af dirigent',
      'item 2 Åbningstider',
      'section 3 Sommerens arrangementer',
      'item 3.1 Højtlæsning i parken',
      'item 3.2 Bogbytning',
      'section 4 Eventuelt',
    ])
    expect(textOf(agenda.items[1]!, 'presentation')).toBe('Bestyrelsen foreslår Grethe.')
  })

  test('[I1] a numbered list in an item is no item', () => {
    expect(agenda.items[2]!.fields.presentation!.content.map(({ type }) => type)).toEqual([
      ...['paragraph', 'orderedList', 'heading', 'paragraph'],
    ])
  })
})

describe('an agenda without any number', () => {
  const agenda = readFixture('formandskab.txt')

  test('[I1] titles are known by their case lines', () => {
    expect(allItems(agenda.items).map(({ title, responsibles }) => [title, responsibles])).toEqual([
      ['Godkendelse af referat', ['LKR']],
      ['Ny hjemmeside', ['LKR', 'Per Ny', 'Ea Vang']],
    ])
  })

  test('[I2] lines that a program broke are one paragraph', () => {
    expect(textOf(agenda.items[1]!, 'background')).toMatch(
      /^Siden er .* fået tre tilbud, .* udvikler fra bestyrelsen\.$/,
    )
  })

  test('[I2] a date without a time says so', () => {
    expect(agenda.facts.startsAt).toBe('2024-01-24T00:00')
    expect(agenda.report[0]).toEqual({ line: 1, message: da.importReportNoTime({ date: '2024-01-24' }) })
  })
})

describe('an agenda with headings alone', () => {
  const agenda = readAgenda(
    '# Haveforeningens bestyrelse\n\n## Dagsorden\n\n## Velkomst\n\nx\n\n### Kaffe\n\ny\n\n## Hækken',
    'markdown',
  )

  test('[I1] its headings are its items, when one says that it is an agenda', () => {
    expect(agenda.facts).toMatchObject({ council: 'Haveforeningens bestyrelse', title: 'Dagsorden' })
    expect(agenda.items.map(({ title }) => title)).toEqual(['Velkomst', 'Hækken'])
    expect(textOf(agenda.items[0]!, 'presentation')).toBe('x\nKaffe\ny')
  })

  test('[I3] headings without that are no agenda', () => {
    expect(() => readAgenda('# Rejsebrev\n\n## Rom\n\nx\n\n## Pisa\n\ny', 'markdown')).toThrow(
      da.importRefusedNoAgenda,
    )
  })
})

describe('numbers', () => {
  const titles = (text: string) =>
    allItems(readAgenda(text, 'markdown').items).map(({ number, title }) => `${number} ${title}`)

  test.each([
    ['# Punkt 7: Budget\n\nx', ['7 Budget']],
    ['# Sag nr. 89: Budget\n\nx', ['89 Budget']],
    ['**Punkt 3**\n\nBudget\n\n**Baggrund**\n\nx', ['3 Budget']],
    ['1. Velkomst\n2. Budget\n3. Eventuelt', ['1 Velkomst', '2 Budget', '3 Eventuelt']],
    ['1. Velkomst\n-----------\n\nx\n\n2. Budget\n---------\n\ny', ['1 Velkomst', '2 Budget']],
    ['# 1. Budget\n\nAt:\n\n1. se\n2. vedtage\n\n# 2. Eventuelt', ['1 Budget', '2 Eventuelt']],
  ])('[I1] %j', (text, expected) => {
    expect(titles(text)).toEqual(expected)
  })

  test('[I2] a heading that could be the next item but goes on with a list of headings is reported', () => {
    const { report } = readAgenda(
      '# 2. Budget\n\n# 1. Drift\n\nx\n\n# 2. Anlæg\n\ny\n\n# 3. Lån\n\nz',
      'markdown',
    )
    expect(report.map(({ message }) => message)).toContain(da.importReportNumberInText({ text: '3. Lån' }))
  })
})

describe('long headings, and numbers that others follow', () => {
  const read = (text: string) => readAgenda(text, 'markdown')
  const long = (letters: number) => `Ord ${'langt '.repeat(letters / 6)}`.trim()

  test.each([200, 400, 900])('[Z296] a heading of %i letters with the next number is an item', (letters) => {
    const agenda = read(
      `# 1. Først\n\n## 1.1. A\n\nx\n\n# 2. ${long(letters)}\n\n## 2.1. B\n\ny\n\n# 3. Sidst`,
    )
    expect(allItems(agenda.items).map(({ number }) => number)).toEqual(['1', '1.1', '2', '2.1', '3'])
    expect(agenda.report.filter(({ line }) => line > 5)).toEqual([{ line: 11, message: main('y') }])
  })

  test.each([`# 2. ${long(1200)}`, `**2. ${long(400)}**`])(
    '[Z296] one that is too long is told to be read as text',
    (heading) => {
      const { report } = read(`# 1. Først\n\nx\n\n${heading}\n\n## 2.1. B\n\ny\n\n## 2.2. C\n\n# 3. Sidst`)
      const text = heading.replace(/^[#* ]+/, '').slice(0, 80)
      expect(report).toContainEqual({ line: 5, message: da.importReportTooLong({ text: `${text}…` }) })
    },
  )

  test('[Z296] numbers that skip are told once where it begins, with how many follow', () => {
    const items = Array.from({ length: 60 }, (_, at) => `# ${at + 3}. Punkt ${at + 3}`).join('\n\n')
    const { report } = read(`# 1. Først\n\n### Baggrund\n\nx\n\n${items}\n\n## 62.1. Sidst`)
    expect(report).toEqual([
      { line: 7, message: da.importReportNumber({ file: '3', here: '2', title: 'Punkt 3', n: 60 }) },
    ])
  })

  test('[Z296] headings whose number fits nowhere are told to be read as text, the first of them', () => {
    const { report } = read('# 1. A\n\n### Baggrund\n\nx\n\n## 2.1. B\n\ny\n\n## 2.2. C\n\n# 3. D')
    expect(report).toEqual([
      { line: 7, message: da.importReportNumberInText({ text: '2.1. B' }) },
      { line: 13, message: da.importReportNumber({ file: '3', here: '2', title: 'D', n: 0 }) },
    ])
  })

  test('[Z296] another skip is told for itself, and one without a number with those after it', () => {
    const { report } = read('# 1. A\n\n### Baggrund\n\nx\n\n# 3. B\n\n# 4. C\n\n# 7. D')
    expect(report.map(({ message }) => message)).toEqual([
      da.importReportNumber({ file: '3', here: '2', title: 'B', n: 1 }),
      da.importReportNumber({ file: '7', here: '4', title: 'D', n: 0 }),
    ])
  })

  test('[Z297] that rules are left out is told once', () => {
    const { report } = read('# 1. A\n\n### Baggrund\n\nx\n\n---\n\ny\n\n***\n\nz')
    expect(report).toEqual([{ line: 7, message: da.importReportRule }])
  })

  const main = (text: string) => da.importReportMainField({ text })
})

test('[Z299] which version our own Markdown was is dropped; any other edition is somebody’s words', () => {
  const read = (edition: string) =>
    readAgenda(
      `# Rådet\n\n## Dagsorden 2024\n\n**Udgave:** ${edition}\n\n**Dato:** 24-01-2024 10:00\n\n# 1. Sag\n\n## 1.3. Haster\n\nx\n`,
      'markdown',
    )
  const ours = read('Tillægsdagsorden 24-01-2024, version 3, 28-11-2026 09:38')
  expect([ours.facts.title, allItems(ours.items).map(({ title }) => title)]).toEqual([
    'Dagsorden 2024',
    ['Sag', 'Haster'],
  ])
  expect(ours.report.map(({ message }) => message)).toEqual([
    da.importReportNumber({ file: '1.3', here: '1.1', title: 'Haster', n: 0 }),
    da.importReportMainField({ text: 'x' }),
  ])
  expect(textOf(read('2. oplag, revideret').items[0]!, 'presentation')).toBe('Udgave: 2. oplag, revideret')
})

test.each([
  ['# 1. Siden sidst\n\n## 1.3. Haster\n\n# 3. Sager\n\n## 3.2. Budget', ['1', '1.3', '3', '3.2'], 3],
  ['# 3. Sager\n\n## 3.2. Budget', ['3', '3.2'], 1],
])(
  '[Z299] a supplement has the items that stand in it, wherever its numbers begin: %j',
  (items, numbers, told) => {
    const read = readAgenda(`# Rådet\n\n## Tillægsdagsorden\n\n${items}\n`, 'markdown')
    expect(allItems(read.items).map(({ number }) => number)).toEqual(numbers)
    expect(read.report.map(({ message }) => message.split(':')[0])).toEqual(
      Array(told).fill('Numrene springer'),
    )
  },
)
