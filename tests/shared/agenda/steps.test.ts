import { expect, test } from 'vitest'
import { moveItem } from '../../../shared/agenda/edits.ts'
import { readOutline } from '../../../shared/agenda/outline.ts'
import { placeAfter, placeForNew, type Step } from '../../../shared/agenda/steps.ts'
import { agenda, draw, idOf, item, section } from '../../support/agenda.ts'

const meeting = () =>
  agenda().section('Godkendelse', item('Dagsorden')).section('Drøftelse', item('AI'), item('Data')).doc()

function after(step: Step, title: string): string[] {
  const doc = meeting()
  const id = idOf(doc, title)
  moveItem(doc, id, placeAfter(readOutline(doc), id, step)!)
  return draw(doc)
}

test('[E10] up and down change places with a neighbour; promote stands after the parent; demote below the one before', () => {
  expect(after('up', 'Data')).toEqual(['1 Godkendelse', '1.1 Dagsorden', '2 Drøftelse', '2.1 Data', '2.2 AI'])
  expect(after('down', 'AI')).toEqual(after('up', 'Data'))
  expect(after('promote', 'Dagsorden')).toEqual([
    '1 Godkendelse',
    '2 Dagsorden',
    '3 Drøftelse',
    '3.1 AI',
    '3.2 Data',
  ])
  expect(after('demote', 'Data')).toContain('2.1.1 Data')
})

test('[E10] there is no step past the ends, out of the top, below nobody, or for what is not shown', () => {
  const doc = meeting()
  const top = readOutline(doc)
  expect(placeAfter(top, idOf(doc, 'AI'), 'up')).toBeNull()
  expect(placeAfter(top, idOf(doc, 'Data'), 'down')).toBeNull()
  expect(placeAfter(top, idOf(doc, 'Drøftelse'), 'promote')).toBeNull()
  expect(placeAfter(top, idOf(doc, 'AI'), 'demote')).toBeNull()
  expect(placeAfter(top, 'nobody', 'up')).toBeNull()
})

test('[E17] a new item stands last in the section that one reads, a new section right after that; without one, last of all', () => {
  const doc = agenda()
    .section('Godkendelse', item('Dagsorden'))
    .section('Drøftelse', item('AI').with(item('Model')), section('Økonomi', item('Budget')))
    .item(item('Eventuelt'))
    .doc()
  const top = readOutline(doc)
  const id = (title: string) => idOf(doc, title)
  expect(placeForNew(top, id('Godkendelse'), 'item')).toEqual({ parent: id('Godkendelse'), index: 1 })
  expect(placeForNew(top, id('Model'), 'item')).toEqual({ parent: id('Drøftelse'), index: 2 })
  expect(placeForNew(top, id('Budget'), 'item')).toEqual({ parent: id('Økonomi'), index: 1 })
  expect(placeForNew(top, id('Eventuelt'), 'item')).toEqual({ parent: null, index: 3 })
  expect(placeForNew(top, id('Dagsorden'), 'section')).toEqual({ parent: null, index: 1 })
  expect(placeForNew(top, id('Model'), 'section')).toEqual({ parent: null, index: 2 })
  expect(placeForNew(top, id('Budget'), 'section')).toEqual({ parent: id('Drøftelse'), index: 2 })
  expect(placeForNew(top, id('Eventuelt'), 'section')).toEqual({ parent: null, index: 3 })
  for (const nobody of [null, 'nobody'])
    for (const kind of ['item', 'section'] as const)
      expect(placeForNew(top, nobody, kind)).toEqual({ parent: null, index: 3 })
})
