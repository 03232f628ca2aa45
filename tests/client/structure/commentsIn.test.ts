/** How many comments go with an item that is deleted. */
import { expect, test } from 'vitest'
import { commentsSentence } from '../../../client/structure/commentsIn.ts'
import { deleteItem } from '../../../shared/agenda/edits.ts'
import { paragraphs } from '../../../shared/richtext/richText.ts'
import { beginThread, resolveThread } from '../../../shared/threads/threadEdits.ts'
import { agenda, idOf, item } from '../../support/agenda.ts'

test('[V50] open comments on an item and on all below it go along, and are counted; resolved and deleted ones are not', () => {
  const doc = agenda()
    .section('Drøftelse', item('AI').with(item('Model')), item('Data'))
    .doc()
  const begin = (id: string, title: string) =>
    beginThread(doc, {
      ...{ id, item: idOf(doc, title), field: null, anchor: null },
      comment: { id: `c-${id}`, author: 'ida', at: 1, body: paragraphs('Hvad koster det?') },
    })
  const said = (title: string) => commentsSentence(doc, idOf(doc, title))
  expect(said('Drøftelse')).toBe('')
  begin('t1', 'Model')
  expect(['Drøftelse', 'AI', 'Model', 'Data'].map(said)).toEqual([
    ...['1 åben kommentar følger med.', '1 åben kommentar følger med.', '1 åben kommentar følger med.', ''],
  ])
  begin('t2', 'AI')
  begin('t3', 'Data')
  expect(said('Drøftelse')).toBe('3 åbne kommentarer følger med.')
  resolveThread(doc, 't3', 'ida', 2)
  const model = idOf(doc, 'Model')
  deleteItem(doc, model, 3)
  expect(said('Drøftelse')).toBe('1 åben kommentar følger med.')
  expect(commentsSentence(doc, model)).toBe('')
})
