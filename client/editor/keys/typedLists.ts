/**
 * Lists that come of what is typed (`- `, `1. `): not in a table, where «1. marts» is a date and Tab leads to the next cell. The
 * list is a step of undo of its own, and Ctrl+Z right after it gives back what was typed, as in Word.
 */
import { type Editor, Extension, InputRule } from '@tiptap/core'
import type { Transaction } from '@tiptap/pm/state'
import { isInTable } from '@tiptap/pm/tables'
import { makePlain } from '../list/toggleList.ts'
import { startStep, undoManagerOf } from '../undoStep.ts'

export const outsideTables = (rules: readonly InputRule[]): InputRule[] =>
  rules.map(
    ({ find, handler, undoable }) =>
      new InputRule({
        find,
        undoable,
        handler: (props) => {
          if (isInTable(props.state)) return null
          startStep(props.state)
          makePlain(props.state.tr, props.range.from, props.range.to)
          return handler(props)
        },
      }),
  )

export const UndoTypedList = Extension.create({
  name: 'undoTypedList',
  // Before the agenda's own undo.
  priority: 1100,
  addKeyboardShortcuts() {
    return { 'Mod-z': () => takeBackList(this.editor) || this.editor.commands.undoInputRule() }
  },
})

const TYPED_LIST = /^\s*([-+*]|\d+\.)\s$/

/** What TipTap keeps of an input rule until something else happens. */
interface TakenRule {
  transform: Transaction
  from: number
  /** That was typed last, and did not come into the text. */
  text: string
}

/** By the agenda's own undo: a new step that undoes the list would be undone by the next Ctrl+Z, and the list be back. */
function takeBackList({ state, view }: Editor): boolean {
  const plugins = state.plugins.filter(({ spec }) => spec.isInputRules)
  const rule = plugins
    .map((plugin) => plugin.getState(state) as TakenRule | null)
    .find((taken) => taken !== null)
  const line = rule?.transform.docs[0]?.resolve(rule.from).parent.textContent
  if (!rule || line === undefined || !TYPED_LIST.test(line + rule.text)) return false
  undoManagerOf(state)?.undo()
  view.dispatch(view.state.tr.insertText(rule.text))
  return true
}
