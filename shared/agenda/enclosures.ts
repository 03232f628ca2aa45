/**
 * «./.» in a text: a reference to an attachment, by its id. What it is called is never stored: it follows the attachment's name, and where
 * that is gone it says so.
 */
import type * as Y from 'yjs'
import { type AttachmentId, itemEntries, readAllAttachments } from './document.ts'

export const ENCLOSURE = 'enclosure'

/** The sign before what is enclosed, in Danish letters. */
export const ENCLOSURE_SIGN = './.'

/** @returns the attachment's name, `''` where it has none; `null`: it is removed, or there is none of that id */
export function enclosedName(doc: Y.Doc, id: AttachmentId): string | null {
  for (const [, item] of itemEntries(doc)) {
    const found = readAllAttachments(item).find((attachment) => attachment.id === id)
    if (found !== undefined) return found.deletedAt === null ? found.name.trim() : null
  }
  return null
}

/** «./. Bilag 1», for whoever cannot follow a reference; the sign alone where the attachment is gone, or has no name. */
export function enclosureWords(doc: Y.Doc, id: unknown): string {
  const name = enclosedName(doc, String(id ?? ''))
  return name ? `${ENCLOSURE_SIGN} ${name}` : ENCLOSURE_SIGN
}
