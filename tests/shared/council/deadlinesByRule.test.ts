import { expect, test } from 'vitest'
import { deadlinesByRule } from '../../../shared/council/deadlinesByRule.ts'

const rules = { items: { workdaysBefore: 4, time: '12:00' }, material: null, saturdayIsWorkday: false }

test('[Q26] a deadline is so many working days before the meeting, at its time of day', () => {
  // A Wednesday.
  expect(deadlinesByRule(rules, '2024-01-24T10:00')).toEqual({ items: '2024-01-18T12:00', material: null })
  expect(deadlinesByRule({ ...rules, saturdayIsWorkday: true }, '2024-01-24T10:00').items).toBe(
    '2024-01-19T12:00',
  )
  expect(
    deadlinesByRule({ ...rules, items: { workdaysBefore: 0, time: '08:00' } }, '2024-01-24T10:00').items,
  ).toBe('2024-01-24T08:00')
})

test('[Q26] a meeting without a date has none', () => {
  expect(deadlinesByRule(rules, null)).toEqual({ items: null, material: null })
})
