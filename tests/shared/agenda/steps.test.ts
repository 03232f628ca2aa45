import { expect, test } from 'vitest'
import { moveItem } from '../../../shared/agenda/edits.ts'
import { readOutline } from '../../../shared/agenda/outline.ts'
import { placeAfter, type Step } from '../../../shared/agenda/steps.ts'
import { agenda, draw, idOf, item } from '../../support/agenda.ts'

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
