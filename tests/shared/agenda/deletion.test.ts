import { expect, test } from 'vitest'
import { deletedWith, restorable } from '../../../shared/agenda/deletion.ts'
import { itemEntries, readEntry } from '../../../shared/agenda/document.ts'
import { deleteItem } from '../../../shared/agenda/edits.ts'
import { agenda, idOf, item, titleIn } from '../../support/agenda.ts'

test('[E13] what can be restored is what was deleted itself, the latest first, not what went along', () => {
  const doc = agenda()
    .section('Drøftelse', item('AI').with(item('Model')), item('Data'))
    .doc()
  deleteItem(doc, idOf(doc, 'AI'), 1)
  deleteItem(doc, idOf(doc, 'Data'), 2)
  const entries = itemEntries(doc).map(([id, map]) => readEntry(id, map))
  expect(restorable(entries).map(({ id }) => titleIn(doc, id))).toEqual(['Data', 'AI'])
})

test('[E19] what went along is found again by the node with which it went', () => {
  const doc = agenda()
    .section('Drøftelse', item('AI').with(item('Model')), item('Data'))
    .doc()
  deleteItem(doc, idOf(doc, 'Data'), 1)
  deleteItem(doc, idOf(doc, 'Drøftelse'), 2)
  const entries = itemEntries(doc).map(([id, map]) => readEntry(id, map))
  const wentWith = (title: string) => titleIn(doc, deletedWith(entries, idOf(doc, title)))
  expect(['Drøftelse', 'AI', 'Model', 'Data'].map(wentWith)).toEqual([
    'Drøftelse',
    'Drøftelse',
    'Drøftelse',
    'Data',
  ])
})
