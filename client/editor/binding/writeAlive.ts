/** Has an editor's binding write by `writeShared`. To be called as soon as the editor is made. */
import type { Editor } from '@tiptap/core'
import type { Node } from '@tiptap/pm/model'
import { getRelativeSelection, ySyncPluginKey } from '@tiptap/y-tiptap'
import { type WrittenIn, writeShared } from './writeShared.ts'

export function writeAlive({ state }: Editor, writtenIn: WrittenIn): void {
  const { binding } = ySyncPluginKey.getState(state)
  binding._prosemirrorChanged = (doc: Node) =>
    binding.doc.transact(() => {
      writeShared(binding.type, doc, binding.mapping, writtenIn)
      binding.beforeTransactionSelection = getRelativeSelection(binding, binding.prosemirrorView.state)
    }, ySyncPluginKey)
}
