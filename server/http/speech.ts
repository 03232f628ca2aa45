/** In which language a request is answered: the one that its browser remembers. */
import type { Request } from 'express'
import { type Language, languageIn } from '../../shared/language/languages.ts'
import { type Translate, translator } from '../../shared/language/translate.ts'

export interface Speech {
  language: Language
  t: Translate
  /** Another language can be chosen on the page: it can be asked for once more, as the answer to a form cannot. */
  mayChange: boolean
}

export function speechFor({ headers, method }: Pick<Request, 'headers' | 'method'>): Speech {
  const language = languageIn(headers.cookie)
  return { language, t: translator(language), mayChange: method === 'GET' || method === 'HEAD' }
}
