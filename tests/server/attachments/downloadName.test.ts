import { expect, test } from 'vitest'
import { downloadName } from '../../../server/attachments/downloadName.ts'
import { RandomSource } from '../../support/randomSource.ts'

const PDF = 'application/pdf'
const named = (name: string, kind = PDF) => downloadName(name, kind, 'Bilag')

test.each([
  ['Kompetenceforløb om generativ AI.pdf', PDF, 'Kompetenceforløb om generativ AI.pdf'],
  ['Bilag 1', PDF, 'Bilag 1.pdf'],
  ['Bilag 2.1', PDF, 'Bilag 2.1.pdf'],
  ['foto.JPG', 'image/jpeg', 'foto.JPG'],
  ['regnskab.csv', 'text/plain', 'regnskab.csv'],
  ['noter', 'text/plain', 'noter.txt'],
  ['gammelt.doc', 'application/x-cfb', 'gammelt.doc'],
  ['ukendt', 'application/octet-stream', 'ukendt'],
])('[X12] «%s» of the kind %s is saved as «%s»', (name, kind, saved) => {
  expect(named(name, kind)).toBe(saved)
})

test('[X12] a program that calls itself a document keeps the ending that warns of it', () => {
  expect(named('faktura.pdf', 'application/x-msdownload')).toBe('faktura.pdf.exe')
})

test.each([
  ['../../etc/passwd', 'etc passwd.pdf'],
  ['C:\\Windows\\notat.pdf', 'C Windows notat.pdf'],
  ['.bashrc', 'bashrc.pdf'],
  ['faktura\u202efdp.exe', 'faktura fdp.exe.pdf'],
  ['a\u0000b\r\nSet-Cookie: x.pdf', 'a b Set-Cookie x.pdf'],
  ['con.pdf', '_con.pdf'],
  ['navn.pdf. . .', 'navn.pdf'],
  ['', 'Bilag.pdf'],
  ['..', 'Bilag.pdf'],
  ['\u200b\u2066', 'Bilag.pdf'],
])('[X12] a name can neither be a path nor turn itself round: %j', (name, saved) => {
  expect(named(name)).toBe(saved)
})

test('[X12] a long name is cut before its ending, between characters', () => {
  const name = named(`${'å🙂'.repeat(200)}.pdf`)
  expect(name.endsWith('.pdf')).toBe(true)
  expect(Buffer.byteLength(name)).toBeLessThanOrEqual(180)
  expect(name.isWellFormed()).toBe(true)
})

test('[X12] whatever a name holds, it is one that every system takes, and the same when it is made harmless again', () => {
  const random = new RandomSource(12)
  const signs = ['a', 'Å', '.', '/', '\\', '\u202e', '\u0000', '\ud800', ' ', '🙂', '"', '\n', 'pdf', ':']
  for (let round = 0; round < 2000; round += 1) {
    const name = Array.from({ length: random.below(40) }, () => random.pick(signs)).join('')
    const saved = named(name)
    expect(saved).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}/\\:*?"<>|]|^\.|[. ]$/u)
    expect(saved).not.toBe('')
    expect(named(saved)).toBe(saved)
  }
})
