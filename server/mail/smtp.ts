/** Mail by a mail server of the house. */
import { createTransport } from 'nodemailer'
import type { Log } from '../observability/log.ts'
import { envelope, type Mail, type Sender } from './mail.ts'

/** Nobody waits longer for a mail server (milliseconds): the page says that it did not go, and it can be sent again. */
const LONGEST_WAIT = 10_000

/** @param url as `smtps://name:word@mail.kommune.dk` */
export function smtpMail({ url, log, ...sender }: Sender & { url: URL; log: Log }): Mail {
  const transport = createTransport({
    url: url.href,
    connectionTimeout: LONGEST_WAIT,
    greetingTimeout: LONGEST_WAIT,
    socketTimeout: LONGEST_WAIT,
  })
  return {
    async send(message) {
      await transport.sendMail(envelope(message, sender))
      log.info({ event: 'mail.sent', id: message.id, subject: message.subject })
    },
  }
}
