import { expect, test } from 'vitest'
import { type CheckedRow, checksOf, goingOut, inTheWay } from '../../../client/sending/checks.ts'

const row = (id: string, more: Partial<CheckedRow> = {}): CheckedRow => ({
  ...{ id, kind: 'item', number: id, title: id, missing: [], openThreads: 0 },
  ...{ withoutText: false, lateReason: '' },
  status: { is: 'approved', by: null, at: null },
  ...more,
})
const drafting = { is: 'drafting', by: null, at: null } as const
const open = { is: 'ready', by: null, at: null } as const

test('[Z94] what is in the way is told item by item, and in sum', () => {
  const checks = checksOf([
    row('1', { kind: 'section', status: open }),
    row('1.1'),
    row('1.2', { missing: [{ kind: 'field', field: 'presentation' }] }),
    row('1.3', { status: open }),
    row('1.3.1', { status: drafting }),
    row('1.4', { status: open, withoutText: true }),
    row('2', { kind: 'section', status: open, openThreads: 2 }),
  ])
  expect(checks.rows.map(({ id }) => id)).toEqual(['1.2', '1.3', '1.3.1', '2'])
  expect(inTheWay(checks)).toEqual([
    '1 punkt mangler noget',
    '1 punkt er ikke klar',
    '1 punkt er klar, men ikke godkendt',
    '2 kommentarer er åbne',
  ])
})

test('[Z94] where nothing is, nothing is asked', () => {
  const checks = checksOf([row('1'), row('2')])
  expect([checks.rows, inTheWay(checks), checks.items]).toEqual([[], [], 2])
})

test('[Z189] of a supplement that alone is checked which goes out', () => {
  const rows = [row('1'), row('1.1', { status: open }), row('1.2', { openThreads: 1 })]
  const changes = { items: [{ item: '1.2', number: '1.2', title: 'Budget', change: 'changed' as const }] }
  const going = (kind: 'whole' | 'supplement', known: typeof changes | null) =>
    goingOut(rows, kind, known).map(({ id }) => id)
  expect(going('supplement', changes)).toEqual(['1.2'])
  expect(going('whole', changes)).toEqual(['1', '1.1', '1.2'])
  expect(going('supplement', null)).toEqual(['1', '1.1', '1.2'])
})

test('[Z260] what came after the agenda was sent is asked why, and stops nothing without an answer', () => {
  const rows = [
    row('1', { kind: 'section' }),
    row('1.1'),
    row('1.2'),
    row('1.3', { lateReason: 'Høringen trak ud' }),
    row('1.4', { withoutText: true }),
  ]
  const change = (item: string, change: 'new' | 'changed') => ({ item, number: item, title: item, change })
  const changes = {
    items: [
      ...[change('1', 'new'), change('1.1', 'changed'), change('1.2', 'new')],
      ...[change('1.3', 'new'), change('1.4', 'new')],
    ],
  }
  const checks = checksOf(rows, changes)
  expect(checks.rows.map(({ id, missing }) => [id, missing])).toEqual([['1.2', [{ kind: 'lateReason' }]]])
  expect([checks.withoutReason, inTheWay(checks)]).toEqual([1, []])
  expect(checksOf(rows, null).rows).toEqual([])
})
