/** The words that a person gets back when the server did not. */
import { expect, test } from 'vitest'
import { unsavedTexts } from '../../../client/connection/unsavedTexts.ts'
import { deleteItem, setFact, setPresenter } from '../../../shared/agenda/edits.ts'
import { paragraphs } from '../../../shared/richtext/richText.ts'
import { agenda, idOf, item } from '../../support/agenda.ts'

const text = paragraphs('Første.', 'Andet.')
const sample = () => agenda().motto('Vision').section('Sager', item('AI').field('background', text)).doc()

test('[N4] a field’s words come with its name and number, line by line', () => {
  const doc = sample()
  expect(unsavedTexts(doc, [{ item: idOf(doc, 'AI'), field: 'background' }])).toEqual([
    { label: 'Baggrund, punkt 1.1', text: 'Første.\nAndet.' },
  ])
})

test('[N4] so do titles, the motto and plain values', () => {
  const doc = sample()
  const id = idOf(doc, 'AI')
  setPresenter(doc, id, 'Ida Lund')
  setFact(doc, 'place', 'Teams')
  const places = [
    { item: id, field: 'title' },
    { item: id, field: 'presenter' },
    { item: 'agenda', field: 'motto' },
    { item: 'agenda', field: 'place' },
  ]
  expect(unsavedTexts(doc, places)).toEqual([
    { label: 'Titel, punkt 1.1', text: 'AI' },
    { label: 'Oplæg, punkt 1.1', text: 'Ida Lund' },
    { label: 'Motto', text: 'Vision' },
    { label: 'Sted', text: 'Teams' },
  ])
})

test('[N4] the words of an item that a colleague deleted meanwhile are given back too', () => {
  const doc = sample()
  const id = idOf(doc, 'AI')
  deleteItem(doc, id, 1)
  expect(unsavedTexts(doc, [{ item: id, field: 'background' }])[0]?.text).toBe('Første.\nAndet.')
})

test('what holds no words of a person is passed over', () => {
  const doc = sample()
  const places = [
    { item: idOf(doc, 'AI'), field: 'position' },
    { item: 'agenda', field: 'state' },
    { item: 'gone', field: 'background' },
  ]
  expect(unsavedTexts(doc, places)).toEqual([])
})
