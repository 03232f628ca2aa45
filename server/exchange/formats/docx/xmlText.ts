/** Words as XML can hold them: Word opens no file in which other signs stand. */

/** What XML forbids, and half characters. A tab and a line break are elements in Word, not letters. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const FORBIDDEN = /[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]|\p{Surrogate}/gu

export const xmlText = (text: string): string => text.replace(FORBIDDEN, '')

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' }

/** As the content of an element. */
export const xmlEscaped = (text: string): string => xmlText(text).replace(/[&<>]/g, (sign) => ESCAPES[sign]!)
