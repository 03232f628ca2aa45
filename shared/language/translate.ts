/** Sentences with their numbers and names put in, by the rules of the language. */
import { da } from './da.ts'
import { en } from './en.ts'
import { LANGUAGES, type Language } from './languages.ts'
import type { Plural, Sentences } from './sentences.ts'

type Arguments<K extends keyof Sentences> = Sentences[K] extends (p: infer P) => string
  ? [P]
  : Sentences[K] extends Plural
    ? [{ n: number }]
    : []

export type Translate = <K extends keyof Sentences>(key: K, ...args: Arguments<K>) => string

const TRANSLATORS: Readonly<Record<Language, Translate>> = {
  da: translatorOf(da, LANGUAGES.da.locale),
  en: translatorOf(en, LANGUAGES.en.locale),
}

/** @returns a function that gives the sentence of a key; wrong keys and arguments do not compile */
export const translator = (language: Language): Translate => TRANSLATORS[language]

function translatorOf(sentences: Sentences, locale: string): Translate {
  const rules = new Intl.PluralRules(locale)
  const numbers = new Intl.NumberFormat(locale)
  return (key, ...args) => {
    const sentence = sentences[key] as string | Plural | ((p: unknown) => string)
    if (typeof sentence === 'string') return sentence
    if (typeof sentence === 'function') return sentence(args[0])
    const { n } = args[0] as { n: number }
    return sentence[rules.select(n) === 'one' ? 'one' : 'other'].replace('{n}', numbers.format(n))
  }
}
