/** A button that does one thing to the text, and shows whether it is on there. Pressing it leaves the caret where it is. */
import type { Editor } from '@tiptap/core'
import { t } from '../../app/language.ts'
import { keyName } from '../keys/keyNames.ts'
import { type EditorAction, runAction } from './actions.ts'
import { type EditorTools, TOOLS } from './toolState.ts'

interface Props {
  action: EditorAction
  editor: Editor
  tools: EditorTools
  isOn: boolean
  /** Its word stands beside its sign where there is room. */
  inWords?: boolean
}

export function ToolButton({ action, editor, tools, isOn, inWords = false }: Props) {
  const Icon = action.icon
  const label = t(action.label)
  const word = inWords ? t(action.short ?? action.label) : null
  return (
    <button
      type="button"
      className={action.isSeldom ? 'tool seldom' : 'tool'}
      // Tab goes from text to text; Alt+F10 and the arrow keys lead here.
      tabIndex={-1}
      aria-label={word === null ? label : undefined}
      aria-pressed={action.isOn === undefined ? undefined : isOn}
      title={action.key === undefined ? label : `${label} (${keyName(action.key)})`}
      onMouseDown={(event) => event.preventDefault()}
      onClick={() => runAction(action, editor, tools)}
      {...TOOLS}
    >
      <Icon size={16} aria-hidden="true" />
      {word !== null && <span className="tool-word">{word}</span>}
    </button>
  )
}
