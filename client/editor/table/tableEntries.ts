/** Table actions as entries of a menu. */
import type { Editor } from '@tiptap/core'
import { t } from '../../app/language.ts'
import type { MenuEntry } from '../../ui/Menu.tsx'
import { startStep } from '../undoStep.ts'
import type { TableAction } from './tableActions.ts'

export const tableEntries = (editor: Editor, groups: readonly (readonly TableAction[])[]): MenuEntry[][] =>
  groups.map((actions) =>
    actions.map(({ label, isPossible, run }) => ({
      label: t(label),
      disabled: !(isPossible?.(editor) ?? true),
      onChoose: () => {
        startStep(editor.state)
        run(editor)
      },
    })),
  )
