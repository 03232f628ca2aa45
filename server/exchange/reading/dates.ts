/** Dates and times as Danish agendas write them. Times are local to the meeting's place. */

export interface MeetingTime {
  /** `2024-01-24` */
  date: string
  /** `10:00` */
  start: string | null
  end: string | null
  /** Where it ends on a later day; default: on `date`. */
  endDate?: string
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'maj', 'jun', 'jul', 'aug', 'sep', 'okt', 'nov', 'dec']
const MONTH_NAMES =
  'januar|februar|marts|april|maj|juni|juli|august|september|oktober|november|december|jan|feb|mar|apr|jun|jul|aug|sept?|okt|nov|dec'

const TIME = String.raw`(\d{1,2})(?:[:.](\d{2}))?`
const TIMES = String.raw`(?:kl\.?|klokken|fra)?\s*${TIME}(?:\s*(?:-|–|—|til)\s*(?:kl\.?\s*)?${TIME})?`
const WEEKDAY = String.raw`(?:(?:man|tirs|ons|tors|fre|lør|søn)dag)?,?\s*(?:den|d\.)?\s*`
const AFTER_DATE = String.raw`(?:[\s,]+${TIMES})?\.?$`

const NUMERIC = new RegExp(
  String.raw`^${WEEKDAY}(\d{1,2})\s*[-./]\s*(\d{1,2})\s*[-./]\s*(\d{4}|\d{2})${AFTER_DATE}`,
  'iu',
)
const WORDED = new RegExp(
  String.raw`^${WEEKDAY}(\d{1,2})\.?\s*(${MONTH_NAMES})\.?\s*(\d{4})${AFTER_DATE}`,
  'iu',
)
const ISO = new RegExp(String.raw`^(\d{4})-(\d{2})-(\d{2})${AFTER_DATE.replace('[\\s,]', '[\\sT,]')}`, 'iu')
const ONLY_TIMES = new RegExp(`^${TIMES}\\.?$`, 'iu')

/** In characters. */
const LONGEST = 100

/**
 * Reads «24-01-2024 10:00», «24/1-2024», «onsdag den 24. januar 2024 kl. 10.00-12.00», «2024-01-24», «24-01-2024 22:00 - 25-01-2024 02:00».
 * @returns `null` when the text holds anything else, or the date or time does not exist
 */
export function parseDate(text: string): MeetingTime | null {
  return text.length > LONGEST ? null : (oneDay(text) ?? overDays(text))
}

/** From a time of one day to a time of a later one. */
function overDays(text: string): MeetingTime | null {
  const [from, to, ...others] = text.split(/\s+(?:-|–|—|til)\s+/).map(oneDay)
  if (!from?.start || from.end !== null || !to?.start || to.end !== null || others.length > 0) return null
  return to.date > from.date ? { ...from, end: to.start, endDate: to.date } : null
}

function oneDay(text: string): MeetingTime | null {
  const found = dateParts(text.trim())
  const times = found && timesOf(found.times)
  if (!found || !times || !exists(found.year, found.month, found.day)) return null
  const two = (part: number) => String(part).padStart(2, '0')
  return { date: `${found.year}-${two(found.month)}-${two(found.day)}`, ...times }
}

/** Reads «10:00-12:00», «kl. 10». */
export function parseTimes(text: string): { start: string | null; end: string | null } | null {
  const match = text.length > LONGEST ? null : ONLY_TIMES.exec(text.trim())
  return match && timesOf(match.slice(1))
}

interface DateParts {
  year: number
  month: number
  day: number
  times: (string | undefined)[]
}

function dateParts(text: string): DateParts | null {
  const iso = ISO.exec(text)
  if (iso) return { year: Number(iso[1]), month: Number(iso[2]), day: Number(iso[3]), times: iso.slice(4) }
  const match = NUMERIC.exec(text) ?? WORDED.exec(text)
  if (!match) return null
  const [, day, month = '', year = ''] = match
  return {
    year: Number(year.length === 2 ? `20${year}` : year),
    month: /^\d/.test(month) ? Number(month) : MONTHS.indexOf(month.slice(0, 3).toLowerCase()) + 1,
    day: Number(day),
    times: match.slice(4),
  }
}

function timesOf(
  parts: readonly (string | undefined)[],
): { start: string | null; end: string | null } | null {
  const [startHour, startMinute, endHour, endMinute] = parts
  const start = clock(startHour, startMinute)
  const end = clock(endHour, endMinute)
  if (start === undefined || end === undefined) return null
  return start !== null && end !== null && end <= start ? null : { start, end }
}

/** @returns `null` without an hour, `undefined` for a time that does not exist */
function clock(hour: string | undefined, minute = '00'): string | null | undefined {
  if (hour === undefined) return null
  return Number(hour) < 24 && Number(minute) < 60 ? `${hour.padStart(2, '0')}:${minute}` : undefined
}

function exists(year: number, month: number, day: number): boolean {
  const date = new Date(Date.UTC(year, month - 1, day))
  return month >= 1 && date.getUTCMonth() === month - 1 && date.getUTCDate() === day
}
