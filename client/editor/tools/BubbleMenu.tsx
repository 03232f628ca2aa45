/** On what is selected: the formats and the link, at hand. Not on a phone, which shows its own menu there. */
import type { Editor } from '@tiptap/core'
import { useEditorState } from '@tiptap/react'
import { useEffect, useState } from 'react'
import type { FieldPlace } from '../../agenda/changes.ts'
import { t } from '../../app/language.ts'
import { CopyLink } from '../../reading/CopyLink.tsx'
import { CommentTool } from '../../threads/CommentTool.tsx'
import { bold, bulletList, italic, link, orderedList, underline } from './actions.ts'
import { ToolButton } from './ToolButton.tsx'
import { type EditorTools, TOOLS } from './toolState.ts'
import { useActionsOn } from './useActionsOn.ts'
import { useAtSelection } from './useFloatingAt.ts'

interface Props {
  editor: Editor
  tools: EditorTools
  /** Where the text stands. */
  place: FieldPlace
}

const ACTIONS = [bold, italic, underline, bulletList, orderedList, link] as const

export function BubbleMenu({ editor, tools, place }: Props) {
  const selected = useEditorState({ editor, selector: () => selectedRange(editor) })
  const isPressed = useIsPressed()
  const [dismissed, setDismissed] = useState('')
  useEffect(() => {
    const onKeyDown = ({ key }: KeyboardEvent) => key === 'Escape' && setDismissed(selected)
    addEventListener('keydown', onKeyDown)
    return () => removeEventListener('keydown', onKeyDown)
  }, [selected])
  const isShown = selected !== '' && selected !== dismissed && !isPressed
  return isShown && matchMedia('(pointer: fine)').matches ? <Bubble {...{ editor, tools, place }} /> : null
}

function Bubble({ editor, tools, place }: Props) {
  const on = useActionsOn(editor, ACTIONS)
  const floating = useAtSelection(editor, 'top')
  return (
    <div className="bubble" role="toolbar" aria-label={t('selectionTools')} {...floating} {...TOOLS}>
      {ACTIONS.map((action) => (
        <ToolButton key={action.name} isOn={on.has(action.name)} {...{ action, editor, tools }} />
      ))}
      <CopyLink place={place} where={t('selectedWords')} isStop />
      <CommentTool item={place.item} inWords />
    </div>
  )
}

/** @returns `''` where nothing is selected but a caret */
function selectedRange({ state, isDestroyed }: Editor): string {
  if (isDestroyed) return ''
  const { from, to, empty } = state.selection
  return empty || state.doc.textBetween(from, to).trim() === '' ? '' : `${from} ${to}`
}

/** Whether the mouse's button is down: what grows while one selects would stand in the way. */
function useIsPressed(): boolean {
  const [isPressed, setPressed] = useState(false)
  useEffect(() => {
    const down = ({ target }: PointerEvent) =>
      setPressed(target instanceof Element && target.closest('.ProseMirror') !== null)
    const up = () => setPressed(false)
    addEventListener('pointerdown', down)
    addEventListener('pointerup', up)
    addEventListener('pointercancel', up)
    return () => {
      removeEventListener('pointerdown', down)
      removeEventListener('pointerup', up)
      removeEventListener('pointercancel', up)
    }
  }, [])
  return isPressed
}
