/** Where something was that is gone from the page: between which neighbours, and where the focus goes instead. */

/** A place between two neighbours, either of which can be missing, or gone too by now. */
export interface Gap {
  parent: Element
  next: Node | null
}

/** @param records what was taken out, in its order @returns `null` where it stood in nothing that is still there */
export function gapOf(lost: Node, records: readonly MutationRecord[]): Gap | null {
  let gone = topOf(lost)
  for (const { target, removedNodes, nextSibling } of [...records].reverse()) {
    if (![...removedNodes].includes(gone as ChildNode)) continue
    if (target.isConnected) return target instanceof Element ? { parent: target, next: nextSibling } : null
    gone = topOf(target)
  }
  return null
}

/** Of the tree that was taken out. */
function topOf(node: Node): Node {
  let top = node
  while (top.parentNode !== null) top = top.parentNode
  return top
}

const STOPS = ':is(a[href], button:not(:disabled), summary, [tabindex="0"])'
/** What is typed would go into it. */
const TEXTS = 'input, textarea, select, [contenteditable="true"], [role="textbox"]'
/** Of another of these the whole, and none of its buttons: one of them sends what is written there. */
const CARD = '.thread'
/** What belongs to one of these stands in it, and nowhere else. */
const PLACES = '.field, .item-head, .item-facts'
/** Too large to be looked through for what is near. */
const WHOLE = 'main, body, #app'

/**
 * Puts the focus at what follows the gap, else at what comes before it, else at what is around it. Never into a text: what one types
 * on would go where nobody meant it to.
 * @returns whether there was such a place
 */
export function focusAt({ parent, next }: Gap): boolean {
  let scope: Element | null = parent.isConnected ? parent : null
  let isAfter = (stop: Element): boolean => next?.isConnected === true && !isBefore(stop, next)
  while (scope !== null && !scope.matches(WHOLE)) {
    const stops = stopsIn(scope).filter((stop) => mayLandAt(stop, parent))
    const stop = stops.find(isAfter) ?? stops.at(-1)
    if (stop !== undefined) return focus(stop)
    if (scope.matches(PLACES)) return focusWhole(scope as HTMLElement)
    const inner: Element = scope
    isAfter = (candidate) => !isBefore(candidate, inner)
    scope = scope.parentElement
  }
  return false
}

function mayLandAt(stop: HTMLElement, parent: Element): boolean {
  const card = stop.closest(CARD)
  return card === null || card === stop || card.contains(parent)
}

const isBefore = (one: Node, other: Node): boolean =>
  (one.compareDocumentPosition(other) & Node.DOCUMENT_POSITION_FOLLOWING) > 0

const stopsIn = (scope: Element): HTMLElement[] =>
  [...scope.querySelectorAll<HTMLElement>(STOPS)].filter(
    (stop) =>
      stop.tabIndex >= 0 && !stop.matches(TEXTS) && stop.checkVisibility({ visibilityProperty: true }),
  )

function focus(element: HTMLElement): boolean {
  element.focus({ preventScroll: false })
  return document.activeElement === element
}

/** What is no stop for Tab has the focus for as long as one is there: from here Tab goes on. */
function focusWhole(element: HTMLElement): boolean {
  if (!element.hasAttribute('tabindex')) {
    element.tabIndex = -1
    element.addEventListener('blur', () => element.removeAttribute('tabindex'), { once: true })
  }
  return focus(element)
}
