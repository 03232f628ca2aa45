import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import {
  chooseLanguage,
  dateAndClock,
  dayAndTime,
  listOf,
  longDateAndTime,
  sentTime,
  shortDate,
  shortDay,
  t,
  timeSpan,
} from '../../../client/app/language.ts'

const page = { cookie: '', documentElement: { lang: '' } }

beforeEach(() => {
  vi.stubGlobal('document', page)
  vi.stubGlobal('location', { protocol: 'http:' })
})
afterEach(() => {
  chooseLanguage('da')
  vi.unstubAllGlobals()
})

test('[L23] dates, times and lists are Danish', () => {
  expect(longDateAndTime('2024-01-24T10:00')).toBe('onsdag den 24. januar 2024 kl. 10.00')
  expect(timeSpan('2024-01-24T10:00', '2024-01-24T15:30')).toBe('onsdag den 24. januar 2024 kl. 10.00–15.30')
  expect(dayAndTime('2024-01-17T12:00')).toBe('onsdag 17. januar kl. 12')
  expect(shortDate('2024-01-24T10:00')).toBe('24. januar 2024')
  expect(dateAndClock(new Date(2024, 0, 24, 15, 5).getTime())).toBe('24. jan. 2024 kl. 15.05')
  expect(listOf(['A', 'B', 'C'])).toBe('A, B og C')
})

test('[L23] dates, times and lists are English, by a clock of 24 hours', () => {
  chooseLanguage('en')
  expect(longDateAndTime('2024-01-24T10:00')).toBe('Wednesday 24 January 2024 at 10.00')
  expect(timeSpan('2024-01-24T10:00', '2024-01-24T15:30')).toBe('Wednesday 24 January 2024 at 10.00–15.30')
  expect(dayAndTime('2024-01-17T12:00')).toBe('Wednesday 17 January at 12.00')
  expect(shortDate('2024-01-24T10:00')).toBe('24 January 2024')
  expect(dateAndClock(new Date(2024, 0, 24, 15, 5).getTime())).toBe('24 Jan 2024 at 15.05')
  expect(listOf(['A', 'B', 'C'])).toBe('A, B and C')
})

test('[L21] a choice is spoken at once, told to the browser, and remembered for over a year', () => {
  chooseLanguage('en')
  expect(t('saved')).toBe('Saved')
  expect(page.documentElement.lang).toBe('en')
  expect(page.cookie).toBe('language=en; Path=/; Max-Age=34560000; SameSite=Lax')
})

test('[Z214] when something was sent is told in the time of Denmark, wherever one is', () => {
  const at = Date.UTC(2023, 11, 31, 23, 5)
  expect(sentTime(at)).toBe('1. jan. 2024 kl. 00.05')
  expect(shortDay(at, Date.UTC(2024, 5, 1))).toBe('1. januar')
  expect(shortDay(at, Date.UTC(2025, 5, 1))).toBe('1. jan. 2024')
})
