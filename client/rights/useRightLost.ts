/** When the right to write in a text goes while one has it open: the editor goes, the words stay, and one is told where one stands. */
import type { Editor } from '@tiptap/core'
import { useLayoutEffect } from 'react'
import { useAgenda } from '../agenda/agendaContext.ts'
import type { FieldPlace } from '../agenda/changes.ts'
import { t } from '../app/language.ts'
import { focusTextAt } from '../handedBack/focusAfter.ts'
import { useTell } from '../ui/Notices.tsx'
import { whenDrawn } from '../ui/whenDrawn.ts'

/** @param editor of the text; `null`: none is open @param whyNot one may not write there any more; `null`: one may */
export function useRightLost(
  { item, field }: FieldPlace,
  editor: Editor | null,
  whyNot: string | null,
): void {
  const { editing } = useAgenda()
  const tell = useTell()
  useLayoutEffect(() => {
    if (whyNot === null || editor === null || editing === null) return
    const place = { item, field }
    const wasIn = editor.isFocused
    editing.close(place)
    if (!wasIn) return
    tell({ text: t('rightLost', { why: whyNot }) })
    // The text that takes the editor's place is drawn by then.
    whenDrawn(() => focusTextAt(place))
  }, [editing, editor, whyNot, item, field, tell])
}
