/**
 * Gives the text the focus at once. TipTap's own command waits for the next frame: who presses Enter in the link's form and
 * goes on writing would write into nothing until then.
 */
import { Extension, resolveFocusPosition } from '@tiptap/core'

export const FocusAtOnce = Extension.create({
  name: 'focusAtOnce',
  addCommands: () => ({
    focus:
      (position = null) =>
      ({ view, tr, dispatch }) => {
        if (!dispatch) return true
        const selection = resolveFocusPosition(tr.doc, position)
        if (selection !== null) tr.setSelection(selection)
        if (!view.hasFocus()) {
          view.focus()
          tr.scrollIntoView()
        }
        return true
      },
  }),
})
