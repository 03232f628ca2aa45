/** The slash menu as it is shown: the caret stays in the text, arrow keys and Enter choose here. */
import type { Editor, Range } from '@tiptap/core'
import { useEffect, useId, useMemo, useState, useSyncExternalStore } from 'react'
import { readFacts } from '../../../shared/agenda/document.ts'
import { phrasesOf } from '../../../shared/agenda/phrases.ts'
import { useAgenda } from '../../agenda/agendaContext.ts'
import { t, useLanguage } from '../../app/language.ts'
import { keyName } from '../keys/keyNames.ts'
import { enclosedIn, type Insertion, insertAt, insertions, matching } from '../tools/insertEntries.tsx'
import { type EditorTools, type OpenSlash, TOOLS } from '../tools/toolState.ts'
import { useAtSelection } from '../tools/useFloatingAt.ts'
import '../../ui/menu.css'

interface Props {
  slash: OpenSlash
  tools: EditorTools
}

export function SlashList({ slash, tools }: Props) {
  const { editor, query } = slash
  const { session } = useAgenda()
  const phrases = useSyncExternalStore(session.subscribe, session.phrases)
  const language = useLanguage()
  // biome-ignore lint/correctness/useExhaustiveDependencies: their words are of the language
  const all = useMemo(
    () =>
      insertions(
        editor,
        phrasesOf(phrases, readFacts(session.doc).council),
        enclosedIn(session.doc, tools.read().active?.place.item),
      ),
    [editor, session, phrases, language, tools],
  )
  const found = matching(all, query)
  return found.length === 0 ? null : <List {...{ slash, tools, found }} />
}

function List({ slash: { editor, range, query }, tools, found }: Props & { found: readonly Insertion[] }) {
  const id = useId()
  // Another word begins at the top again.
  const [at, setAt] = useState({ query, index: 0, hasChosen: false })
  const current = at.query === query ? at.index : 0
  const hasChosen = at.query === query && at.hasChosen
  const setCurrent = (index: number) => setAt({ query, index, hasChosen: true })
  const { ref, ...floating } = useAtSelection(editor, 'bottom-start', range.from)
  const choose = (insertion: Insertion | undefined) => {
    if (insertion !== undefined) insertAt(editor, tools, range, insertion)
  }

  useEffect(() => {
    tools.slashKey = ({ key }) => {
      const step = { ArrowDown: 1, ArrowUp: -1 }[key]
      if (step !== undefined) setCurrent((current + step + found.length) % found.length)
      else if (key !== 'Enter' && key !== 'Tab') return false
      // A stroke at the end of a line is one.
      else if (query === '' && !hasChosen && !isAtStart(editor, range)) return false
      else choose(found[current])
      return true
    }
    return () => {
      tools.slashKey = null
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
      aria-label={t('insertMenu')}
      onMouseDown={(event) => event.preventDefault()}
      {...floating}
      {...TOOLS}
    >
      {found.map((insertion, index) => {
        const Icon = insertion.icon
        return (
          // biome-ignore lint/a11y/useFocusableInteractive: the focus stays in the text, which names the active option
          // biome-ignore lint/a11y/useKeyWithClickEvents: keys are pressed in the text
          <div
            key={insertion.label}
            id={`${id}-${index}`}
            role="option"
            aria-selected={index === current}
            data-begins={insertion.isPhrase && index > 0 && !found[index - 1]?.isPhrase}
            onPointerMove={() => setCurrent(index)}
            onClick={() => choose(insertion)}
          >
            <Icon size={16} aria-hidden="true" />
            <span className="menu-label">{insertion.label}</span>
            {insertion.key !== undefined && <span className="menu-keys">{keyName(insertion.key)}</span>}
          </div>
        )
      })}
    </div>
  )
}

const isAtStart = ({ state }: Editor, { from }: Range): boolean => state.doc.resolve(from).parentOffset === 0
