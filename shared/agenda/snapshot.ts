/** A Y.Doc as plain data: what every export starts from, and what tests compare. */
import type * as Y from 'yjs'
import type { RichText } from '../richtext/richText.ts'
import { readRichText } from '../richtext/yText.ts'
import {
  type AgendaFacts,
  type AgendaState,
  type AttachmentFacts,
  fieldOf,
  type ItemFacts,
  itemOf,
  mottoOf,
  readAttachments,
  readFacts,
  readItem,
  readState,
  readTemplate,
  type TemplateField,
  titleOf,
} from './document.ts'
import { inWords, type NameOf, NOBODY } from './inWords.ts'
import { type OutlineNode, readOutline } from './outline.ts'

export interface AgendaSnapshot {
  facts: AgendaFacts
  state: AgendaState
  fields: TemplateField[]
  motto: RichText
  /** The living items, in document order; children nest. */
  items: ItemSnapshot[]
}

export interface ItemSnapshot extends ItemFacts {
  number: string
  depth: number
  title: RichText
  /** By the template's keys, in its order, hidden fields among them. */
  fields: Record<string, RichText>
  attachments: AttachmentFacts[]
  children: ItemSnapshot[]
}

/** @param nameOf of whom texts mention; default: nobody is known */
export const readAgenda = (doc: Y.Doc, nameOf: NameOf = NOBODY): AgendaSnapshot =>
  readWritten(doc, inWords(doc, nameOf))

/** With the nodes that refer to something, as they are. */
export const readWithReferences = (doc: Y.Doc): AgendaSnapshot => readWritten(doc, (text) => text)

function readWritten(doc: Y.Doc, write: (text: RichText) => RichText): AgendaSnapshot {
  const fields = readTemplate(doc)
  return {
    facts: readFacts(doc),
    state: readState(doc),
    fields,
    motto: readRichText(mottoOf(doc)),
    items: readOutline(doc).map((node) => readNode(doc, node, fields, write)),
  }
}

function readNode(
  doc: Y.Doc,
  node: OutlineNode,
  template: readonly TemplateField[],
  write: (text: RichText) => RichText,
): ItemSnapshot {
  const item = itemOf(doc, node.id)!
  const keys = node.kind === 'item' ? template.map((field) => field.key) : []
  return {
    ...readItem(node.id, item),
    number: node.number,
    depth: node.depth,
    title: readRichText(titleOf(item)),
    fields: Object.fromEntries(keys.map((key) => [key, write(readRichText(fieldOf(item, key)))])),
    attachments: readAttachments(item),
    children: node.children.map((child) => readNode(doc, child, template, write)),
  }
}
