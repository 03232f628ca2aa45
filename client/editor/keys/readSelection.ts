/**
 * An editor knows where the caret is from the browser's event about it, which comes a moment after the key that moved it. Where
 * the page is busy, the next key comes first: a letter right after → would replace the words that were selected until then. So
 * the selection is read before each key does its work, and before a colleague's words move what stands behind them.
 */
import { Extension } from '@tiptap/core'
import { Plugin } from '@tiptap/pm/state'
import type { EditorView } from '@tiptap/pm/view'

/** What ProseMirror's view has for this, and does not tell its types. */
interface Inside {
  domObserver: { forceFlush(): void; flush(): void }
  input: { lastFocus: number }
}

export const ReadSelection = Extension.create({
  name: 'readSelection',
  addProseMirrorPlugins: () => [
    new Plugin({
      props: {
        handleDOMEvents: {
          keydown(view, { isComposing, keyCode }) {
            if (!isComposing && keyCode !== OF_A_SCREEN_KEYBOARD) readSelection(view)
            return false
          },
        },
      },
    }),
  ],
})

/** What the keys of a phone's screen have: their letters come as changes of the text. */
const OF_A_SCREEN_KEYBOARD = 229

/** Takes over where the browser has the caret now. */
export function readSelection(view: EditorView): void {
  const { domObserver, input } = view as unknown as Inside
  domObserver.forceFlush()
  domObserver.flush()
  // For a moment after a text got the focus a caret at its beginning is taken for the browser's mistake: Home is none.
  input.lastFocus = 0
}
