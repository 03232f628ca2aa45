/**
 * A menu that opens at a button, above everything and never past the screen's edge: arrow keys, Home, End and first letters
 * go through it, Escape and a press beside it close it.
 */
import { type KeyboardEvent, type ReactNode, useEffect, useLayoutEffect, useRef } from 'react'
import { createPortal } from 'react-dom'
import './menu.css'

export interface MenuEntry {
  label: string
  /** What stands before the label, for the eye. */
  icon?: ReactNode
  /** The keys that do the same. `shown`: as people read them; `aria`: as `aria-keyshortcuts` wants them. */
  keys?: { shown: string; aria?: string }
  disabled?: boolean
  /** What it means, in a line below the label. */
  note?: string
  /** One of several is as it is now; `undefined`: it is no choice. */
  isCurrent?: boolean
  onChoose: () => void
}

interface Props {
  label: string
  /** A line is drawn between them. */
  groups: readonly (readonly MenuEntry[])[]
  /** The button at which it opened. */
  anchor: HTMLElement
  /** Which edges of menu and button are in line. */
  align?: 'start' | 'end'
  onClose: () => void
  /** It was closed and nothing chosen. Default: the button has focus again. */
  onCancel?: () => void
  /** Attributes of the menu itself. */
  attributes?: Readonly<Record<string, string>>
}

/** The least distance from the edges of the screen (pixels). */
const EDGE = 8

const PRESS_ENDS = ['pointerup', 'pointercancel'] as const

type Side = 'above' | 'below'

export function Menu(props: Props) {
  const { label, groups, anchor, align = 'end', onClose, onCancel, attributes } = props
  const menu = useRef<HTMLDivElement>(null)
  useLayoutEffect(() => {
    const opened = menu.current
    if (opened === null) return
    // In the top layer nothing covers it; where a browser has none, it stands in the page.
    opened.showPopover?.()
    const entries = entriesOf(opened)
    const first = entries.find((entry) => entry.ariaChecked === 'true') ?? entries[0]
    first?.focus({ preventScroll: true })
    // Colleagues write above: the button moves, and what one is about to press with it.
    let frame = 0
    let side: Side | undefined
    let pressedAt: { top: number; left: number } | null = null
    const follow = () => {
      if (pressedAt === null) side = putBeside(opened, anchor, align, side)
      else putAt(opened, pressedAt)
      frame = requestAnimationFrame(follow)
    }
    follow()
    // An entry that is not under the mouse any more when that is let go was not clicked.
    const onPress = () => {
      pressedAt = opened.getBoundingClientRect()
    }
    const onPressEnd = () => {
      pressedAt = null
    }
    opened.addEventListener('pointerdown', onPress)
    for (const end of PRESS_ENDS) addEventListener(end, onPressEnd, true)
    return () => {
      cancelAnimationFrame(frame)
      for (const end of PRESS_ENDS) removeEventListener(end, onPressEnd, true)
    }
  }, [anchor, align])
  useEffect(() => {
    const onPress = ({ target }: PointerEvent) => {
      const inside = target instanceof Node && (menu.current?.contains(target) || anchor.contains(target))
      if (!inside) onClose()
    }
    addEventListener('pointerdown', onPress, true)
    return () => removeEventListener('pointerdown', onPress, true)
  }, [anchor, onClose])

  const leave = (toButton = true) => {
    onClose()
    if (toButton || onCancel === undefined) anchor.focus({ preventScroll: true })
    else onCancel()
  }
  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>) => {
    // Tab and F6 go on from the button; keys with Alt do what stands beside the entries.
    if (event.key === 'Tab' || event.key === 'F6' || event.altKey) return leave(false)
    const next = event.key === 'Escape' ? null : entryAfter(event)
    if (next === undefined) return
    event.preventDefault()
    if (next === null) leave(false)
    else next.focus({ preventScroll: false })
  }
  // Not beside the button: when a colleague moves that, the browser would close what is open in it.
  return createPortal(
    <div
      ref={menu}
      className="menu"
      role="menu"
      aria-label={label}
      popover="manual"
      onKeyDown={onKeyDown}
      {...attributes}
    >
      {groups.map((entries) => (
        // biome-ignore lint/a11y/useSemanticElements: a fieldset has no place in a menu
        <div key={entries[0]?.label} className="menu-group" role="group">
          {entries.map((entry) => (
            // biome-ignore lint/a11y/useAriaPropsSupportedByRole: what is checked is a radio of the menu
            <button
              key={entry.label}
              type="button"
              role={entry.isCurrent === undefined ? 'menuitem' : 'menuitemradio'}
              aria-checked={entry.isCurrent}
              aria-label={entry.note && entry.label}
              aria-description={entry.note}
              tabIndex={-1}
              disabled={entry.disabled}
              aria-keyshortcuts={entry.keys?.aria}
              onClick={() => {
                leave()
                entry.onChoose()
              }}
            >
              {entry.icon}
              <span className="menu-label">
                {entry.label}
                {entry.note && <span className="menu-note">{entry.note}</span>}
              </span>
              {entry.keys && (
                <span aria-hidden="true" className="menu-keys">
                  {entry.keys.shown}
                </span>
              )}
            </button>
          ))}
        </div>
      ))}
    </div>,
    anchor.closest('dialog, header, main') ?? document.body,
  )
}

const entriesOf = (menu: Element): HTMLButtonElement[] => [
  ...menu.querySelectorAll<HTMLButtonElement>('[role^="menuitem"]:not(:disabled)'),
]

/** @returns `undefined` where the key leads nowhere */
function entryAfter({ key, currentTarget }: KeyboardEvent<HTMLDivElement>): HTMLButtonElement | undefined {
  const entries = entriesOf(currentTarget)
  const at = entries.indexOf(document.activeElement as HTMLButtonElement)
  if (key === 'ArrowDown') return entries[(at + 1) % entries.length]
  if (key === 'ArrowUp') return entries.at(at < 0 ? -1 : at - 1)
  if (key === 'Home') return entries[0]
  if (key === 'End') return entries.at(-1)
  if (key.length !== 1 || key === ' ') return undefined
  const inTurn = [...entries.slice(at + 1), ...entries.slice(0, at + 1)]
  return inTurn.find(({ textContent }) =>
    textContent.trim().toLocaleLowerCase('da').startsWith(key.toLocaleLowerCase('da')),
  )
}

/**
 * Below the button, or above it where there is more room, or at its side where there is too little of either: it is pressed once more to
 * close the menu. Inside what is seen: a phone's keyboard covers the rest.
 * @param side where it stands already: there it stays, or it would jump from under the mouse when the page glides
 */
function putBeside(menu: HTMLElement, anchor: HTMLElement, align: 'start' | 'end', side?: Side): Side {
  const at = anchor.getBoundingClientRect()
  const { top: seenFrom, bottom: seenTo } = seen()
  menu.style.maxHeight = `${seenTo - seenFrom - 2 * EDGE}px`
  const { width, height } = menu.getBoundingClientRect()
  const { clientWidth } = document.documentElement
  const stands = side ?? (at.bottom + height + EDGE <= seenTo ? 'below' : 'above')
  const wanted = stands === 'below' ? at.bottom + 2 : at.top - height - 2
  const top = Math.max(seenFrom + EDGE, Math.min(wanted, seenTo - height - EDGE))
  const covers = top < at.bottom && top + height > at.top
  const aside = at.left - width - 2 >= EDGE ? at.left - width - 2 : at.right + 2
  const inLine = covers ? aside : align === 'start' ? at.left : at.right - width
  const left = Math.max(EDGE, Math.min(inLine, clientWidth - width - EDGE))
  putAt(menu, { top, left })
  return stands
}

/** In the page's own measure: it moves with the page when that is scrolled. @param at in the window's (pixels) */
function putAt(menu: HTMLElement, at: { top: number; left: number }): void {
  menu.style.top = `${at.top + scrollY}px`
  menu.style.left = `${at.left + scrollX}px`
}

/** From where to where the window is seen (pixels from its top). */
function seen(): { top: number; bottom: number } {
  const { offsetTop = 0, height = innerHeight, scale = 1 } = visualViewport ?? {}
  // Enlarged by two fingers, one sees a part and moves it.
  return scale > 1 ? { top: 0, bottom: innerHeight } : { top: offsetTop, bottom: offsetTop + height }
}
