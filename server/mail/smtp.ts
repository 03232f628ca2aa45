/** Mail by a mail server of the house. */
import { createTransport } from 'nodemailer'
import type { Log } from '../observability/log.ts'
import { envelope, type Mail, type Sender } from './mail.ts'

/** Nobody waits longer for a mail server (milliseconds): the page says that it did not go, and it can be sent again. */
const LONGEST_WAIT = 10_000

export interface SmtpMail extends Sender {
  /** As `smtps://name:word@mail.kommune.dk`. */
  url: URL
  log: Log
  /** So long (ms) a mail server may be silent before it is hung up on. */
  longestWait?: number
}

export function smtpMail({ url, log, longestWait = LONGEST_WAIT, ...sender }: SmtpMail): Mail {
  const transport = createTransport({
    url: url.href,
    connectionTimeout: longestWait,
    greetingTimeout: longestWait,
    socketTimeout: longestWait,
  })
  return {
    async send(message) {
      await transport.sendMail(envelope(message, sender))
      log.info({ event: 'mail.sent', id: message.id, subject: message.subject })
    },
  }
}
