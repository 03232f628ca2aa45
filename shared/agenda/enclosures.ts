/**
 * «./.» in a text: a reference to an attachment, by its id. What it is called is never stored: it follows the attachment's name, and where
 * that is gone it says so.
 */
import type * as Y from 'yjs'
import type { RichText, RichTextNode } from '../richtext/richText.ts'
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

/** @returns the text with the names of attachments as words, for whoever cannot follow a reference */
export function withEnclosedNames(doc: Y.Doc, text: RichText): RichText {
  return { ...text, content: text.content.map((node) => withNames(doc, node)) }
}

function withNames(doc: Y.Doc, node: RichTextNode): RichTextNode {
  if (node.type === ENCLOSURE) {
    const name = enclosedName(doc, String(node.attrs?.attachment ?? ''))
    return { type: 'text', text: name ? `${ENCLOSURE_SIGN} ${name}` : ENCLOSURE_SIGN }
  }
  return node.content === undefined
    ? node
    : { ...node, content: node.content.map((child) => withNames(doc, child)) }
}
