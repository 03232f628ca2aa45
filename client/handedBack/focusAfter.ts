/** Where the focus goes when a box is gone that had it. */
import { elementId } from '../agenda/agendaContext.ts'
import type { FieldPlace } from '../agenda/changes.ts'
import { whenDrawn } from '../ui/whenDrawn.ts'

/** The text itself; where it is static, this makes an editor of it. Or the input of a plain value. */
export function focusTextAt(place: FieldPlace): void {
  textAt(place)?.focus({ preventScroll: true })
}

/** The end of the text, once what was put there is drawn. */
export function focusEndOf(place: FieldPlace): void {
  focusTextAt(place)
  whenDrawn(() => {
    const text = textAt(place)
    if (text instanceof HTMLTextAreaElement) text.setSelectionRange(text.value.length, text.value.length)
    const selection = getSelection()
    if (text === null || text instanceof HTMLTextAreaElement || selection === null) return
    selection.selectAllChildren(text)
    selection.collapseToEnd()
  })
}

const textAt = (place: FieldPlace): HTMLElement | null =>
  document.getElementById(elementId(place))?.querySelector<HTMLElement>('[role="textbox"], textarea') ?? null
