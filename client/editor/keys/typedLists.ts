/**
 * Lists that come of what is typed (`- `, `1. `): not in a table, where «1. marts» is a date and Tab leads to the next cell. The
 * list is a step of undo of its own, and Ctrl+Z right after it gives back what was typed, as in Word.
 */
import { Extension, InputRule } from '@tiptap/core'
import { isInTable } from '@tiptap/pm/tables'
import { startStep } from '../undoStep.ts'

export const outsideTables = (rules: readonly InputRule[]): InputRule[] =>
  rules.map(
    ({ find, handler, undoable }) =>
      new InputRule({
        find,
        undoable,
        handler: (props) => {
          if (isInTable(props.state)) return null
          startStep(props.state)
          return handler(props)
        },
      }),
  )

export const UndoTypedList = Extension.create({
  name: 'undoTypedList',
  // Before the agenda's own undo.
  priority: 1100,
  addKeyboardShortcuts() {
    return { 'Mod-z': () => this.editor.commands.undoInputRule() }
  },
})
