/** A letter that leads to one address, as text and as HTML of the same words. */
import { type Html, html } from '../html.ts'
import type { Message } from './mail.ts'

const BUTTON =
  'display:inline-block;padding:10px 18px;border-radius:6px;background:#0a5a6b;color:#ffffff;text-decoration:none'
const PAGE = 'max-width:36em;font:15px/1.5 Arial,sans-serif;color:#1d2329'

/**
 * @param text paragraphs, with a line between them; one of them is the address
 * @param press what its button says
 */
export function letter(text: string, url: string, press: string): Pick<Message, 'text' | 'html'> {
  const paragraph = (words: string): Html =>
    words === url
      ? html`<p><a href="${url}" style="${BUTTON}">${press}</a></p>\n<p style="font-size:13px">${url}</p>`
      : html`<p>${words}</p>`
  const paragraphs = text.trim().split('\n\n').map(paragraph)
  const all = { html: paragraphs.map((one) => one.html).join('\n') }
  return { text, html: html`<!doctype html>\n<body style="${PAGE}">\n${all}\n</body>\n`.html }
}
