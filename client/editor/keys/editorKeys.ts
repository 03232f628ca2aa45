/**
 * Keys of a field's editor beyond those that TipTap brings. On a Danish keyboard Ctrl and Alt are AltGr, which types
 * `@ £ $ { } [ ] | \`: with both stands a key here that types nothing then, and that counts by what it types.
 */
import { type Editor, Extension } from '@tiptap/core'
import { Plugin } from '@tiptap/pm/state'
import { ACTIONS, heading, runAction } from '../tools/actions.ts'
import type { EditorTools } from '../tools/toolState.ts'
import { endStep, startStep } from '../undoStep.ts'
import { goByParagraph } from './byParagraph.ts'
import { cameByTab } from './cameByTab.ts'
import { moveListItem } from './moveListItem.ts'
import { writeBeside } from './writeBesideTable.ts'

export const EditorKeys = Extension.create<{ tools: EditorTools | null }>({
  name: 'editorKeys',
  priority: 900,
  addOptions: () => ({ tools: null }),
  addKeyboardShortcuts() {
    const { tools } = this.options
    const { editor } = this
    const run = (action: (typeof ACTIONS)[number]) => () => {
      if (tools !== null) runAction(action, editor, tools)
      return true
    }
    return {
      ...Object.fromEntries(ACTIONS.flatMap((action) => (action.key ? [[action.key, run(action)]] : []))),
      // Word's too, where it types no `@`.
      'Mod-Alt-2': run(heading),
      Tab: () => {
        const around = listOrTable(editor)
        if (around === 'list') editor.commands.sinkListItem('listItem')
        if (around === 'table') toNextCell(editor)
        return around !== null
      },
      'Shift-Tab': () => {
        const around = listOrTable(editor)
        if (around === 'list') editor.commands.liftListItem('listItem')
        return around === 'list' || (around === 'table' && editor.commands.goToPreviousCell())
      },
      // A line is as much as one wants to take back at once.
      Enter: () => {
        endStep(editor.state)
        return false
      },
      'Alt-ArrowUp': () => moveListItem(editor, -1),
      'Alt-ArrowDown': () => moveListItem(editor, 1),
      'Ctrl-ArrowUp': () => goByParagraph(editor, -1, false),
      'Ctrl-ArrowDown': () => goByParagraph(editor, 1, false),
      'Ctrl-Shift-ArrowUp': () => goByParagraph(editor, -1, true),
      'Ctrl-Shift-ArrowDown': () => goByParagraph(editor, 1, true),
      ArrowUp: () => writeBeside(editor, 'above'),
      ArrowDown: () => writeBeside(editor, 'below'),
      'Alt-F10': () => focusToolbar(editor),
      'Mod-Shift-Space': () => editor.commands.insertContent(NO_BREAK_SPACE),
    }
  },
  addProseMirrorPlugins: () => [tabThatLeaves()],
})

const NO_BREAK_SPACE = '\u00a0'

/** What one stands in, the nearest: there Tab is its own, also where a list's item can be moved no further. */
function listOrTable({ state: { selection } }: Editor): 'list' | 'table' | null {
  const { $from } = selection
  for (let depth = $from.depth; depth > 0; depth -= 1) {
    const { name } = $from.node(depth).type
    if (name === 'listItem') return 'list'
    if (name === 'table') return 'table'
  }
  return null
}

/** From the last cell into a new row, whose cells get their paragraphs before the caret goes there. */
function toNextCell(editor: Editor): void {
  if (editor.commands.goToNextCell()) return
  startStep(editor.state)
  editor.commands.addRowAfter()
  editor.commands.goToNextCell()
}

/**
 * The ways out of lists and tables for who has but a keyboard: after Escape, Tab is the browser's; and so it is for who has just
 * come by Tab. To go through a text must not change it.
 */
function tabThatLeaves(): Plugin {
  let isLeaving = false
  return new Plugin({
    props: {
      handleDOMEvents: {
        focus: () => {
          isLeaving = cameByTab()
          return false
        },
        keydown: (_view, { key }) => {
          const leaves = isLeaving && key === 'Tab'
          isLeaving = key === 'Escape' || (isLeaving && key === 'Shift')
          return leaves
        },
        mousedown: () => {
          isLeaving = false
          return false
        },
      },
    },
  })
}

function focusToolbar({ view }: Editor): boolean {
  const button = view.dom.closest('.field')?.querySelector('.toolbar button:not(:disabled)')
  if (button instanceof HTMLElement) button.focus()
  return button !== null
}
