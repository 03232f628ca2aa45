/**
 * What kind of file somebody's bytes are. Read from the bytes, and never from what a name or a sender says; only the first few
 * kilobytes are looked at, so that nothing is unpacked.
 */
import { fileTypeFromBuffer } from 'file-type'

export const UNKNOWN_KIND = 'application/octet-stream'

/** Kinds that a browser would make a page of, with scripts in it. Nobody is told that a file is one. */
const PAGES = /html|xml|svg|xslt|javascript|ecmascript/i

/** Control signs that stand in texts: tab, new line, new page, carriage return; escape, before what gives a colour. */
const OF_TEXTS = /[\t\n\f\r\v]|\p{Cc}(?=\[)/gu

/** @param head the first bytes of a file @returns a kind of media, as `application/pdf` */
export async function fileKind(head: Uint8Array): Promise<string> {
  // What looks like a kind of file, but breaks off as none does, is none that is known.
  const known = await fileTypeFromBuffer(head).catch(() => undefined)
  if (known !== undefined) return PAGES.test(known.mime) && !isOffice(known.mime) ? UNKNOWN_KIND : known.mime
  return isText(head) ? 'text/plain' : UNKNOWN_KIND
}

/** Their names have «xml» in them; they are packed, and no browser draws them. */
const isOffice = (kind: string): boolean => kind.startsWith('application/vnd.openxmlformats-')

function isText(head: Uint8Array): boolean {
  try {
    // A character may be cut in two where the head ends: `stream` waits for the rest of it.
    const text = new TextDecoder('utf-8', { fatal: true }).decode(head, { stream: true })
    return (
      !/\p{Cc}/u.test(text.replace(OF_TEXTS, '')) && !/<\s*(?:!doctype|html|svg|script|\?xml)/i.test(text)
    )
  } catch {
    return false
  }
}
