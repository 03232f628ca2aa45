/** What an update touches, by name: what the gate says, and that Yjs really changes nothing else. */
import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { type CraftedStruct, craftUpdate, type Id } from '../../support/craftUpdate.ts'
import {
  addNote,
  bodyOf,
  change,
  charOf,
  copyOf,
  type InnerType,
  idOf,
  namesOf,
  newWorld,
  noteOf,
  textOf,
  verdictOn,
} from '../../support/gateWorld.ts'

const HOSTILE = 50

const crafted = (...structs: CraftedStruct[]): Uint8Array =>
  craftUpdate([{ client: HOSTILE, clock: 0, structs }])

describe('[G7] an honest update touches', () => {
  type Case = [name: string, touches: string[], update: (doc: Y.Doc) => Uint8Array]
  const by = (edit: (client: Y.Doc) => void) => (doc: Y.Doc) => {
    const client = copyOf(doc, 10)
    return change(client, () => client.transact(() => edit(client)))
  }
  const cases: Case[] = [
    ['a letter: its text', ['notes/A/body write'], by((doc) => textOf(doc, 'A').insert(3, 'x'))],
    ['bold: its text', ['notes/A/body write'], by((doc) => textOf(doc, 'A').format(0, 5, { bold: true }))],
    ['a deletion: its text', ['notes/A/body write'], by((doc) => textOf(doc, 'A').delete(0, 3))],
    [
      'a heading with its level: its text, once',
      ['notes/A/body write'],
      by((doc) => {
        const heading = new Y.XmlElement('heading')
        bodyOf(doc, 'A').insert(0, [heading])
        heading.setAttribute('level', 2 as never)
        heading.insert(0, [new Y.XmlText('Ny')])
      }),
    ],
    [
      'two texts in one transaction: both',
      ['notes/A/body write', 'notes/B/body write'],
      by((doc) => {
        textOf(doc, 'A').insert(0, 'x')
        textOf(doc, 'B').delete(0, 1)
      }),
    ],
    ['a new value: its entry', ['notes/B/order replace'], by((doc) => noteOf(doc, 'B').set('order', 'b'))],
    [
      'the same entry twice: it is replaced, twice',
      ['notes/B/order replace'],
      by((doc) => {
        noteOf(doc, 'B').set('order', 'b')
        noteOf(doc, 'B').set('order', 'c')
      }),
    ],
    [
      'an entry that goes: its deletion',
      ['notes/B/order delete'],
      by((doc) => noteOf(doc, 'B').delete('order')),
    ],
    [
      'an entry that comes back: its restoring',
      ['notes/A/names/ida restore'],
      (doc) => {
        namesOf(doc, 'A').delete('ida')
        return by((client) => namesOf(client, 'A').set('ida', true))(doc)
      },
    ],
    ['another name: its making', ['notes/A/names/bo create'], by((doc) => namesOf(doc, 'A').set('bo', true))],
    [
      'a new note: it, and all in it',
      [
        'notes/N create',
        'notes/N/order create',
        'notes/N/title create',
        'notes/N/title write',
        'notes/N/body create',
        'notes/N/body write',
        'notes/N/names create',
        'notes/N/names/ida create',
      ],
      by((doc) => addNote(doc, 'N')),
    ],
    [
      'a note that is taken away: the deletion of all in it',
      [
        'notes/B delete',
        'notes/B/body delete',
        'notes/B/body write',
        'notes/B/names delete',
        'notes/B/names/ida delete',
        'notes/B/order delete',
        'notes/B/title delete',
        'notes/B/title write',
      ],
      by((doc) => doc.getMap('notes').delete('B')),
    ],
    [
      'words into a note that is gone: nothing',
      [],
      (doc) => {
        const update = by((client) => textOf(client, 'A').insert(0, 'sent '))(doc)
        doc.getMap('notes').delete('A')
        return update
      },
    ],
    ['all that the server has: nothing', [], (doc) => Y.encodeStateAsUpdate(copyOf(doc, 10))],
    [
      'formats that Yjs tidies up: a tidying',
      ['notes/A/body tidy'],
      (doc) => {
        textOf(doc, 'A').format(0, 5, { bold: true })
        const formats = [...allIn(textOf(doc, 'A'))].filter(
          ({ content }) => content instanceof Y.ContentFormat,
        )
        return craftUpdate(
          [],
          formats.map(({ id }) => ({ client: id.client, ranges: [[id.clock, 1]] })),
        )
      },
    ],
  ]
  test.each(cases)('%s', (_name, touches, update) => {
    const doc = newWorld()
    const verdict = verdictOn(doc, update(doc))
    expect(verdict.faults).toEqual([])
    expect(['accepted', 'nothing']).toContain(verdict.is)
    expect([...new Set(verdict.touches)].sort()).toEqual(touches.toSorted())
  })

  test('what was written while one was away, as one step 2 with all that was taken back and replaced meanwhile', () => {
    const doc = newWorld()
    const away = copyOf(doc, 10)
    const undo = new Y.UndoManager(away.getMap('notes'), { captureTimeout: 0 })
    for (const order of ['b', 'c', 'd']) noteOf(away, 'B').set('order', order)
    undo.undo()
    undo.undo()
    undo.redo()
    textOf(away, 'A').insert(0, 'ord ')
    const { faults, touches } = verdictOn(doc, Y.encodeStateAsUpdate(away, Y.encodeStateVector(doc)))
    expect(faults).toEqual([])
    expect([...new Set(touches)].sort()).toEqual(['notes/A/body write', 'notes/B/order replace'])
  })
})

function* allIn(type: InnerType): Generator<Y.Item> {
  for (let item = type._start; item !== null; item = item.right) yield item
}

describe('a hostile update', () => {
  type Case = [name: string, verdict: string, update: (doc: Y.Doc) => Uint8Array]
  const textId = (doc: Y.Doc, id: string): Id => idOf(textOf(doc, id))
  const paragraphId = (doc: Y.Doc, id: string): Id => idOf(bodyOf(doc, id).get(0) as Y.XmlElement)
  const orderId = (doc: Y.Doc, id: string): Id => {
    const { client, clock } = noteOf(doc, id)._map.get('order')!.id
    return [client, clock]
  }

  const touching: Case[] = [
    [
      'words before a letter of B',
      'notes/B/body write',
      (doc) => crafted({ right: charOf(doc, 'B', 2), text: 'EVIL' }),
    ],
    [
      'a type in a paragraph of B',
      'notes/B/body write',
      (doc) => crafted({ parent: paragraphId(doc, 'B'), type: 'xmlText' }),
    ],
    [
      'a new value under the id of the old one',
      'notes/B/order replace',
      (doc) => crafted({ origin: orderId(doc, 'B'), key: 'order', values: ['x'] }),
    ],
    [
      'a new value beside the old one',
      'notes/B/order replace',
      (doc) => crafted({ parent: idOf(noteOf(doc, 'B')), key: 'order', values: ['x'] }),
    ],
    [
      'nothing in place of a value',
      'notes/B/order delete',
      (doc) => crafted({ origin: orderId(doc, 'B'), key: 'order', deleted: 1 }),
    ],
    [
      'a value that is deleted as it comes, in place of one',
      'notes/B/order delete',
      (doc) =>
        craftUpdate(
          [
            {
              client: HOSTILE,
              clock: 0,
              structs: [{ origin: orderId(doc, 'B'), key: 'order', values: ['x'] }],
            },
          ],
          [{ client: HOSTILE, ranges: [[0, 1]] }],
        ),
    ],
    [
      'the same, told in two overlapping ranges of which the first is longer',
      'notes/B/order delete',
      (doc) =>
        craftUpdate(
          [
            {
              client: HOSTILE,
              clock: 0,
              structs: [
                { origin: charOf(doc, 'A'), text: 'ab' },
                { origin: orderId(doc, 'B'), key: 'order', values: ['x'] },
              ],
            },
          ],
          [
            {
              client: HOSTILE,
              ranges: [
                [1, 2],
                [0, 1],
                [0, 1],
              ],
            },
          ],
        ),
    ],
    [
      'a deletion after the value that replaces',
      'notes/B/order delete',
      (doc) =>
        crafted(
          { origin: orderId(doc, 'B'), key: 'order', values: ['x'] },
          { origin: [HOSTILE, 0], key: 'order', deleted: 1 },
        ),
    ],
    [
      'a deletion of what lives, beside a value that loses',
      'notes/B/order delete',
      (doc) =>
        craftUpdate(
          [
            {
              client: HOSTILE,
              clock: 0,
              structs: [{ right: orderId(doc, 'B'), key: 'order', values: ['x'] }],
            },
          ],
          [{ client: 1, ranges: [[orderId(doc, 'B')[1], 1]] }],
        ),
    ],
    [
      'a deletion from A to B',
      'notes/B/body write',
      (doc) => {
        const [from, to] = [charOf(doc, 'A')[1], charOf(doc, 'B')[1]]
        return craftUpdate([], [{ client: 1, ranges: [[from, to - from + 1]] }])
      },
    ],
    [
      'a note in place of another',
      'notes/B replace',
      (doc) => crafted({ origin: idOf(noteOf(doc, 'B')), key: 'B', type: 'map' }),
    ],
  ]
  test.each(touching)('[G7] is told by what it really touches: %s → %s', (_name, touch, update) => {
    const doc = newWorld()
    const { faults, touches } = verdictOn(doc, update(doc))
    expect(faults).toEqual([])
    expect(touches).toContain(touch)
  })

  const refused: Case[] = [
    [
      'a note that is a plain value',
      'malformed',
      () => crafted({ parent: 'notes', key: 'B', values: ['gone'] }),
    ],
    [
      'the same through the old one',
      'malformed',
      (doc) => crafted({ origin: idOf(noteOf(doc, 'B')), key: 'B', values: ['gone'] }),
    ],
    ['a note that is a list', 'malformed', () => crafted({ parent: 'notes', key: 'N', type: 'array' })],
    ['a note that is a hook', 'malformed', () => crafted({ parent: 'notes', key: 'N', type: 'hook' })],
    [
      'a body that is an element',
      'malformed',
      (doc) => crafted({ parent: idOf(noteOf(doc, 'A')), key: 'body', type: 'element' }),
    ],
    ['a list in a map', 'not-allowed', () => crafted({ parent: 'notes', text: 'zzz' })],
    [
      'the key __proto__',
      'not-allowed',
      () => crafted({ parent: 'notes', key: '__proto__', values: [{ evil: 1 }] }),
    ],
    [
      'the key constructor of a note',
      'not-allowed',
      (doc) => crafted({ parent: idOf(noteOf(doc, 'A')), key: 'constructor', values: [1] }),
    ],
    [
      'a value of another type',
      'malformed',
      (doc) => crafted({ origin: orderId(doc, 'A'), key: 'order', values: [{ a: 1 }] }),
    ],
    [
      'two values at once',
      'malformed',
      (doc) => crafted({ origin: orderId(doc, 'A'), key: 'order', values: ['a', 'b'] }),
    ],
    [
      'a value that is too long',
      'malformed',
      (doc) => crafted({ origin: orderId(doc, 'A'), key: 'order', values: ['a'.repeat(200)] }),
    ],
    ['a sub-document', 'malformed', (doc) => crafted({ origin: charOf(doc, 'A'), subdocument: 'guid' })],
    ['bytes', 'malformed', (doc) => crafted({ origin: charOf(doc, 'A'), bytes: [1, 2, 3] })],
    ['an embed', 'malformed', (doc) => crafted({ origin: charOf(doc, 'A'), embed: { src: 'x' } })],
    [
      'an unknown element',
      'malformed',
      (doc) => crafted({ parent: idOf(bodyOf(doc, 'A')), type: 'element', name: 'script' }),
    ],
    [
      'an element called as what every object has',
      'malformed',
      (doc) => crafted({ parent: idOf(bodyOf(doc, 'A')), type: 'element', name: 'constructor' }),
    ],
    [
      'an element in a run of letters',
      'malformed',
      (doc) => crafted({ parent: textId(doc, 'A'), type: 'element' }),
    ],
    [
      'letters in a paragraph without a run',
      'malformed',
      (doc) => crafted({ parent: paragraphId(doc, 'A'), text: 'x' }),
    ],
    [
      'an unknown attribute',
      'malformed',
      (doc) => crafted({ parent: paragraphId(doc, 'A'), key: 'onclick', values: ['x'] }),
    ],
    [
      'an attribute of the text itself',
      'malformed',
      (doc) => crafted({ parent: idOf(bodyOf(doc, 'A')), key: 'level', values: [1] }),
    ],
    [
      'an attribute of a run',
      'malformed',
      (doc) => crafted({ parent: textId(doc, 'A'), key: 'level', values: [1] }),
    ],
    [
      'an unknown format',
      'malformed',
      (doc) => crafted({ origin: charOf(doc, 'A'), format: ['blink', true] }),
    ],
    [
      'a link to a script',
      'malformed',
      (doc) => crafted({ origin: charOf(doc, 'A'), format: ['link', 'javascript:x'] }),
    ],
    [
      'bold in a title, which is plain',
      'malformed',
      (doc) => {
        const title = noteOf(doc, 'A').get('title') as Y.XmlFragment
        return crafted({
          parent: idOf((title.get(0) as Y.XmlElement).get(0) as Y.XmlText),
          format: ['bold', true],
        })
      },
    ],
    [
      'an unknown place in a new note',
      'not-allowed',
      () =>
        crafted(
          { parent: 'notes', key: 'N', type: 'map' },
          { parent: [HOSTILE, 0], key: 'secret', values: [1] },
        ),
    ],
  ]
  test.each(refused)('[G8] is refused whole: %s → %s', (_name, code, update) => {
    const doc = newWorld()
    expect(verdictOn(doc, update(doc))).toEqual({ is: code, touches: [], faults: [] })
  })

  test('[G7] that says again what is known, in other words, changes and touches nothing', () => {
    const doc = newWorld()
    const known = charOf(doc, 'A')
    verdictOn(doc, crafted({ origin: known, text: 'ab' }))
    expect(verdictOn(doc, crafted({ origin: known, text: 'XY' }))).toEqual({
      is: 'nothing',
      touches: [],
      faults: [],
    })
  })
})
