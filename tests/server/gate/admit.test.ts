import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { admit } from '../../../server/gate/admit.ts'
import { Places } from '../../../server/gate/places.ts'
import { Refused } from '../../../server/gate/refused.ts'
import { AGENDA_PLACES } from '../../../server/sync/agendaPlaces.ts'
import { agendaOf, fieldOf, itemOf, itemsOf, ROOTS } from '../../../shared/agenda/document.ts'
import { addItem } from '../../../shared/agenda/edits.ts'
import { FIRST_COUNCIL_TEMPLATE } from '../../../shared/agenda/template.ts'
import { paragraphs } from '../../../shared/richtext/richText.ts'
import { craftUpdate, type Id } from '../../support/craftUpdate.ts'
import { intoAgenda } from '../../support/intoAgenda.ts'

const HOSTILE = 50

/** A document with two items, A and B, that the server holds. */
function world() {
  const doc = new Y.Doc()
  doc.clientID = 1
  for (const root of ROOTS) doc.getMap(root)
  agendaOf(doc).set('fields', FIRST_COUNCIL_TEMPLATE)
  for (const id of ['A', 'B'])
    addItem(doc, { id, kind: 'item', fields: { background: paragraphs('hello world') } })
  return doc
}

const fieldText = (doc: Y.Doc, item: string): Y.XmlText => {
  const field = fieldOf(itemOf(doc, item)!, 'background')!
  return (field.get(0) as Y.XmlElement).get(0) as Y.XmlText
}

/** The id of the n-th character of an item's field. */
function charOf(doc: Y.Doc, item: string, n = 0): Id {
  const { client, clock } = fieldText(doc, item)._start!.id
  return [client, clock + n]
}

const idOf = (type: Y.AbstractType<never>): Id => [type._item!.id.client, type._item!.id.clock]

function clone(doc: Y.Doc): Y.Doc {
  const copy = new Y.Doc()
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc))
  return copy
}

function verdict(doc: Y.Doc, update: Uint8Array): string {
  try {
    return intoAgenda(doc, update)
  } catch (error) {
    if (error instanceof Refused) return error.code
    throw error
  }
}

/** What a client would send for a change of its own. */
function change(doc: Y.Doc, edit: (doc: Y.Doc) => void): Uint8Array {
  const client = clone(doc)
  const updates: Uint8Array[] = []
  client.on('update', (update: Uint8Array) => updates.push(update))
  edit(client)
  return Y.mergeUpdates(updates)
}

describe('an honest update is accepted:', () => {
  const edits: Record<string, (doc: Y.Doc) => void> = {
    'a character': (doc) => fieldText(doc, 'A').insert(3, 'x'),
    bold: (doc) => fieldText(doc, 'A').format(0, 5, { bold: {} }),
    'a deletion': (doc) => fieldText(doc, 'A').delete(0, 3),
    'a new item': (doc) => void addItem(doc, { id: 'C', kind: 'item' }),
    'two items in one transaction': (doc) =>
      doc.transact(() => {
        fieldText(doc, 'A').insert(0, 'x')
        fieldText(doc, 'B').delete(0, 1)
      }),
  }
  test.each(Object.entries(edits))('%s', (_name, edit) => {
    const doc = world()
    expect(verdict(doc, change(doc, edit))).toBe('accepted')
  })

  test('the same update again changes nothing', () => {
    const doc = world()
    const update = change(doc, edits['a character']!)
    expect([verdict(doc, update), verdict(doc, update)]).toEqual(['accepted', 'nothing'])
  })

  test('words typed into an item that is deleted and collected at the server', () => {
    const doc = world()
    const update = change(doc, (client) => fieldText(client, 'A').insert(0, 'late '))
    itemsOf(doc).delete('A')
    expect(verdict(doc, update)).toBe('accepted')
  })

  test('a whole document, sent as step 2 by a client that had it all', () => {
    const doc = world()
    expect(verdict(doc, Y.encodeStateAsUpdate(clone(doc)))).toBe('nothing')
  })

  test('[G6] with all events of one apply as one set of bytes that rebuilds the same document', () => {
    const doc = world()
    const before = Y.encodeStateAsUpdate(doc)
    const update = change(doc, (client) => {
      fieldText(client, 'A').format(0, 5, { bold: {} })
      fieldText(client, 'A').format(0, 5, { bold: null })
    })
    const { emitted } = admit(doc, update, new Places(AGENDA_PLACES), () => [], null)
    const rebuilt = new Y.Doc()
    for (const bytes of [before, emitted!]) Y.applyUpdate(rebuilt, bytes)
    expect(rebuilt.getMap('items').toJSON()).toEqual(doc.getMap('items').toJSON())
  })
})

describe('[G1][G2][G3][G5] a crafted update is refused whole:', () => {
  const struct = (content: object) => craftUpdate([{ client: HOSTILE, clock: 0, structs: [content] }])
  type Case = [name: string, code: string, craft: (doc: Y.Doc) => Uint8Array]
  const cases: Case[] = [
    ['truncated', 'malformed', (doc) => struct({ origin: charOf(doc, 'A'), text: 'hello' }).slice(0, 8)],
    ['random bytes', 'malformed', () => new Uint8Array([1, 2, 3])],
    [
      'neighbours in two items',
      'malformed',
      (doc) => struct({ origin: charOf(doc, 'A', 2), right: charOf(doc, 'B', 2), text: 'EVIL' }),
    ],
    ['a string as parent', 'malformed', (doc) => struct({ parent: charOf(doc, 'A', 2), text: 'X' })],
    ['an unknown root', 'malformed', () => struct({ parent: 'evil', key: 'x', values: [1] })],
    ['a reference to itself', 'malformed', () => struct({ origin: [HOSTILE, 0], text: 'a' })],
    ['a reference forward', 'malformed', () => struct({ origin: [HOSTILE, 3], text: 'a' })],
    [
      'a cycle over two clients',
      'malformed',
      () =>
        craftUpdate([
          { client: 51, clock: 0, structs: [{ origin: [HOSTILE, 0], text: 'a' }] },
          { client: HOSTILE, clock: 0, structs: [{ origin: [51, 0], text: 'b' }] },
        ]),
    ],
    [
      'one client in two blocks',
      'malformed',
      (doc) =>
        craftUpdate([
          { client: HOSTILE, clock: 0, structs: [{ origin: charOf(doc, 'A'), text: 'a' }] },
          { client: HOSTILE, clock: 1, structs: [{ origin: charOf(doc, 'A'), text: 'b' }] },
        ]),
    ],
    [
      'a length no document can have',
      'malformed',
      (doc) => struct({ origin: charOf(doc, 'A'), deleted: 2 ** 53 }),
    ],
    ['an unknown client as neighbour', 'unresolved', () => struct({ origin: [777, 7], text: 'a' })],
    [
      'a gap',
      'unresolved',
      (doc) =>
        craftUpdate([{ client: HOSTILE, clock: 1e9, structs: [{ origin: charOf(doc, 'A'), text: 'a' }] }]),
    ],
    ['a skip', 'unresolved', () => struct({ skip: 3 })],
    [
      'a deletion of what is not there',
      'unresolved',
      () => craftUpdate([], [{ client: 1, ranges: [[100_000, 5]] }]),
    ],
    ['over a MiB', 'too-large', () => new Uint8Array(1024 * 1024 + 1)],
    [
      'nested 500 deep',
      'too-large',
      (doc) =>
        craftUpdate([
          {
            client: HOSTILE,
            clock: 0,
            structs: Array.from({ length: 500 }, (_, n) => ({
              parent:
                n === 0
                  ? idOf(fieldOf(itemOf(doc, 'A')!, 'background') as never)
                  : ([HOSTILE, n - 1] as const),
              type: 'element' as const,
            })),
          },
        ]),
    ],
  ]

  test.each(cases)('%s → %s', (_name, code, craft) => {
    const doc = world()
    const before = Y.encodeStateAsUpdate(doc)
    expect(verdict(doc, craft(doc))).toBe(code)
    expect(Y.encodeStateAsUpdate(doc)).toEqual(before)
  })

  test('[G4] known content sent again longer, with its tail in another item', () => {
    const doc = world()
    expect(
      verdict(
        doc,
        craftUpdate([{ client: HOSTILE, clock: 0, structs: [{ origin: charOf(doc, 'A', 2), text: 'ab' }] }]),
      ),
    ).toBe('accepted')
    const smuggled = craftUpdate([
      { client: HOSTILE, clock: 0, structs: [{ origin: charOf(doc, 'B', 2), text: 'abEVIL' }] },
    ])
    expect(verdict(doc, smuggled)).toBe('malformed')
  })
})

describe('whatever bytes come', () => {
  test('[G2][S12] every truncation of a real update is refused or changes nothing that cannot be rebuilt', () => {
    const doc = world()
    const update = change(doc, (client) =>
      addItem(client, { id: 'C', kind: 'item', title: paragraphs('Et punkt') }),
    )
    for (let length = 0; length < update.length; length += 1) {
      expect(['malformed', 'unresolved']).toContain(verdict(clone(doc), update.slice(0, length)))
    }
  })
})
