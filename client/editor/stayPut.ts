/**
 * The page does not scroll for what others write. y-tiptap asks for the caret to be scrolled to at each of their letters;
 * where the caret is in sight that is a layout of the page for nothing, and else it would take the reader away.
 */
import { Extension } from '@tiptap/core'
import { isChangeOrigin } from '@tiptap/extension-collaboration'
import { Plugin, PluginKey } from '@tiptap/pm/state'

const key = new PluginKey<boolean>('stayPut')

export const StayPut = Extension.create({
  name: 'stayPut',
  addProseMirrorPlugins: () => [
    new Plugin<boolean>({
      key,
      // Whether the last change came from the document, not from this editor.
      state: {
        init: () => false,
        apply: (transaction) => isChangeOrigin(transaction.getMeta('appendedTransaction') ?? transaction),
      },
      props: { handleScrollToSelection: (view) => key.getState(view.state) === true },
    }),
  ],
})
