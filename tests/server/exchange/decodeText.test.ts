/** From bytes to text. */
import { describe, expect, test } from 'vitest'
import { decodeText, MAX_FILE_BYTES } from '../../../server/exchange/reading/decodeText.ts'
import { da } from '../../../shared/language/da.ts'

const bytes = (...values: number[]): Uint8Array => new Uint8Array(values)
const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text)

describe('what is read', () => {
  test.each([
    ['UTF-8', utf8('Åse og Bø')],
    ['UTF-8 with a byte order mark', bytes(0xef, 0xbb, 0xbf, ...utf8('Åse og Bø'))],
    ['UTF-16, little end first', new Uint8Array(Buffer.from('\ufeffÅse og Bø', 'utf16le'))],
    ['UTF-16, big end first', new Uint8Array(Buffer.from('\ufeffÅse og Bø', 'utf16le').swap16())],
    ['Windows-1252', new Uint8Array(Buffer.from('Åse og Bø', 'latin1'))],
  ])('[I2] %s', (_name, file) => {
    expect(decodeText(file)).toBe('Åse og Bø')
  })

  test('[I2] the dash and the quotes of Windows-1252', () => {
    expect(decodeText(bytes(0x93, 0xe6, 0x94, 0x20, 0x96))).toBe('“æ” –')
  })

  test('[I2] every kind of line end is one, so that lines are counted right', () => {
    expect(decodeText(utf8('a\r\nb\rc\nd'))).toBe('a\nb\nc\nd')
  })

  test('[I2] a stray control sign is a space', () => {
    expect(decodeText(utf8('side\x0cen'))).toBe('side\x0cen')
    expect(decodeText(utf8('en\x07to'))).toBe('en to')
  })

  test('[I3] a file of exactly 10 MB', () => {
    expect(decodeText(new Uint8Array(MAX_FILE_BYTES).fill(0x61))).toHaveLength(MAX_FILE_BYTES)
  })
})

describe('what is refused', () => {
  test.each([
    ['one byte more', new Uint8Array(MAX_FILE_BYTES + 1).fill(0x61), da.importRefusedTooLarge],
    ['nothing', bytes(), da.importRefusedEmpty],
    ['a byte order mark alone', bytes(0xef, 0xbb, 0xbf), da.importRefusedEmpty],
    ['a zero byte', utf8('1. Punkt\0'), da.importRefusedBinary],
    [
      'UTF-16 without a byte order mark',
      new Uint8Array(Buffer.from('Punkt', 'utf16le')),
      da.importRefusedBinary,
    ],
    [
      'noise',
      Uint8Array.from({ length: 4096 }, (_, index) => ((index * 197) % 255) + 1),
      da.importRefusedBinary,
    ],
    ['Word', bytes(0x50, 0x4b, 0x03, 0x04, 0x14), da.importRefusedBinary],
    ['rich text', utf8('{\\rtf1 1. Punkt}'), da.importRefusedBinary],
  ])('[I3] %s', (_name, file, sentence) => {
    expect(() => decodeText(file)).toThrow(sentence)
  })
})
