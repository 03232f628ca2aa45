/** Brings a place to where one sees it, and marks it for a moment. */

/** Room that is kept free of what lies over the foot of the page (pixels). */
const FOOT = 72

/** Below the page's head, where the tools of the field that one writes in stick, and some air (pixels). */
export const TOOLS = 56

/** What the page's head covers of the window, with what is said about the connection (pixels). */
export function headHeight(): number {
  const root = getComputedStyle(document.documentElement)
  const lengthOf = (name: string) => Number.parseFloat(root.getPropertyValue(name)) || 0
  return lengthOf('--header-height') + lengthOf('--banner-height')
}

/** Where what one sees ends, above a phone's keyboard (pixels from the window's top). */
const seenTo = (): number => (visualViewport?.offsetTop ?? 0) + (visualViewport?.height ?? innerHeight)

/** What lies over the foot of what one sees of the document: a phone's tools and notice, and the sheet of comments (pixels). */
export function footHeight(): number {
  // Asked for some times at each key: of a class the browser keeps a list, and would search the whole of a long agenda for a selector.
  const toolbars = document.getElementsByClassName('toolbar')
  const toasts = document.getElementsByClassName('toast')
  const sheets = document.getElementsByClassName('sheet')
  const openToasts = [...toasts].filter((toast) => toast.matches('[data-open="true"]'))
  const bars = [...toolbars, ...sheets, ...openToasts]
  const left = document.querySelector('main')?.getBoundingClientRect().left ?? 0
  const tops = bars
    .filter((bar) => getComputedStyle(bar).position === 'fixed' && bar.getClientRects().length > 0)
    .map((bar) => bar.getBoundingClientRect())
    .filter(({ right }) => right > left)
    .map(({ top }) => top)
  return Math.max(0, seenTo() - Math.min(...tops, seenTo()))
}

/** Where the foot begins (pixels from the window's top). */
export const footTop = (): number => seenTo() - footHeight()

/** Between what is shown and what lies over the foot (pixels). */
const AIR = 8

/** @param box on the screen, in pixels @returns whether the page had to scroll */
export function bringIntoSight({ top, bottom }: { top: number; bottom: number }): boolean {
  const head = headHeight()
  const foot = Math.min(innerHeight - FOOT, footTop() - AIR)
  // Of what is higher than the window the beginning is enough.
  const end = Math.min(bottom, top + Math.max(0, foot - head) / 2)
  if (top >= head && end <= foot) return false
  scrollBy({ top: (top + end) / 2 - (head + (foot - head) * 0.4) })
  return true
}

/** Brings an element to where one sees it, and marks it. */
export function reveal(element: HTMLElement): void {
  bringIntoSight(element.getBoundingClientRect())
  flash(element)
}

/** Not its text: what is typed next would go into it. @param place an item, its head, or a field */
export function focusHeading(place: HTMLElement): void {
  const heading = place.querySelector<HTMLElement>('.item-heading, .field-heading')
  if (heading === null) return
  heading.tabIndex = -1
  heading.focus({ preventScroll: true })
}

/** Marks an element until the mark has faded. */
export function flash(element: HTMLElement): void {
  element.classList.remove('revealed')
  // Read, so that the browser begins anew when it is marked a second time.
  void element.offsetWidth
  element.classList.add('revealed')
  element.addEventListener('animationend', () => element.classList.remove('revealed'), { once: true })
}
