/** Where the focus goes from an input of one line when Enter says that it is done: on to what is written next, as Tab would. */
const STOPS =
  ':is(a[href], button:not(.earlier-button), input, textarea, [tabindex], [contenteditable="true"]):not(.item-status *, .item-facts .deadline *)'

/** @param to only to what matches this, as `.ProseMirror` */
export function goOn(from: Element, to = '*'): void {
  const stops = [...document.querySelectorAll<HTMLElement>(`#document ${STOPS}`)]
  const next = stops.find(
    (stop) =>
      from.compareDocumentPosition(stop) & Node.DOCUMENT_POSITION_FOLLOWING &&
      stop.tabIndex >= 0 &&
      stop.matches(to) &&
      !from.contains(stop) &&
      stop.checkVisibility({ visibilityProperty: true }),
  )
  next?.focus()
  // As by Tab: nothing that stands there is typed over.
  if (next instanceof HTMLTextAreaElement) next.setSelectionRange(next.value.length, next.value.length)
}
