/** A heading of any level: HTML has six, an agenda may be deeper. */
import { type Html, html } from '../../../html.ts'
import { directionOf } from './direction.ts'

const DEEPEST = 6

export interface HeadingWords {
  text: Html
  /** The same without HTML. */
  words: string
  /** Of the element that it names. */
  id?: string
  className?: string
}

export function heading(level: number, { text, words, id, className }: HeadingWords): Html {
  const tag: Html = { html: `h${Math.min(level, DEEPEST)}` }
  const below = level > DEEPEST ? html` aria-level="${String(level)}"` : null
  const name = id === undefined ? null : html` id="${id}"`
  const look = className === undefined || className === '' ? null : html` class="${className}"`
  return html`<${tag}${name}${look}${below}${directionOf(words)}>${text}</${tag}>\n`
}
