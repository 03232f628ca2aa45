import { describe, expect, test } from 'vitest'
import { danishTime } from '../../../shared/agenda/danishTime.ts'
import type { Status } from '../../../shared/agenda/document.ts'
import { addDays } from '../../../shared/agenda/localTime.ts'
import { DEFAULT_SETTINGS } from '../../../shared/council/settings.ts'
import {
  deadlineByRule,
  deadlinesByRules,
  dueOf,
  isAfterMeeting,
} from '../../../shared/deadlines/deadline.ts'
import { readDue } from '../../../shared/deadlines/due.ts'
import { dayAndTimeInWords, dueInWords } from '../../../shared/deadlines/dueInWords.ts'
import { isLate, type LateItem } from '../../../shared/deadlines/late.ts'
import type { Language } from '../../../shared/language/languages.ts'
import { RandomSource } from '../../support/randomSource.ts'

const WEEK = { saturdayIsWorkday: false }
const WITH_SATURDAY = { saturdayIsWorkday: true }
const MEETING = '2024-01-24T10:00'

const words = (due: string, now: string, language: Language = 'da', calendar = WEEK) =>
  dueInWords(readDue(due, now, calendar)!, language)
const tone = (due: string, now: string) => readDue(due, now, WEEK)!.tone

test('[B50] a deadline at the meeting or after it is told; one before it, or of no meeting yet, is not', () => {
  const meeting = { startsAt: MEETING }
  expect(isAfterMeeting('2024-01-24T10:00', meeting)).toBe(true)
  expect(isAfterMeeting('2024-01-25T08:00', meeting)).toBe(true)
  expect(isAfterMeeting('2024-01-24T09:59', meeting)).toBe(false)
  expect(isAfterMeeting(null, meeting)).toBe(false)
  expect(isAfterMeeting('2024-01-25T08:00', { startsAt: null })).toBe(false)
})

describe('[J4] the deadline by the council’s rule', () => {
  test('«5 hverdage før kl. 12» of a meeting on the 24th of January is the 17th at noon', () => {
    expect(deadlineByRule(MEETING, { workdaysBefore: 5, time: '12:00' }, WEEK)).toBe('2024-01-17T12:00')
    expect(deadlineByRule(MEETING, { workdaysBefore: 5, time: '12:00' }, WITH_SATURDAY)).toBe(
      '2024-01-18T12:00',
    )
  })

  test('is none where the meeting has no time, or the council no rule', () => {
    expect(deadlineByRule(null, { workdaysBefore: 5, time: '12:00' }, WEEK)).toBe(null)
    expect(deadlineByRule('some day', { workdaysBefore: 5, time: '12:00' }, WEEK)).toBe(null)
    expect(deadlinesByRules(MEETING, { ...DEFAULT_SETTINGS.deadlines, material: null })).toEqual({
      items: '2024-01-17T12:00',
      material: null,
    })
  })

  test('of an item is its own, else the agenda’s; what is no time is none', () => {
    const facts = { deadlines: { items: '2024-01-17T12:00', material: null } }
    expect(dueOf({ dueAt: '2024-01-19T08:00' }, facts)).toBe('2024-01-19T08:00')
    expect(dueOf({ dueAt: null }, facts)).toBe('2024-01-17T12:00')
    expect(dueOf({ dueAt: 'soon' }, facts)).toBe(null)
  })
})

describe('[J5] how far away it is, in words', () => {
  const DUE = '2024-01-17T12:00'
  test.each([
    ['2024-01-02T09:00', 'om 11 hverdage', 'in 11 working days'],
    ['2024-01-15T23:59', 'om 2 hverdage', 'in 2 working days'],
    ['2024-01-16T00:00', 'i morgen', 'tomorrow'],
    ['2024-01-17T11:59', 'i dag kl. 12', 'today at 12.00'],
    ['2024-01-17T12:00', 'i dag kl. 12', 'today at 12.00'],
    ['2024-01-17T12:01', 'udløb i dag kl. 12', 'ran out today at 12.00'],
    ['2024-01-18T00:00', '1 hverdag over', '1 working day over'],
    ['2024-01-22T09:00', '3 hverdage over', '3 working days over'],
  ])('at %s', (now, danish, english) => {
    expect([words(DUE, now), words(DUE, now, 'en')]).toEqual([danish, english])
  })

  test('over a weekend it is told in the days that count', () => {
    expect(words('2024-01-22T12:00', '2024-01-19T15:00')).toBe('om 1 hverdag')
    expect(words('2024-01-22T12:00', '2024-01-19T15:00', 'da', WITH_SATURDAY)).toBe('om 2 hverdage')
    expect(words('2024-01-12T12:00', '2024-01-15T08:00')).toBe('1 hverdag over')
  })

  test('where none counts it is told in days', () => {
    // From Maundy Thursday to the second day of Easter, and from a Friday to its Saturday.
    expect(words('2024-04-01T12:00', '2024-03-28T12:00')).toBe('om 4 dage')
    expect(words('2024-01-19T12:00', '2024-01-20T12:00')).toBe('1 dag over')
    expect(words('2024-01-19T12:00', '2024-01-20T12:00', 'en')).toBe('1 day over')
  })

  test('with its day, without the minutes of the full hour', () => {
    expect(dayAndTimeInWords('2024-01-17T12:00', 'da')).toBe('onsdag 17. januar kl. 12')
    expect(dayAndTimeInWords('2024-01-17T12:30', 'da')).toBe('onsdag 17. januar kl. 12.30')
    expect(dayAndTimeInWords('2024-01-17T09:00', 'en')).toBe('Wednesday 17 January at 09.00')
    expect(dayAndTimeInWords('some day', 'da')).toBe('some day')
  })
})

test('[J6] grey over seven days, blue within them, amber when passed, red when a working day has gone by', () => {
  const due = '2024-01-17T12:00'
  expect(tone(due, '2024-01-09T12:00')).toBe('later')
  expect(tone(due, '2024-01-10T00:00')).toBe('soon')
  expect(tone(due, '2024-01-17T12:00')).toBe('soon')
  expect(tone(due, '2024-01-17T12:01')).toBe('passed')
  expect(tone(due, '2024-01-18T00:00')).toBe('long-passed')
  // Nobody has waited over a weekend.
  expect(tone('2024-01-19T12:00', '2024-01-21T23:59')).toBe('passed')
})

describe('[J7] time is that of Denmark', () => {
  test('in winter, in summer, and on the days between', () => {
    const at = (utc: string) => danishTime(Date.parse(utc))
    expect(at('2024-01-17T11:00Z')).toBe('2024-01-17T12:00:00')
    expect(at('2024-07-17T10:00Z')).toBe('2024-07-17T12:00:00')
    expect(at('2024-03-31T00:59:59Z')).toBe('2024-03-31T01:59:59')
    expect(at('2024-03-31T01:00Z')).toBe('2024-03-31T03:00:00')
    expect(at('2024-10-27T00:30Z')).toBe('2024-10-27T02:30:00')
    expect(at('2024-10-27T01:30Z')).toBe('2024-10-27T02:30:00')
  })

  test('a deadline at noon passes at noon, also in the week in which the clock is changed', () => {
    const now = (utc: string) => danishTime(Date.parse(utc)).slice(0, 16)
    expect(readDue('2024-04-02T12:00', now('2024-04-02T09:59Z'), WEEK)!.isPassed).toBe(false)
    expect(readDue('2024-04-02T12:00', now('2024-04-02T10:01Z'), WEEK)!.isPassed).toBe(true)
    expect(readDue('2024-10-28T12:00', now('2024-10-28T10:59Z'), WEEK)!.isPassed).toBe(false)
    expect(readDue('2024-10-28T12:00', now('2024-10-28T11:01Z'), WEEK)!.isPassed).toBe(true)
  })
})

const SEEDS = Array.from({ length: process.env.LONG ? 2000 : 100 }, (_, n) => n + 1)

test.each(SEEDS)('[J5][J6] words and colour agree on whether it has passed (seed %i)', (seed) => {
  const random = new RandomSource(seed)
  const time = () =>
    `${String(random.below(24)).padStart(2, '0')}:${String(random.below(60)).padStart(2, '0')}`
  const due = `${addDays('2020-01-01', random.below(4000))}T${time()}`
  const now = `${addDays(due.slice(0, 10), random.below(40) - 20)}T${time()}`
  const read = readDue(due, now, random.pick([WEEK, WITH_SATURDAY]))!
  expect(read.isPassed).toBe(now > due)
  expect(['passed', 'long-passed'].includes(read.tone)).toBe(read.isPassed)
  expect(/over|udløb/.test(dueInWords(read, 'da'))).toBe(read.isPassed)
  expect(/over|ran out/.test(dueInWords(read, 'en'))).toBe(read.isPassed)
  expect(dueInWords(read, 'da')).not.toMatch(/\b0\b|-/)
})

describe('[J8] an item comes late', () => {
  const DUE = '2024-01-17T12:00'
  const AFTER = '2024-01-17T12:01'
  const drafting: Status = { is: 'drafting', by: null, at: null }
  const readyAt = (utc: string): Status => ({ is: 'ready', by: 'vibeke', at: Date.parse(utc) })
  const item: LateItem = { kind: 'item', withoutText: false, status: drafting, missing: [], due: DUE }
  const late = (change: Partial<LateItem>, now = AFTER, startsAt: string | null = MEETING) =>
    isLate({ ...item, ...change }, { startsAt }, now)

  test('when it is not ready at its deadline, whatever is written', () => {
    expect(late({})).toBe(true)
    expect(late({ missing: [{ kind: 'responsible' }] })).toBe(true)
    expect(late({ status: { is: 'returned', by: 'karen', at: 1 } })).toBe(true)
    expect(late({}, DUE)).toBe(false)
  })

  test('when it was said to be ready after it, or lacks something still', () => {
    expect(late({ status: readyAt('2024-01-17T11:00:59Z') })).toBe(false)
    expect(late({ status: readyAt('2024-01-17T11:01:00Z') })).toBe(true)
    expect(late({ status: readyAt('2024-01-16T11:00Z'), missing: [{ kind: 'caseNumber' }] })).toBe(true)
  })

  test('but not one without a deadline, a section, one that is approved, nor after the meeting', () => {
    expect(late({ due: null })).toBe(false)
    expect(late({ kind: 'section' })).toBe(false)
    expect(late({ status: { is: 'approved', by: 'karen', at: 1 } })).toBe(false)
    expect(late({}, MEETING)).toBe(false)
    expect(late({}, AFTER, null)).toBe(true)
  })
})
