/**
 * The toolbar of the field that one writes in: beside the field's name, so that nothing moves when it appears, and in sight
 * while the field is; on a phone at the foot of the screen, above its keyboard.
 * @see https://www.w3.org/WAI/ARIA/apg/patterns/toolbar/
 */
import type { Editor } from '@tiptap/core'
import { ChevronDown, Plus, Table } from 'lucide-react'
import type { KeyboardEvent, ReactNode } from 'react'
import { useAboveKeyboard } from '../../access/useAboveKeyboard.ts'
import { t } from '../../app/language.ts'
import { CommentTool } from '../../threads/CommentTool.tsx'
import { MenuButton } from '../../ui/MenuButton.tsx'
import { useRootMark } from '../../ui/useRootMark.ts'
import { TABLE_ACTIONS } from '../table/tableActions.ts'
import { tableEntries } from '../table/tableEntries.ts'
import {
  bold,
  bulletList,
  type EditorAction,
  italic,
  link,
  orderedList,
  reference,
  table,
  underline,
} from './actions.ts'
import { useInsertGroups } from './insertEntries.tsx'
import { ToolButton } from './ToolButton.tsx'
import { type EditorTools, TOOLS } from './toolState.ts'
import { UndoButtons } from './UndoButtons.tsx'
import { useActionsOn } from './useActionsOn.ts'
import './tools.css'

interface Props {
  editor: Editor
  tools: EditorTools
  /** What the field is called. */
  label: string
}

const FORMATS = [bold, italic, underline] as const
const WORDS = [bulletList, orderedList] as const

export function Toolbar({ editor, tools, label }: Props) {
  const on = useActionsOn(editor, [...FORMATS, ...WORDS, table, link])
  const bar = useAboveKeyboard<HTMLDivElement>()
  useRootMark('tools')
  const insertGroups = useInsertGroups(editor, tools)
  const item = tools.read().active?.place.item
  const back = () => editor.commands.focus()
  const button = (action: EditorAction, inWords = false) => (
    <ToolButton key={action.name} isOn={on.has(action.name)} {...{ action, editor, tools, inWords }} />
  )
  return (
    <div
      ref={bar}
      className="toolbar"
      role="toolbar"
      aria-label={t('toolbarOf', { label })}
      onKeyDown={(event) => goThrough(event, back)}
      onMouseDown={(event) => event.preventDefault()}
      {...TOOLS}
    >
      <span className="tool-group">{FORMATS.map((action) => button(action))}</span>
      <span className="tool-group">{WORDS.map((action) => button(action, true))}</span>
      <span className="tool-group">
        {on.has(table.name) ? (
          <ToolMenu
            label={t('tableMenu')}
            groups={() => tableEntries(editor, TABLE_ACTIONS)}
            onCancel={back}
            isOn
          >
            <Table size={16} aria-hidden="true" />
            <span className="tool-word">{t('actionTable')}</span>
            <ChevronDown size={12} aria-hidden="true" />
          </ToolMenu>
        ) : (
          button(table, true)
        )}
        {button(link)}
        {button(reference)}
        <ToolMenu label={t('insertMenu')} groups={insertGroups} onCancel={back}>
          <Plus size={16} aria-hidden="true" />
          <span className="tool-word">{t('insert')}</span>
        </ToolMenu>
      </span>
      {item !== undefined && <CommentTool item={item} />}
      <UndoButtons />
    </div>
  )
}

interface ToolMenuProps {
  label: string
  groups: Parameters<typeof MenuButton>[0]['groups']
  onCancel: () => void
  isOn?: boolean
  children: ReactNode
}

function ToolMenu({ label, groups, onCancel, isOn = false, children }: ToolMenuProps) {
  return (
    <MenuButton
      className="tool"
      data-on={isOn}
      tabIndex={-1}
      aria-label={label}
      title={label}
      menu={TOOLS}
      {...{ groups, onCancel }}
    >
      {children}
    </MenuButton>
  )
}

/** Arrow keys go from button to button, Escape back to the text. */
function goThrough(event: KeyboardEvent<HTMLElement>, back: () => void): void {
  if (event.key === 'Escape') back()
  const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key]
  if (step === undefined || (event.target as Element).closest('.menu')) return
  const buttons = [...event.currentTarget.querySelectorAll<HTMLElement>('button.tool')]
  const now = buttons.indexOf(document.activeElement as HTMLElement)
  buttons.at((now + step) % buttons.length)?.focus()
  event.preventDefault()
}
