/** `/` at the beginning of a line or a word opens a menu of what can be put in here. Says what is typed to `EditorTools`. */

import { Extension } from '@tiptap/core'
import { type EditorState, PluginKey } from '@tiptap/pm/state'
import { Suggestion, type SuggestionProps } from '@tiptap/suggestion'
import { ySyncPluginKey } from '@tiptap/y-tiptap'
import type { EditorTools } from '../tools/toolState.ts'

const slash = new PluginKey<{ active: boolean }>('slashMenu')

const isOpen = (state: EditorState): boolean => slash.getState(state)?.active === true

export const SlashMenu = Extension.create<{ tools: EditorTools | null }>({
  name: 'slashMenu',
  // Its Enter and arrow keys come before those of lists and tables.
  priority: 1000,
  addOptions: () => ({ tools: null }),
  addProseMirrorPlugins() {
    const { tools } = this.options
    if (tools === null) return []
    const show = ({ editor, range, query }: SuggestionProps) =>
      tools.show({ slash: { editor, range, query } })
    return [
      Suggestion({
        editor: this.editor,
        pluginKey: slash,
        char: '/',
        // Opened by typing it, and by nothing else: neither a caret that comes by nor a colleague.
        shouldShow: ({ editor, transaction }) =>
          isOpen(editor.state) ||
          (transaction.docChanged && transaction.getMeta(ySyncPluginKey) === undefined),
        render: () => ({
          onStart: show,
          onUpdate: show,
          onExit: () => tools.show({ slash: null }),
          onKeyDown: ({ event }) => tools.listKey?.(event) ?? false,
        }),
      }),
    ]
  },
})
