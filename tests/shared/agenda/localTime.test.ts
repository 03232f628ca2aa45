import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays, daysBetween, isLikelyYear, joinLocal, readLocal } from '../../../shared/agenda/localTime.ts'

test.each([
  ['2024-01-24T10:00', { day: '2024-01-24', time: '10:00' }],
  ['2024-02-29T23:59', { day: '2024-02-29', time: '23:59' }],
  ['2024-01-24T10:00:30', { day: '2024-01-24', time: '10:00' }],
  ['2023-02-29T10:00', null],
  ['2024-13-01T10:00', null],
  ['2024-01-24T24:00', null],
  ['2024-01-24T10:00Z', null],
  ['2024-01-24', null],
  ['i morgen', null],
  ['', null],
  [null, null],
])('[E53] %s is read as %o', (value, expected) => {
  expect(readLocal(value)).toEqual(expected)
})

const days = fc.integer({ min: -400_000, max: 60_000 })

test('[E53] days are added and counted, whatever clocks do in spring and autumn', () => {
  fc.assert(
    fc.property(days, fc.integer({ min: -4000, max: 4000 }), (start, more) => {
      const day = addDays('2024-01-01', start)
      expect(daysBetween(day, addDays(day, more))).toBe(more)
      expect(readLocal(joinLocal({ day, time: '02:30' }))).toEqual({ day, time: '02:30' })
    }),
  )
})

test('[E54] a year that is half typed is none that anybody means', () => {
  expect(['0002-01-24', '0202-01-24', '2024-01-24', '9999-01-01'].map(isLikelyYear)).toEqual([
    false,
    false,
    true,
    false,
  ])
})
