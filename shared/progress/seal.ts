/**
 * What an approval approves: the hash of all that the item says at that moment, made by the client that approves over what it shows, and
 * kept in the status. When the item says something else, it was changed after the approval.
 */
import { toBase64 } from 'lib0/buffer'
import { digest } from 'lib0/hash/sha256'
import { encodeUtf8 } from 'lib0/string'
import type * as Y from 'yjs'
import { fieldOf, type ItemId, itemOf, readAttachments, readItem, titleOf } from '../agenda/document.ts'
import { asMap } from '../agenda/values.ts'
import { canonicalJson } from '../canonicalJson.ts'
import { readRichText } from '../richtext/yText.ts'

/**
 * Neither the template's order nor a field that is empty counts: a template that gains a field, or shows one that was hidden, changes
 * nothing that was approved.
 * @returns SHA-256 in base64; `null` where there is no such item
 */
export function sealOf(doc: Y.Doc, id: ItemId): string | null {
  const item = itemOf(doc, id)
  if (item === undefined) return null
  const { caseNumber, presenter, lateReason } = readItem(id, item)
  const keys = [...(asMap(item.get('fields'))?.keys() ?? [])].sort()
  const fields = keys
    .map((key) => [key, readRichText(fieldOf(item, key)).content] as const)
    .filter(([, content]) => content.some((block) => block.content !== undefined))
  const attachments = readAttachments(item).map(({ name, file }) => [name, file?.hash ?? null])
  const said = { title: readRichText(titleOf(item)), caseNumber, presenter, lateReason, fields, attachments }
  return toBase64(digest(encodeUtf8(canonicalJson(said))))
}

/** Whether an approved item says something else than what was approved; one that was approved without a seal is not known to. */
export function isChangedSinceApproval(doc: Y.Doc, id: ItemId): boolean {
  const item = itemOf(doc, id)
  if (item === undefined) return false
  const { status } = readItem(id, item)
  return status.is === 'approved' && status.seal !== undefined && status.seal !== sealOf(doc, id)
}
