/** What the product sends to people. How it leaves the house stands behind this interface. */
import type { AgendaId } from '../../shared/agenda/document.ts'

export interface Message {
  to: { name: string; address: string }
  /** Whom an answer reaches; absent: nobody. */
  replyTo?: { name: string; address: string }
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

/** A message that waits to be sent, with a file that goes along: its bytes are looked up when it is sent. */
export interface WaitingMessage extends Message {
  attached?: AttachedFile
}

/** A file of an agenda. */
export interface AttachedFile {
  agenda: AgendaId
  /** SHA-256 of its bytes, hex. */
  hash: string
  /** The media type. */
  type: string
  /** What it is called where it is saved. */
  name: string
}

/** A message as it leaves: with where the bytes of its file are. */
export interface Letter extends Message {
  attached?: { path: string; type: string; name: string }
}

export interface Mail {
  /** Resolves when the message is out of our hands. */
  send(message: Letter): Promise<void>
}

/** Who sends. */
export interface Sender {
  from: string
  /** The right part of each `Message-ID`. */
  domain: string
}

/** A message as the mail library takes it. */
export const envelope = ({ id, stop, attached, ...message }: Letter, { from, domain }: Sender) => ({
  ...{ ...message, from, messageId: `<${id}@${domain}>` },
  ...(attached && {
    attachments: [{ path: attached.path, filename: attached.name, contentType: attached.type }],
  }),
  ...(stop !== undefined && {
    headers: {
      'List-Unsubscribe': { prepared: true, value: `<${stop}>` },
      'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
    },
  }),
})
