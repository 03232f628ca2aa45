import { describe, expect, test } from 'vitest'
import { addDays, daysBetween } from '../../../shared/agenda/localTime.ts'
import { isHoliday } from '../../../shared/deadlines/holidays.ts'
import { isWorkday, workdayBefore, workdaysBetween } from '../../../shared/deadlines/workdays.ts'
import { RandomSource } from '../../support/randomSource.ts'

const WEEK = { saturdayIsWorkday: false }
const WITH_SATURDAY = { saturdayIsWorkday: true }

const daysOf = (year: number): string[] => {
  const first = `${year}-01-01`
  return Array.from({ length: daysBetween(first, `${year + 1}-01-01`) }, (_, n) => addDays(first, n))
}

/** Easter Sunday by another published algorithm. @see https://en.wikipedia.org/wiki/Date_of_Easter#Anonymous_Gregorian_algorithm */
function easterByMeeus(year: number): string {
  const [a, b, c] = [year % 19, Math.floor(year / 100), year % 100]
  const [d, e] = [Math.floor(b / 4), b % 4]
  const g = Math.floor((8 * b + 13) / 25)
  const h = (19 * a + b - d - g + 15) % 30
  const [i, k] = [Math.floor(c / 4), c % 4]
  const l = (32 + 2 * e + 2 * i - h - k) % 7
  const m = Math.floor((a + 11 * h + 19 * l) / 433)
  const month = Math.floor((h + l - 7 * m + 90) / 25)
  const day = (h + l - 7 * m + 33 * month + 19) % 32
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
}

describe('[J1] the days that are no working days', () => {
  test('are those of the almanac of 2024, and the three that laws count with them', () => {
    expect(daysOf(2024).filter(isHoliday)).toEqual([
      '2024-01-01',
      '2024-03-28',
      '2024-03-29',
      '2024-03-31',
      '2024-04-01',
      '2024-05-09',
      '2024-05-19',
      '2024-05-20',
      '2024-06-05',
      '2024-12-24',
      '2024-12-25',
      '2024-12-26',
      '2024-12-31',
    ])
  })

  test('had «store bededag» among them until 2023', () => {
    expect(['2022-05-13', '2023-05-05', '2024-04-26', '2025-05-16'].map(isHoliday)).toEqual([
      true,
      true,
      false,
      false,
    ])
  })

  test('are not the 1st of May, nor the day after Ascension', () => {
    expect(['2024-05-01', '2024-05-10'].map((day) => isWorkday(day, WEEK))).toEqual([true, true])
  })

  test('follow Easter as another algorithm has it, in every year that an agenda can have', () => {
    for (let year = 1990; year <= 2199; year += 1) {
      const easter = easterByMeeus(year)
      const after = [-3, -2, 0, 1, 39, 49, 50].map((days) => addDays(easter, days))
      expect(after.filter((day) => !isHoliday(day))).toEqual([])
    }
  })
})

test('[J2] Saturday counts where the council says so, and not where it is a holiday', () => {
  expect(isWorkday('2024-01-20', WEEK)).toBe(false)
  expect(isWorkday('2024-01-20', WITH_SATURDAY)).toBe(true)
  expect(isWorkday('2024-01-21', WITH_SATURDAY)).toBe(false)
  // A Saturday in 2027.
  expect(isWorkday('2027-06-05', WITH_SATURDAY)).toBe(false)
})

test('[J3] five working days before a Wednesday are the Wednesday before; before Easter they are more', () => {
  expect(workdayBefore('2024-01-24', 5, WEEK)).toBe('2024-01-17')
  expect(workdayBefore('2024-01-24', 5, WITH_SATURDAY)).toBe('2024-01-18')
  expect(workdayBefore('2024-04-03', 4, WEEK)).toBe('2024-03-25')
  expect(workdayBefore('2024-01-24', 0, WEEK)).toBe('2024-01-24')
  // A meeting on a Sunday is due on its Friday.
  expect(workdayBefore('2024-01-21', 0, WEEK)).toBe('2024-01-19')
})

const SEEDS = Array.from({ length: process.env.LONG ? 2000 : 100 }, (_, n) => n + 1)

describe('[J3] whatever the day, the number and the council', () => {
  test.each(SEEDS)('working days are counted as they are gone back (seed %i)', (seed) => {
    const random = new RandomSource(seed)
    const calendar = random.pick([WEEK, WITH_SATURDAY])
    const day = addDays('1995-01-01', random.below(60_000))
    const count = random.below(60)
    const found = workdayBefore(day, count, calendar)
    expect(isWorkday(found, calendar)).toBe(true)
    // A day that is none itself is not counted on the way back, nor on the way there.
    expect(workdaysBetween(found, day, calendar)).toBe(
      isWorkday(day, calendar) || count === 0 ? count : count - 1,
    )
    const between = addDays(found, random.below(daysBetween(found, day) + 1))
    const parts = workdaysBetween(found, between, calendar) + workdaysBetween(between, day, calendar)
    expect(parts).toBe(workdaysBetween(found, day, calendar))
    expect(workdaysBetween(day, found, calendar)).toBe(0 - workdaysBetween(found, day, calendar))
  })
})
