/** What the product sends to people. How it leaves the house stands behind this interface. */

export interface Message {
  to: { name: string; address: string }
  subject: string
  /** Plain text. */
  text: string
  /** Names the message for good, so that a second attempt is recognised: letters, digits, `.` and `-`. */
  id: string
}

export interface Mail {
  /** Resolves when the message is out of our hands. */
  send(message: Message): Promise<void>
}
