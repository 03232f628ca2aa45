import { expect, test } from 'vitest'
import { addressToWrite, sortItems } from '../../../client/home/ownItems.ts'
import type { Missing } from '../../../shared/progress/missing.ts'
import type { OwnItem } from '../../../shared/protocol/api.ts'

const own = (id: string, is: OwnItem['status']['is'], ...missing: Missing[]): OwnItem => ({
  ...{
    id,
    item: id,
    number: '1',
    title: id,
    status: { is },
    missing,
    headings: {},
    dueAt: null,
    saturdayIsWorkday: false,
  },
  agenda: { id: 'a', council: { id: 'c', name: 'Rådet' }, title: '', startsAt: null },
})
const FIELD: Missing = { kind: 'field', field: 'presentation' }

test('[U13] what waits lacks something or was sent back; what is ready does not wait, whatever it lacks', () => {
  const items = [
    own('lacks', 'drafting', FIELD),
    own('whole', 'drafting'),
    own('back', 'returned'),
    own('ready', 'ready', FIELD),
    own('approved', 'approved'),
    own('number', 'drafting', { kind: 'caseNumber' }),
  ]
  const ids = Object.values(sortItems(items)).map((group: OwnItem[]) => group.map(({ id }) => id))
  expect(ids).toEqual([['lacks', 'back', 'number'], ['whole'], ['ready', 'approved']])
  expect(sortItems([])).toEqual({ waiting: [], written: [], done: [] })
})

test('[U14] one begins at the first field that is missing; else at the item', () => {
  const missing: Missing[] = [{ kind: 'caseNumber' }, FIELD, { kind: 'field', field: 'background' }]
  expect(addressToWrite(own('i1', 'drafting', ...missing))).toBe('/agenda/a#item-i1/presentation')
  expect(addressToWrite(own('i1', 'drafting', { kind: 'caseNumber' }))).toBe('/agenda/a#item-i1')
  expect(addressToWrite(own('i1', 'returned'))).toBe('/agenda/a#item-i1')
})
