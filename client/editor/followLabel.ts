/** A piece of an editor's text whose words follow what it refers to. The caret passes over it whole; nothing of the words is in the text. */
import { type Editor, Extension, type NodeViewRenderer } from '@tiptap/core'
import { ySyncPluginKey } from '@tiptap/y-tiptap'
import type * as Y from 'yjs'
import { type Labels, labelsOf } from './labels.ts'

/** Says whose labels the references of an editor have that is bound to no document, as that of a comment. */
export const LabelsOf = Extension.create<{ doc: Y.Doc | null }>({
  name: 'labelsOf',
  addOptions: () => ({ doc: null }),
})

/** @returns `null` for what belongs to no agenda, as a schema alone */
export function labelsIn(editor: Editor | undefined): Labels | null {
  if (editor === undefined) return null
  const bound: Y.Doc | null = ySyncPluginKey.getState(editor.state)?.type?.doc ?? null
  const doc =
    bound ?? editor.extensionManager.extensions.find(({ name }) => name === LabelsOf.name)?.options.doc
  return doc ? labelsOf(doc) : null
}

type Attrs = Readonly<Record<string, unknown>>

/**
 * @param tag of the element, which static text draws the same
 * @param show gives the element its words, and where it leads
 */
export const followingLabel =
  (
    tag: 'a' | 'span',
    show: (dom: HTMLElement, attrs: Attrs, labels: Labels | null) => void,
  ): NodeViewRenderer =>
  ({ node, editor }) => {
    const dom = document.createElement(tag)
    const labels = labelsIn(editor)
    let { attrs } = node
    const draw = () => show(dom, attrs, labels)
    draw()
    const stop = labels?.subscribe(draw)
    return {
      dom,
      // Text that is brought back keeps its nodes, and may refer to another.
      update: (other) => {
        if (other.type !== node.type) return false
        attrs = other.attrs
        draw()
        return true
      },
      // What is drawn in it is ours, and no typing.
      ignoreMutation: () => true,
      destroy: () => stop?.(),
    }
  }
