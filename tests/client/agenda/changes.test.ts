/** Where a change is said to be, which decides what is drawn anew and whose words are not saved. */
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { type Change, observeChanges } from '../../../client/agenda/changes.ts'
import { fieldOf, itemOf, mottoOf, titleOf } from '../../../shared/agenda/document.ts'
import {
  addAttachment,
  addItem,
  assign,
  deleteItem,
  moveItem,
  setCaseNumber,
  setFact,
} from '../../../shared/agenda/edits.ts'
import { agenda, idOf, item } from '../../support/agenda.ts'

const sample = () => agenda().motto('Vision').section('Sager', item('AI').field('background', 'Kort.')).doc()

/** What `edit` changes, as `item/field of kind`. */
function changesOf(edit: (doc: Y.Doc, id: string) => void): string[] {
  const doc = sample()
  const id = idOf(doc, 'AI')
  const seen: Change[] = []
  const stop = observeChanges(doc, (changes) => seen.push(...changes))
  edit(doc, id)
  stop()
  return seen
    .map((change) => `${change.item === id ? 'AI' : change.item}/${change.field} ${change.of}`)
    .sort()
}

const typeIn = (fragment: Y.XmlFragment | undefined) =>
  (fragment!.get(0) as Y.XmlElement).insert(0, [new Y.XmlText('ord')])

test.each<[string, (doc: Y.Doc, id: string) => void, string[]]>([
  ['typing in a field', (doc, id) => typeIn(fieldOf(itemOf(doc, id)!, 'background')), ['AI/background text']],
  ['typing in a title', (doc, id) => typeIn(titleOf(itemOf(doc, id)!)), ['AI/title text']],
  ['typing in the motto', (doc) => typeIn(mottoOf(doc)), ['agenda/motto text']],
  ['a case number', (doc, id) => setCaseNumber(doc, id, 'SAG-1'), ['AI/caseNumber value']],
  ['a fact of the agenda', (doc) => setFact(doc, 'place', 'Teams'), ['agenda/place value']],
  ['a move', (doc, id) => moveItem(doc, id, { parent: null, index: 0 }), ['AI/position value']],
  ['deleting', (doc, id) => deleteItem(doc, id, 1), ['AI/deletedAt value']],
  ['a responsible', (doc, id) => assign(doc, id, 'vibeke'), ['AI/responsibles value']],
  ['an attachment', (doc, id) => addAttachment(doc, id, 'a1', 'Bilag.pdf'), ['AI/attachments value']],
  ['a new item', (doc) => void addItem(doc, { id: 'new', kind: 'item' }), ['new/ value']],
])('%s', (_what, edit, expected) => {
  expect(changesOf(edit)).toEqual(expected)
})

test('several places in one transaction are all told', () => {
  const changes = changesOf((doc, id) =>
    doc.transact(() => {
      setCaseNumber(doc, id, 'SAG-1')
      typeIn(fieldOf(itemOf(doc, id)!, 'background'))
    }),
  )
  expect(changes).toEqual(['AI/background text', 'AI/caseNumber value'])
})
