/** The list of items or people to choose from, while one types `#` or `@` and what is looked for. */
import { AtSign, Hash } from 'lucide-react'
import { useEffect, useMemo } from 'react'
import { AGENDA_LANGUAGE } from '../../../shared/language/languages.ts'
import { useAgenda } from '../../agenda/agendaContext.ts'
import { t, useLanguage } from '../../app/language.ts'
import { labelsOf } from '../labels.ts'
import type { EditorTools, OpenChoosing } from '../tools/toolState.ts'
import { useLabels } from '../useLabels.ts'
import { itemChoices, personChoices } from './choices.ts'
import { insertReference, leaveChoosing, referenceTo } from './chooseReference.ts'
import { ListAtCaret } from './ListAtCaret.tsx'

const ICON = { item: Hash, person: AtSign } as const

interface Props {
  choosing: OpenChoosing
  tools: EditorTools
}

export function Choosing({ choosing, tools }: Props) {
  const { editor, range, query, of, asked } = choosing
  const found = useChoices(choosing)
  useReadAgain(choosing, found.length === 0)
  if (found.length === 0) return null
  const Icon = ICON[of]
  const options = found.map(({ id, label, note }) => ({
    key: id,
    label,
    note,
    icon: <Icon size={16} aria-hidden="true" />,
    lang: of === 'item' ? AGENDA_LANGUAGE : undefined,
  }))
  return (
    <ListAtCaret
      key={of}
      label={t(of === 'item' ? 'chooseItem' : 'choosePerson')}
      choosesAtOnce
      onChoose={({ key }) => insertReference(editor, range, referenceTo(of, key))}
      onEscape={() => {
        leaveChoosing(editor, of)
        // A button typed the sign: nobody wants it there alone.
        if (asked) editor.chain().focus().deleteRange(range).run()
      }}
      {...{ editor, tools, range, query, options }}
    />
  )
}

/** Somebody may have come since the page was opened: asked as the list opens, and where nobody is called so. */
function useReadAgain({ of, query }: OpenChoosing, isNobody: boolean): void {
  const { look } = useAgenda().people
  // biome-ignore lint/correctness/useExhaustiveDependencies: another word that nobody is called looks again
  useEffect(() => {
    if (of === 'person') look()
  }, [of, look, isNobody && query])
}

function useChoices({ of, query }: OpenChoosing) {
  const { session, people } = useAgenda()
  const language = useLanguage()
  const version = useLabels(true)
  // biome-ignore lint/correctness/useExhaustiveDependencies: words are of the language, numbers of the version
  return useMemo(
    () =>
      of === 'item'
        ? itemChoices(session.doc, labelsOf(session.doc).targets(), query, t('untitled'))
        : personChoices(people, query, t('noAccount')),
    [session, people, of, query, language, version],
  )
}
