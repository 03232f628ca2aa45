/** A real mail server, that takes mail, refuses it, hangs, or breaks off in the middle. */
import type { AddressInfo } from 'node:net'
import { SMTPServer } from 'smtp-server'
import { onTestFinished } from 'vitest'

/** `refuses`: those addresses it does not know; `breaks`: hangs up when the letter is there, after it was taken or before. */
export interface Manners {
  is: 'well' | 'hangs' | 'breaks' | 'takes-and-breaks'
  refuses: readonly string[]
}

export interface MailServer {
  url: URL
  /** May be changed at any moment. */
  manners: Manners
  /** Letters that were taken, whole, in their order. */
  taken: string[]
  /** How often somebody has come with one, taken or not. */
  attempts: number
  close(): Promise<void>
}

/** @param port 0: any free one */
export async function openMailServer(port = 0): Promise<MailServer> {
  const server: Omit<MailServer, 'url' | 'close'> = {
    manners: { is: 'well', refuses: [] },
    taken: [],
    attempts: 0,
  }
  const smtp = new SMTPServer({
    ...{ authOptional: true, disabledCommands: ['STARTTLS'], hideSTARTTLS: true, closeTimeout: 100 },
    onRcptTo({ address }, _session, callback) {
      server.attempts += 1
      if (server.manners.refuses.includes(address))
        callback(Object.assign(new Error('no such mailbox'), { responseCode: 550 }))
      else callback()
    },
    onData(stream, session, callback) {
      const parts: Buffer[] = []
      stream.on('data', (part: Buffer) => parts.push(part))
      stream.on('end', () => {
        const take = () => server.taken.push(Buffer.concat(parts).toString())
        const breakOff = () => {
          for (const connection of smtp.connections)
            if ((connection as { id?: string }).id === session.id)
              (connection as unknown as { _socket: { destroy(): void } })._socket.destroy()
        }
        switch (server.manners.is) {
          case 'well':
            take()
            return callback()
          case 'hangs':
            return
          case 'breaks':
            return breakOff()
          case 'takes-and-breaks':
            take()
            return breakOff()
        }
      })
    },
  })
  // A connection that breaks is what is tested.
  smtp.on('error', () => {})
  await new Promise<void>((resolve) => smtp.listen(port, '127.0.0.1', resolve))
  const { port: at } = smtp.server.address() as AddressInfo
  let closed: Promise<void> | null = null
  const close = () => {
    closed ??= new Promise<void>((resolve) => smtp.close(() => resolve()))
    return closed
  }
  onTestFinished(close)
  return Object.assign(server, { url: new URL(`smtp://127.0.0.1:${at}`), close })
}

/** The `Message-ID` of a letter; a long one stands on a line of its own. */
export const messageIdOf = (letter: string): string => /^Message-ID:\s+<([^>]+)>/im.exec(letter)?.[1] ?? ''

export const receiverOf = (letter: string): string =>
  /^To:\s[^@]*?([^<\s]+@[^>\s]+)/im.exec(letter)?.[1] ?? ''
