/** Who mentions somebody in a new comment can make it their task at once. */
import type { Editor } from '@tiptap/core'
import { useEditorState } from '@tiptap/react'
import type { PersonId } from '../../shared/agenda/document.ts'
import type { RichText } from '../../shared/richtext/richText.ts'
import { t } from '../app/language.ts'
import { mentionedIn } from './commentBody.ts'
import { usePersonName } from './usePersonName.ts'

interface Props {
  editor: Editor
  /** Whose task it shall be; `null`: nobody's. */
  task: PersonId | null
  onChange: (task: PersonId | null) => void
}

export function TaskOffer({ editor, task, onChange }: Props) {
  const first = useEditorState({
    editor,
    selector: () =>
      editor.isDestroyed
        ? null
        : (mentionedIn({ content: (editor.getJSON() as Partial<RichText>).content ?? [] })[0] ?? null),
  })
  const name = usePersonName(first ?? '')
  if (first === null) return null
  return (
    <label className="task-offer">
      <input
        type="checkbox"
        checked={task === first}
        onChange={({ target }) => onChange(target.checked ? first : null)}
      />
      {t('makeTaskOf', { name })}
    </label>
  )
}
