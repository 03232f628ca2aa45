/** The order in which people look names up: in Danish æ, ø and å last; in each language capitals beside small letters. */
import { LANGUAGES, type Language } from './languages.ts'

type Compare = (a: string, b: string) => number

const COLLATORS: Readonly<Record<Language, Compare>> = {
  da: new Intl.Collator(LANGUAGES.da.locale).compare,
  en: new Intl.Collator(LANGUAGES.en.locale).compare,
}

export const namesComparedIn = (language: Language): Compare => COLLATORS[language]

/** As the agenda itself has them, whoever reads it. */
export const compareNames: Compare = COLLATORS.da
