/** A button that opens a menu. @see https://www.w3.org/WAI/ARIA/apg/patterns/menu-button/ */
import { type ButtonHTMLAttributes, useRef, useState } from 'react'
import { Menu, type MenuEntry } from './Menu.tsx'

type Groups = readonly (readonly MenuEntry[])[]

interface Props extends ButtonHTMLAttributes<HTMLButtonElement> {
  'aria-label': string
  /** Asked when the menu opens. */
  groups: () => Groups
  align?: 'start' | 'end'
  onCancel?: () => void
  /** Attributes of the menu itself. */
  menu?: Readonly<Record<string, string>>
}

export function MenuButton({ groups, align = 'start', onCancel, menu, children, ...button }: Props) {
  const anchor = useRef<HTMLButtonElement>(null)
  const [opened, setOpened] = useState<Groups | null>(null)
  return (
    <>
      <button
        ref={anchor}
        type="button"
        aria-haspopup="menu"
        aria-expanded={opened !== null}
        onClick={() => setOpened(opened === null ? groups() : null)}
        onKeyDown={(event) => {
          if (event.key !== 'ArrowDown' || event.altKey || event.ctrlKey || event.metaKey || opened !== null)
            return
          event.preventDefault()
          setOpened(groups())
        }}
        {...button}
      >
        {children}
      </button>
      {opened !== null && anchor.current !== null && (
        <Menu
          label={button['aria-label']}
          groups={opened}
          anchor={anchor.current}
          align={align}
          onClose={() => setOpened(null)}
          {...(onCancel && { onCancel })}
          {...(menu && { attributes: menu })}
        />
      )}
    </>
  )
}
