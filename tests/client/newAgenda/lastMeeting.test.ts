import { expect, test } from 'vitest'
import { proposedFrom } from '../../../client/newAgenda/lastMeeting.ts'

const last = { startsAt: '2026-01-30T10:00', endsAt: '2026-01-31T15:00', place: 'Hotel Nyborg Strand' }

test('[Z190] the place and the second day of the last meeting are proposed where one goes on with it, and nowhere else', () => {
  expect(proposedFrom(last, true)).toEqual({ place: 'Hotel Nyborg Strand', daysMore: 1 })
  expect(proposedFrom(last, false)).toEqual({ place: '', daysMore: 0 })
  expect(proposedFrom({ ...last, endsAt: null }, true).daysMore).toBe(0)
  expect(proposedFrom(null, true)).toEqual({ place: '', daysMore: 0 })
})
