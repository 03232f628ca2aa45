/** The days on which Danish offices are closed by law or by custom, beside weekends. @see docs/decisions/0032-working-days-and-reminders.md */
import { gregorianEaster } from 'date-easter'
import { addDays } from '../agenda/localTime.ts'

/** Month and day of those that stand still: New Year, the two days of Christmas, and the three that laws count with them. */
const FIXED = new Set(['01-01', '06-05', '12-24', '12-25', '12-26', '12-31'])

/** Days after Easter Sunday: Maundy Thursday, Good Friday, both days of Easter, Ascension, both days of Whitsun. */
const AFTER_EASTER = [-3, -2, 0, 1, 39, 49, 50] as const

/** «Store bededag», the fourth Friday after Easter, was one until 2023. */
const PRAYER_DAY = 26
const LAST_PRAYER_YEAR = 2023

const movable = new Map<number, ReadonlySet<string>>()

/** @param day as `2024-01-24` */
export function isHoliday(day: string): boolean {
  return FIXED.has(day.slice('yyyy-'.length)) || movableIn(Number(day.slice(0, 'yyyy'.length))).has(day)
}

function movableIn(year: number): ReadonlySet<string> {
  const known = movable.get(year)
  if (known !== undefined) return known
  const { month, day } = gregorianEaster(year)
  const [mm, dd] = [month, day].map((part) => String(part).padStart(2, '0'))
  const easter = `${String(year).padStart(4, '0')}-${mm}-${dd}`
  const after = year <= LAST_PRAYER_YEAR ? [...AFTER_EASTER, PRAYER_DAY] : AFTER_EASTER
  const days = new Set(after.map((days) => addDays(easter, days)))
  movable.set(year, days)
  return days
}
