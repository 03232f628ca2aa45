/** What the states are shown with: a council's people, and small agendas. */
import * as Y from 'yjs'
import { type AgendaSeed, createAgenda, type ItemSeed } from '../../shared/agenda/createAgenda.ts'
import type { AgendaFacts } from '../../shared/agenda/document.ts'
import { FIRST_COUNCIL_TEMPLATE } from '../../shared/agenda/template.ts'
import type { CouncilPerson } from '../../shared/protocol/api.ts'
import { paragraphs, type RichText, type RichTextNode } from '../../shared/richtext/richText.ts'

const NAMES = [
  'Karen Holm',
  'Vibeke Normann',
  'Søren Madsen',
  'Jakob Eiby',
  'Ida Lund',
  'Åse Ørsted Bjerregaard-Thygesen',
  'Mads Øland',
  'Ellen Dam',
]

export const PEOPLE: readonly CouncilPerson[] = NAMES.map((name, index) => ({
  id: `person-${index + 1}`,
  name,
  role: index === 7 ? null : 'contributor',
  account: index !== 7,
}))

export const [KAREN, VIBEKE, SØREN, JAKOB, IDA, ÅSE] = PEOPLE as [
  CouncilPerson,
  CouncilPerson,
  CouncilPerson,
  CouncilPerson,
  CouncilPerson,
  CouncilPerson,
]

export const FACTS: AgendaFacts = {
  council: 'It-Arkitekturrådet',
  title: 'Dagsorden for rådets møde',
  startsAt: '2024-01-24T10:00',
  endsAt: '2024-01-24T15:00',
  place: 'KL, lokale 2-01',
  deadlines: { items: '2024-01-17T12:00', material: null },
  numbering: { first: 1, style: 'nested' },
}

export const NO_FACTS: AgendaFacts = {
  ...{ council: '', title: '', startsAt: null, endsAt: null, place: '' },
  deadlines: { items: null, material: null },
  numbering: FACTS.numbering,
}

const node = (kind: ItemSeed['kind'], title: string, more: Partial<ItemSeed> = {}): ItemSeed => ({
  ...{ kind, title: paragraphs(title), caseNumber: '', responsibles: [], presenter: '' },
  ...{ fields: {}, attachments: [], children: [] },
  ...more,
})

export const section = (title: string, ...children: readonly ItemSeed[]): ItemSeed =>
  node('section', title, { children })

export const item = (title: string, more: Partial<ItemSeed> = {}): ItemSeed => node('item', title, more)

/** An item with everything that an item has. */
export const fullItem = (more: Partial<ItemSeed> = {}): ItemSeed =>
  item('Kommunernes brug af kunstig intelligens i sagsbehandlingen', {
    caseNumber: 'SAG-2023-04512',
    responsibles: [KAREN.id, ÅSE.id],
    presenter: 'Søren Madsen',
    fields: {
      background: paragraphs(
        'Rådet drøftede i efteråret, hvordan kommunerne kan tage kunstig intelligens i brug.',
        'Sekretariatet har siden talt med fem kommuner.',
      ),
      presentation: EVERYTHING,
    },
    ...more,
  })

/** @param prefix ids are `prefix-1`, `prefix-2` … in the order in which the agenda is read, attachments too */
export function sampleAgenda(prefix: string, seed: Partial<AgendaSeed>): Y.Doc {
  const doc = new Y.Doc()
  let made = 0
  const whole = { facts: FACTS, fields: FIRST_COUNCIL_TEMPLATE, motto: paragraphs(''), items: [], ...seed }
  createAgenda(doc, whole, () => idOf(prefix, ++made))
  return doc
}

export const idOf = (prefix: string, nth: number): string => `${prefix}-${nth}`

const words = (text: string, ...marks: string[]): RichTextNode => ({
  type: 'text',
  text,
  ...(marks.length > 0 && { marks: marks.map((type) => ({ type })) }),
})
const block = (type: string, ...content: RichTextNode[]): RichTextNode => ({ type, content })
const line = (...content: RichTextNode[]): RichTextNode => block('paragraph', ...content)
const listItem = (...content: RichTextNode[]): RichTextNode => block('listItem', ...content)
const row = (cell: 'tableHeader' | 'tableCell', ...texts: string[]): RichTextNode =>
  block('tableRow', ...texts.map((text) => block(cell, line(words(text)))))

/** @param text words that lead to an address */
const linked = (text: string, href: string): RichTextNode => ({
  ...words(text),
  marks: [{ type: 'link', attrs: { href } }],
})

export const LINK: RichText = {
  type: 'doc',
  content: [
    line(words('Se '), linked('rådets rapport', 'https://www.kl.dk/rapport'), words(' fra efteråret.')),
  ],
}

/** To an item, to one that is not there, to somebody, to nobody. @param id of the item */
export const referring = (id: string): RichText => ({
  type: 'doc',
  content: [
    line(
      words('Jf. '),
      { type: 'itemRef', attrs: { item: id } },
      words(' og '),
      { type: 'itemRef', attrs: { item: 'gone' } },
      words('. Spørg '),
      { type: 'mention', attrs: { person: KAREN.id } },
      words(' eller '),
      { type: 'mention', attrs: { person: 'nobody' } },
      words('.'),
    ),
  ],
})

export const TABLE: RichText = {
  type: 'doc',
  content: [
    block(
      'table',
      row('tableHeader', 'Kommune', 'Frist', 'Status'),
      row('tableCell', 'Aarhus', '1. marts', 'I gang'),
      row('tableCell', 'Holbæk', '1. april', 'Ikke begyndt'),
    ),
  ],
}

/** Everything that rich text may hold. */
export const EVERYTHING: RichText = {
  type: 'doc',
  content: [
    { type: 'heading', attrs: { level: 1 }, content: [words('En overskrift')] },
    line(
      words('Ord kan være '),
      words('fede', 'bold'),
      words(', '),
      words('kursive', 'italic'),
      words(', '),
      words('understregede', 'underline'),
      words(' og '),
      words('overstregede', 'strike'),
      words('. Se '),
      linked('kl.dk', 'https://www.kl.dk/'),
      words('.'),
      { type: 'hardBreak' },
      words('En ny linje i samme afsnit.'),
    ),
    block(
      'bulletList',
      listItem(line(words('Et punkt'))),
      listItem(
        line(words('Et punkt med et under sig')),
        block('bulletList', listItem(line(words('Underpunkt')))),
      ),
    ),
    {
      type: 'orderedList',
      attrs: { start: 1 },
      content: [listItem(line(words('Først'))), listItem(line(words('Så')))],
    },
    block('blockquote', line(words('Et citat fra en høring.'))),
    ...TABLE.content,
  ],
}

/** As a newer program may write it: this one must not open an editor on it. */
export const UNKNOWN: RichText = {
  type: 'doc',
  content: [
    line(words('Her står noget, som et nyere program har skrevet.')),
    block('diagram', line(words(''))),
  ],
}

/** A browser that keeps no words. */
export const NOTHING_KEPT = { left: async () => [], removeLeft: async () => {}, subscribe: () => () => true }
