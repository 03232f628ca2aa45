/** Words as a typesetter can set them: with places to break where a word has none. */

/** So many signs in a row are no word that anybody would know where to break. An address has places of its own, and is copied. */
const UNBROKEN = /(?<!\S)(?!https?:)[^\s\u00ad\u200b]{40,}/gu
/** Wider than half a heading's line. */
const LETTERS = /\p{L}{24}(?=\p{L}{4})/gu
const FIGURES = /[\p{L}\p{N}]{16}(?=[\p{L}\p{N}]{4})/gu
const ONE_WORD = /^\p{P}*\p{L}+\p{P}*$/u
/** The typesetter parts it by itself, where Danish words are parted. */
const isDanish = (word: string): boolean =>
  /^[\p{P}\p{Script=Latin}]+$/u.test(word) && !/(\p{L})\1\1/iu.test(word) && !/[^aeiouyæøå]{9}/iu.test(word)
const AFTER_SIGN = /[.,;:=&?%+~@|!#/\\)\]}_-](?=[\p{L}\p{N}])/gu

/** @returns on one line */
export const lineOf = (text: string): string => setting(text.replace(/[\s\u2028\u2029]+/gu, ' ').trim())

/** @returns its lines */
export const linesOf = (text: string): string[] =>
  text.split(/\r\n|[\n\r\v\f\u2028\u2029]/u).map((line) => setting(line.replaceAll('\t', ' ')))

function setting(text: string): string {
  return text.replace(UNBROKEN, (word) =>
    ONE_WORD.test(word)
      ? isDanish(word)
        ? word
        : word.replace(LETTERS, '$&\u00ad')
      : word.replace(AFTER_SIGN, '$&\u200b').replace(FIGURES, '$&\u200b'),
  )
}

/** @returns with places to break in words of more letters than that, where there is no room for more */
export function parted(text: string, longest: number): string {
  const letters = new RegExp(`\\p{L}{${longest - 1}}(?=\\p{L}{2})`, 'gu')
  const figures = new RegExp(`[\\p{L}\\p{N}.,]{${longest}}(?=[\\p{L}\\p{N}])`, 'gu')
  return text.replace(new RegExp(`[^\\s\u00ad\u200b-]{${longest + 1},}`, 'gu'), (word) =>
    /^\p{L}+$/u.test(word) ? word.replace(letters, '$&\u00ad') : word.replace(figures, '$&\u200b'),
  )
}

/** Hebrew, and Arabic with what is written in its letters. */
const HEBREW = /\p{Script=Hebrew}/u
const ARABIC = /\p{Script=Arabic}|\p{Script=Syriac}|\p{Script=Thaana}|\p{Script=Nko}/u
const STRONG = /\p{L}/u

/** @returns the language of a text that begins with letters from right to left; `null`: it goes from left to right */
export function rightToLeft(text: string): 'he' | 'ar' | null {
  const first = STRONG.exec(text)?.[0]
  if (first === undefined) return null
  return HEBREW.test(first) ? 'he' : ARABIC.test(first) ? 'ar' : null
}
