/** Keeps the focus, and the caret, where they are while the page is drawn anew from another document. */
import { pathTo, placeAt } from '../editor/domPath.ts'

const TEXT = '[role="textbox"]'
const FOCUSABLE = 'a[href], button, input, textarea, select, [tabindex]'

/** @returns what puts them back, into what stands there then */
export function holdFocus(): () => void {
  const focused = document.activeElement
  const home = focused?.closest<HTMLElement>('[id]')
  if (!(focused instanceof HTMLElement) || !home) return () => {}
  // Tools come and go with an editor, so of a place's stops the text is found by what it is.
  const kind = focused.matches(TEXT) ? TEXT : FOCUSABLE
  const index = stopsIn(home, kind).indexOf(focused)
  const selection = focused.isContentEditable ? getSelection() : null
  const ends = selection && [
    pathTo(focused, selection.anchorNode, selection.anchorOffset),
    pathTo(focused, selection.focusNode, selection.focusOffset),
  ]
  return () => {
    const there = document.getElementById(home.id)
    const stop = there && (stopsIn(there, kind)[index] ?? there)
    if (!stop) return
    const [anchor, head] = (ends ?? []).map((path) => path && placeAt(stop, path))
    if (anchor && head) {
      getSelection()?.setBaseAndExtent(anchor.node, anchor.offset, head.node, head.offset)
      // A text that is clicked becomes an editor with what is selected in it.
      stop.click()
    } else stop.focus({ preventScroll: true })
  }
}

const stopsIn = (home: HTMLElement, kind: string): HTMLElement[] => [
  ...(home.matches(kind) ? [home] : []),
  ...home.querySelectorAll<HTMLElement>(kind),
]
