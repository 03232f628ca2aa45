/** A fact in words that one presses to change it in a small panel beneath; Escape and leaving close it. */
import {
  type FocusEvent,
  type KeyboardEvent,
  type ReactNode,
  type RefObject,
  useEffect,
  useId,
  useLayoutEffect,
  useRef,
  useState,
} from 'react'
import { flushSync } from 'react-dom'
import { elementId, useAgenda } from '../agenda/agendaContext.ts'
import type { FieldPlace } from '../agenda/changes.ts'
import { footTop, headHeight } from '../agenda/intoSight.ts'
import { useWhyNotSentence, WhyNot } from '../rights/WhyNot.tsx'
import './panel.css'

interface Props {
  place: FieldPlace
  /** Of its element, where several facts are one place of the document; otherwise the place's own. */
  id?: string
  className: string
  /** What the panel is called. */
  label: string
  /** The fact, as it is read. */
  children: ReactNode
  /** What stands in the panel. @param done closes it, and gives the focus back */
  panel: (done: () => void) => ReactNode
  /** Somebody will probably open it: they point at it, or have come to it. */
  onNear?: () => void
  onOpen?: () => void
  /** @param panel as it is in the last moment */
  onClose?: (panel: HTMLElement) => void
}

export function FactPanel({
  place,
  id = elementId(place),
  className,
  label,
  children,
  panel,
  onNear,
  onOpen,
  onClose,
}: Props) {
  const { readOnly, loadEditing } = useAgenda()
  const whyNot = useWhyNotSentence(place)
  const [isOpen, setOpen] = useState(false)
  const whole = useRef<HTMLDivElement>(null)
  const button = useRef<HTMLButtonElement>(null)
  const dialog = useRef<HTMLDivElement>(null)
  const panelId = useId()

  const open = () => {
    // The one undo of the agenda comes with the editors; it takes back what it has seen.
    void loadEditing()
    onOpen?.()
    setOpen(true)
  }
  const close = () => {
    if (dialog.current === null) return
    blurWithin(dialog.current)
    onClose?.(dialog.current)
    setOpen(false)
  }
  const done = () => {
    close()
    button.current?.focus({ preventScroll: true })
  }
  useClosing(isOpen, whole, close)
  useScrolledAway(isOpen, dialog, done)
  useBeingAt(isOpen, place)

  const onBlur = ({ relatedTarget, currentTarget }: FocusEvent) => {
    // Without a target it is the window that was left, or a press that `useClosing` hears of.
    if (relatedTarget !== null && !currentTarget.contains(relatedTarget)) close()
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || !isOpen) return
    event.stopPropagation()
    done()
  }
  const onKeyDownCapture = (event: KeyboardEvent) => {
    if (dialog.current !== null && isUndo(event)) passOn(event, dialog.current)
  }
  if (readOnly)
    return (
      <div className={`fact ${className}`} id={id}>
        {children}
      </div>
    )
  if (whyNot !== null)
    return (
      <ClosedFact {...{ id, className, whyNot }} wasOpen={isOpen}>
        {children}
      </ClosedFact>
    )
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it only listens to what happens in the button and the panel
    <div
      ref={whole}
      className={`fact ${className}`}
      id={id}
      onBlur={onBlur}
      onKeyDown={onKeyDown}
      onKeyDownCapture={onKeyDownCapture}
    >
      <button
        ref={button}
        type="button"
        className="fact-button"
        aria-haspopup="dialog"
        aria-expanded={isOpen}
        aria-controls={isOpen ? panelId : undefined}
        onPointerEnter={onNear}
        onFocus={onNear}
        onClick={isOpen ? done : open}
      >
        {children}
      </button>
      {isOpen && (
        <PanelBox id={panelId} label={label} box={dialog}>
          {panel(done)}
        </PanelBox>
      )}
    </div>
  )
}

interface ClosedProps extends Pick<Props, 'className' | 'children'> {
  id: string
  whyNot: string
  /** The right went while one was in the panel. */
  wasOpen: boolean
}

/** What one may read and not change; one can come to it, to hear why. */
function ClosedFact({ id, className, children, whyNot, wasOpen }: ClosedProps) {
  const whole = useRef<HTMLDivElement>(null)
  const [hasFocus, setHasFocus] = useState(false)
  useLayoutEffect(() => {
    if (wasOpen) whole.current?.focus({ preventScroll: true })
  }, [wasOpen])
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for inputs
    <div
      ref={whole}
      className={`fact ${className}`}
      id={id}
      role="group"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: who comes by keys hears why
      tabIndex={0}
      aria-description={whyNot}
      onFocus={() => setHasFocus(true)}
      onBlur={() => setHasFocus(false)}
    >
      <span className="fact-words">{children}</span>
      {hasFocus && <WhyNot why={whyNot} />}
    </div>
  )
}

interface BoxProps {
  id: string
  label: string
  box: RefObject<HTMLDivElement | null>
  children: ReactNode
}

function PanelBox({ id, label, box, children }: BoxProps) {
  useLayoutEffect(() => {
    const panel = box.current
    if (panel === null) return
    let at: Point
    const note = () => {
      at = onScreen(panel)
    }
    const show = () => {
      bringIntoSight(panel)
      note()
    }
    show()
    const changed = new ResizeObserver((entries) => {
      moveTo(panel, at)
      if (entries.some(({ target }) => target === panel)) show()
    })
    for (const element of [panel, panel.parentElement, panel.parentElement?.parentElement, document.body])
      if (element) changed.observe(element)
    addEventListener('scroll', note, { passive: true })
    // The keyboard of a phone comes.
    visualViewport?.addEventListener('resize', show)
    if (!panel.contains(document.activeElement)) panel.focus({ preventScroll: true })
    return () => {
      changed.disconnect()
      removeEventListener('scroll', note)
      visualViewport?.removeEventListener('resize', show)
    }
  }, [box])
  return (
    <div ref={box} id={id} className="fact-panel" role="dialog" aria-label={label} tabIndex={-1}>
      {children}
    </div>
  )
}

/** What was given in the last drawing, for what listens longer than that. */
function useLatest<T>(value: T): RefObject<T> {
  const latest = useRef(value)
  useEffect(() => {
    latest.current = value
  })
  return latest
}

/** A press anywhere else closes; on a phone it takes no focus away, so that it is not enough to listen to that. */
function useClosing(isOpen: boolean, whole: RefObject<HTMLElement | null>, close: () => void): void {
  const latest = useLatest(close)
  useEffect(() => {
    if (!isOpen) return
    const onPointerDown = ({ target }: PointerEvent) => {
      if (target instanceof Node && !whole.current?.contains(target)) latest.current()
    }
    document.addEventListener('pointerdown', onPointerDown, true)
    return () => document.removeEventListener('pointerdown', onPointerDown, true)
  }, [isOpen, whole, latest])
}

/**
 * Who scrolls on has done with it: it would lie below the page's head, or come back where nobody expects it. The page's own scrolling,
 * as it opens near the window's edge, is not meant.
 */
function useScrolledAway(isOpen: boolean, panel: RefObject<HTMLElement | null>, done: () => void): void {
  const latest = useLatest(done)
  useEffect(() => {
    if (!isOpen) return
    let isByHand = false
    const onHand = () => {
      isByHand = true
    }
    const onScroll = () => {
      if (isByHand && panel.current !== null && isOutOfSight(panel.current)) latest.current()
    }
    for (const hand of HANDS) addEventListener(hand, onHand, { passive: true })
    addEventListener('scroll', onScroll, { passive: true })
    return () => {
      for (const hand of HANDS) removeEventListener(hand, onHand)
      removeEventListener('scroll', onScroll)
    }
  }, [isOpen, panel, latest])
}

const HANDS = ['wheel', 'touchmove'] as const

/** More than half of what could be seen of it is above, or all of it below. */
function isOutOfSight(panel: HTMLElement): boolean {
  const { top, bottom, height } = panel.getBoundingClientRect()
  const [head, foot] = [headHeight(), footTop()]
  return bottom - head < Math.min(height, foot - head) / 2 || top > foot
}

/** Colleagues see where one is; also when the panel goes with its item. */
function useBeingAt(isOpen: boolean, { item, field }: FieldPlace): void {
  const { presence } = useAgenda().session
  useEffect(() => {
    if (!isOpen) return
    const place = { item, field }
    presence.enter(place)
    return () => presence.leave(place)
  }, [isOpen, presence, item, field])
}

/** What has focus there hears that it is left while it still stands in the page. */
function blurWithin(panel: HTMLElement): void {
  const { activeElement } = document
  if (activeElement instanceof HTMLElement && panel.contains(activeElement))
    flushSync(() => activeElement.blur())
}

const isUndo = ({ key, ctrlKey, metaKey, altKey }: KeyboardEvent): boolean =>
  (ctrlKey || metaKey) && !altKey && ['z', 'y'].includes(key.toLowerCase())

/**
 * What is changed in a panel is written already, so that undo is the agenda's there, although the focus is in a field. A line in
 * which something stands that is not written keeps its own.
 */
function passOn(event: KeyboardEvent, panel: HTMLElement): void {
  const { target, nativeEvent } = event
  if (target === panel || (target instanceof HTMLInputElement && isBeingWritten(target))) return
  event.preventDefault()
  event.stopPropagation()
  panel.dispatchEvent(new KeyboardEvent('keydown', nativeEvent))
}

/** What is all selected has done its work, and is typed over next. */
const isBeingWritten = ({ value, selectionStart, selectionEnd }: HTMLInputElement): boolean =>
  value !== '' && (selectionEnd ?? 0) - (selectionStart ?? 0) < value.length

interface Point {
  left: number
  top: number
}

function onScreen(element: Element): Point {
  const { left, top } = element.getBoundingClientRect()
  return { left, top }
}

/**
 * What is chosen can make the fact longer, wrap it to another line, or add a line at the top of the page, for which browsers scroll or do
 * not: the panel shall not slide away under the finger.
 */
function moveTo(panel: HTMLElement, { left, top }: Point): void {
  const now = onScreen(panel)
  panel.style.left = `${panel.offsetLeft + left - now.left}px`
  panel.style.top = `${panel.offsetTop + top - now.top}px`
}

/** Left between it and the edges of what is seen (pixels). */
const MARGIN = 12

function bringIntoSight(panel: HTMLElement): void {
  panel.style.left = '0'
  const { left, right } = panel.getBoundingClientRect()
  const tooFar = Math.max(0, right - (document.documentElement.clientWidth - MARGIN))
  panel.style.left = `${Math.max(-tooFar, MARGIN - left)}px`
  const { top, bottom } = panel.getBoundingClientRect()
  const tooLow = Math.max(0, bottom - (footTop() - MARGIN))
  scrollBy({ top: Math.min(top - headHeight() - MARGIN, tooLow), behavior: 'instant' })
}

/** Where one points with a finger, an input that takes the focus by itself would bring the keyboard over what one came for. */
export const pointsByFinger = (): boolean => matchMedia('(pointer: coarse)').matches
