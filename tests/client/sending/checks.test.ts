import { expect, test } from 'vitest'
import { type CheckedRow, checksOf, inTheWay } from '../../../client/sending/checks.ts'

const row = (id: string, more: Partial<CheckedRow> = {}): CheckedRow => ({
  ...{ id, kind: 'item', number: id, title: id, missing: [], openThreads: 0, withoutText: false },
  status: { is: 'approved', by: null, at: null },
  ...more,
})
const open = { is: 'ready', by: null, at: null } as const

test('[Z94] what is in the way is told item by item, and in sum', () => {
  const checks = checksOf([
    row('1', { kind: 'section', status: open }),
    row('1.1'),
    row('1.2', { missing: [{ kind: 'field', field: 'presentation' }] }),
    row('1.3', { status: open }),
    row('1.4', { status: open, withoutText: true }),
    row('2', { kind: 'section', status: open, openThreads: 2 }),
  ])
  expect(checks.rows.map(({ id }) => id)).toEqual(['1.2', '1.3', '2'])
  expect(inTheWay(checks)).toEqual([
    '1 punkt mangler noget',
    '1 punkt er ikke godkendt',
    '2 kommentarer er åbne',
  ])
})

test('[Z94] where nothing is, nothing is asked', () => {
  const checks = checksOf([row('1'), row('2')])
  expect([checks.rows, inTheWay(checks), checks.items]).toEqual([[], [], 2])
})
