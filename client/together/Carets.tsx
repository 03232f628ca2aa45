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
import { readLayout } from './layoutReads.ts'
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
  /** Is the window's edge so near that the name stands before the caret? */
  isAtEdge: boolean
  selection: Box[]
}

/** What most names take (pixels). */
const ROOM_FOR_NAME = 150

function CaretsHere({ place, fragment, carets }: Props & { carets: readonly Caret[] }) {
  const layer = useRef<HTMLDivElement>(null)
  const colourOf = usePersonColour()
  const [drawn, setDrawn] = useState<readonly Drawn[]>([])
  const isNear = useIsNear(layer)
  const { watch } = useAgenda().session
  useChanges(placeKey(place))
  const version = watch.version(placeKey(place))

  const measure = () => {
    if (layer.current === null || !isNear) return null
    const now = drawingOf(layer.current, fragment, carets)
    return () => setDrawn((before) => (isSameDrawing(before, now) ? before : now))
  }
  const latest = useRef(measure)
  // biome-ignore lint/correctness/useExhaustiveDependencies: when the text has changed the carets stand elsewhere
  useLayoutEffect(() => {
    latest.current = measure
    readLayout(() => latest.current())
  }, [carets, fragment, version, isNear])
  useEffect(() => {
    const observer = new ResizeObserver(() => readLayout(() => latest.current()))
    observer.observe(layer.current!.parentElement!)
    return () => observer.disconnect()
  }, [])

  return (
    <div ref={layer} className="carets" aria-hidden="true">
      {drawn.map(({ caret, line, isAtEdge, selection }) => (
        <span key={caret.client} data-colour={colourOf(caret.person.id)}>
          {selection.map((box) => (
            <span key={`${box.left} ${box.top}`} className="caret-selection" style={box} />
          ))}
          {/* biome-ignore lint/a11y/noStaticElementInteractions: pressing it must not take the focus from the text */}
          <span
            className="caret"
            data-at-edge={isAtEdge}
            style={{ left: line.left, top: line.top, height: line.height }}
            onMouseDown={(event) => event.preventDefault()}
          >
            <CaretName name={caret.person.name} moved={caret.moved} />
          </span>
        </span>
      ))}
    </div>
  )
}

/** How long a name stands (ms), and how long its caret must have been still for it to stand again. */
const NAMED_MS = 2000
const STILL_MS = 3000

/**
 * Who this is, told when the caret comes, and when it moves after a while; who types on is known. By timers: an animation
 * begun anew at each letter, and there are many, keeps the browser drawing all the time.
 */
function CaretName({ name, moved }: { name: string; moved: string }) {
  const [isTold, setTold] = useState(true)
  const movedAt = useRef(Number.NEGATIVE_INFINITY)
  // biome-ignore lint/correctness/useExhaustiveDependencies: it is the move itself that counts
  useEffect(() => {
    const now = performance.now()
    if (now - movedAt.current > STILL_MS) setTold(true)
    movedAt.current = now
  }, [moved])
  useEffect(() => {
    if (!isTold) return
    const timer = setTimeout(() => setTold(false), NAMED_MS)
    return () => clearTimeout(timer)
  }, [isTold])
  return (
    <span className="caret-name" data-told={isTold}>
      {name}
    </span>
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
    const line = boxOf(head)
    const isAtEdge = line.left + ROOM_FOR_NAME > document.documentElement.clientWidth
    return [{ caret, line: within(origin, line), isAtEdge, selection: boxesBetween(origin, anchor, head) }]
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
