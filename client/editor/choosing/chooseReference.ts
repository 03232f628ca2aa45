/**
 * `#` chooses an item, `@` a person, while one types. Says what is typed to `EditorTools`, which shows the list; for an agenda's texts and
 * for comments. What is typed stays as it is until one chooses, and is plain letters where one does not.
 */
import { type Editor, Extension, type Range } from '@tiptap/core'
import { Plugin, PluginKey } from '@tiptap/pm/state'
import type { EditorView } from '@tiptap/pm/view'
import { exitSuggestion, Suggestion, type SuggestionProps } from '@tiptap/suggestion'
import { ySyncPluginKey } from '@tiptap/y-tiptap'
import { ITEM_REF, MENTION } from '../../../shared/agenda/references.ts'
import type { RichTextNode } from '../../../shared/richtext/richText.ts'
import type { EditorTools } from '../tools/toolState.ts'
import { startStep } from '../undoStep.ts'
import { type Referred, SIGN, typedReference } from './typedReference.ts'

const KEYS: Record<Referred, PluginKey<{ active: boolean }>> = {
  item: new PluginKey('chooseItem'),
  person: new PluginKey('choosePerson'),
}

export const ChooseReference = Extension.create<{ tools: EditorTools | null }>({
  name: 'chooseReference',
  // Its keys come before those of lists, of tables and of a comment, which Escape leaves.
  priority: 1100,
  addOptions: () => ({ tools: null }),
  addProseMirrorPlugins() {
    const { tools } = this.options
    if (tools === null) return []
    return [
      choosing(this.editor, tools, 'item'),
      choosing(this.editor, tools, 'person'),
      new Plugin({ props: { handleTextInput: signAfterReference } }),
    ]
  },
})

function choosing(editor: Editor, tools: EditorTools, of: Referred): Plugin {
  const key = KEYS[of]
  const isOpen = () => key.getState(editor.state)?.active === true
  const show = ({ editor, range, query }: SuggestionProps) =>
    tools.show({ choosing: { editor, range, query, of, asked: tools.read().choosing?.asked ?? false } })
  return Suggestion({
    editor,
    pluginKey: key,
    char: SIGN[of],
    findSuggestionMatch: ({ $position }) => {
      const before = $position.nodeBefore?.isText ? ($position.nodeBefore.text ?? '') : ''
      const query = typedReference(of, before)
      if (query === null) return null
      const from = $position.pos - query.length - 1
      return { range: { from, to: $position.pos }, query, text: `${SIGN[of]}${query}` }
    },
    // Opened by typing it, and by nothing else: neither a caret that comes by nor a colleague.
    shouldShow: ({ transaction }) =>
      isOpen() || (transaction.docChanged && transaction.getMeta(ySyncPluginKey) === undefined),
    render: () => ({
      onStart: show,
      onUpdate: show,
      onExit: () => tools.show({ choosing: null }),
      onKeyDown: ({ event }) => tools.listKey?.(event) ?? false,
    }),
  })
}

/** What was typed is no reference: the list goes, and comes for this one no more. */
export const leaveChoosing = ({ view }: Editor, of: Referred): void => exitSuggestion(view, KEYS[of])

/** Types the sign at the caret, as if somebody had: the list comes. For buttons and menus. */
export function askFor(editor: Editor, tools: EditorTools, of: Referred): void {
  const { $to } = editor.state.selection
  const before = $to.nodeBefore?.isText ? ($to.nodeBefore.text ?? '') : ''
  const space = before === '' || /\s$/.test(before) ? '' : ' '
  editor.chain().focus().setTextSelection($to.pos).insertContent(`${space}${SIGN[of]}`).run()
  const { choosing } = tools.read()
  if (choosing !== null) tools.show({ choosing: { ...choosing, asked: true } })
}

/** @param id of the person, or of the item */
export const referenceTo = (of: Referred, id: string): RichTextNode =>
  of === 'item' ? { type: ITEM_REF, attrs: { item: id } } : { type: MENTION, attrs: { person: id } }

/** Puts the reference in the place of what was typed, with a space where one writes on: a step of undo for itself. */
export function insertReference(editor: Editor, range: Range, node: RichTextNode): void {
  const $to = editor.state.doc.resolve(range.to)
  const next = $to.nodeAfter
  const writesOn = next === null || (next.isText && /^[\p{L}\p{N}]/u.test(next.text ?? ''))
  startStep(editor.state)
  editor
    .chain()
    .focus()
    .insertContentAt(range, [node, ...(writesOn ? [{ type: 'text', text: ' ' }] : [])])
    .run()
}

/** A sign that ends a sentence stands right behind a reference, and not behind the space that came with it. */
function signAfterReference(view: EditorView, from: number, to: number, text: string): boolean {
  if (from !== to || !/^[.,;:!?)»”]$/u.test(text)) return false
  const $at = view.state.doc.resolve(from)
  const space = $at.nodeBefore
  if (space?.isText !== true || space.text !== ' ') return false
  const before = view.state.doc.resolve(from - 1).nodeBefore
  if (before?.type.name !== ITEM_REF && before?.type.name !== MENTION) return false
  view.dispatch(view.state.tr.insertText(text, from - 1, to).scrollIntoView())
  return true
}
