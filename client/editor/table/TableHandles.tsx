/** Handles at the row and the column that the caret stands in: each opens what can be done to it. */
import { offset, type Placement } from '@floating-ui/react-dom'
import type { Editor } from '@tiptap/core'
import { isInTable, selectionCell } from '@tiptap/pm/tables'
import { useEditorState } from '@tiptap/react'
import { GripHorizontal, GripVertical } from 'lucide-react'
import { type ReactNode, useCallback } from 'react'
import { t } from '../../app/language.ts'
import { MenuButton } from '../../ui/MenuButton.tsx'
import { TOOLS } from '../tools/toolState.ts'
import { useFloatingAt } from '../tools/useFloatingAt.ts'
import { COLUMN_ACTIONS, ROW_ACTIONS, type TableAction } from './tableActions.ts'
import { tableEntries } from './tableEntries.ts'

/** Astride the table's edge: beside it, it would lie over what stands there. */
const ASTRIDE = [
  offset(
    ({ rects: { floating }, placement }) => -(placement === 'top' ? floating.height : floating.width) / 2,
  ),
]

export function TableHandles({ editor }: { editor: Editor }) {
  const isInside = useEditorState({ editor, selector: () => !editor.isDestroyed && isInTable(editor.state) })
  if (!isInside) return null
  return (
    <>
      <Handle label={t('tableColumn')} line="column" placement="top" actions={COLUMN_ACTIONS} editor={editor}>
        <GripHorizontal size={14} aria-hidden="true" />
      </Handle>
      <Handle label={t('tableRow')} line="row" placement="left" actions={ROW_ACTIONS} editor={editor}>
        <GripVertical size={14} aria-hidden="true" />
      </Handle>
    </>
  )
}

interface HandleProps {
  editor: Editor
  label: string
  line: 'row' | 'column'
  placement: Placement
  actions: readonly (readonly TableAction[])[]
  children: ReactNode
}

function Handle({ editor, label, line, placement, actions, children }: HandleProps) {
  const box = useCallback((of: Editor) => boxFor(of, line) ?? new DOMRect(), [line])
  const { setFloating, style } = useFloatingAt(editor, box, placement, ASTRIDE)
  return (
    <div ref={setFloating} className="table-handle" style={style} {...TOOLS}>
      <MenuButton
        tabIndex={-1}
        aria-label={label}
        title={label}
        menu={TOOLS}
        groups={() => tableEntries(editor, actions)}
        onCancel={() => editor.commands.focus()}
        onMouseDown={(event) => event.preventDefault()}
      >
        {children}
      </MenuButton>
    </div>
  )
}

/** Of the cell that the caret stands in, where its row or column meets the table's edge. */
function boxFor({ state, view }: Editor, line: HandleProps['line']): DOMRect | null {
  const cell = isInTable(state) ? view.nodeDOM(selectionCell(state).pos) : null
  const table = cell instanceof Element ? cell.closest('.tableWrapper') : null
  if (!(cell instanceof Element) || table === null) return null
  const inner = cell.getBoundingClientRect()
  const outer = table.getBoundingClientRect()
  return line === 'row'
    ? new DOMRect(outer.x, inner.y, 0, inner.height)
    : new DOMRect(inner.x, outer.y, inner.width, 0)
}
