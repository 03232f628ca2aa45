/** Table actions as entries of a menu. */
import type { Editor } from '@tiptap/core'
import { t } from '../../app/language.ts'
import type { MenuEntry } from '../../ui/MenuButton.tsx'
import { startStep } from '../undoStep.ts'
import type { TableAction } from './tableActions.ts'

export const tableEntries = (editor: Editor, actions: readonly TableAction[]): MenuEntry[] =>
  actions.map(({ label, begins, isPossible, run }) => ({
    label: t(label),
    begins,
    disabled: !(isPossible?.(editor) ?? true),
    onChoose: () => {
      startStep(editor.state)
      run(editor)
    },
  }))
