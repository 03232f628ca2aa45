/**
 * Rich text in a Y.XmlFragment, as @tiptap/y-tiptap keeps it: an element for each node with its attributes, one Y.XmlText
 * for a run of text, marks as formats whose value is the mark's attributes. Written anew here, without ProseMirror: the
 * server has no editor, and what a newer program wrote must be read whole although no schema here knows it.
 */
import * as Y from 'yjs'
import type { RichText, RichTextMark, RichTextNode } from './richText.ts'

/** Reads everything that stands in the fragment, known to our schema or not. */
export function readRichText(fragment: Y.XmlFragment | undefined): RichText {
  return { type: 'doc', content: fragment === undefined ? [] : readChildren(fragment) }
}

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

/** The shared types for a run of nodes; neighbouring pieces of text share one Y.XmlText. */
export function toShared(nodes: readonly RichTextNode[]): (Y.XmlElement | Y.XmlText)[] {
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
      shared.push(sharedElement(node))
    }
  }
  closeRun()
  return shared
}

function sharedElement(node: RichTextNode): Y.XmlElement {
  const element = new Y.XmlElement(node.type)
  for (const [key, value] of Object.entries(node.attrs ?? {})) {
    // Attributes are typed as strings by Yjs; the binding stores any plain value.
    if (value !== null && value !== undefined) element.setAttribute(key, value as string)
  }
  element.insert(0, toShared(node.content ?? []))
  return element
}

function sharedText(run: readonly RichTextNode[]): Y.XmlText {
  const text = new Y.XmlText()
  text.applyDelta(
    run.map((node) => ({
      insert: node.text ?? '',
      attributes: Object.fromEntries((node.marks ?? []).map((mark) => [mark.type, mark.attrs ?? {}])),
    })),
  )
  return text
}

function readChildren(parent: Y.XmlFragment): RichTextNode[] {
  return parent.toArray().flatMap((child) => {
    if (child instanceof Y.XmlText) return readText(child)
    if (child instanceof Y.XmlElement) return [readElement(child)]
    return []
  })
}

function readElement(element: Y.XmlElement): RichTextNode {
  const attrs = element.getAttributes() as Record<string, unknown>
  const content = readChildren(element)
  return {
    type: element.nodeName,
    ...(Object.keys(attrs).length > 0 && { attrs }),
    ...(content.length > 0 && { content }),
  }
}

interface TextRun {
  insert: unknown
  attributes?: Record<string, unknown>
}

function readText(text: Y.XmlText): RichTextNode[] {
  return (text.toDelta() as TextRun[]).flatMap(({ insert, attributes }) => {
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
      const attrs = typeof value === 'object' ? (value as Record<string, unknown>) : {}
      return {
        type: name.replace(HASH_SUFFIX, ''),
        ...(Object.keys(attrs).length > 0 && { attrs }),
      }
    })
    .sort((a, b) => (a.type < b.type ? -1 : a.type > b.type ? 1 : 0))
}
