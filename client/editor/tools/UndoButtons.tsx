/** Undo and redo: in the toolbar of a field, and on a phone at its foot beside a title, which has no other tools. */
import { Redo2, Undo2 } from 'lucide-react'
import { useAboveKeyboard } from '../../access/useAboveKeyboard.ts'
import { t } from '../../app/language.ts'
import { useRootMark } from '../../ui/useRootMark.ts'
import { keyName } from '../keys/keyNames.ts'
import { useAgendaUndo } from '../useAgendaUndo.ts'
import { TOOLS } from './toolState.ts'
import './tools.css'

export function UndoButtons() {
  const { undo, redo, canUndo, canRedo } = useAgendaUndo()
  const steps = [
    { label: t('undoStep'), key: 'Mod-z', Icon: Undo2, isPossible: canUndo, take: undo },
    { label: t('redoStep'), key: 'Mod-Shift-z', Icon: Redo2, isPossible: canRedo, take: redo },
  ]
  return (
    <span className="tool-group">
      {steps.map(({ label, key, Icon, isPossible, take }) => (
        <button
          key={key}
          type="button"
          className={take === redo ? 'tool seldom' : 'tool'}
          tabIndex={-1}
          aria-label={label}
          title={`${label} (${keyName(key)})`}
          aria-disabled={!isPossible}
          onClick={take}
        >
          <Icon size={16} aria-hidden="true" />
        </button>
      ))}
    </span>
  )
}

/** Shown on a phone alone: elsewhere there are keys for it. */
export function UndoBar({ label }: { label: string }) {
  const bar = useAboveKeyboard<HTMLDivElement>()
  useRootMark('tools')
  return (
    <div
      ref={bar}
      className="toolbar undo-bar"
      role="toolbar"
      aria-label={t('toolbarOf', { label })}
      onMouseDown={(event) => event.preventDefault()}
      {...TOOLS}
    >
      <UndoButtons />
    </div>
  )
}
