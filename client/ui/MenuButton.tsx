/**
 * A button that opens a menu: arrow keys, Home, End and first letters go through it, Escape and a press elsewhere close it.
 * @see https://www.w3.org/WAI/ARIA/apg/patterns/menu-button/
 */
import { autoUpdate, flip, offset, type Placement, shift, size, useFloating } from '@floating-ui/react-dom'
import { type ButtonHTMLAttributes, type KeyboardEvent, type ReactNode, useId, useRef, useState } from 'react'
import './menu.css'

export interface MenuEntry {
  label: string
  /** What stands before the label. */
  icon?: ReactNode
  /** The key that does the same. */
  hint?: string
  /** Begins a new group. */
  begins?: boolean | undefined
  disabled?: boolean
  onChoose: () => void
}

interface Props extends ButtonHTMLAttributes<HTMLButtonElement> {
  /** Asked when the menu opens. */
  entries: () => readonly MenuEntry[]
  placement?: Placement
  /** The menu closed with nothing chosen. Default: the button gets the focus back. */
  onCancel?: () => void
  /** Attributes of the menu itself. */
  menu?: Record<string, string>
  children: ReactNode
}

/** Pixels between the menu and the window's edge, at least. */
const MARGIN = 8

export function MenuButton({
  entries,
  placement = 'bottom-start',
  onCancel,
  menu,
  children,
  ...props
}: Props) {
  const [shown, setShown] = useState<readonly MenuEntry[] | null>(null)
  const id = useId()
  const list = useRef<HTMLDivElement | null>(null)
  const { refs, floatingStyles } = useFloating<HTMLButtonElement>({
    placement,
    strategy: 'fixed',
    whileElementsMounted: autoUpdate,
    middleware: [offset(4), flip({ padding: MARGIN }), shift({ padding: MARGIN }), fittingHeight],
  })
  const cancel = () => {
    if (onCancel) onCancel()
    else refs.reference.current?.focus()
  }
  const open = (element: HTMLDivElement | null) => {
    refs.setFloating(element)
    list.current = element
    if (element === null || element.matches(':popover-open')) return
    element.showPopover()
    focusOn(element, 0)
  }
  const choose = (entry: MenuEntry) => {
    refs.reference.current?.focus()
    setShown(null)
    entry.onChoose()
  }
  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>) => {
    if (event.key === 'Tab' || event.key === 'Escape') {
      event.preventDefault()
      event.stopPropagation()
      setShown(null)
      cancel()
    } else if (moveFocus(event.currentTarget, event.key)) event.preventDefault()
  }
  return (
    <>
      <button
        type="button"
        ref={refs.setReference}
        aria-haspopup="menu"
        aria-expanded={shown !== null}
        aria-controls={shown === null ? undefined : id}
        onClick={() => setShown(shown === null ? entries() : null)}
        {...props}
      >
        {children}
      </button>
      {shown !== null && (
        <div
          ref={open}
          id={id}
          className="menu"
          role="menu"
          aria-label={props['aria-label']}
          popover="auto"
          style={floatingStyles}
          onKeyDown={onKeyDown}
          onToggle={({ newState }) => newState === 'closed' && setShown(null)}
          {...menu}
        >
          {shown.map((entry) => (
            <button
              key={entry.label}
              type="button"
              role="menuitem"
              tabIndex={-1}
              aria-disabled={entry.disabled}
              data-begins={entry.begins}
              onClick={() => entry.disabled || choose(entry)}
            >
              {entry.icon}
              <span className="menu-label">{entry.label}</span>
              {entry.hint !== undefined && <kbd>{entry.hint}</kbd>}
            </button>
          ))}
        </div>
      )}
    </>
  )
}

const fittingHeight = size({
  padding: MARGIN,
  apply: ({ availableHeight, elements }) => {
    elements.floating.style.maxHeight = `${Math.max(120, availableHeight)}px`
  },
})

const itemsOf = (menu: HTMLElement): HTMLElement[] => [
  ...menu.querySelectorAll<HTMLElement>('[role="menuitem"]'),
]

function focusOn(menu: HTMLElement, index: number): void {
  itemsOf(menu).at(index)?.focus()
}

/** @returns whether the key is one that moves through a menu */
function moveFocus(menu: HTMLElement, key: string): boolean {
  const items = itemsOf(menu)
  const now = items.indexOf(document.activeElement as HTMLElement)
  const to = targetOf(items, now, key)
  if (to === null) return false
  focusOn(menu, to % items.length)
  return true
}

function targetOf(items: readonly HTMLElement[], now: number, key: string): number | null {
  switch (key) {
    case 'ArrowDown':
      return now + 1
    case 'ArrowUp':
      return now - 1
    case 'Home':
      return 0
    case 'End':
      return -1
    default:
      return key.length === 1 && key !== ' ' ? nextWithLetter(items, now, key) : null
  }
}

function nextWithLetter(items: readonly HTMLElement[], now: number, letter: string): number | null {
  const begins = (item: HTMLElement) =>
    item.textContent?.trim().toLocaleLowerCase('da').startsWith(letter.toLocaleLowerCase('da'))
  const rotated = [...items.slice(now + 1), ...items.slice(0, now + 1)]
  const found = rotated.find(begins)
  return found === undefined ? null : items.indexOf(found)
}
