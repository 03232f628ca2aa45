/**
 * One drag of a node by its handle, or by its row in the outline, from the press to the drop, by mouse, pen or finger. Where it
 * would land is found anew in every frame, from the agenda as it is then: colleagues go on moving and deleting meanwhile. Nothing is
 * changed before the drop, and then once.
 */
import type * as Y from 'yjs'
import type { ItemId } from '../../shared/agenda/document.ts'
import { numberAfterMove, type Place } from '../../shared/agenda/edits.ts'
import { findNode, inOrder, type OutlineNode, readOutline } from '../../shared/agenda/outline.ts'
import { dropAt, gapNearest, levelMeant, rowsWithout } from '../../shared/agenda/places.ts'
import { type Line, type Surface, shownSurfaces, surfaceAt } from './surfaces.ts'

/** How far the pointer goes before it is a drag and no press (pixels). */
const THRESHOLD = 5
/** How far to the right one goes for the first level deeper (indents): nobody's hand goes straight up and down. */
const CLEARLY = 1.5
/** After so many frames without going sideways the pointer has come to where it wants to be. */
const AT_REST = 8

interface Point {
  x: number
  y: number
}

/** What is seen of a drag. */
export interface DragPicture {
  id: ItemId
  pointer: Point
  /** The number that the node gets, or has while it can be dropped nowhere. */
  number: string
  /** What it will be below; `null`: nothing, or it can be dropped nowhere. */
  parent: ItemId | null
  /** Where it lands: in the outline, and in the document; none where it cannot. */
  lines: Line[]
}

/** Classes of rows in the outline and of items in the document, for as long as it lasts. */
const MARKS = ['being-dragged', 'dropped-into'] as const
type Mark = (typeof MARKS)[number]

interface Callbacks {
  /** @param picture `null`: the drag is over */
  show: (picture: DragPicture | null) => void
  drop: (at: Place) => void
}

/** To be called when a handle, or a row, is pressed; it ends by itself, also when no drag comes of it. */
export function beginDrag(doc: Y.Doc, id: ItemId, press: PointerEvent, callbacks: Callbacks): void {
  if (press.button === 0 && press.isPrimary) new Drag(doc, id, press, callbacks)
}

class Drag {
  readonly #doc: Y.Doc
  readonly #id: ItemId
  readonly #press: PointerEvent
  readonly #callbacks: Callbacks
  readonly #listening = new AbortController()
  readonly #marked: Record<Mark, Set<Element>> = { 'being-dragged': new Set(), 'dropped-into': new Set() }
  #pointer: Point
  #frame = 0
  /** Where the pointer began to ask for levels, in the surface that it is over. */
  #from: { surface: Surface; x: number } | null = null
  /** For how many frames the pointer has been at rest since it came in from another surface: it asks for nothing before. */
  #rested = AT_REST

  constructor(doc: Y.Doc, id: ItemId, press: PointerEvent, callbacks: Callbacks) {
    this.#doc = doc
    this.#id = id
    this.#press = press
    this.#callbacks = callbacks
    this.#pointer = pointOf(press)
    const { signal } = this.#listening
    const own = (listener: (event: PointerEvent) => void) => (event: PointerEvent) => {
      if (event.pointerId === press.pointerId) listener(event)
    }
    addEventListener('pointermove', own(this.#onMove), { signal })
    addEventListener('pointerup', own(this.#onUp), { signal })
    addEventListener('pointercancel', own(this.#end), { signal })
    // In another window nobody tells when it is let go.
    addEventListener('blur', this.#end, { signal })
    addEventListener('keydown', this.#onKeyDown, { signal, capture: true })
    addEventListener('contextmenu', (event) => event.preventDefault(), { signal })
  }

  readonly #onMove = (event: PointerEvent): void => {
    this.#pointer = pointOf(event)
    const { x, y } = pointOf(this.#press)
    if (this.#frame === 0 && Math.hypot(this.#pointer.x - x, this.#pointer.y - y) >= THRESHOLD) this.#start()
  }

  #start(): void {
    const root = document.documentElement
    // Not to the handle: a colleague who moves the node takes it out of the page for a moment.
    root.setPointerCapture(this.#press.pointerId)
    root.classList.add('dragging')
    this.#look()
  }

  readonly #look = (): void => {
    const found = this.#find()
    // A colleague deleted it.
    if (found === null) {
      this.#end()
      return
    }
    const { top, node, rows, surface, above, drop } = found
    surface.scrollNear(this.#pointer.y)
    const lines =
      drop === null ? [] : shownSurfaces().flatMap((shown) => shown.lineAt(rows, above, drop.depth))
    const number = drop === null ? node.number : numberAfterMove(this.#doc, this.#id, drop.place)
    const parent = drop?.place.parent ?? null
    this.#mark('being-dragged', inOrder([node]))
    this.#mark(
      'dropped-into',
      inOrder(top).filter(({ id }) => id === parent),
    )
    this.#callbacks.show({ id: this.#id, pointer: this.#pointer, number, parent, lines })
    this.#frame = requestAnimationFrame(this.#look)
  }

  #find() {
    const top = readOutline(this.#doc)
    const node = findNode(top, this.#id)
    const surface = surfaceAt(this.#pointer.x)
    if (node === undefined || surface === undefined) return null
    const rows = rowsWithout(top, this.#id)
    const { above } = gapNearest(surface.measure(rows), this.#pointer.y)
    const wantedDepth = levelMeant(top, this.#id, above) + this.#levelsAsked(surface)
    return { top, node, rows, surface, above, drop: dropAt(top, this.#id, above, wantedDepth) }
  }

  #levelsAsked(surface: Surface): number {
    const { x } = this.#pointer
    this.#from ??= { surface, x: pointOf(this.#press).x }
    if (this.#from.surface.element !== surface.element) this.#rested = 0
    else if (this.#rested < AT_REST) this.#rested = x === this.#from.x ? this.#rested + 1 : 0
    if (this.#rested < AT_REST) this.#from = { surface, x }
    return levelsIn((x - this.#from.x) / surface.indent)
  }

  #mark(as: Mark, nodes: readonly OutlineNode[]): void {
    const elements: Element[] = shownSurfaces().flatMap((surface) =>
      nodes.flatMap(({ id }) => surface.elementOf(id) ?? []),
    )
    for (const element of elements) this.#marked[as].add(element)
    for (const element of this.#marked[as]) element.classList.toggle(as, elements.includes(element))
  }

  readonly #onUp = (event: PointerEvent): void => {
    const isDrag = this.#frame !== 0
    this.#pointer = pointOf(event)
    const drop = isDrag ? this.#find()?.drop : null
    this.#end()
    if (isDrag) swallowClick()
    if (drop) this.#callbacks.drop(drop.place)
  }

  readonly #onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || this.#frame === 0) return
    // Else it would close the drawer or the search as well.
    event.preventDefault()
    event.stopPropagation()
    this.#end()
    addEventListener('pointerup', swallowClick, { capture: true, once: true })
  }

  readonly #end = (): void => {
    this.#listening.abort()
    cancelAnimationFrame(this.#frame)
    document.documentElement.classList.remove('dragging')
    for (const mark of MARKS) this.#mark(mark, [])
    this.#callbacks.show(null)
  }
}

/** @param indents how far to the right, or to the left @returns how many levels deeper */
function levelsIn(indents: number): number {
  return indents < 0 ? Math.trunc(indents) : Math.floor(Math.max(0, indents + 1 - CLEARLY))
}

/** The press ends in a click, on whatever is under the pointer then. */
function swallowClick(): void {
  const stop = (event: MouseEvent) => {
    event.preventDefault()
    event.stopPropagation()
  }
  addEventListener('click', stop, { capture: true, once: true })
  setTimeout(() => removeEventListener('click', stop, { capture: true }))
}

const pointOf = ({ clientX, clientY }: PointerEvent): Point => ({ x: clientX, y: clientY })
