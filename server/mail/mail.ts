/** What the product sends to people. How it leaves the house stands behind this interface. */

export interface Message {
  to: { name: string; address: string }
  subject: string
  /** Plain text. */
  text: string
  /** The same, for programs that show it. */
  html?: string
  /** Names the message for good, so that a second attempt is recognised: letters, digits, `.` and `-`. */
  id: string
  /** Where mail of its kind is stopped, with one press and without signing in (RFC 8058). */
  stop?: string
}

export interface Mail {
  /** Resolves when the message is out of our hands. */
  send(message: Message): Promise<void>
}

/** Who sends. */
export interface Sender {
  from: string
  /** The right part of each `Message-ID`. */
  domain: string
}

/** A message as the mail library takes it. */
export const envelope = ({ id, stop, ...message }: Message, { from, domain }: Sender) => ({
  ...{ ...message, from, messageId: `<${id}@${domain}>` },
  ...(stop !== undefined && {
    headers: {
      'List-Unsubscribe': { prepared: true, value: `<${stop}>` },
      'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
    },
  }),
})
