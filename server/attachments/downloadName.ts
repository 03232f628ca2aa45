/** What a file is called where it is saved: the attachment's name, harmless to every system, with the ending that its bytes call for. */
import { extension, types } from 'mime-types'

/** Bytes of a name that every file system takes, with room for an ending. */
const LONGEST_BYTES = 180

/** Signs that systems give a meaning, control signs, and those that turn the direction of what follows: `fdp.exe` is shown as `exe.pdf`. */
const HARMFUL = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}/\\:*?"<>|]/gu

/** Names of devices, which old systems open instead of a file. */
const DEVICE = /^(?:con|prn|aux|nul|com\d|lpt\d)(?=\.|$)/i

/** Kinds that tell nothing of the ending: many kinds of file are one of them. */
const VAGUE = new Set(['application/octet-stream', 'application/zip', 'application/x-cfb', 'text/plain'])

/** @param kind of media, as `fileKind` reads it @param otherwise what a file is called that has no name */
export function downloadName(name: string, kind: string, otherwise: string): string {
  const clean = shortened(cleaned(name) || otherwise)
  const ending = /\.([a-z0-9]{1,8})$/i.exec(clean)?.[1]?.toLowerCase()
  if (ending !== undefined && (VAGUE.has(kind) || types[ending] === kind)) return clean
  const right = kind === 'application/octet-stream' ? false : extension(kind)
  return right === false || right === ending ? clean : `${clean}.${right}`
}

function cleaned(name: string): string {
  const plain = name.toWellFormed().replace(HARMFUL, ' ').replace(/\s+/g, ' ').trim()
  // Neither hidden nor a folder, nor an ending that Windows takes off.
  const bare = plain.replace(/^[.\s]+/, '').replace(/[.\s]+$/, '')
  return DEVICE.test(bare) ? `_${bare}` : bare
}

/** Cut before its ending. */
function shortened(name: string): string {
  if (Buffer.byteLength(name) <= LONGEST_BYTES) return name
  const ending = /\.[a-z0-9]{1,8}$/i.exec(name)?.[0] ?? ''
  const characters = [...name.slice(0, name.length - ending.length)]
  let bytes = Buffer.byteLength(ending)
  const fitting = characters.findIndex((character) => {
    bytes += Buffer.byteLength(character)
    return bytes > LONGEST_BYTES
  })
  return `${characters.slice(0, fitting).join('').trimEnd()}${ending}`
}
