/** Bold, italic, underline, strike and links, as elements and styles say them. Every other look is left behind. */
import { allowedHref } from '../../../shared/richtext/links.ts'
import type { StyleOf } from './styles.ts'

export interface Marks {
  bold: boolean
  italic: boolean
  underline: boolean
  strike: boolean
  /** An address that `allowedHref` allows. */
  href: string | null
}

export const NO_MARKS: Marks = { bold: false, italic: false, underline: false, strike: false, href: null }

/** The marks of the text in `element`, which stands in text with the marks `outer`. */
export function marksIn(element: Element, outer: Marks, styleOf: StyleOf): Marks {
  const tag = element.tagName
  const line = styleOf(element, 'text-decoration-line') ?? styleOf(element, 'text-decoration')
  return {
    bold: isBold(styleOf(element, 'font-weight')) ?? (/^(B|STRONG)$/.test(tag) || outer.bold),
    italic: isItalic(styleOf(element, 'font-style')) ?? (/^(I|EM)$/.test(tag) || outer.italic),
    underline: hasLine(line, 'underline') ?? (tag === 'U' || outer.underline),
    strike: hasLine(line, 'line-through') ?? (/^(S|STRIKE|DEL)$/.test(tag) || outer.strike),
    href: tag === 'A' ? allowedHref(element.getAttribute('href')) : outer.href,
  }
}

function isBold(weight: string | null): boolean | null {
  if (weight === null || weight === 'inherit') return null
  return /^bold/.test(weight) || Number(weight) >= 600
}

function isItalic(style: string | null): boolean | null {
  return style === null || style === 'inherit' ? null : /^(italic|oblique)/.test(style)
}

function hasLine(decoration: string | null, line: string): boolean | null {
  if (decoration === null) return null
  if (decoration.includes(line)) return true
  return /^none\b/.test(decoration) ? false : null
}
