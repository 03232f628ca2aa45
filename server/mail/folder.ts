/** Mail without a mail server: each message is a file that any mail program opens, and the log says where. */
import { mkdir, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createTransport } from 'nodemailer'
import type { Log } from '../observability/log.ts'
import { envelope, type Letter, type Mail, type Sender } from './mail.ts'

export interface MailFolder extends Sender {
  /** Made when it is not there; only the server's own user can read it, for it holds sign-in links. */
  folder: string
  log: Log
}

export function mailFolder({ folder, log, ...sender }: MailFolder): Mail {
  const transport = createTransport({ streamTransport: true, buffer: true, newline: 'windows' })

  async function send(message: Letter): Promise<void> {
    const { subject, id } = message
    const sent = await transport.sendMail(envelope(message, sender))
    const file = join(folder, `${id}.eml`)
    await mkdir(folder, { recursive: true, mode: 0o700 })
    await writeFile(`${file}.part`, sent.message, { mode: 0o600 })
    await rename(`${file}.part`, file)
    log.info({ event: 'mail.written', file, subject })
  }

  return { send }
}
