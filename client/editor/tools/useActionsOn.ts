/** Which actions are on where the caret stands. */
import type { Editor } from '@tiptap/core'
import { useEditorState } from '@tiptap/react'
import { useAgenda } from '../../agenda/agendaContext.ts'
import type { EditorAction } from './actions.ts'

/** @returns their names; what asks is drawn anew only when they change */
export function useActionsOn(editor: Editor, actions: readonly EditorAction[]): ReadonlySet<string> {
  const { readOnly } = useAgenda()
  const names = useEditorState({
    editor,
    selector: () =>
      readOnly || editor.isDestroyed
        ? ''
        : actions
            .filter(({ isOn }) => isOn?.(editor))
            .map(({ name }) => name)
            .join(' '),
  })
  return new Set(names.split(' '))
}
