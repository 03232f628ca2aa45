/** How a list of HTML counts. */
import type { NumberType } from './listSign.ts'
import type { StyleOf } from './styles.ts'

const TYPES: Readonly<Record<string, NumberType>> = {
  'lower-alpha': 'a',
  'lower-latin': 'a',
  'upper-alpha': 'A',
  'upper-latin': 'A',
  'lower-roman': 'i',
  'upper-roman': 'I',
}

/** By its `type`, its style, or the style of its first item (Google Docs). */
export function listType(list: Element, styleOf: StyleOf): NumberType {
  const type = list.getAttribute('type') ?? ''
  if (/^[aAiI]$/.test(type)) return type as NumberType
  const item = list.querySelector(':scope > li')
  const style = styleOf(list, 'list-style-type') ?? (item && styleOf(item, 'list-style-type'))
  return TYPES[style ?? ''] ?? null
}
