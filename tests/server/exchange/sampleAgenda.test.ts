/** The real agenda that the product begins with: everything that its import must give. */
import { describe, expect, test } from 'vitest'
import { plainText } from '../../../shared/richtext/plainText.ts'
import {
  allItems,
  countedWords,
  readFixture,
  sampleText,
  textsOf,
  without,
} from '../../support/importedWords.ts'

const agenda = readFixture()
const items = allItems(agenda.items)
const item = (number: string) => items.find((one) => one.number === number)!

describe('the sample agenda', () => {
  test('[I1] has its facts and its vision', () => {
    expect(agenda.facts).toEqual({
      council: 'It-Arkitekturrådet',
      title: 'Dagsorden 2024',
      startsAt: '2024-01-24T10:00',
      endsAt: null,
      place: 'KL. lokale 2-01',
      deadlines: { items: null, material: null },
      numbering: { first: 1, style: 'nested' },
    })
    const [quote, source, ...more] = plainText(agenda.motto).split('\n')
    expect(quote).toMatch(/^'Rammearkitekturen er fundamentet .* åbent marked\.'$/)
    expect(source).toMatch(/^Vision for den .* februar 2017\.$/)
    expect(more).toEqual([])
  })

  const CASE = 'SAG-2023-03576'
  const SOEREN = 'Søren Nørgaard Madsen'
  const STRUCTURE: [
    number: string,
    kind: string,
    title: string,
    caseNumber: string,
    responsibles: string[],
    below: string[],
  ][] = [
    ['1', 'section', 'Siden sidst', '', [], ['1.1']],
    ['1.1', 'item', 'Siden sidst', CASE, [], []],
    ['2', 'section', 'Drøftelsessager', '', [], ['2.1', '2.2', '2.3', '2.4', '2.5', '2.6', '2.7', '2.8']],
    [
      '2.1',
      'item',
      'Orientering om det fællesoffentlige arbejde med implementering af AI-forordningen',
      CASE,
      ['Vibeke Normann'],
      [],
    ],
    [
      '2.2',
      'item',
      "Introduktion til tema 'Kommunernes muligheder og udfordringer med AI'",
      CASE,
      [SOEREN],
      [],
    ],
    ['2.3', 'item', 'Strategisk perspektiv - hvad vil vi med AI?', CASE, [SOEREN], ['2.3.1']],
    ['2.3.1', 'item', 'Strategisk perspektiv - hvad vil vi med AI? Et kommunalt bud', CASE, [], []],
    ['2.4', 'item', 'Juridisk perspektiv – hvad må vi med AI', CASE, [SOEREN], []],
    ['2.5', 'item', 'Forretningsmæssigt perspektiv – hvad kan vi med AI', CASE, [SOEREN], []],
    [
      '2.6',
      'item',
      'Arkitektur for AI – hvordan kan arkitektur og infrastruktur understøtte kommunernes brug af AI?',
      CASE,
      ['Jakob Eiby', 'Rune Frits Kjerulff'],
      [],
    ],
    ['2.7', 'item', 'Etisk perspektiv – hvad er OK', CASE, [SOEREN], []],
    ['2.8', 'item', 'Opsamling på temadrøftelsen', CASE, [], []],
    ['3', 'section', 'Eventuelt', '', [], []],
  ]

  test('[I1] has exactly its sections and items, in order', () => {
    expect(items.map(({ number }) => number)).toEqual(STRUCTURE.map(([number]) => number))
  })

  test.each(STRUCTURE)('[I1] %s is a(n) %s «%s»', (number, kind, title, caseNumber, responsibles, below) => {
    const found = item(number)
    expect(found).toMatchObject({ kind, title, caseNumber, responsibles, presenter: '' })
    expect(found.children.map((child) => child.number)).toEqual(below)
  })

  const ALL = ['background', 'recommendation', 'presentation']
  test.each([
    ['1.1', ALL],
    ['2.3.1', ['background']],
    ['2.8', ['background', 'presentation']],
    ...['2.1', '2.2', '2.3', '2.4', '2.5', '2.6', '2.7'].map((number): [string, string[]] => [number, []]),
  ])('[M8] %s lacks %j', (number, missing) => {
    expect(ALL.filter((key) => item(number).fields[key] === undefined)).toEqual(missing)
  })

  test("[I1] has the template's fields alone", () => {
    expect(agenda.fields.map(({ key, hidden }) => [key, hidden])).toEqual([
      ['background', false],
      ['recommendation', false],
      ['decision', true],
      ['presentation', false],
    ])
  })

  test.each([
    [
      '2.2',
      'background',
      [
        'KUNSTIG INTELLIGENS (AI)',
        'MACHINE LEARNING',
        'GENERATIV KUNSTIG INTELLIGENS',
        'STORE SPROGMODELLER',
        'SPROGTEKNOLOGI',
      ],
    ],
    [
      '2.3',
      'presentation',
      ['Taskforce om AI', 'Kompetenceforløb om generativ AI', 'Fælleskommunal indsats om generativ AI'],
    ],
    [
      '2.4',
      'presentation',
      [
        'Igangværende tiltag som vil skabe mere klarhed over lovgivningen vedrørende brugen af AI i løsninger i kommunerne.',
        '1. AI-forordning fra EU',
        '2. Regulatorisk sandkasse',
        'Erfaring fra kommunale projekter',
        'Signaturprojekter',
        'Løsning til beslutningsstøtte',
      ],
    ],
  ])('[I1] the headings inside %s stay there, without bold', (number, key, headings) => {
    const found = item(number).fields[key]!.content.filter((node) => node.type === 'heading')
    expect(found).toEqual(
      headings.map((text) => ({ type: 'heading', attrs: { level: 1 }, content: [{ type: 'text', text }] })),
    )
  })

  test('[I2] the perspectives in 2.2 are a table of eight rows', () => {
    const table = item('2.2').fields.presentation!.content.find((node) => node.type === 'table')!
    expect(table.content).toHaveLength(8)
    const cell = (content: unknown[]) => ({
      type: 'tableCell',
      attrs: { colspan: 1, rowspan: 1 },
      content: [{ type: 'paragraph', content }],
    })
    expect(table.content![0]).toEqual({
      type: 'tableRow',
      content: [
        cell([{ type: 'text', text: 'Styring', marks: [{ type: 'bold' }] }]),
        cell([{ type: 'text', text: 'Arkitekturperspektiv med fokus på styring.' }]),
      ],
    })
  })

  test('[I2] the nested bullets in 2.8 are nested', () => {
    const [, list] = item('2.8').fields.recommendation!.content
    expect(list).toMatchObject({ type: 'bulletList', content: [{ type: 'listItem' }] })
    expect(list!.content![0]!.content).toMatchObject([{ type: 'paragraph' }, { type: 'bulletList' }])
    expect(list!.content![0]!.content![1]!.content).toHaveLength(6)
  })

  test('[I1] its attachments are known by name', () => {
    expect(items.flatMap(({ number, attachments }) => attachments.map((name) => [number, name]))).toEqual([
      ['2.2', 'Baggrundsmateriale vedrørende anvendelse af AI'],
      ['2.4', 'Datatilsynets afgørelse indgår i baggrundsmaterialet'],
    ])
  })

  test('[I2] nothing of it was not understood', () => {
    expect(agenda.report).toEqual([])
  })
})

/** The lines of the file that are structure, found without the import: by their numbers and words. */
function structureOf(text: string): string[] {
  return text.split('\n').flatMap((line, index) => {
    const bare = line.replace(/^#+ /, '').replace(/\*|<\/?b>/g, '')
    const isContents = index + 1 >= 17 && index + 1 <= 29
    if (isContents || /^(Baggrund|Indstilling|Sagsfremstilling|Bilag)$/.test(bare)) return [bare]
    if (/^Her skrives (baggrunden|indstillingen|Sagsfremstillingen)$/.test(bare)) return [bare]
    if (bare.startsWith('SAG-') && bare.includes(' og ')) return ['og']
    if (bare.endsWith('Her skrives ansvarliges initialer')) return ['Her skrives ansvarliges initialer']
    if (/^#/.test(line) && /^\d/.test(bare) && !/^(1\. AI|2\. Reg)/.test(bare)) return [bare.split(' ')[0]!]
    return /^(Dato|Sted):/.test(bare) ? [bare.split(':')[0]!] : []
  })
}

describe('the words of the sample agenda', () => {
  const inFile = countedWords([
    sampleText().replace(/<\/?b>/g, ''),
    ...agenda.fields.map(({ heading }) => heading),
  ])
  const expected = without(inFile, countedWords(structureOf(sampleText())))
  const inAgenda = countedWords(textsOf(agenda))

  test('[I2] each word that is not structure stands in the agenda exactly as often as in the file', () => {
    expect(Object.fromEntries([...inAgenda].sort())).toEqual(
      Object.fromEntries(Object.entries(expected).sort()),
    )
  })
})
