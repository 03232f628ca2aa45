/** One attachment: in the document, and in the page. */
import type * as Y from 'yjs'
import {
  type AttachmentFacts,
  type AttachmentId,
  type ItemId,
  itemOf,
  readAllAttachments,
} from '../../shared/agenda/document.ts'

/** @returns it, deleted or not */
export function attachmentAt(doc: Y.Doc, item: ItemId, id: AttachmentId): AttachmentFacts | undefined {
  const map = itemOf(doc, item)
  return map && readAllAttachments(map).find((one) => one.id === id)
}

/** What «./.» in a text leads to. */
export const attachmentElementId = (attachment: AttachmentId): string => `attachment-${attachment}`
