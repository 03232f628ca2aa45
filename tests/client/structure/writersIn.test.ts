/** Who would lose sight of what they write when an item is deleted. */
import { expect, test } from 'vitest'
import type { PresentPerson } from '../../../client/connection/presence.ts'
import { writersIn } from '../../../client/structure/writersIn.ts'
import { deleteItem } from '../../../shared/agenda/edits.ts'
import { agenda, idOf, item } from '../../support/agenda.ts'

const person = (id: string, name: string): PresentPerson => ({ id, name, places: [] })
const SØREN = person('s', 'Søren Madsen')
const IDA = person('i', 'Ida Lund')

test('[V19] who writes in an item, in what is below it or in several places of it is told once, by name', () => {
  const doc = agenda()
    .section('Drøftelse', item('AI').with(item('Model')), item('Data'))
    .doc()
  const here = new Map([
    [idOf(doc, 'AI'), [SØREN]],
    [idOf(doc, 'Model'), [SØREN, IDA]],
  ])
  const presence = { inItem: (id: string) => here.get(id) ?? [] }
  const names = (title: string) => writersIn({ doc, presence }, idOf(doc, title)).map(({ name }) => name)
  expect(names('Drøftelse')).toEqual(['Ida Lund', 'Søren Madsen'])
  expect(names('AI')).toEqual(['Ida Lund', 'Søren Madsen'])
  expect(names('Data')).toEqual([])
  const id = idOf(doc, 'Model')
  deleteItem(doc, id, 1)
  expect(writersIn({ doc, presence }, id)).toEqual([])
})
