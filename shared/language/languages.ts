/**
 * The languages that the product speaks, and how a browser remembers which: in a cookie, so that the server's own pages and its
 * mail speak it too. Danish is spoken until somebody has chosen, whatever the browser itself speaks.
 */

export type Language = 'da' | 'en'

/** By their own names; `locale`: how numbers, dates and names are written and sorted. */
export const LANGUAGES: Readonly<Record<Language, { name: string; locale: string }>> = {
  da: { name: 'Dansk', locale: 'da-DK' },
  en: { name: 'English', locale: 'en-GB' },
}

/** In which agendas are written, whatever language the interface has. */
export const AGENDA_LANGUAGE: Language = 'da'

export const LANGUAGE_COOKIE = 'language'

/** How long the choice is remembered (seconds): as long as browsers let a cookie live. */
export const LANGUAGE_COOKIE_AGE = 400 * 24 * 60 * 60

export function isLanguage(value: unknown): value is Language {
  return typeof value === 'string' && Object.hasOwn(LANGUAGES, value)
}

/** @param cookies as the header `Cookie` and `document.cookie` have them */
export const languageIn = (cookies: string | undefined): Language => chosenLanguageIn(cookies) ?? 'da'

/** @returns `null` where none has been chosen */
export function chosenLanguageIn(cookies: string | undefined): Language | null {
  for (const cookie of (cookies ?? '').split(';')) {
    const [name, value] = cookie.trim().split('=')
    if (name === LANGUAGE_COOKIE && isLanguage(value)) return value
  }
  return null
}
