/**
 * Keeps an empty text empty. An editor has a line for the caret where the text has none, and the binding would write it into
 * the agenda with the next move of a caret, once anything has been written there: after an undo that took everything away a
 * redo found a blank line above, and every colleague with the text open made one.
 */
import type { Editor } from '@tiptap/core'
import type { Node } from '@tiptap/pm/model'
import { ySyncPluginKey } from '@tiptap/y-tiptap'
import type * as Y from 'yjs'

export function keepEmpty({ state, schema }: Editor, fragment: Y.XmlFragment): void {
  const { binding } = ySyncPluginKey.getState(state)
  const nothing = schema.topNodeType.createAndFill()
  const write = binding._prosemirrorChanged.bind(binding)
  binding._prosemirrorChanged = (doc: Node) => {
    if (fragment.length > 0 || nothing === null || !doc.eq(nothing)) write(doc)
  }
}
