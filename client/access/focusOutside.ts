/** Whether somebody is at something else on the page. */

/** @returns what has the focus, if it is outside the element; `null` when nothing has */
export function focusOutside(element: Element | null): HTMLElement | null {
  const at = document.activeElement
  if (!(at instanceof HTMLElement) || at === document.body) return null
  return element?.contains(at) ? null : at
}
