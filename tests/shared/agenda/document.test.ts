import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import {
  agendaOf,
  fieldOf,
  itemOf,
  itemsOf,
  KEY_PATTERN,
  mottoOf,
  readAttachments,
  readFacts,
  readItem,
  readSchemaVersion,
  readState,
  readTemplate,
  SCHEMA_VERSION,
  titleOf,
} from '../../../shared/agenda/document.ts'
import { readAgenda } from '../../../shared/agenda/snapshot.ts'
import { newId } from '../../../shared/ids.ts'
import { agenda, colleagueOf, item } from '../../support/agenda.ts'
import { RandomSource } from '../../support/randomSource.ts'

describe('keys', () => {
  test.each(['background', 'a', 'id_-9', newId()])('«%s» is one', (key) => {
    expect(KEY_PATTERN.test(key)).toBe(true)
  })

  test.each([
    '',
    'æ',
    'a b',
    'a.b',
    'x'.repeat(41),
    '__proto__',
    'constructor',
    'toString',
    'hasOwnProperty',
  ])('«%s» is none', (key) => expect(KEY_PATTERN.test(key)).toBe(false))
})

describe('an empty document', () => {
  const doc = new Y.Doc()

  test('reads as an agenda without anything', () => {
    expect(readFacts(doc)).toEqual({
      council: '',
      title: '',
      startsAt: null,
      endsAt: null,
      place: '',
      deadlines: { items: null, material: null },
      numbering: { first: 1, style: 'nested' },
    })
    expect([readState(doc), readSchemaVersion(doc), readTemplate(doc)]).toEqual([
      'drafting',
      SCHEMA_VERSION,
      [],
    ])
    expect([mottoOf(doc), itemOf(doc, 'a')]).toEqual([undefined, undefined])
  })

  test('[M7] an item without values reads as one that nobody has written', () => {
    itemsOf(doc).set('a', new Y.Map())
    const bare = itemOf(doc, 'a')!
    expect(readItem('a', bare)).toEqual({
      id: 'a',
      kind: 'item',
      position: { parent: null, order: '' },
      caseNumber: '',
      responsibles: [],
      responsibleOrder: [],
      presenter: '',
      status: { is: 'drafting', by: null, at: null },
      locked: null,
      dueAt: null,
      lateReason: '',
      withoutText: false,
      deletedAt: null,
    })
    expect([titleOf(bare), fieldOf(bare, 'background'), readAttachments(bare)]).toEqual([
      undefined,
      undefined,
      [],
    ])
  })
})

test('a template names each field once, and none by what every object inherits', () => {
  const doc = new Y.Doc()
  const fields = [
    { key: 'a', heading: 'A' },
    { key: 'a', heading: 'Igen' },
    { key: '__proto__' },
    7,
    { key: 'b' },
  ]
  agendaOf(doc).set('fields', fields)
  const rest = { placeholder: '', required: false, hidden: false, main: false }
  expect(readTemplate(doc)).toEqual([
    { key: 'a', heading: 'A', ...rest },
    { key: 'b', heading: 'b', ...rest },
  ])
})

// ── Whatever stands where ────────────────────────────────────────────────────────────────────────────────────────────

const AGENDA_KEYS = [
  'council',
  'title',
  'startsAt',
  'endsAt',
  'deadlines',
  'numbering',
  'fields',
  'motto',
  'state',
  'schemaVersion',
  'unknown',
  '__proto__',
]
const ITEM_KEYS = [
  'kind',
  'position',
  'title',
  'caseNumber',
  'responsibles',
  'responsibleOrder',
  'status',
  'locked',
  'dueAt',
  'fields',
  'attachments',
  'deletedAt',
  'unknown',
  '__proto__',
  'constructor',
]
const INNER_KEYS = ['id1', 'background', 'presentation', 'order', 'file', '__proto__']

const PLAIN = [
  null,
  undefined,
  true,
  0,
  -1,
  0.5,
  Number.NaN,
  Number.POSITIVE_INFINITY,
  2n ** 60n,
  '',
  'id1',
  'section',
  '\ud83d',
  [],
  [[]],
  {},
  { parent: 'id1', order: 'a0' },
  { parent: 3, order: {} },
  { first: -1, style: 'other' },
  { is: 'ready', at: 'now' },
  { by: 1 },
  [{ key: 'background', heading: 3 }],
  [null, 'x', { key: '__proto__' }],
  { hash: 1, bytes: Number.NaN },
  JSON.parse('{"__proto__": {"parent": "id1", "order": "a0", "is": "ready", "first": 7}}'),
  new Uint8Array([1, 2]),
]

function garbage(random: RandomSource, depth = 0): unknown {
  const kind = random.below(depth < 3 ? 9 : 3)
  if (kind < 3) return random.pick(PLAIN)
  if (kind < 5)
    return new Y.Map(
      INNER_KEYS.filter(() => random.chance(0.4)).map((key) => [key, garbage(random, depth + 1)]),
    )
  if (kind === 5) return Y.Array.from([1, 'x'])
  if (kind === 6) return new Y.Text('ord')
  if (kind === 7) return garbageElement(random, depth)
  const fragment = new Y.XmlFragment()
  fragment.insert(0, [garbageElement(random, depth), new Y.XmlText('ord')])
  return fragment
}

function garbageElement(random: RandomSource, depth: number): Y.XmlElement {
  const element = new Y.XmlElement(
    random.pick(['paragraph', 'tableRow', 'unknown', 'constructor', '__proto__']),
  )
  element.setAttribute(random.pick(['level', '__proto__']), garbage(random, 3) as string)
  const text = new Y.XmlText()
  text.insert(0, 'ord', {
    [random.pick(['bold', 'link', '__proto__', 'x--12345678'])]: random.pick([{}, true, 'x', { href: 1 }]),
  })
  text.insertEmbed(0, { image: 'x' })
  element.insert(0, [
    text,
    ...(depth < 3 ? [garbageElement(random, depth + 1)] : []),
    new Y.XmlHook('hook') as unknown as Y.XmlText,
  ])
  return element
}

describe('garbage of every kind in every place', () => {
  test.each(Array.from({ length: 40 }, (_, at) => at))(
    'is read without an error, alike by everybody, as data that JSON holds, and is left where it is (seed %i)',
    (seed) => {
      const random = new RandomSource(seed)
      for (let round = 0; round < 25; round++) {
        const doc = colleagueOf(spoiledAgenda(random))
        const before = Y.encodeStateAsUpdate(doc)
        const read = readAgenda(doc)
        expect(JSON.parse(JSON.stringify(read))).toEqual(read)
        expect(readAgenda(colleagueOf(doc))).toEqual(read)
        expect(Y.encodeStateAsUpdate(doc)).toEqual(before)
      }
    },
  )
})

/** As somebody could send it with a program of their own. */
function spoiledAgenda(random: RandomSource): Y.Doc {
  const doc = agenda().item(item('AI').by('vibeke')).item(item('Data').attachments('A.pdf')).doc()
  for (const key of AGENDA_KEYS) if (random.chance(0.5)) agendaOf(doc).set(key, garbage(random))
  for (const id of ['id1', 'id2', 'id9', '__proto__']) spoil(doc, id, random)
  return doc
}

function spoil(doc: Y.Doc, id: string, random: RandomSource): void {
  const items = itemsOf(doc) as Y.Map<unknown>
  if (random.chance(0.2)) items.set(id, garbage(random))
  const map = itemOf(doc, id)
  for (const key of map === undefined ? [] : ITEM_KEYS) if (random.chance(0.4)) map!.set(key, garbage(random))
}
