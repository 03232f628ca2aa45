import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { LIMITS } from '../../../server/gate/limits.ts'
import {
  agendaOf,
  attachmentsOf,
  compareStrings,
  fieldOf,
  itemOf,
  itemsOf,
  readAttachments,
  readFacts,
  readItem,
  titleOf,
} from '../../../shared/agenda/document.ts'
import * as edits from '../../../shared/agenda/edits.ts'
import { MAX_LEVELS, readOutline } from '../../../shared/agenda/outline.ts'
import { inNamedOrder } from '../../../shared/agenda/responsibleOrder.ts'
import { readAgenda } from '../../../shared/agenda/snapshot.ts'
import { plainText } from '../../../shared/richtext/plainText.ts'
import { paragraphs, type RichText } from '../../../shared/richtext/richText.ts'
import { newFragment, readRichText } from '../../../shared/richtext/yText.ts'
import { agenda, colleagueOf, draw, idOf, item, meet, section, titleIn } from '../../support/agenda.ts'

const discussion = () =>
  agenda()
    .section('Godkendelse', item('Dagsorden'))
    .section('Drøftelse', item('AI').with(item('Model')), item('Data').attachments('A.pdf', 'B.pdf', 'C.pdf'))
    .doc()

const itemIn = (doc: Y.Doc, title: string) => readItem(idOf(doc, title), itemOf(doc, idOf(doc, title))!)
const namedIn = (doc: Y.Doc, title = 'AI') => {
  const { responsibles, responsibleOrder } = itemIn(doc, title)
  return inNamedOrder(responsibles, responsibleOrder, compareStrings)
}
const fieldsOf = (doc: Y.Doc, id: string) => itemOf(doc, id)!.get('fields') as Y.Map<unknown>
const filesOf = (doc: Y.Doc, title: string) => readAttachments(itemOf(doc, idOf(doc, title))!)
const namesOf = (doc: Y.Doc, title: string) => filesOf(doc, title).map((file) => file.name)
const fileId = (doc: Y.Doc, title: string, name: string) =>
  filesOf(doc, title).find((file) => file.name === name)!.id

/** The keys that an edit wrote, in all that it touched. */
function writtenBy(doc: Y.Doc, edit: () => void): unknown[] {
  const written: unknown[] = []
  const note = (transaction: Y.Transaction) => {
    for (const keys of transaction.changed.values()) written.push(...keys)
  }
  doc.on('afterTransaction', note)
  edit()
  doc.off('afterTransaction', note)
  return written
}

describe('making a node', () => {
  test('puts it at its place, with a fragment for its title and for each field of the template', () => {
    const doc = discussion()
    const at = { parent: idOf(doc, 'Drøftelse'), index: 1 }
    edits.addItem(
      doc,
      { id: 'ny', kind: 'item', title: paragraphs('Sky'), fields: { background: paragraphs('Ord') } },
      at,
    )
    expect(draw(doc)).toContain('2.2 Sky')
    const made = itemOf(doc, 'ny')!
    expect(plainText(readRichText(fieldOf(made, 'background')))).toBe('Ord')
    for (const key of ['recommendation', 'decision', 'presentation'])
      expect(readRichText(fieldOf(made, key))).toEqual({ type: 'doc', content: [] })
    expect(fieldOf(made, 'decision')).toBeDefined()
  })

  test('stands last at the top when no place is named', () => {
    const doc = discussion()
    edits.addItem(doc, { id: 'ny', kind: 'section', title: paragraphs('Eventuelt') })
    expect(draw(doc).at(-1)).toBe('3 Eventuelt')
  })

  test('a section has no fields', () => {
    const doc = discussion()
    edits.addItem(doc, { id: 'ny', kind: 'section' })
    expect(fieldOf(itemOf(doc, 'ny')!, 'background')).toBeUndefined()
  })

  test('an index beyond the ends is the end', () => {
    const doc = discussion()
    edits.addItem(doc, { id: 'ny', kind: 'item', title: paragraphs('Sidst') }, { parent: null, index: 99 })
    edits.addItem(doc, { id: 'nyere', kind: 'item', title: paragraphs('Først') }, { parent: null, index: -5 })
    expect(draw(doc).at(0)).toBe('1 Først')
    expect(draw(doc).at(-1)).toBe('4 Sidst')
  })

  test('is refused under an id that is taken: the words there would be gone', () => {
    const doc = discussion()
    const id = idOf(doc, 'AI')
    edits.deleteItem(doc, id, 1)
    expect(() => edits.addItem(doc, { id, kind: 'item' })).toThrow(edits.AlreadyInAgenda)
    expect(titleIn(doc, id)).toBe('AI')
  })

  test('is refused below a node that is not shown', () => {
    const doc = discussion()
    const parent = idOf(doc, 'AI')
    edits.deleteItem(doc, parent, 1)
    const make = () => edits.addItem(doc, { id: 'ny', kind: 'item' }, { parent, index: 0 })
    expect(make).toThrow(edits.NotInAgenda)
    expect(itemOf(doc, 'ny')).toBeUndefined()
  })

  test('is refused below the last level', () => {
    const doc = agenda().doc()
    for (let level = 0; level < MAX_LEVELS; level++)
      edits.addItem(
        doc,
        { id: `n${level}`, kind: 'item' },
        { parent: level === 0 ? null : `n${level - 1}`, index: 0 },
      )
    const make = () =>
      edits.addItem(doc, { id: 'ny', kind: 'item' }, { parent: `n${MAX_LEVELS - 1}`, index: 0 })
    expect(make).toThrow(edits.ImpossibleMove)
  })
})

describe('moving', () => {
  test.each([
    ['up', 'Data', 'Drøftelse', 0, ['2 Drøftelse', '2.1 Data', '2.2 AI', '2.2.1 Model']],
    ['into a sibling', 'Data', 'AI', 0, ['2 Drøftelse', '2.1 AI', '2.1.1 Data', '2.1.2 Model']],
    ['with all below', 'AI', 'Drøftelse', 1, ['2 Drøftelse', '2.1 Data', '2.2 AI', '2.2.1 Model']],
  ])('%s', (_, title, parent, index, expected) => {
    const doc = discussion()
    edits.moveItem(doc, idOf(doc, title), { parent: idOf(doc, parent), index })
    expect(draw(doc).slice(2)).toEqual(expected)
  })

  test('[M5] writes one position and nothing else', () => {
    const doc = discussion()
    const move = () => edits.moveItem(doc, idOf(doc, 'Data'), { parent: null, index: 0 })
    expect(writtenBy(doc, move)).toEqual(['position'])
  })

  test('to where it stands writes nothing', () => {
    const doc = discussion()
    const move = () => edits.moveItem(doc, idOf(doc, 'Data'), { parent: idOf(doc, 'Drøftelse'), index: 1 })
    expect(writtenBy(doc, move)).toEqual([])
  })

  test('[M5] among the children of a deleted parent, which stand at its one place', () => {
    const doc = agenda().section('A', item('b'), item('c'), item('d')).item(item('E')).doc()
    const [parent, moved] = [idOf(doc, 'A'), idOf(doc, 'E')]
    itemOf(doc, parent)!.set('deletedAt', 1)
    edits.moveItem(doc, moved, { parent: null, index: 1 })
    expect(draw(doc)).toEqual(['1 b', '2 E', '3 c', '4 d'])
  })

  test('between two that drew equal keys', () => {
    const doc = agenda().item(item('A')).item(item('B')).item(item('C')).doc()
    for (const title of ['A', 'B'])
      itemOf(doc, idOf(doc, title))!.set('position', { parent: null, order: 'a0' })
    edits.moveItem(doc, idOf(doc, 'C'), { parent: null, index: 1 })
    expect(draw(doc)).toEqual(['1 A', '2 C', '3 B'])
  })

  test.each(['AI', 'Model'])('is refused below itself (%s)', (below) => {
    const doc = discussion()
    const move = () => edits.moveItem(doc, idOf(doc, 'AI'), { parent: idOf(doc, below), index: 0 })
    expect(move).toThrow(edits.ImpossibleMove)
  })

  test('is refused for a node that is not shown', () => {
    const doc = discussion()
    expect(() => edits.moveItem(doc, 'nobody', { parent: null, index: 0 })).toThrow(edits.NotInAgenda)
  })

  test('[M1] two who move each below the other: both are still there, alike for both', () => {
    const doc = agenda().item(item('A')).item(item('B')).doc()
    const colleague = colleagueOf(doc)
    edits.moveItem(doc, idOf(doc, 'A'), { parent: idOf(doc, 'B'), index: 0 })
    edits.moveItem(colleague, idOf(doc, 'B'), { parent: idOf(doc, 'A'), index: 0 })
    meet(doc, colleague)
    expect(draw(doc)).toEqual(['1 A', '1.1 B'])
    expect(draw(colleague)).toEqual(draw(doc))
  })
})

describe('deleting and restoring', () => {
  test('[M6] takes along what is below, and brings it back', () => {
    const doc = discussion()
    const before = draw(doc)
    edits.deleteItem(doc, idOf(doc, 'Drøftelse'), 5)
    expect(draw(doc)).toEqual(['1 Godkendelse', '1.1 Dagsorden'])
    edits.restoreItem(doc, idOf(doc, 'Drøftelse'))
    expect(draw(doc)).toEqual(before)
  })

  test('[M6] leaves deleted what was deleted before', () => {
    const doc = discussion()
    edits.deleteItem(doc, idOf(doc, 'Model'), 4)
    edits.deleteItem(doc, idOf(doc, 'Drøftelse'), 5)
    edits.restoreItem(doc, idOf(doc, 'Drøftelse'))
    expect(draw(doc).slice(2)).toEqual(['2 Drøftelse', '2.1 AI', '2.2 Data'])
  })

  test('brings back what stood below a node deleted earlier', () => {
    const doc = discussion()
    itemOf(doc, idOf(doc, 'AI'))!.set('deletedAt', 4)
    edits.deleteItem(doc, idOf(doc, 'Drøftelse'), 5)
    edits.restoreItem(doc, idOf(doc, 'Drøftelse'))
    expect(draw(doc).slice(2)).toEqual(['2 Drøftelse', '2.1 Model', '2.2 Data'])
  })

  test('brings back only the part that is asked for', () => {
    const doc = discussion()
    edits.deleteItem(doc, idOf(doc, 'Drøftelse'), 5)
    edits.restoreItem(doc, idOf(doc, 'AI'))
    expect(draw(doc)).toEqual(['1 Godkendelse', '1.1 Dagsorden', '2 AI', '2.1 Model'])
  })

  test('[M6] brings back what a colleague moved away in the same moment', () => {
    const doc = discussion()
    const colleague = colleagueOf(doc)
    edits.deleteItem(doc, idOf(doc, 'Drøftelse'), 5)
    edits.moveItem(colleague, idOf(doc, 'AI'), { parent: idOf(doc, 'Godkendelse'), index: 0 })
    meet(doc, colleague)
    edits.restoreItem(doc, idOf(doc, 'Drøftelse'))
    expect(draw(doc)).toEqual([
      '1 Godkendelse',
      '1.1 AI',
      '1.1.1 Model',
      '1.2 Dagsorden',
      '2 Drøftelse',
      '2.1 Data',
    ])
  })

  test('keeps in sight what a colleague makes below a node that is deleted in the same moment', () => {
    const doc = discussion()
    const colleague = colleagueOf(doc)
    edits.deleteItem(doc, idOf(doc, 'AI'), 5)
    const at = { parent: idOf(doc, 'AI'), index: 0 }
    edits.addItem(colleague, { id: 'ny', kind: 'item', title: paragraphs('Etik') }, at)
    meet(doc, colleague)
    expect(draw(doc).slice(2)).toEqual(['2 Drøftelse', '2.1 Etik', '2.2 Data'])
  })

  test('a living node is left alone by restoring', () => {
    const doc = discussion()
    expect(writtenBy(doc, () => edits.restoreItem(doc, idOf(doc, 'AI')))).toEqual([])
  })

  test('is refused for what is not there', () => {
    const doc = discussion()
    expect(() => edits.deleteItem(doc, 'nobody', 1)).toThrow(edits.NotInAgenda)
    expect(() => edits.restoreItem(doc, 'nobody')).toThrow(edits.NotInAgenda)
  })
})

describe('[E16] a copy', () => {
  const RICH: RichText = {
    type: 'doc',
    content: [
      { type: 'futureBlock', attrs: { shape: 'wide' }, content: [{ type: 'text', text: 'Nyt ' }] },
      {
        type: 'paragraph',
        content: [{ type: 'text', text: 'fed', marks: [{ type: 'futureMark', attrs: { of: '1' } }] }],
      },
    ],
  }
  const full = () =>
    agenda()
      .section(
        'Drøftelse',
        item('AI')
          .by('vibeke', 'søren')
          .presentedBy('Mogens')
          .caseNumber('SAG-1')
          .attachments('A.pdf')
          .field('background', RICH)
          .with(item('Model').field('presentation', 'Om modellen').with(item('Dybt'))),
        item('Data'),
      )
      .doc()
  const counter = () => {
    let made = 0
    return () => `kopi${++made}`
  }

  test('stands right after, with all below it; the first is left as it was', () => {
    const doc = full()
    const before = readAgenda(doc).items[0]!.children[0]!
    const copy = edits.duplicateItem(doc, idOf(doc, 'AI'), counter())
    expect(copy).toBe('kopi1')
    const after = [
      '1 Drøftelse',
      '1.1 AI',
      '1.1.1 Model',
      '1.1.1.1 Dybt',
      '1.2 AI',
      '1.2.1 Model',
      '1.2.1.1 Dybt',
    ]
    expect(draw(doc)).toEqual([...after, '1.3 Data'])
    expect(readAgenda(doc).items[0]!.children[0]).toEqual(before)
  })

  test('has the words, known to this program or not, and the people; neither case number, attachments, lock nor status', () => {
    const doc = full()
    const first = idOf(doc, 'AI')
    edits.setStatus(doc, first, { is: 'approved', by: 'vibeke', at: 1 })
    edits.lockItem(doc, first, { by: 'vibeke', at: 1, why: 'Sendes' })
    edits.setDueAt(doc, first, '2024-01-17T12:00')
    edits.setWithoutText(doc, first, true)
    fieldsOf(doc, first).set('economy', newFragment(paragraphs('Et felt fra en nyere skabelon')))
    const copy = edits.duplicateItem(doc, first, counter())
    expect(readItem(copy, itemOf(doc, copy)!)).toMatchObject({
      kind: 'item',
      ...{ responsibles: ['søren', 'vibeke'], presenter: 'Mogens', dueAt: '2024-01-17T12:00' },
      withoutText: true,
      ...{ caseNumber: '', locked: null, status: { is: 'drafting' } },
    })
    expect(namesOf(doc, 'AI')).toEqual(['A.pdf'])
    expect(readAttachments(itemOf(doc, copy)!)).toEqual([])
    for (const key of ['background', 'recommendation', 'decision', 'presentation', 'economy'])
      expect(readRichText(fieldOf(itemOf(doc, copy)!, key))).toEqual(
        readRichText(fieldOf(itemOf(doc, first)!, key)),
      )
    expect(readRichText(fieldOf(itemOf(doc, copy)!, 'background'))).toEqual(RICH)
  })

  test('of a section is a section', () => {
    const doc = full()
    edits.duplicateItem(doc, idOf(doc, 'Drøftelse'), counter())
    expect(draw(doc).slice(5)).toEqual(['2 Drøftelse', '2.1 AI', '2.1.1 Model', '2.1.1.1 Dybt', '2.2 Data'])
    expect(readOutline(doc)[1]!.kind).toBe('section')
  })

  test('is a message for each node, none larger than the server takes; what would be is refused, and nothing is copied', () => {
    const words = 'ord '.repeat(100_000)
    const large = (title: string) => item(title).field('background', words)
    const doc = agenda().section('Stor', large('Et'), large('To'), large('Tre')).doc()
    const sizes: number[] = []
    doc.on('update', (update: Uint8Array) => void sizes.push(update.byteLength))
    edits.duplicateItem(doc, idOf(doc, 'Stor'), counter())
    expect(sizes).toHaveLength(4)
    expect(Math.max(...sizes)).toBeLessThan(LIMITS.messageBytes)
    expect(edits.LARGEST_COPY.bytes).toBeLessThan(LIMITS.messageBytes)
    expect(edits.LARGEST_COPY.structs).toBeLessThan(LIMITS.structs)

    const larger = agenda()
      .section('Stor', item('Lille'), item('For stor').field('background', words.repeat(3)))
      .doc()
    const before = draw(larger)
    expect(() => edits.duplicateItem(larger, idOf(larger, 'Stor'), counter())).toThrow(edits.TooLargeToCopy)
    expect(draw(larger)).toEqual(before)
  })

  test('is refused for a node that is not shown', () => {
    expect(() => edits.duplicateItem(full(), 'nobody', counter())).toThrow(edits.NotInAgenda)
  })
})

describe('the values of an item', () => {
  const id = 'id4'
  const status = { is: 'ready', by: 'vibeke', at: 1 } as const
  const lock = { by: 'vibeke', at: 1, why: 'Sendes i dag' }

  test.each<[string, (doc: Y.Doc) => void, object]>([
    ['setCaseNumber', (doc) => edits.setCaseNumber(doc, id, ' SAG-1 '), { caseNumber: 'SAG-1' }],
    ['setPresenter', (doc) => edits.setPresenter(doc, id, ' Mogens '), { presenter: 'Mogens' }],
    ['assign', (doc) => edits.assign(doc, id, 'vibeke'), { responsibles: ['vibeke'] }],
    ['setStatus', (doc) => edits.setStatus(doc, id, status), { status }],
    ['lockItem', (doc) => edits.lockItem(doc, id, lock), { locked: lock }],
    ['setDueAt', (doc) => edits.setDueAt(doc, id, '2024-01-17T12:00'), { dueAt: '2024-01-17T12:00' }],
    ['setWithoutText', (doc) => edits.setWithoutText(doc, id, true), { withoutText: true }],
    ['setLateReason', (doc) => edits.setLateReason(doc, id, ' Ferie '), { lateReason: 'Ferie' }],
  ])('%s sets one, and refuses an item that is not there', (_, edit, expected) => {
    const doc = discussion()
    const before = itemIn(doc, 'AI')
    expect(before.id).toBe(id)
    edit(doc)
    expect(itemIn(doc, 'AI')).toEqual({ ...before, ...expected })
    expect(() => edit(new Y.Doc())).toThrow(edits.NotInAgenda)
  })

  test('unassign and unlockItem take back', () => {
    const doc = discussion()
    edits.assign(doc, id, 'vibeke')
    edits.assign(doc, id, 'søren')
    edits.unassign(doc, id, 'vibeke')
    edits.lockItem(doc, id, lock)
    edits.unlockItem(doc, id)
    expect(itemIn(doc, 'AI')).toMatchObject({ responsibles: ['søren'], locked: null })
  })

  test('the same value once more is not written: it could win over what a colleague writes just now', () => {
    const doc = discussion()
    edits.setCaseNumber(doc, id, 'SAG-1')
    expect(writtenBy(doc, () => edits.setCaseNumber(doc, id, 'SAG-1 '))).toEqual([])
  })

  test('half a character is written so that everybody reads the same', () => {
    const doc = discussion()
    edits.setPresenter(doc, id, 'Mogens \ud83d')
    expect(itemIn(doc, 'AI')).toEqual(itemIn(colleagueOf(doc), 'AI'))
  })

  test('setFact sets a fact of the agenda', () => {
    const doc = discussion()
    edits.setFact(doc, 'place', 'Aarhus')
    expect(readFacts(doc).place).toBe('Aarhus')
  })

  test('[E55] setMeetingTime sets beginning and end in one step, and writes what changes only', () => {
    const doc = discussion()
    const time = { startsAt: '2024-01-31T10:00', endsAt: '2024-01-31T14:00' }
    edits.setMeetingTime(doc, time)
    expect(readFacts(doc)).toMatchObject(time)
    expect(writtenBy(doc, () => edits.setMeetingTime(doc, time))).toEqual([])
    expect(writtenBy(doc, () => edits.setMeetingTime(doc, { ...time, endsAt: null }))).toEqual(['endsAt'])
  })

  test('setDeadline sets one of the two, and leaves the other', () => {
    const doc = discussion()
    edits.setDeadline(doc, 'material', '2024-01-19T12:00')
    edits.setDeadline(doc, 'items', '2024-01-17T12:00')
    const deadlines = { items: '2024-01-17T12:00', material: '2024-01-19T12:00' }
    expect(readFacts(doc).deadlines).toEqual(deadlines)
    expect(writtenBy(doc, () => edits.setDeadline(doc, 'items', deadlines.items))).toEqual([])
    edits.setDeadline(doc, 'items', null)
    expect(readFacts(doc).deadlines).toEqual({ ...deadlines, items: null })
  })

  test('[E50] two who choose responsibles of one item at once both keep their choice', () => {
    const doc = discussion()
    edits.assign(doc, id, 'vibeke')
    const theirs = colleagueOf(doc)
    edits.assign(doc, id, 'søren')
    edits.assign(theirs, id, 'lene')
    edits.unassign(theirs, id, 'vibeke')
    meet(doc, theirs)
    for (const each of [doc, theirs]) expect(itemIn(each, 'AI').responsibles).toEqual(['lene', 'søren'])
  })

  test('[Z295] responsibles are named in the order in which they were chosen; who is chosen anew stands last', () => {
    const doc = discussion()
    for (const person of ['vibeke', 'søren', 'anna']) edits.assign(doc, id, person)
    expect(namedIn(doc)).toEqual(['vibeke', 'søren', 'anna'])
    expect(writtenBy(doc, () => edits.assign(doc, id, 'anna'))).toEqual([])
    edits.unassign(doc, id, 'vibeke')
    edits.assign(doc, id, 'vibeke')
    expect(namedIn(doc)).toEqual(['søren', 'anna', 'vibeke'])
  })

  test('[Z295] a step back gives who was taken away the place they had', () => {
    const doc = discussion()
    for (const person of ['vibeke', 'søren']) edits.assign(doc, id, person)
    const undo = new Y.UndoManager(itemsOf(doc), { trackedOrigins: new Set([edits.PERSON_EDIT]) })
    edits.unassign(doc, id, 'vibeke')
    expect(namedIn(doc)).toEqual(['søren'])
    undo.undo()
    expect(namedIn(doc)).toEqual(['vibeke', 'søren'])
  })

  test('[Z295] in an older agenda nobody said who is first of several, and choosing one more does not say it', () => {
    const doc = agenda().item(item('AI').by('vibeke', 'søren')).doc()
    itemOf(doc, 'id1')!.delete('responsibleOrder')
    edits.assign(doc, 'id1', 'anna')
    expect(readItem('id1', itemOf(doc, 'id1')!)).toMatchObject({
      responsibles: ['anna', 'søren', 'vibeke'],
      responsibleOrder: [],
    })
    const copy = edits.duplicateItem(doc, 'id1', () => 'kopi')
    expect(readItem(copy, itemOf(doc, copy)!).responsibleOrder).toEqual([])
  })

  test('[Z295] whoever chooses and takes away at once, all come to the same order, and to everybody chosen', () => {
    const step = fc.record({
      by: fc.nat({ max: 2 }),
      is: fc.constantFrom('assign', 'unassign', 'meet'),
      person: fc.constantFrom('anna', 'bo', 'carl', 'dorte', 'erik'),
    })
    fc.assert(
      fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
        const doc = discussion()
        const docs = [doc, colleagueOf(doc), colleagueOf(doc)]
        for (const { by, is, person } of steps) {
          if (is === 'meet') meet(...docs)
          else if (is === 'assign') edits.assign(docs[by]!, id, person)
          else edits.unassign(docs[by]!, id, person)
        }
        meet(...docs)
        const named = docs.map((each) => namedIn(each))
        expect(named).toEqual([named[0], named[0], named[0]])
        expect(named[0]!.toSorted()).toEqual(itemIn(doc, 'AI').responsibles)
        // Who is chosen after that moves nobody.
        if (named[0]!.length === 0 || itemIn(doc, 'AI').responsibleOrder.length === 0) return
        edits.assign(doc, id, 'fie')
        expect(namedIn(doc)).toEqual([...named[0]!, 'fie'])
      }),
      { numRuns: 60 },
    )
  })

  test('replaceTitle and replaceField put a text in place of the one there, in the same fragments', () => {
    const doc = discussion()
    const fragments = [titleOf(itemOf(doc, id)!), fieldOf(itemOf(doc, id)!, 'background')]
    edits.replaceTitle(doc, id, 'Kunstig intelligens')
    edits.replaceField(doc, id, 'background', paragraphs('Et', 'To'))
    expect(titleIn(doc, id)).toBe('Kunstig intelligens')
    expect(plainText(readRichText(fragments[1]))).toBe('Et\nTo')
    expect([titleOf(itemOf(doc, id)!), fieldOf(itemOf(doc, id)!, 'background')]).toEqual(fragments)
  })

  test('a field that is not there yet is not made', () => {
    const doc = discussion()
    expect(() => edits.replaceField(doc, id, 'economy', paragraphs('Ord'))).toThrow(edits.NotInAgenda)
  })
})

describe('attachments', () => {
  test('a new one stands last, and has no file yet', () => {
    const doc = discussion()
    edits.addAttachment(doc, idOf(doc, 'Data'), 'ny', ' D.pdf ')
    expect(namesOf(doc, 'Data')).toEqual(['A.pdf', 'B.pdf', 'C.pdf', 'D.pdf'])
    expect(filesOf(doc, 'Data').at(-1)).toMatchObject({ file: null, deletedAt: null })
  })

  test('can be moved, renamed, deleted and restored', () => {
    const doc = discussion()
    const data = idOf(doc, 'Data')
    const [a, b, c] = ['A.pdf', 'B.pdf', 'C.pdf'].map((name) => fileId(doc, 'Data', name)) as [
      string,
      string,
      string,
    ]
    edits.moveAttachment(doc, data, c, 0)
    edits.renameAttachment(doc, data, a, ' Første.pdf ')
    edits.deleteAttachment(doc, data, b, 7)
    expect(namesOf(doc, 'Data')).toEqual(['C.pdf', 'Første.pdf'])
    edits.restoreAttachment(doc, data, b)
    expect(namesOf(doc, 'Data')).toEqual(['C.pdf', 'Første.pdf', 'B.pdf'])
  })

  test("stand in order also among another program's keys", () => {
    const doc = discussion()
    const data = idOf(doc, 'Data')
    attachmentsOf(itemOf(doc, data)!)!
      .get(fileId(doc, 'Data', 'C.pdf'))!
      .set('order', '~~')
    edits.addAttachment(doc, data, 'ny', 'D.pdf')
    expect(namesOf(doc, 'Data')).toEqual(['A.pdf', 'B.pdf', 'C.pdf', 'D.pdf'])
  })

  test('are refused under an id that is taken, and where there is none', () => {
    const doc = discussion()
    const data = idOf(doc, 'Data')
    const taken = fileId(doc, 'Data', 'A.pdf')
    expect(() => edits.addAttachment(doc, data, taken, 'X')).toThrow(edits.AlreadyInAgenda)
    expect(() => edits.renameAttachment(doc, data, 'nobody', 'X')).toThrow(edits.NotInAgenda)
    expect(() => edits.moveAttachment(doc, data, 'nobody', 0)).toThrow(edits.NotInAgenda)
    expect(() => edits.addAttachment(doc, 'nobody', 'ny', 'X')).toThrow(edits.NotInAgenda)
  })
})

describe('undo', () => {
  const undoOf = (doc: Y.Doc) =>
    new Y.UndoManager([agendaOf(doc), itemsOf(doc)], {
      trackedOrigins: new Set([edits.PERSON_EDIT]),
      captureTimeout: 0,
    })

  test('takes back a move and a deletion', () => {
    const doc = discussion()
    const [undo, before] = [undoOf(doc), draw(doc)]
    edits.moveItem(doc, idOf(doc, 'Data'), { parent: null, index: 0 })
    edits.deleteItem(doc, idOf(doc, 'Drøftelse'), 5)
    undo.undo()
    undo.undo()
    expect(draw(doc)).toEqual(before)
  })

  test('never takes a node, an attachment or a status away: a colleague may have written there', () => {
    const doc = discussion()
    const undo = undoOf(doc)
    edits.addItem(doc, { id: 'ny', kind: 'item', title: paragraphs('Sky') })
    edits.addAttachment(doc, 'ny', 'fil', 'A.pdf')
    edits.setStatus(doc, 'ny', { is: 'ready', by: 'vibeke', at: 1 })
    edits.duplicateItem(doc, 'ny', () => 'kopi')
    expect(undo.canUndo()).toBe(false)
  })
})

test('sections take attachments and moves like items', () => {
  const doc = agenda().item(section('A')).item(section('B')).doc()
  edits.moveItem(doc, idOf(doc, 'B'), { parent: idOf(doc, 'A'), index: 0 })
  edits.addAttachment(doc, idOf(doc, 'B'), 'ny', 'A.pdf')
  expect(draw(doc)).toEqual(['1 A', '1.1 B'])
  expect(namesOf(doc, 'B')).toEqual(['A.pdf'])
})

describe('words that are put at the end of a text', () => {
  const endOf = (text: RichText | string, words: string): RichText => {
    const doc = agenda().item(item('AI').field('background', text)).doc()
    edits.appendWords(doc, fieldOf(itemOf(doc, 'id1')!, 'background')!, words)
    return readRichText(fieldOf(itemOf(doc, 'id1')!, 'background'))
  }

  test('[W9] stand in a paragraph of their own for each line', () => {
    expect(endOf('Først.', 'To ord\nog to til')).toEqual(paragraphs('Først.', 'To ord', 'og to til'))
  })

  test('[W9] take the empty paragraph that stands there, and begin one where there is none', () => {
    expect(endOf('', 'To ord\nog to til')).toEqual(paragraphs('To ord', 'og to til'))
    expect(endOf(paragraphs('Først.', ''), 'To ord')).toEqual(paragraphs('Først.', 'To ord'))
    expect(endOf({ type: 'doc', content: [] }, 'To ord')).toEqual(paragraphs('To ord'))
  })

  test('[W9] stay beside what a colleague puts there at once, and undo takes them alone', () => {
    const doc = agenda().item(item('AI').field('background', 'Først.')).doc()
    const colleague = colleagueOf(doc)
    const background = (of: Y.Doc) => fieldOf(itemOf(of, 'id1')!, 'background')!
    const undo = new Y.UndoManager([itemsOf(doc)], { trackedOrigins: new Set([edits.PERSON_EDIT]) })
    edits.appendWords(doc, background(doc), 'Mine.')
    edits.appendWords(colleague, background(colleague), 'Dine.')
    meet(doc, colleague)
    const both = plainText(readRichText(background(doc))).split('\n')
    expect(both.sort()).toEqual(['Dine.', 'Først.', 'Mine.'])
    undo.undo()
    expect(plainText(readRichText(background(doc)))).toBe('Først.\nDine.')
  })
})
