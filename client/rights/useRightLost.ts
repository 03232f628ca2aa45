/** When the right to write in a text goes while one has it open: the editor goes, the words stay, and one is told where one stands. */
import type { Editor } from '@tiptap/core'
import { useLayoutEffect, useRef } from 'react'
import { readState } from '../../shared/agenda/document.ts'
import { GRACE_MS } from '../../shared/rights/table.ts'
import { useAgenda } from '../agenda/agendaContext.ts'
import type { FieldPlace } from '../agenda/changes.ts'
import { t } from '../app/language.ts'
import { focusTextAt } from '../handedBack/focusAfter.ts'
import { useTell } from '../ui/Notices.tsx'
import { whenDrawn } from '../ui/whenDrawn.ts'

/** How long who writes as the agenda is sent may still do so; what is left of the server's patience is for the way to it. */
const ENDING_MS = GRACE_MS - 2_000

/** @param editor of the text; `null`: none is open @param whyNot one may not write there any more; `null`: one may */
export function useRightLost(
  { item, field }: FieldPlace,
  editor: Editor | null,
  whyNot: string | null,
): void {
  const { editing, session } = useAgenda()
  const tell = useTell()
  const closesAt = useRef<number | null>(null)
  useLayoutEffect(() => {
    if (whyNot === null) closesAt.current = null
    if (whyNot === null || editor === null || editing === null) return
    const close = () => {
      const place = { item, field }
      const wasIn = editor.isFocused
      editing.close(place)
      if (!wasIn) return
      tell({ text: t('rightLost', { why: whyNot }) })
      // The text that takes the editor's place is drawn by then.
      whenDrawn(() => focusTextAt(place))
    }
    if (readState(session.doc) !== 'sent' || !editor.isFocused) return close()
    if (closesAt.current === null) {
      closesAt.current = performance.now() + ENDING_MS
      tell({ text: t('endSentence') })
    }
    const timer = setTimeout(close, closesAt.current - performance.now())
    return () => clearTimeout(timer)
  }, [session, editing, editor, whyNot, item, field, tell])
}
