/** When a colleague moves the item that one writes in, the browser takes the focus out of what it moves: this gives it back. */
import { useLayoutEffect } from 'react'

/** To be called by the component whose children change places. */
export function useFocusKept(): void {
  const focused = document.activeElement
  const { anchorNode, anchorOffset, focusNode, focusOffset } = getSelection() ?? {}
  useLayoutEffect(() => {
    // Where it is not lost, something has taken it in the same moment: a panel that opens.
    if (document.activeElement !== document.body) return
    if (!(focused instanceof HTMLElement) || !focused.isConnected || focused === document.body) return
    focused.focus({ preventScroll: true })
    if (!focused.isContentEditable || !anchorNode || !focusNode) return
    getSelection()?.setBaseAndExtent(anchorNode, anchorOffset ?? 0, focusNode, focusOffset ?? 0)
  })
}
