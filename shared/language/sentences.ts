/** What every language has to say: the same keys and arguments as the Danish. A missing or another one does not compile. */
import type { da } from './da.ts'

/** A sentence in one of two forms, by number: `{n}` becomes the number. */
export interface Plural {
  one: string
  other: string
}

export type Sentences = Shape<typeof da>

type Shape<D> = {
  readonly [K in keyof D]: D[K] extends (p: infer P) => string
    ? (p: P) => string
    : D[K] extends Plural
      ? Plural
      : string
}

/** A sentence that needs no arguments. */
export type PlainSentence = {
  [K in keyof Sentences]: Sentences[K] extends string ? K : never
}[keyof Sentences]
