/** Links in the editor's text: which one the caret stands in, and making, changing and removing one. */
import { type Editor, getMarkRange, type Range } from '@tiptap/core'
import type { EditorTools } from '../tools/toolState.ts'
import { startStep } from '../undoStep.ts'

/** @returns the link that the selection lies in */
export function linkAt({ state }: Editor): { range: Range; href: string } | null {
  const { $from, to } = state.selection
  const type = state.schema.marks.link
  const range = type && getMarkRange($from, type)
  if (!range || to > range.to) return null
  const mark = state.doc.nodeAt(range.from)?.marks.find((other) => other.type === type)
  return { range, href: String(mark?.attrs.href ?? '') }
}

/** Opens the form for the link that one stands in, whole, or for what is selected. */
export function openLinkForm(editor: Editor, tools: EditorTools): void {
  const there = linkAt(editor)
  if (there !== null) editor.commands.setTextSelection(there.range)
  tools.show({ linkForm: { editor, href: there?.href ?? '' }, slash: null, choosing: null })
}

export const selectedWords = ({ state: { doc, selection } }: Editor): string =>
  doc.textBetween(selection.from, selection.to, ' ')

/**
 * Gives what is selected a link, and puts the caret behind it.
 * @param words what shall stand there: where it differs from what does, it takes its place
 */
export function setLink(editor: Editor, href: string, words: string): void {
  const link = { type: 'link', attrs: { href } }
  startStep(editor.state)
  const chain = editor.chain().focus()
  if (words === selectedWords(editor)) chain.setMark('link', { href })
  else chain.insertContent({ type: 'text', text: words, marks: [link] })
  chain
    .setMeta('preventAutolink', true)
    .command(({ tr, commands }) => commands.setTextSelection(tr.selection.to))
    .command(({ tr, state }) => Boolean(tr.removeStoredMark(state.schema.marks.link!)))
    .run()
}

/** What is selected is a link no more. */
export function removeLink(editor: Editor): void {
  const there = linkAt(editor)
  if (there === null) return
  const { from, to } = editor.state.selection
  startStep(editor.state)
  editor.chain().focus().setTextSelection(there.range).unsetMark('link').setTextSelection({ from, to }).run()
}
