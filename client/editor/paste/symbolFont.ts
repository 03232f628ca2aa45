/** Signs that Word writes as letters of the font Wingdings, as it does with the arrow that it makes of «-->». */
import type { StyleOf } from './styles.ts'

const SIGNS: Readonly<Record<string, string>> = {
  à: '→',
  ß: '←',
  ó: '↔',
  è: '➔',
  J: '☺',
  L: '☹',
  ü: '✓',
  û: '✗',
  þ: '☑',
  ý: '☒',
  o: '☐',
  '¨': '☐',
  '§': '▪',
  '·': '•',
}

/** @returns the text in letters that any font has; as it is where it stands in an ordinary font, or the sign is not known */
export function inAnyFont(text: string, element: Element | null, styleOf: StyleOf): string {
  if (element === null || !isInWingdings(element, styleOf)) return text
  return [...text].map((sign) => SIGNS[sign] ?? sign).join('')
}

/** The font is said on the span of the sign itself. */
function isInWingdings(element: Element, styleOf: StyleOf): boolean {
  const font = styleOf(element, 'mso-symbol-font-family') ?? styleOf(element, 'font-family')
  return /^["']?wingdings["']?(,|$)/.test(font ?? '')
}
