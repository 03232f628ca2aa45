/**
 * What stands among letters and is none (a reference, a break) carries no mark: shared texts have marks on letters alone, and an editor
 * must show what it writes. A command marks all that is selected; here it goes again, in the same step.
 */
import { Extension } from '@tiptap/core'
import type { Node } from '@tiptap/pm/model'
import { type EditorState, Plugin, type Transaction } from '@tiptap/pm/state'
import { AddMarkStep, ReplaceStep, type Step, type Transform } from '@tiptap/pm/transform'

export const PlainLeaves = Extension.create({
  name: 'plainLeaves',
  addProseMirrorPlugins: () => [
    new Plugin({
      appendTransaction: (transactions, _before, { doc, tr }: EditorState): Transaction | null =>
        transactions.some(({ steps }) => steps.some(mayMark)) && unmark(doc, tr) ? tr : null,
    }),
  ],
})

/** A letter that is typed does not. */
const mayMark = (step: Step): boolean =>
  step instanceof AddMarkStep || (step instanceof ReplaceStep && step.slice.size > 1)

/** @returns whether there was any */
export function unmark(doc: Node, tr: Transform): boolean {
  const { length } = tr.steps
  doc.descendants((node, pos) => {
    if (node.isLeaf && node.isInline && !node.isText && node.marks.length > 0)
      tr.removeMark(pos, pos + node.nodeSize)
  })
  return tr.steps.length > length
}
