/** What somebody adds to a reminder, as it stands in the mail: shown so before it is sent. */
import type { Language } from '../language/languages.ts'
import { translator } from '../language/translate.ts'

export const LONGEST_NOTE = 2000

/** Letters that nobody sees; lines stay lines. */
const UNSEEN = /(?!\n)[\p{C}\p{Zl}\p{Zp}]/gu

export const tidyNote = (note: string): string =>
  note.replace(/\r\n?/g, '\n').replace(UNSEEN, '').trim().slice(0, LONGEST_NOTE)

/** @param by who sends it @param language of who gets it @returns paragraphs, with a line between them; empty for no note */
export function noteInMail(note: string, by: string, language: Language): string {
  const tidy = tidyNote(note)
  return tidy === '' ? '' : translator(language)('mailReminderNote', { by, note: tidy })
}
