/** Sentences with their numbers and names put in, by the rules of the language. */
import { da } from './da.ts'

/** A sentence in one of two forms, by number: `{n}` becomes the number. */
export interface Plural {
  one: string
  other: string
}

/** Every sentence of the product, in any language: the same keys and arguments as the Danish. */
export type Sentences = Shape<typeof da>

type Shape<D> = {
  [K in keyof D]: D[K] extends (p: infer P) => string
    ? (p: P) => string
    : D[K] extends Plural
      ? Plural
      : string
}

type Arguments<K extends keyof Sentences> = Sentences[K] extends (p: infer P) => string
  ? [P]
  : Sentences[K] extends Plural
    ? [{ n: number }]
    : []

export type Translate = <K extends keyof Sentences>(key: K, ...args: Arguments<K>) => string

export type Language = 'da'
const SENTENCES: Record<Language, Sentences> = { da }

/** @returns a function that gives the sentence of a key; wrong keys and arguments do not compile */
export function translator(language: Language): Translate {
  const sentences = SENTENCES[language]
  const rules = new Intl.PluralRules(language)
  const numbers = new Intl.NumberFormat(language)
  return (key, ...args) => {
    const sentence = sentences[key] as string | Plural | ((p: unknown) => string)
    if (typeof sentence === 'string') return sentence
    if (typeof sentence === 'function') return sentence(args[0])
    const { n } = args[0] as { n: number }
    return sentence[rules.select(n) === 'one' ? 'one' : 'other'].replace('{n}', numbers.format(n))
  }
}
