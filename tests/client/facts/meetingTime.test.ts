import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  endsTooEarly,
  lackingIn,
  meant,
  NO_TIME,
  partsOf,
  timeOf,
} from '../../../client/facts/meetingTime.ts'

const TIME = { startsAt: '2024-01-24T10:00', endsAt: '2024-01-24T15:00' }
const PARTS = { day: '2024-01-24', from: '10:00', to: '15:00', daysMore: 0 }

test('a time is its parts, and back', () => {
  expect(partsOf(TIME)).toEqual(PARTS)
  const day = fc.integer({ min: 0, max: 70_000 }).map((days) => new Date(Date.UTC(1991, 0, 1 + days)))
  const local = fc.tuple(day, fc.integer({ min: 0, max: 1439 })).map(([at, minutes]) => {
    return new Date(at.getTime() + minutes * 60_000).toISOString().slice(0, 16)
  })
  fc.assert(
    fc.property(local, fc.option(local), (startsAt, endsAt) => {
      expect(timeOf(partsOf({ startsAt, endsAt }))).toEqual({ startsAt, endsAt })
    }),
  )
})

test('[E55] the end goes along to another day', () => {
  expect(timeOf({ ...PARTS, day: '2024-02-29' })).toEqual({
    startsAt: '2024-02-29T10:00',
    endsAt: '2024-02-29T15:00',
  })
  const seminar = partsOf({ startsAt: '2024-01-30T10:00', endsAt: '2024-02-01T12:00' })
  expect(timeOf({ ...seminar, day: '2024-02-28' })?.endsAt).toBe('2024-03-01T12:00')
})

test('[E54] what is not whole is no time', () => {
  expect(timeOf({ ...PARTS, day: null })).toBeNull()
  expect(timeOf({ ...PARTS, from: null })).toBeNull()
  expect(timeOf({ ...PARTS, day: '0202-01-24' })).toBeNull()
  expect(timeOf({ ...PARTS, daysMore: -700_000 })).toBeNull()
  expect(timeOf({ ...PARTS, to: null })).toEqual({ startsAt: TIME.startsAt, endsAt: null })
})

test('[E54] a year of two figures is one of this century, and an emptied time is none', () => {
  expect(meant({ ...PARTS, day: '0025-01-24' }, TIME)).toEqual({
    startsAt: '2025-01-24T10:00',
    endsAt: '2025-01-24T15:00',
  })
  const lastDay = partsOf({ startsAt: TIME.startsAt, endsAt: '0025-01-25T15:00' })
  expect(meant(lastDay, TIME)?.endsAt).toBe('2025-01-25T15:00')
  expect(meant({ ...PARTS, day: null, from: null }, TIME)).toEqual(NO_TIME)
  expect(meant({ ...PARTS, day: null }, TIME)).toBeNull()
  expect(meant({ ...PARTS, day: '0202-01-24' }, TIME)).toBeNull()
})

test('[E82] what is missing of a time is known, and an end that was chosen first is kept', () => {
  expect(lackingIn({ ...PARTS, from: null })).toBe('timeMissing')
  expect(lackingIn({ ...PARTS, day: null })).toBe('dayMissing')
  expect(lackingIn({ ...PARTS, day: '0202-01-24' })).toBe('timeUnclear')
  expect(meant({ ...PARTS, day: null, from: null }, NO_TIME)).toBeNull()
  expect(meant({ ...partsOf(NO_TIME) }, NO_TIME)).toEqual(NO_TIME)
})

test('[E55] an end before the beginning is seen', () => {
  expect(endsTooEarly(TIME)).toBe(false)
  expect(endsTooEarly({ ...TIME, endsAt: '2024-01-24T09:00' })).toBe(true)
  expect(endsTooEarly({ ...TIME, endsAt: null })).toBe(false)
  expect(endsTooEarly({ ...TIME, startsAt: null })).toBe(false)
})

test('[M7] what is no time has no parts', () => {
  expect(partsOf({ startsAt: 'snart', endsAt: '2024-01-24' })).toEqual(partsOf(NO_TIME))
})
