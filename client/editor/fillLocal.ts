/** Gives a container that one's own typing left empty a paragraph. Never in answer to a colleague: that would write. */
import { Extension } from '@tiptap/core'
import { Plugin } from '@tiptap/pm/state'
import { ySyncPluginKey } from '@tiptap/y-tiptap'

const HOLD_BLOCKS = new Set(['tableCell', 'tableHeader', 'listItem', 'blockquote'])

export const FillLocal = Extension.create({
  name: 'fillLocal',
  addProseMirrorPlugins: () => [
    new Plugin({
      appendTransaction(transactions, _before, state) {
        if (!transactions.some((transaction) => transaction.docChanged)) return null
        if (transactions.some((transaction) => transaction.getMeta(ySyncPluginKey) !== undefined)) return null
        const empty: number[] = []
        state.doc.descendants((node, position) => {
          if (HOLD_BLOCKS.has(node.type.name) && node.childCount === 0) empty.push(position + 1)
        })
        if (empty.length === 0) return null
        const filling = state.tr
        for (const position of empty.reverse()) {
          filling.insert(position, state.schema.nodes.paragraph!.create())
        }
        return filling
      },
    }),
  ],
})
