/**
 * Carries the person's selection from static HTML into the editor that takes its place. The two have the same DOM, so a
 * place is a path of child indexes; where the browser made no selection (touch), the point of the click decides.
 */
import type { Editor } from '@tiptap/core'
import { type DomPlace, pathTo, placeAt } from './domPath.ts'

/** Where the caret shall stand once there is an editor. */
export type StartingPoint =
  | { is: 'selection'; anchor: DomPlace; head: DomPlace }
  | { is: 'point'; x: number; y: number }
  | { is: 'start' }
  | { is: 'end' }

/** Reads the browser's selection, before the static HTML goes. */
export function startingPoint(host: HTMLElement, click: { clientX: number; clientY: number }): StartingPoint {
  const selection = getSelection()
  const anchor = selection && pathTo(host, selection.anchorNode, selection.anchorOffset)
  const head = selection && pathTo(host, selection.focusNode, selection.focusOffset)
  return anchor && head
    ? { is: 'selection', anchor, head }
    : { is: 'point', x: click.clientX, y: click.clientY }
}

/** Sets the caret and gives the editor focus. */
export function startAt(editor: Editor, start: StartingPoint): void {
  const { view } = editor
  if (start.is === 'selection') {
    const from = positionOf(editor, start.anchor)
    const to = positionOf(editor, start.head)
    if (from !== null && to !== null) editor.commands.setTextSelection({ from, to })
  } else if (start.is === 'point') {
    const at = view.posAtCoords({ left: start.x, top: start.y })
    if (at !== null) editor.commands.setTextSelection(at.pos)
  } else if (start.is === 'end') editor.commands.setTextSelection(editor.state.doc.content.size)
  view.focus()
}

function positionOf({ view }: Editor, place: DomPlace): number | null {
  const { node, offset } = placeAt(view.dom, place)
  try {
    return view.posAtDOM(node, offset)
  } catch {
    return null
  }
}
