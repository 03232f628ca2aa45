/** What a mail could not be sent for, of what the mail library throws: told to whoever sent it, and what else waits depends on it. */
import type { MailFailure } from '../../shared/protocol/versions.ts'

/** Of the library: the mail server answers, and it is about this letter. */
const OF_THE_LETTER = new Set<unknown>(['EENVELOPE', 'EMESSAGE'])

export function failureOf(error: unknown): MailFailure {
  const { code, command, responseCode } = (error ?? {}) as Record<string, unknown>
  if (!OF_THE_LETTER.has(code)) return 'no-answer'
  if (typeof responseCode !== 'number') return code === 'EENVELOPE' ? 'address' : 'refused'
  if (responseCode < 500) return 'not-yet'
  return command === 'RCPT TO' ? 'address' : 'refused'
}
