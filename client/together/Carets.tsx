/**
 * Colleagues' carets in one text. They lie over it and are no part of it, so that they disturb neither an editor nor what
 * one selects and copies. For the eye alone: who writes where is said in words beside the field's name.
 */
import {
  type RefObject,
  useCallback,
  useEffect,
  useLayoutEffect,
  useRef,
  useState,
  useSyncExternalStore,
} from 'react'
import type * as Y from 'yjs'
import { useAgenda, useChanges } from '../agenda/agendaContext.ts'
import { type FieldPlace, placeKey } from '../agenda/changes.ts'
import { usePersonColour } from '../ui/personColours.ts'
import type { Caret } from './caretHub.ts'
import { rangeAt, textPoint } from './textPoint.ts'
import './carets.css'

interface Props {
  place: FieldPlace
  fragment: Y.XmlFragment
}

export function Carets({ place, fragment }: Props) {
  const { carets } = useAgenda().session
  const { item, field } = place
  const here = useSyncExternalStore(
    useCallback((listener) => carets.subscribe({ item, field }, listener), [carets, item, field]),
    () => carets.at(place),
  )
  return here.length === 0 ? null : <CaretsHere place={place} fragment={fragment} carets={here} />
}

/** In pixels, from the upper left corner of what the carets lie over. */
interface Box {
  left: number
  top: number
  height: number
  width: number
}

interface Drawn {
  caret: Caret
  line: Box
  selection: Box[]
}

function CaretsHere({ place, fragment, carets }: Props & { carets: readonly Caret[] }) {
  const layer = useRef<HTMLDivElement>(null)
  const colourOf = usePersonColour()
  const [drawn, setDrawn] = useState<readonly Drawn[]>([])
  const isNear = useIsNear(layer)
  const { watch } = useAgenda().session
  useChanges(placeKey(place))
  const version = watch.version(placeKey(place))

  const measure = () => {
    if (layer.current === null || !isNear) return
    const now = drawingOf(layer.current, fragment, carets)
    setDrawn((before) => (isSameDrawing(before, now) ? before : now))
  }
  const latest = useRef(measure)
  // biome-ignore lint/correctness/useExhaustiveDependencies: when the text has changed the carets stand elsewhere
  useLayoutEffect(() => {
    latest.current = measure
    measure()
  }, [carets, fragment, version, isNear])
  useEffect(() => {
    const observer = new ResizeObserver(() => latest.current())
    observer.observe(layer.current!.parentElement!)
    return () => observer.disconnect()
  }, [])

  return (
    <div ref={layer} className="carets" aria-hidden="true">
      {drawn.map(({ caret, line, selection }) => (
        <span key={caret.client} data-colour={colourOf(caret.person.id)}>
          {selection.map((box) => (
            <span key={`${box.left} ${box.top}`} className="caret-selection" style={box} />
          ))}
          {/* biome-ignore lint/a11y/noStaticElementInteractions: pressing it must not take the focus from the text */}
          <span
            className="caret"
            style={{ left: line.left, top: line.top, height: line.height }}
            onMouseDown={(event) => event.preventDefault()}
          >
            <span key={caret.moved} className="caret-name">
              {caret.person.name}
            </span>
          </span>
        </span>
      ))}
    </div>
  )
}

/** How far outside the window carets are drawn all the same. */
const NEAR = '300px'

/** Nobody sees where a caret stands that is out of sight, and to find it out costs a layout. */
function useIsNear(element: RefObject<Element | null>): boolean {
  const [isNear, setNear] = useState(false)
  useEffect(() => {
    const look = (entries: IntersectionObserverEntry[]) => setNear(entries.at(-1)!.isIntersecting)
    const observer = new IntersectionObserver(look, { rootMargin: NEAR })
    observer.observe(element.current!)
    return () => observer.disconnect()
  }, [element])
  return isNear
}

function drawingOf(layer: Element, fragment: Y.XmlFragment, carets: readonly Caret[]): Drawn[] {
  const origin = layer.getBoundingClientRect()
  return carets.flatMap((caret) => {
    const head = caretInPage(layer.parentElement!, fragment, caret.head)
    const anchor = caretInPage(layer.parentElement!, fragment, caret.anchor)
    if (head === null || anchor === null) return []
    return [{ caret, line: within(origin, boxOf(head)), selection: boxesBetween(origin, anchor, head) }]
  })
}

const isSameDrawing = (before: readonly Drawn[], now: readonly Drawn[]): boolean =>
  JSON.stringify(before) === JSON.stringify(now)

/** @param host the element that draws the text @returns `null` when the position is not there */
export function caretInPage(
  host: Element,
  fragment: Y.XmlFragment,
  position: Y.RelativePosition,
): Range | null {
  const point = textPoint(fragment, position)
  const text = host.querySelector('.ProseMirror')
  return point && text && rangeAt(text, point)
}

// A range in an empty line has no box of its own: the line's has.
function boxOf(range: Range): DOMRect {
  const [box] = range.getClientRects()
  if (box !== undefined && box.height > 0) return box
  const node = range.startContainer
  const element = node instanceof Element ? node : node.parentElement!
  return element.getBoundingClientRect()
}

const within = (origin: DOMRect, { left, top, width, height }: DOMRect): Box => ({
  left: left - origin.left,
  top: top - origin.top,
  width,
  height,
})

function boxesBetween(origin: DOMRect, anchor: Range, head: Range): Box[] {
  if (anchor.compareBoundaryPoints(Range.START_TO_START, head) === 0) return []
  const range = document.createRange()
  range.setStart(anchor.startContainer, anchor.startOffset)
  range.setEnd(head.startContainer, head.startOffset)
  if (range.collapsed) {
    range.setStart(head.startContainer, head.startOffset)
    range.setEnd(anchor.startContainer, anchor.startOffset)
  }
  return [...range.getClientRects()].filter(({ width }) => width > 0).map((box) => within(origin, box))
}
