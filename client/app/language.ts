/**
 * The interface's language, and dates and lists in it. It is read at every drawing, so that another language is a matter of
 * drawing anew: what draws words by itself (the page, and whatever is drawn only when its own properties change) asks
 * `useLanguage`. Words are never kept where they would outlive a choice of another language.
 */
import { useSyncExternalStore } from 'react'
import { danishTime } from '../../shared/agenda/danishTime.ts'
import { readLocal } from '../../shared/agenda/localTime.ts'
import { dayAndTimeInWords } from '../../shared/deadlines/dueInWords.ts'
import {
  isLanguage,
  LANGUAGE_COOKIE,
  LANGUAGE_COOKIE_AGE,
  LANGUAGES,
  type Language,
  languageIn,
} from '../../shared/language/languages.ts'
import { namesComparedIn } from '../../shared/language/sorting.ts'
import { type Translate, translator } from '../../shared/language/translate.ts'

// ── Which ──

let language: Language = 'da'
const listeners = new Set<() => void>()

/** Other tabs of this browser follow. */
const CHANNEL = 'language'
let otherTabs: BroadcastChannel | null = null

/** To be called once, before anything is drawn: the language that this browser remembers, now and whenever another tab changes it. */
export function startLanguage(): void {
  const follow = () => speak(languageIn(document.cookie))
  otherTabs = new BroadcastChannel(CHANNEL)
  // The message says which: it may come before the cookie that the other tab wrote.
  otherTabs.onmessage = ({ data }) => isLanguage(data) && speak(data)
  // A page that the browser had put aside, as one goes back to it, heard of nothing meanwhile.
  addEventListener('pageshow', ({ persisted }) => persisted && follow())
  follow()
}

/** Chooses a language, for this browser. */
export function chooseLanguage(chosen: Language): void {
  const secure = location.protocol === 'https:' ? '; Secure' : ''
  // biome-ignore lint/suspicious/noDocumentCookie: the other way to write one is not in every browser yet
  document.cookie = `${LANGUAGE_COOKIE}=${chosen}; Path=/; Max-Age=${LANGUAGE_COOKIE_AGE}; SameSite=Lax${secure}`
  speak(chosen)
  otherTabs?.postMessage(chosen)
}

function speak(chosen: Language): void {
  document.documentElement.lang = chosen
  if (chosen === language) return
  language = chosen
  for (const listener of listeners) listener()
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** The language now; what calls it is drawn anew in another one. */
export const useLanguage = (): Language => useSyncExternalStore(subscribe, () => language)

// ── Words ──

export const t: Translate = (key, ...args) => translator(language)(key, ...args)

/** The order of names in the interface's language. */
export const compareNames = (a: string, b: string): number => namesComparedIn(language)(a, b)

/** @returns «A, B og C» */
export const listOf = (parts: readonly string[]): string => FORMATS[language].names.format(parts)

/** @returns «42 %» @param part from 0 to 1 */
export const percentOf = (part: number): string => FORMATS[language].percent.format(part)

// ── Dates and times ──

interface Formats {
  longDate: Intl.DateTimeFormat
  dayAndMonth: Intl.DateTimeFormat
  shortMonth: Intl.DateTimeFormat
  ownShortMonth: Intl.DateTimeFormat
  day: Intl.DateTimeFormat
  nearDays: Intl.RelativeTimeFormat
  names: Intl.ListFormat
  percent: Intl.NumberFormat
}

const FORMATS: Readonly<Record<Language, Formats>> = {
  da: formatsOf(LANGUAGES.da.locale),
  en: formatsOf(LANGUAGES.en.locale),
}

// Times in an agenda are local to the meeting's place and carry no zone: they are read and shown as if in UTC.
function formatsOf(locale: string): Formats {
  const local = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(locale, { timeZone: 'UTC', ...options })
  return {
    longDate: local({ dateStyle: 'full' }),
    dayAndMonth: local({ dateStyle: 'long' }),
    shortMonth: local({ dateStyle: 'medium' }),
    day: local({ day: 'numeric', month: 'long' }),
    // In the browser's own zone: of what has happened, not of what is agreed.
    ownShortMonth: new Intl.DateTimeFormat(locale, { dateStyle: 'medium' }),
    nearDays: new Intl.RelativeTimeFormat(locale, { numeric: 'auto' }),
    names: new Intl.ListFormat(locale, { type: 'conjunction' }),
    percent: new Intl.NumberFormat(locale, { style: 'percent' }),
  }
}

// In either language a time of day is written as the agenda writes it: 10.00, and 15.00 in the afternoon.
const timeOfDay = new Intl.DateTimeFormat(LANGUAGES.da.locale, { timeStyle: 'short', timeZone: 'UTC' })
const clock = new Intl.DateTimeFormat(LANGUAGES.da.locale, { timeStyle: 'short' })

/** Browsers differ in whether English has a comma after the weekday. */
const written = (format: Intl.DateTimeFormat, date: Date): string => format.format(date).replace(',', '')

/** @param local as `2024-01-24T10:00` @returns «onsdag den 24. januar 2024 kl. 10.00», or what was given if it is no time */
export function longDateAndTime(local: string): string {
  const date = parseLocal(local)
  return date === null
    ? local
    : t('dateAndTime', { date: written(FORMATS[language].longDate, date), time: timeOfDay.format(date) })
}

/** @returns «onsdag den 24. januar 2024 kl. 10.00–15.00»; the last day too, where it is another one */
export function timeSpan(from: string, to: string | null): string {
  if (to === null) return longDateAndTime(from)
  const isSameDay = readLocal(from)?.day === readLocal(to)?.day
  return t(isSameDay ? 'timeSpan' : 'daySpan', {
    from: longDateAndTime(from),
    to: isSameDay ? timeOf(to) : longDateAndTime(to),
  })
}

/** @returns «onsdag 17. januar kl. 12», without what goes without saying: the year, and minutes of the full hour */
export const dayAndTime = (local: string): string => dayAndTimeInWords(local, language)

/** @returns «24. januar 2024» */
export function shortDate(local: string): string {
  const date = parseLocal(local)
  return date === null ? local : FORMATS[language].dayAndMonth.format(date)
}

/** @returns «10.00» */
export function timeOf(local: string): string {
  const date = parseLocal(local)
  return date === null ? local : timeOfDay.format(date)
}

/** @param at milliseconds since 1970 (UTC) @returns the time in the browser's own zone */
export const clockTime = (at: number): string => clock.format(at)

/** @param at milliseconds since 1970 (UTC) @returns day and time in the browser's own zone: «24. jan. 2024 kl. 10.00» */
export const dateAndClock = (at: number): string =>
  t('dateAndTime', { date: FORMATS[language].ownShortMonth.format(at), time: clock.format(at) })

/** @param at when something was sent: milliseconds since 1970 (UTC) @returns day and time in Denmark, as every copy of it tells: «24. jan. 2024 kl. 10.00» */
export function sentTime(at: number): string {
  const date = inDenmark(at)
  return t('dateAndTime', { date: FORMATS[language].shortMonth.format(date), time: timeOfDay.format(date) })
}

/** @param at when something was sent: milliseconds since 1970 (UTC) @returns the day in Denmark: «17. januar», with its year where that is another */
export function shortDay(at: number, now: number): string {
  const [date, today] = [inDenmark(at), inDenmark(now)]
  const isThisYear = date.getUTCFullYear() === today.getUTCFullYear()
  return FORMATS[language][isThisYear ? 'day' : 'shortMonth'].format(date)
}

/** Read and shown as if in UTC. */
const inDenmark = (at: number): Date => new Date(`${danishTime(at)}Z`)

/**
 * @param at milliseconds since 1970 (UTC)
 * @returns «i dag kl. 14.10», «i går kl. 14.10», and the date before that, in the browser's own zone
 */
export function dayAndClock(at: number, now: number): string {
  const days = daysSince(at) - daysSince(now)
  if (days !== 0 && days !== -1) return dateAndClock(at)
  return t('dateAndTime', { date: FORMATS[language].nearDays.format(days, 'day'), time: clock.format(at) })
}

/** How far back days are counted, and not dated. */
const NEAR = 7

/**
 * @param at milliseconds since 1970 (UTC)
 * @returns «i dag kl. 14.10», «i går kl. 14.10», «for 6 dage siden», and the date alone before that, in the browser's own zone
 */
export function nearDay(at: number, now: number): string {
  return daysSince(at) - daysSince(now) >= -1 ? dayAndClock(at, now) : dayName(at, now)
}

/** @returns «i dag», «i går», «for 6 dage siden», and the date before that, in the browser's own zone */
export function dayName(at: number, now: number): string {
  const days = daysSince(at) - daysSince(now)
  return days > -NEAR
    ? FORMATS[language].nearDays.format(days, 'day')
    : FORMATS[language].ownShortMonth.format(at)
}

/** Days by the calendar of the browser's own zone: those of summer have other hours. */
function daysSince(at: number): number {
  const date = new Date(at)
  return Date.UTC(date.getFullYear(), date.getMonth(), date.getDate()) / (24 * 60 * 60 * 1000)
}

function parseLocal(local: string): Date | null {
  const date = new Date(`${local}Z`)
  return Number.isNaN(date.getTime()) ? null : date
}
