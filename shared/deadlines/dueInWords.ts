/** A deadline in the words that stand beside it, on the page and in mail. */
import { readLocal } from '../agenda/localTime.ts'
import { LANGUAGES, type Language } from '../language/languages.ts'
import { translator } from '../language/translate.ts'
import type { Due } from './due.ts'

/** @returns «om 2 hverdage», «i dag kl. 12», «i morgen», «1 hverdag over» */
export function dueInWords({ days, workdays, time, isPassed }: Due, language: Language): string {
  const t = translator(language)
  if (days === 0) return t(isPassed ? 'dueWasToday' : 'dueToday', { time: shortTime(time, language) })
  if (isPassed) return workdays < 0 ? t('dueOver', { n: -workdays }) : t('dueOverDays', { n: -days })
  if (days === 1) return t('dueTomorrow')
  return workdays > 0 ? t('dueIn', { n: workdays }) : t('dueInDays', { n: days })
}

/** @param local as `2024-01-17T12:00` @returns «onsdag 17. januar kl. 12», or what was given if it is no time */
export function dayAndTimeInWords(local: string, language: Language): string {
  const at = readLocal(local)
  if (at === null) return local
  const date = WEEKDAY_AND_DAY[language].format(Date.parse(`${at.day}T00:00Z`))
  // Programs differ in whether English has a comma after the weekday.
  return translator(language)('dateAndTime', {
    date: date.replace(',', ''),
    time: shortTime(at.time, language),
  })
}

/** @returns when a meeting is: «onsdag 24. januar kl. 10–15», and the last day too where it is another: «… kl. 14 til onsdag 16. december kl. 9» */
export function meetingTimeInWords(startsAt: string, endsAt: string | null, language: Language): string {
  const from = dayAndTimeInWords(startsAt, language)
  const [start, end] = [readLocal(startsAt), readLocal(endsAt)]
  if (start === null || end === null) return from
  return start.day === end.day
    ? translator(language)('timeSpan', { from, to: shortTime(end.time, language) })
    : translator(language)('dayUntil', { from, to: dayAndTimeInWords(endsAt!, language) })
}

/** @param local as `2024-01-24T10:00` @returns «24. januar 2024», or what was given if it is no time */
export function dateInWords(local: string, language: Language): string {
  const at = readLocal(local)
  return at === null ? local : LONG_DATE[language].format(Date.parse(`${at.day}T00:00Z`))
}

/** Without the minutes of the full hour, which go without saying; else as agendas write it: 12.30. */
function shortTime(time: string, language: Language): string {
  const [hour = '', minute] = time.split(':')
  return minute === '00' ? translator(language)('fullHour', { hour: Number(hour) }) : time.replace(':', '.')
}

const weekdayAndDay = (locale: string) =>
  new Intl.DateTimeFormat(locale, { timeZone: 'UTC', weekday: 'long', day: 'numeric', month: 'long' })

const longDate = (locale: string) => new Intl.DateTimeFormat(locale, { timeZone: 'UTC', dateStyle: 'long' })

const LONG_DATE: Readonly<Record<Language, Intl.DateTimeFormat>> = {
  da: longDate(LANGUAGES.da.locale),
  en: longDate(LANGUAGES.en.locale),
}

const WEEKDAY_AND_DAY: Readonly<Record<Language, Intl.DateTimeFormat>> = {
  da: weekdayAndDay(LANGUAGES.da.locale),
  en: weekdayAndDay(LANGUAGES.en.locale),
}
