import { createServer, type Socket } from 'node:net'
import { expect, onTestFinished, test } from 'vitest'
import { smtpMail } from '../../../server/mail/smtp.ts'
import { createLog } from '../../../server/observability/log.ts'

const MESSAGE = {
  to: { name: 'Søren Nørgaard Madsen', address: 'soeren@eksempel.dk' },
  subject: 'Du er inviteret',
  text: 'Goddag Søren\n\nhttp://localhost:3000/sign-in/abc\n',
  id: 'invitation.12ab',
}

/** A mail server that takes everything, or (`null`) hangs up. @returns its port */
async function mailServer(received: string[] | null): Promise<number> {
  const server = createServer((socket) => {
    if (received === null) socket.destroy()
    else takeMail(socket, received)
  })
  onTestFinished(() => void server.close())
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return (server.address() as { port: number }).port
}

/** @see https://www.rfc-editor.org/rfc/rfc5321 */
function takeMail(socket: Socket, received: string[]): void {
  let waiting = ''
  let letter: string[] | null = null
  const say = (line: string) => socket.write(`${line}\r\n`)
  const hear = (line: string) => {
    if (letter !== null && line !== '.') letter.push(line)
    else if (letter !== null) {
      received.push(letter.join('\n'))
      letter = null
      say('250 taken')
    } else if (line.startsWith('DATA')) {
      letter = []
      say('354 go on')
    } else say(line.startsWith('QUIT') ? '221 bye' : '250 ok')
  }
  say('220 mail.test.invalid')
  socket.on('data', (bytes) => {
    const lines = (waiting + bytes.toString()).split('\r\n')
    waiting = lines.pop()!
    for (const line of lines) hear(line)
  })
}

const open = (port: number, lines: string[] = []) =>
  smtpMail({
    url: new URL(`smtp://127.0.0.1:${port}`),
    ...{ from: 'dagsorden@kommune.dk', domain: 'dagsorden.kommune.dk' },
    log: createLog('info', { write: (line) => void lines.push(line) }),
  })

test('[R20][Z255] a message goes to the mail server as it is, and the log does not say what is in it', async () => {
  const received: string[] = []
  const lines: string[] = []
  await open(await mailServer(received), lines).send({
    ...MESSAGE,
    replyTo: { name: 'Karen Holm', address: 'karen@eksempel.dk' },
  })
  expect(received).toHaveLength(1)
  expect(received[0]).toContain('Reply-To: Karen Holm <karen@eksempel.dk>')
  expect(received[0]).toContain('Message-ID: <invitation.12ab@dagsorden.kommune.dk>')
  expect(received[0]).toContain('http://localhost:3000/sign-in/abc')
  expect(JSON.parse(lines.join(''))).toMatchObject({ event: 'mail.sent', id: 'invitation.12ab' })
  expect(lines.join('')).not.toContain('/sign-in/')
})

test('[R20] that the mail server does not take it is told to whoever sends', async () => {
  await expect(open(await mailServer(null)).send(MESSAGE)).rejects.toThrow()
})
