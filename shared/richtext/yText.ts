/**
 * Rich text in a Y.XmlFragment, as @tiptap/y-tiptap keeps it: an element for each node with its attributes, one Y.XmlText
 * for a run of text, marks as formats whose value is the mark's attributes; what an element is now, `kinds.ts` knows. Written anew here, without ProseMirror: the
 * server has no editor, and what a newer program wrote must be read whole although no schema here knows it.
 */
import * as Y from 'yjs'
import { attributesOf, kindOf } from './kinds.ts'
import type { RichText, RichTextMark, RichTextNode } from './richText.ts'
import { isLineNode, MAX_DEPTH } from './schema.ts'

/**
 * Reads everything that stands in the fragment, known to our schema or not, as data that JSON can hold. Of what is nested
 * deeper than `MAX_DEPTH` the text alone is read.
 * @param moment what stood there then instead, of a document that keeps what is deleted (`gc: false`)
 */
export function readRichText(fragment: Y.XmlFragment | undefined, moment?: Y.Snapshot): RichText {
  return { type: 'doc', content: fragment === undefined ? [] : readChildren(fragment, 1, moment) }
}

/** One shared type of a text, as nodes: none for an empty run of text. */
export const readNodes = (shared: Y.XmlElement | Y.XmlText): RichTextNode[] =>
  shared instanceof Y.XmlText ? readText(shared) : [readElement(shared, 1)]

/** Fills an empty fragment that may not belong to a document yet. */
export function writeRichText(fragment: Y.XmlFragment, text: RichText): void {
  fragment.insert(0, toShared(text.content))
}

/** A new fragment, to be put into a map that is itself new or old. */
export function newFragment(text: RichText): Y.XmlFragment {
  const fragment = new Y.XmlFragment()
  writeRichText(fragment, text)
  return fragment
}

/**
 * The shared types for a run of nodes; neighbouring pieces of text share one Y.XmlText. Of what is nested deeper than
 * `MAX_DEPTH` the text alone is kept.
 */
export function toShared(nodes: readonly RichTextNode[]): (Y.XmlElement | Y.XmlText)[] {
  return sharedNodes(nodes, 1)
}

function sharedNodes(nodes: readonly RichTextNode[], depth: number): (Y.XmlElement | Y.XmlText)[] {
  const shared: (Y.XmlElement | Y.XmlText)[] = []
  let run: RichTextNode[] = []
  const closeRun = () => {
    if (run.length > 0) shared.push(sharedText(run))
    run = []
  }
  for (const node of nodes) {
    if (node.type === 'text') {
      run.push(node)
    } else {
      closeRun()
      shared.push(sharedElement(node, depth))
    }
  }
  closeRun()
  return shared
}

function sharedElement(node: RichTextNode, depth: number): Y.XmlElement {
  const element = new Y.XmlElement(node.type)
  for (const [key, value] of Object.entries(node.attrs ?? {})) {
    // Attributes are typed as strings by Yjs; the binding stores any plain value.
    if (value !== null && value !== undefined) element.setAttribute(key, value as string)
  }
  const content = node.content ?? []
  const shared = sharedNodes(depth < MAX_DEPTH ? content : textsBelow(content), depth + 1)
  element.insert(0, shared.length === 0 && isLine(node) ? [new Y.XmlText()] : shared)
  return element
}

/** In an empty line all who begin to write there at once shall find one text: each would make their own. */
const isLine = ({ type }: RichTextNode): boolean => isLineNode(type)

function textsBelow(nodes: readonly RichTextNode[]): RichTextNode[] {
  const texts: RichTextNode[] = []
  const waiting = nodes.toReversed()
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    if (node.type === 'text') texts.push(node)
    for (const child of (node.content ?? []).toReversed()) waiting.push(child)
  }
  return texts
}

function sharedText(run: readonly RichTextNode[]): Y.XmlText {
  const text = new Y.XmlText()
  text.applyDelta(
    run.map((node) => ({
      // Half a character (a lone surrogate) would be stored otherwise than it is shown here.
      insert: (node.text ?? '').toWellFormed(),
      attributes: Object.fromEntries((node.marks ?? []).map((mark) => [mark.type, mark.attrs ?? {}])),
    })),
  )
  return text
}

function readChildren(parent: Y.XmlFragment, depth: number, moment?: Y.Snapshot): RichTextNode[] {
  return childrenOf(parent, moment).flatMap((child) => {
    if (child instanceof Y.XmlText) return readText(child, moment)
    if (child instanceof Y.XmlElement) return [readElement(child, depth, moment)]
    return []
  })
}

const childrenOf = (parent: Y.XmlFragment, moment?: Y.Snapshot): unknown[] =>
  moment === undefined ? parent.toArray() : Y.typeListToArraySnapshot(parent, moment)

function readElement(element: Y.XmlElement, depth: number, moment?: Y.Snapshot): RichTextNode {
  const attrs = plainRecord(attributesOf(element, moment))
  const content =
    depth < MAX_DEPTH ? readChildren(element, depth + 1, moment) : readTextsBelow(element, moment)
  return {
    type: kindOf(element, moment),
    ...(Object.keys(attrs).length > 0 && { attrs }),
    ...(content.length > 0 && { content }),
  }
}

function readTextsBelow(element: Y.XmlElement, moment?: Y.Snapshot): RichTextNode[] {
  const texts: RichTextNode[] = []
  const waiting = childrenOf(element, moment).toReversed()
  while (waiting.length > 0) {
    const next = waiting.pop()
    if (next instanceof Y.XmlText) for (const text of readText(next, moment)) texts.push(text)
    if (next instanceof Y.XmlElement) waiting.push(...childrenOf(next, moment).toReversed())
  }
  return texts
}

interface TextRun {
  insert: unknown
  attributes?: Record<string, unknown>
}

function readText(text: Y.XmlText, moment?: Y.Snapshot): RichTextNode[] {
  return (text.toDelta(moment) as TextRun[]).flatMap(({ insert, attributes }) => {
    if (typeof insert !== 'string' || insert === '') return []
    const marks = readMarks(attributes ?? {})
    return [{ type: 'text', text: insert, ...(marks.length > 0 && { marks }) }]
  })
}

// y-tiptap appends a hash to the name of a mark that may stand twice on the same text (`comment--AbCdEfGh`).
const HASH_SUFFIX = /--[a-zA-Z0-9+/=]{8}$/

function readMarks(formats: Record<string, unknown>): RichTextMark[] {
  return Object.entries(formats)
    .filter(([, value]) => value !== null)
    .map(([name, value]) => {
      const attrs = typeof value === 'object' && value !== null ? plainRecord(value) : {}
      return {
        type: name.replace(HASH_SUFFIX, ''),
        ...(Object.keys(attrs).length > 0 && { attrs }),
      }
    })
    .sort((a, b) => (a.type < b.type ? -1 : a.type > b.type ? 1 : 0))
}

/** A copy of what JSON can hold; any other value (bytes, a shared type, a number too large) is passed over. */
function plainRecord(record: object): Record<string, unknown> {
  const values = Object.entries(record).map(([key, value]) => [key, plain(value)] as const)
  return Object.fromEntries(values.filter(([, value]) => value !== undefined))
}

function plain(value: unknown): unknown {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return value
  if (typeof value === 'number') return Number.isFinite(value) ? value : undefined
  if (Array.isArray(value)) return value.map((entry) => plain(entry) ?? null)
  if (typeof value !== 'object' || ArrayBuffer.isView(value) || value instanceof Y.AbstractType)
    return undefined
  return plainRecord(value)
}
