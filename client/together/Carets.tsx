/**
 * Colleagues' carets in one text. They lie over it and are no part of it, so that they disturb neither an editor nor what
 * one selects and copies. For the eye alone: who writes where is said in words beside the field's name.
 */
import { useCallback, useLayoutEffect, useRef, useState, useSyncExternalStore } from 'react'
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
  const [drawn, setDrawn] = useState<Drawn[]>([])
  const colourOf = usePersonColour()
  const { watch } = useAgenda().session
  useChanges(placeKey(place))
  const version = watch.version(placeKey(place))

  // biome-ignore lint/correctness/useExhaustiveDependencies: when the text has changed the carets stand elsewhere
  useLayoutEffect(() => {
    const own = layer.current
    const host = own?.parentElement
    if (!own || !host) return
    const measure = () => setDrawn(carets.flatMap((caret) => drawnAt(own, host, fragment, caret)))
    measure()
    const observer = new ResizeObserver(measure)
    observer.observe(host)
    return () => observer.disconnect()
  }, [carets, fragment, version])

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

function drawnAt(layer: Element, host: Element, fragment: Y.XmlFragment, caret: Caret): Drawn[] {
  const head = pointInPage(host, fragment, caret.head)
  const anchor = pointInPage(host, fragment, caret.anchor)
  if (head === null || anchor === null) return []
  const origin = layer.getBoundingClientRect()
  return [{ caret, line: within(origin, boxOf(head)), selection: boxesBetween(origin, anchor, head) }]
}

function pointInPage(host: Element, fragment: Y.XmlFragment, position: Y.RelativePosition): Range | null {
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
  const range = document.createRange()
  range.setStart(anchor.startContainer, anchor.startOffset)
  range.setEnd(head.startContainer, head.startOffset)
  if (range.collapsed) {
    range.setStart(head.startContainer, head.startOffset)
    range.setEnd(anchor.startContainer, anchor.startOffset)
  }
  return [...range.getClientRects()].filter(({ width }) => width > 0).map((box) => within(origin, box))
}
