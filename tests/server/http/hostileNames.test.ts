/** Names that hope to be run, on the pages that the server itself writes and in the mail that it sends. */
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { problemPage } from '../../../server/http/pages/problemPage.ts'
import { addressPage, confirmPage, deadLinkPage, sentPage } from '../../../server/http/pages/signInPages.ts'
import { speechFor } from '../../../server/http/speech.ts'
import { mailFolder } from '../../../server/mail/folder.ts'
import { invitationMail } from '../../../server/mail/invitationMail.ts'
import type { Message } from '../../../server/mail/mail.ts'
import { signInMail } from '../../../server/mail/signInMail.ts'
import { createLog } from '../../../server/observability/log.ts'
import { HOSTILE_WORDS } from '../../support/hostileWords.ts'
import { temporaryFolder } from '../../support/temporaryFolder.ts'

const speech = speechFor({ headers: {}, method: 'GET' })

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}
const escaped = (words: string): string => words.replace(/[&<>"']/g, (sign) => ESCAPES[sign]!)

const PAGES: Readonly<Record<string, (words: string) => string>> = {
  'the button': (words) => confirmPage(speech, words, words),
  'a dead link': (words) => deadLinkPage(speech, 'used', words, words),
  'a dead link, with nobody signed in': (words) => deadLinkPage(speech, 'expired', words, null),
  'the address': (words) => addressPage(speech, words, words),
  'the mail is on its way': (words) => sentPage(speech, words),
  'a problem': (words) => problemPage(speech, words, words),
}

const PLAIN = 'NAVNET'

describe('a page of the server', () => {
  test.each(Object.entries(PAGES))(
    '[G25] has words in it as words, and nothing else from them: %s',
    (_name, page) => {
      const plain = page(PLAIN)
      expect(plain).toContain(PLAIN)
      for (const words of HOSTILE_WORDS)
        expect([words, page(words) === plain.replaceAll(PLAIN, () => escaped(words))]).toEqual([words, true])
    },
  )
})

type Mail = (name: string, token: string) => Message

const MAIL: Readonly<Record<string, Mail>> = {
  'a link to sign in': (name, token) =>
    signInMail({ name, email: 'ida@eksempel.dk' }, 'http://localhost/x', token, speech.t),
  'an invitation': (name, token) =>
    invitationMail(
      {
        ...{ to: { name, email: 'ida@eksempel.dk' }, council: name, role: 'reader' },
        by: { name, email: null },
        ...{ url: 'http://localhost/x', token },
      },
      speech.t,
    ),
}

describe.each(Object.entries(MAIL))('a message by mail: %s', (_name, mailTo) => {
  const messageTo = (name: string) => mailTo(name, 'token')

  test('[G25] has words in it as words, in each of its forms', () => {
    const { to: _to, text: plainText, id: _id, subject: _subject, ...forms } = messageTo(PLAIN)
    expect(messageTo(HOSTILE_WORDS[0]!).text).toBe(plainText.replaceAll(PLAIN, () => HOSTILE_WORDS[0]!))
    for (const words of HOSTILE_WORDS) {
      const { to: _to, text: _text, id: _id, subject: _subject, ...hostile } = messageTo(words)
      const expected = JSON.parse(JSON.stringify(forms), (_key, value) =>
        typeof value === 'string' ? value.replaceAll(PLAIN, () => escaped(words)) : value,
      )
      expect(hostile).toEqual(expected)
    }
  })

  test('[G25] goes to one person, whatever they are called', async () => {
    const folder = await temporaryFolder()
    const mail = mailFolder({ folder, from: 'a@kommune.dk', domain: 'kommune.dk', log: createLog('silent') })
    for (const [at, name] of HOSTILE_WORDS.entries()) await mail.send(mailTo(name, `token-${at}`))
    const files = await readdir(folder)
    expect(files).toHaveLength(HOSTILE_WORDS.length)
    for (const file of files) {
      const message = await readFile(join(folder, file), 'utf8')
      const head = message.slice(0, message.indexOf('\r\n\r\n'))
      const unfolded = head.replace(/\r\n[ \t]+/g, ' ').replaceAll('\r', '')
      const names = head
        .replace(/\r\n[ \t]+/g, ' ')
        .split('\r\n')
        .map((line) => line.slice(0, line.indexOf(':')).toLowerCase())
      expect(new Set(names).size, head).toBe(names.length)
      expect(names).not.toContain('bcc')
      expect(unfolded).toMatch(/^To: .*<?ida@eksempel\.dk>?$/m)
      expect(head).toMatch(/^content-type: multipart\/alternative/im)
    }
  })
})
