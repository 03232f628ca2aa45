/** How numbered lists count: the same in the editor, on paper, in Word and on the page, so that «punkt 1.b» is found everywhere. */
import type { RichText, RichTextNode } from './richText.ts'

type NumberType = '1' | 'a' | 'A' | 'i' | 'I'

/** Of the lists in each other; what is deeper counts as the first again, so that a list is never numbered as the one around it. */
const BY_DEPTH: readonly NumberType[] = ['1', 'a', 'i']

/** @returns the same text, in which each numbered list says how it counts: as somebody chose, else by its depth */
export const withNumberTypes = (text: RichText): RichText => ({
  ...text,
  content: text.content.map((node) => typed(node, 0)),
})

/** @param around how many numbered lists it stands in */
function typed(node: RichTextNode, around: number): RichTextNode {
  const { type, attrs, content } = node
  if (content === undefined) return node
  const isNumbered = type === 'orderedList'
  const children = content.map((child) => typed(child, around + (isNumbered ? 1 : 0)))
  if (isNumbered) return { ...node, attrs: { ...attrs, type: typeOf(attrs, around) }, content: children }
  // Who holds a node by itself finds it again.
  return children.every((child, at) => child === content[at]) ? node : { ...node, content: children }
}

function typeOf(attrs: RichTextNode['attrs'], around: number): NumberType {
  const chosen = attrs?.type
  return typeof chosen === 'string' && /^[1aAiI]$/.test(chosen)
    ? (chosen as NumberType)
    : BY_DEPTH[around % BY_DEPTH.length]!
}

/** «3», «c», «iii»; what letters cannot count stands in digits. */
export function numeral(number: number, type: unknown): string {
  if (type === 'a' && number > 0) return inLetters(number)
  if (type === 'A' && number > 0) return inLetters(number).toUpperCase()
  if (type === 'i' && number > 0 && number < 4000) return inRoman(number)
  if (type === 'I' && number > 0 && number < 4000) return inRoman(number).toUpperCase()
  return String(number)
}

/** a … z, aa, ab … */
const inLetters = (number: number): string =>
  number === 0 ? '' : inLetters(Math.floor((number - 1) / 26)) + String.fromCharCode(97 + ((number - 1) % 26))

const ROMAN: readonly (readonly [number, string])[] = [
  ...([
    [1000, 'm'],
    [900, 'cm'],
    [500, 'd'],
    [400, 'cd'],
    [100, 'c'],
    [90, 'xc'],
  ] as const),
  ...([
    [50, 'l'],
    [40, 'xl'],
    [10, 'x'],
    [9, 'ix'],
    [5, 'v'],
    [4, 'iv'],
    [1, 'i'],
  ] as const),
]

function inRoman(number: number): string {
  const [value, sign] = ROMAN.find(([value]) => value <= number) ?? [0, '']
  return value === 0 ? '' : sign + inRoman(number - value)
}
