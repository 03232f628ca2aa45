/** Markdown that was exported and is imported again: the same agenda, whatever stands in it. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { agendaToMarkdown } from '../../../server/exchange/formats/markdown/agendaToMarkdown.ts'
import type { ImportedAgenda, ImportedItem } from '../../../server/exchange/reading/importedAgenda.ts'
import { readAgenda } from '../../../server/exchange/reading/readAgenda.ts'
import { createAgenda, type ItemSeed } from '../../../shared/agenda/createAgenda.ts'
import { FIRST_COUNCIL_TEMPLATE } from '../../../shared/agenda/template.ts'
import { newId } from '../../../shared/ids.ts'
import { EMPTY_TEXT, paragraphs, type RichTextNode } from '../../../shared/richtext/richText.ts'
import { draftSource } from '../../support/draftSource.ts'
import { readFixture } from '../../support/importedWords.ts'

/** Exports the agenda as the server would, from a document, and imports what comes out. */
function again({
  facts,
  fields,
  motto,
  items,
}: Pick<ImportedAgenda, 'facts' | 'fields' | 'motto' | 'items'>): ImportedAgenda {
  const doc = new Y.Doc()
  createAgenda(doc, { facts, fields, motto, items: items.map(seedOf) }, newId)
  const { exported } = draftSource(doc)
  const markdown = agendaToMarkdown(exported)
  return readAgenda(markdown, 'markdown')
}

const seedOf = (item: ImportedItem): ItemSeed => ({
  ...item,
  title: paragraphs(item.title),
  children: item.children.map(seedOf),
})

const ofItems = (items: readonly ImportedItem[]): unknown[] =>
  items.map(({ line: _, children, ...item }) => ({ ...item, children: ofItems(children) }))

test.each([undefined, 'teknik-og-miljoeudvalg.txt', 'socialudvalg.md', 'brugerraad.md'])(
  '[I5] the agenda of %s is itself again',
  (file) => {
    const agenda = readFixture(file)
    const once = again(agenda)
    const twice = again(once)
    expect(once.facts).toEqual(agenda.facts)
    expect(once.motto).toEqual(agenda.motto)
    expect(once.items.map(({ title }) => title)).toEqual(agenda.items.map(({ title }) => title))
    expect(ofItems(twice.items)).toEqual(ofItems(once.items))
    if (file === undefined) expect(ofItems(once.items)).toEqual(ofItems(agenda.items))
  },
)

// ── Random agendas ───────────────────────────────────────────────────────────────────────────────────────────────────

/** Words, and what means something to Markdown or to an import; no bare address, which becomes a link when it is read. */
const piece = fc.constantFrom(
  ...[
    'kommunen',
    'KL',
    'AI-forordning',
    'jf. sag 2.1',
    'og',
    'Å',
    '1.',
    '2.3.',
    '-',
    '*',
    '_',
    '**',
    '#',
    '>',
    '`',
    '[x]',
    '](y)',
    '<b>',
  ],
  ...['&amp;', '|', '\\', '~', '~~', '!', '+', '=', '---', ':', '12', '(', ')', 'Baggrund', '«', './.'],
)
/** As long as a line that the end of a page tears. */
const long = fc.constantFrom(
  'kommunerne drøfter på mødet, hvordan løsningen kan tages i brug i hele landet, og',
  'men potentialerne er store, og det kommende år vil vise, om der er hold i spådommene',
)
const line = fc.array(piece, { minLength: 1, maxLength: 5 }).map((pieces) => pieces.join(' '))
const whole = fc.constantFrom(
  'Baggrund',
  'Indstilling',
  'Bilag',
  '3. Eventuelt',
  '2.1. Punkt',
  '42',
  'SAG-2024-12 Ida Holm',
  'Ansvarlig: Ida',
  'Side 3 af 4',
)

const marks = fc
  .subarray(['bold', 'italic', 'strike', 'underline'])
  .chain((types) => fc.boolean().map((linked) => (linked ? [...types, 'link'] : types)))
  .map((types) =>
    types
      .sort()
      .map((type) => (type === 'link' ? { type, attrs: { href: 'https://www.kl.dk/a_(b)' } } : { type })),
  )
const plain = fc
  .oneof({ arbitrary: line, weight: 4 }, { arbitrary: whole, weight: 1 }, { arbitrary: long, weight: 1 })
  .map((text) => [{ type: 'text', text }])
const marked = fc
  .array(fc.tuple(fc.constantFrom('ord', 'to ord', 'Å', 'x, y', ' rum ', '.', '(a)'), marks), {
    minLength: 1,
    maxLength: 5,
  })
  .map((runs) => joined([['Først ', []], ...runs, [' sidst', []]]))

type Run = [text: string, marks: RichTextNode['marks']]

/** Neighbours with the same marks are one node, as in a document. */
function joined(runs: readonly Run[]): RichTextNode[] {
  const nodes: RichTextNode[] = []
  for (const [text, marks = []] of runs) {
    const before = nodes.at(-1)
    if (JSON.stringify(before?.marks ?? []) === JSON.stringify(marks) && before) before.text += text
    else nodes.push({ type: 'text', text, ...(marks.length > 0 && { marks }) })
  }
  return nodes
}

const paragraph = fc.oneof(plain, marked).map((content): RichTextNode => ({ type: 'paragraph', content }))
const heading = fc
  .tuple(plain, fc.constantFrom(1, 2, 3))
  .map(([content, level]): RichTextNode => ({ type: 'heading', attrs: { level }, content }))
const cell = (type: string) =>
  paragraph.map((content): RichTextNode => ({ type, attrs: { colspan: 1, rowspan: 1 }, content: [content] }))
const row = (type: string) =>
  fc.tuple(cell(type), cell(type)).map((content): RichTextNode => ({ type: 'tableRow', content }))
const table = fc
  .tuple(
    fc.constantFrom('tableHeader', 'tableCell').chain(row),
    fc.array(row('tableCell'), { minLength: 1, maxLength: 2 }),
    fc.constantFrom(null, 'left', 'right', 'center'),
  )
  .map(
    ([first, rest, align]): RichTextNode => ({
      type: 'table',
      content: [first, ...rest].map((row) => aligned(row, align)),
    }),
  )

/** Its second cell, as of a column of amounts. */
const aligned = (row: RichTextNode, align: string | null): RichTextNode => ({
  ...row,
  content: row.content!.map((cell, column) =>
    column === 1 && align !== null ? { ...cell, attrs: { ...cell.attrs, align } } : cell,
  ),
})

const { list } = fc.letrec<{ list: RichTextNode; item: RichTextNode }>((tie) => ({
  item: fc
    .tuple(paragraph, fc.option(tie('list'), { nil: undefined, depthSize: 'small' }))
    .map(([first, nested]) => ({
      type: 'listItem',
      content: nested === undefined ? [first] : [first, nested],
    })),
  list: fc
    .tuple(
      fc.option(fc.integer({ min: 1, max: 12 }), { nil: undefined }),
      fc.array(tie('item'), { minLength: 1, maxLength: 3 }),
    )
    .map(([start, content]) =>
      start === undefined
        ? { type: 'bulletList', content }
        : { type: 'orderedList', attrs: { start }, content },
    ),
}))
const quote = fc
  .array(paragraph, { minLength: 1, maxLength: 2 })
  .map((content): RichTextNode => ({ type: 'blockquote', content }))
const field = fc
  .array(fc.oneof({ arbitrary: paragraph, weight: 3 }, heading, list, quote, table), {
    minLength: 1,
    maxLength: 5,
  })
  .map((content) => ({ type: 'doc' as const, content }))

const KEYS = FIRST_COUNCIL_TEMPLATE.filter(({ hidden }) => !hidden).map(({ key }) => key)
const title = line.map((text) => `Punkt om ${text}`)
const leaf = fc.record({
  kind: fc.constant('item' as const),
  ...{
    number: fc.constant(''),
    line: fc.constant(1),
    title,
    presenter: fc.oneof(fc.constantFrom('', 'Anders Lønbæk, Odense'), line),
    lateReason: fc.oneof(fc.constant(''), line),
    withoutText: fc.boolean(),
  },
  caseNumber: fc.constantFrom('', 'SAG-2023-03576', '24/12345', '00.30.14-S00-3-24'),
  responsibles: fc.subarray(['Ida Holm', 'LKR', 'Søren Nørgaard Madsen', 'Karl Åby']),
  fields: fc.subarray(KEYS).chain((keys) => fc.record(Object.fromEntries(keys.map((key) => [key, field])))),
  attachments: fc.array(fc.oneof(line, whole), { maxLength: 2 }),
  children: fc.constant([] as ImportedItem[]),
})
const section = fc.array(leaf, { maxLength: 3 }).chain((children) =>
  leaf.map(
    (item): ImportedItem => ({
      ...item,
      kind: 'section',
      fields: {},
      caseNumber: '',
      presenter: '',
      lateReason: '',
      withoutText: false,
      responsibles: [],
      attachments: [],
      children,
    }),
  ),
)

const end = fc.constantFrom(null, '2024-01-24T12:30', '2024-01-25T02:00')

test('[I5] a random agenda is itself again', () => {
  fc.assert(
    fc.property(leaf, fc.array(fc.oneof(leaf, section), { maxLength: 3 }), end, (first, rest, endsAt) => {
      const items = numbered([first, ...rest])
      const facts = { ...readFixture().facts, council: 'It-rådet', endsAt }
      const agenda = { facts, fields: [...FIRST_COUNCIL_TEMPLATE], motto: EMPTY_TEXT, items }
      const read = again(agenda)
      expect(read.facts).toEqual(facts)
      expect(ofItems(read.items)).toEqual(ofItems(items))
    }),
    { numRuns: 60 },
  )
})

function numbered(items: readonly ImportedItem[], prefix = ''): ImportedItem[] {
  return items.map((item, index) => {
    const number = `${prefix}${index + 1}`
    return { ...item, number, children: numbered(item.children, `${number}.`) }
  })
}

test('[Z188] a numbered heading in a text has its dot escaped, and no letter as a code', () => {
  const { facts, fields, motto, items } = readFixture()
  const doc = new Y.Doc()
  createAgenda(doc, { facts, fields, motto, items: items.map(seedOf) }, newId)
  const markdown = agendaToMarkdown(draftSource(doc).exported)
  expect(markdown).toContain('#### 1\\. AI-forordning fra EU')
  expect(markdown).not.toContain('&#x')
})
