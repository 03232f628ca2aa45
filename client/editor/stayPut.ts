/**
 * The page does not scroll for what others write. y-tiptap asks for the caret to be scrolled to at each of their letters;
 * where the caret is in sight that is a layout of the page for nothing, and else it would take the reader away. For what one does
 * oneself it scrolls at once.
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
      props: {
        handleScrollToSelection(view) {
          if (key.getState(view.state) === true) return true
          scrollAtOnce()
          return false
        },
      },
    }),
  ],
})

/**
 * The page glides to where links lead. While it glides to the caret, that is out of sight still: at the next key the browser would stop
 * it, and scroll by itself, which knows nothing of the page's head.
 */
function scrollAtOnce(): void {
  const { style } = document.documentElement
  style.scrollBehavior = 'auto'
  queueMicrotask(() => {
    style.scrollBehavior = ''
  })
}
