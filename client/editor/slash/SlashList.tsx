/** The slash menu as it is shown. */
import type { Editor, Range } from '@tiptap/core'
import { useMemo, useSyncExternalStore } from 'react'
import { readFacts } from '../../../shared/agenda/document.ts'
import { phrasesOf } from '../../../shared/agenda/phrases.ts'
import { useAgenda } from '../../agenda/agendaContext.ts'
import { t, useLanguage } from '../../app/language.ts'
import { ListAtCaret } from '../choosing/ListAtCaret.tsx'
import { keyName } from '../keys/keyNames.ts'
import { enclosedIn, insertAt, insertions, matching } from '../tools/insertEntries.tsx'
import type { EditorTools, OpenSlash } from '../tools/toolState.ts'

interface Props {
  slash: OpenSlash
  tools: EditorTools
}

export function SlashList({ slash, tools }: Props) {
  const { editor, range, query } = slash
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
  if (found.length === 0) return null
  const options = found.map((insertion, index) => ({
    insertion,
    key: insertion.label,
    label: insertion.label,
    icon: <insertion.icon size={16} aria-hidden="true" />,
    note: insertion.key && keyName(insertion.key),
    begins: insertion.isPhrase && index > 0 && !found[index - 1]?.isPhrase,
  }))
  return (
    <ListAtCaret
      label={t('insertMenu')}
      // A stroke at the end of a line is one.
      choosesAtOnce={isAtStart(editor, range)}
      onChoose={({ insertion }) => insertAt(editor, tools, range, insertion)}
      {...{ editor, tools, range, query, options }}
    />
  )
}

const isAtStart = ({ state }: Editor, { from }: Range): boolean => state.doc.resolve(from).parentOffset === 0
