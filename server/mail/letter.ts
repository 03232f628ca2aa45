/** A letter that leads to one address, as text and as HTML of the same words. */
import { type Html, html } from '../html.ts'
import type { Message } from './mail.ts'
import { BUTTON, PAGE } from './style.ts'

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
