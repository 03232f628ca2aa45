import { readdir, readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeEach, describe, expect, test } from 'vitest'
import { mailFolder } from '../../../server/mail/folder.ts'
import { createLog } from '../../../server/observability/log.ts'
import { temporaryFolder } from '../../support/temporaryFolder.ts'

const MESSAGE = {
  to: { name: 'Søren Nørgaard Madsen', address: 'soeren@eksempel.dk' },
  subject: 'Log ind på «Dagsorden»',
  text: 'Goddag Søren\n\nhttp://localhost:3000/sign-in/abc\n',
  id: 'sign-in.12ab',
}

let folder: string
let lines: string[]

beforeEach(async () => {
  folder = join(await temporaryFolder(), 'mail')
  lines = []
})

const open = () =>
  mailFolder({
    ...{ folder, from: 'dagsorden@kommune.dk', domain: 'dagsorden.kommune.dk' },
    log: createLog('info', { write: (line) => void lines.push(line) }),
  })

describe('the mail folder', () => {
  test('holds each message as a file of its own, in the format of mail (RFC 5322)', async () => {
    await open().send(MESSAGE)
    const written = await readFile(join(folder, 'sign-in.12ab.eml'), 'utf8')
    expect(written).toContain('From: dagsorden@kommune.dk\r\n')
    expect(written).toMatch(/^To: =\?UTF-8\?.+<soeren@eksempel\.dk>\r$/m)
    expect(written).toContain('Message-ID: <sign-in.12ab@dagsorden.kommune.dk>\r\n')
    expect(written).toMatch(/^Date: .+\r$/m)
    expect(written).toContain('http://localhost:3000/sign-in/abc')
  })

  test('holds a message once, however often it is sent', async () => {
    const mail = open()
    await mail.send(MESSAGE)
    await mail.send(MESSAGE)
    expect(await readdir(folder)).toEqual(['sign-in.12ab.eml'])
  })

  test('is readable by its owner alone, and the log says where the message is, not what is in it', async () => {
    await open().send(MESSAGE)
    const file = join(folder, 'sign-in.12ab.eml')
    expect((await stat(file)).mode & 0o077).toBe(0)
    expect((await stat(folder)).mode & 0o077).toBe(0)
    expect(JSON.parse(lines.join(''))).toMatchObject({ event: 'mail.written', file })
    expect(lines.join('')).not.toContain('/sign-in/')
  })
})
