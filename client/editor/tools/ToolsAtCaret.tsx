/** Everything that opens at the caret of the text that one writes in. */
import type { Editor } from '@tiptap/core'
import { useEffect, useSyncExternalStore } from 'react'
import { Choosing } from '../choosing/Choosing.tsx'
import { KeysDialog, useKeysKey } from '../keys/KeysDialog.tsx'
import { LinkCard } from '../link/LinkCard.tsx'
import { LinkForm } from '../link/LinkForm.tsx'
import { SlashList } from '../slash/SlashList.tsx'
import { TableHandles } from '../table/TableHandles.tsx'
import { BubbleMenu } from './BubbleMenu.tsx'
import { type EditorTools, isTool } from './toolState.ts'
import { UndoBar } from './UndoButtons.tsx'
import './tools.css'

export function ToolsAtCaret({ tools }: { tools: EditorTools }) {
  const { active, slash, choosing, linkForm, keysShown } = useSyncExternalStore(tools.subscribe, tools.read)
  useKeysKey(tools)
  useLeaving(tools)
  const field = active?.kind === 'field' ? active : null
  return (
    <>
      {keysShown && <KeysDialog tools={tools} />}
      {slash !== null && <SlashList {...{ slash, tools }} />}
      {choosing !== null && <Choosing {...{ choosing, tools }} />}
      {linkForm !== null && <LinkForm form={linkForm} tools={tools} />}
      {active !== null && field === null && <UndoBar label={labelOf(active.editor)} />}
      {field !== null && (
        <>
          <TableHandles editor={field.editor} />
          {linkForm === null && slash === null && choosing === null && (
            <>
              <BubbleMenu editor={field.editor} tools={tools} place={field.place} />
              <LinkCard editor={field.editor} tools={tools} />
            </>
          )}
        </>
      )}
    </>
  )
}

/** What the text is called. */
const labelOf = ({ view }: Editor): string => view.dom.getAttribute('aria-label') ?? ''

/** Who goes from the tools to anywhere but the text, or other tools, has left the text. */
function useLeaving(tools: EditorTools): void {
  useEffect(() => {
    const onFocusOut = ({ target, relatedTarget }: FocusEvent) => {
      if (isTool(target)) tools.leaveTools(relatedTarget)
    }
    addEventListener('focusout', onFocusOut)
    return () => removeEventListener('focusout', onFocusOut)
  }, [tools])
}
