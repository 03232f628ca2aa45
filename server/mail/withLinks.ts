/** What somebody wrote, for the HTML of a mail: addresses in it can be followed. */
import { type Html, html, htmlOf } from '../html.ts'
import { LINK } from './style.ts'

/** Up to what ends a sentence, or a bracket that was opened before it. */
const ADDRESS = /(https?:\/\/[^\s<>"]*[^\s<>".,;:!?)\]»”’'])/u

export function withLinks(words: string): Html {
  const parts = words.split(ADDRESS)
  return htmlOf(
    parts.map((part, at) =>
      at % 2 === 1 ? html`<a href="${part}" style="${LINK}">${part}</a>` : html`${part}`,
    ),
  )
}
