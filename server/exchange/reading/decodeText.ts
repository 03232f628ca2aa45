/** From a file's bytes to its text: the first step of an import. */
import { ImportRefused } from '../importRefused.ts'

/** The largest file that is read, in bytes. */
export const MAX_FILE_BYTES = 10 * 1024 * 1024

/** More than one sign in so many that no text holds means that the file is none. */
const CONTROL_SIGNS_TOLERATED = 1 / 1000

// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const CONTROL_SIGNS = /[\x00-\x08\x0e-\x1f\x7f\x81\x8d\x8f\x90\x9d]/g

/** PDF, ZIP (Word, OpenDocument), the old Word, RTF: whatever the file is called. */
const OTHER_FORMATS = ['%PDF-', 'PK\x03\x04', '\xd0\xcf\x11\xe0', '{\\rtf']

/**
 * Reads UTF-8 with or without a byte order mark, UTF-16 with one, and what is neither as Windows-1252.
 * @returns the text with `\n` after each line
 * @throws ImportRefused when it is empty, binary or over `MAX_FILE_BYTES`
 */
export function decodeText(bytes: Uint8Array): string {
  if (bytes.byteLength > MAX_FILE_BYTES) throw new ImportRefused('importRefusedTooLarge')
  if (isOtherFormat(bytes)) throw new ImportRefused('importRefusedBinary')
  const text = decode(bytes)
  if (isBinary(text)) throw new ImportRefused('importRefusedBinary')
  const clean = text.replace(/\r\n?/g, '\n').replace(CONTROL_SIGNS, ' ')
  if (clean.trim() === '') throw new ImportRefused('importRefusedEmpty')
  return clean
}

function decode(bytes: Uint8Array): string {
  if (startsWith(bytes, [0xff, 0xfe])) return new TextDecoder('utf-16le').decode(bytes)
  if (startsWith(bytes, [0xfe, 0xff])) return new TextDecoder('utf-16be').decode(bytes)
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('windows-1252').decode(bytes)
  }
}

const startsWith = (bytes: Uint8Array, start: readonly number[]): boolean =>
  start.every((byte, index) => bytes[index] === byte)

const isOtherFormat = (bytes: Uint8Array): boolean =>
  OTHER_FORMATS.some((start) =>
    startsWith(
      bytes,
      [...start].map((sign) => sign.charCodeAt(0)),
    ),
  )

function isBinary(text: string): boolean {
  const found = text.match(CONTROL_SIGNS)?.length ?? 0
  return text.includes('\0') || found > Math.max(1, text.length * CONTROL_SIGNS_TOLERATED)
}
