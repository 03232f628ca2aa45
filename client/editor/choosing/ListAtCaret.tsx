/** A list to choose from at the caret: the caret stays in the text, arrow keys and Enter choose here. */
import type { Editor, Range } from '@tiptap/core'
import { type ReactNode, useEffect, useId, useState } from 'react'
import { type EditorTools, TOOLS } from '../tools/toolState.ts'
import { useAtSelection } from '../tools/useFloatingAt.ts'
import '../../ui/menu.css'

export interface ListOption {
  key: string
  label: string
  icon: ReactNode
  /** Stands at its right: its key, or what tells it from others. */
  note?: string | undefined
  /** In the language of the agenda. */
  lang?: string | undefined
  /** A line parts it from what is above. */
  begins?: boolean
}

interface Props<Option extends ListOption> {
  editor: Editor
  tools: EditorTools
  /** The sign that opened it, and what was typed behind it. */
  range: Range
  query: string
  /** What the list is called. */
  label: string
  options: readonly Option[]
  /** Whether Enter chooses what nobody has gone to yet, before a word is typed. */
  choosesAtOnce: boolean
  onChoose: (option: Option) => void
  onEscape?: () => void
}

export function ListAtCaret<Option extends ListOption>(props: Props<Option>) {
  const { editor, tools, range, query, label, options, choosesAtOnce, onChoose, onEscape } = props
  const id = useId()
  // Another word begins at the top again.
  const [at, setAt] = useState({ query, index: 0, hasChosen: false })
  const current = at.query === query ? Math.min(at.index, options.length - 1) : 0
  const hasChosen = at.query === query && at.hasChosen
  const setCurrent = (index: number) => setAt({ query, index, hasChosen: true })
  const { ref, ...floating } = useAtSelection(editor, 'bottom-start', range.from)

  useEffect(() => {
    tools.listKey = ({ key }) => {
      const step = { ArrowDown: 1, ArrowUp: -1 }[key]
      if (key === 'Escape') onEscape?.()
      if (step !== undefined) setCurrent((current + step + options.length) % options.length)
      else if (key !== 'Enter' && key !== 'Tab') return false
      else if (query === '' && !hasChosen && !choosesAtOnce) return false
      else onChoose(options[current]!)
      return true
    }
    return () => {
      tools.listKey = null
    }
  })
  useEffect(() => {
    const { dom } = editor.view
    dom.setAttribute('aria-controls', id)
    dom.setAttribute('aria-activedescendant', `${id}-${current}`)
    document.getElementById(`${id}-${current}`)?.scrollIntoView({ block: 'nearest', behavior: 'instant' })
    return () => {
      dom.removeAttribute('aria-controls')
      dom.removeAttribute('aria-activedescendant')
    }
  }, [editor, id, current])

  return (
    <div
      ref={ref}
      id={id}
      className="menu slash-menu"
      role="listbox"
      // It may scroll, and counts as reached by keys then. The keys of the text move in it, and Tab is one of them.
      tabIndex={0}
      aria-label={label}
      onMouseDown={(event) => event.preventDefault()}
      {...floating}
      {...TOOLS}
    >
      {options.map((option, index) => (
        // biome-ignore lint/a11y/useFocusableInteractive: the focus stays in the text, which names the active option
        // biome-ignore lint/a11y/useKeyWithClickEvents: keys are pressed in the text
        <div
          key={option.key}
          id={`${id}-${index}`}
          role="option"
          aria-selected={index === current}
          data-begins={option.begins ?? false}
          onPointerMove={() => setCurrent(index)}
          onClick={() => onChoose(option)}
        >
          {option.icon}
          <span className="menu-label" lang={option.lang}>
            {option.label}
          </span>
          {option.note !== undefined && option.note !== '' && (
            <span className="menu-keys">{option.note}</span>
          )}
        </div>
      ))}
    </div>
  )
}
