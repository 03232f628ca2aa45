/** What mail of several kinds shares: how it looks, and words that come from people. */
import type { AgendaFacts } from '../../shared/agenda/document.ts'
import { dateInWords } from '../../shared/deadlines/dueInWords.ts'
import type { Language } from '../../shared/language/languages.ts'
import { type Html, html } from '../html.ts'
import type { Message } from './mail.ts'

export const PAGE = 'max-width:36em;font:15px/1.5 Arial,sans-serif;color:#1d2329'
export const BUTTON =
  'display:inline-block;padding:10px 18px;border-radius:6px;background:#0a5a6b;color:#ffffff;text-decoration:none'
export const SMALL = 'font-size:13px;color:#56606b'
export const LINK = 'color:#0a5a6b'
/** What somebody wrote; its lines stay lines. */
export const QUOTE = 'margin:16px 0;padding:4px 14px;border-left:3px solid #cfcac0;white-space:pre-line'

/** @returns all of a mail's HTML; its title is the mail's subject */
export const mailPage = (subject: string, language: Language, body: Html): string =>
  html`<!doctype html>
<html lang="${language}">
<head><meta charset="utf-8"><title>${subject}</title></head>
<body style="${PAGE}">
${body}</body>
</html>
`.html

/** Whoever answers a mail answers the person for whom it was sent. @returns nothing where they have no address */
export const repliedBy = (by: Correspondent | null): Pick<Message, 'replyTo'> =>
  by?.email ? { replyTo: { name: onOneLine(by.name), address: by.email } } : {}

/** Somebody for whom a mail is sent. */
export interface Correspondent {
  name: string
  email: string | null
}

/** «It-Arkitekturrådet 24. januar 2024». */
export function agendaName({ council, title, startsAt }: AgendaFacts, language: Language): string {
  return onOneLine(
    [council || title, startsAt === null ? '' : dateInWords(startsAt, language)].filter(Boolean).join(' '),
  )
}

/** Letters that nobody sees could end a line of the mail's head, or turn a title around. */
export const onOneLine = (words: string): string =>
  words
    .replace(/\s+/g, ' ')
    .replace(/[\p{C}\p{Zl}\p{Zp}]/gu, '')
    .trim()

export const joined = (parts: readonly Html[]): Html => ({ html: parts.map((part) => part.html).join('') })
