/**
 * Who comes back to a text by Tab finds the caret where they left it. The browser puts it at the text's beginning and tells of that
 * later; where the page is busy, ProseMirror takes it for the person's own wish.
 */
import { Selection } from '@tiptap/pm/state'
import type { EditorView } from '@tiptap/pm/view'

/**
 * To be called when the text has got the focus. Before the next key, so that it finds the caret there.
 * @returns does it at once, where no key has come
 */
export function caretByTab(view: EditorView): () => void {
  const { selection: left, doc } = view.state
  const waiting = new AbortController()
  const giveBack = () => {
    if (waiting.signal.aborted) return
    waiting.abort()
    const isOurs = !view.isDestroyed && view.hasFocus() && view.state.doc === doc
    if (!isOurs || left.from === atStart(doc) || !isDrawnAtStart(view)) return
    view.dispatch(view.state.tr.setSelection(left))
    view.focus()
  }
  addEventListener('keydown', giveBack, { capture: true, signal: waiting.signal })
  // Who presses into the text, or is led to a place in it, is there.
  addEventListener('pointerdown', () => waiting.abort(), { capture: true, signal: waiting.signal })
  return giveBack
}

const atStart = (doc: EditorView['state']['doc']): number => Selection.atStart(doc).from

function isDrawnAtStart(view: EditorView): boolean {
  const { isCollapsed, anchorNode, anchorOffset } = getSelection() ?? {}
  if (!isCollapsed || !anchorNode || !view.dom.contains(anchorNode)) return false
  return view.posAtDOM(anchorNode, anchorOffset ?? 0) <= atStart(view.state.doc)
}
