/**
 * Whoever writes in a line that a colleague makes anew, as when it becomes an item of a list, goes on in the new one, at the letter
 * where the caret stood. y-tiptap finds carets by shared types, and the line's is gone; it looks for the same words then, which
 * are not the same while one types.
 */
import type { Editor } from '@tiptap/core'
import type { Node } from '@tiptap/pm/model'
import { ySyncPluginKey } from '@tiptap/y-tiptap'
import { simpleDiff } from 'lib0/diff'
import * as Y from 'yjs'
import { allLines, isLine, lettersOf, wordsOf } from '../../madeTwice/lines.ts'
import { takenOutBy } from '../../madeTwice/takenOut.ts'

interface Caret {
  relative: Y.RelativePosition
  /** In what the editor showed before. */
  absolute: number
}

/** To be called as soon as the editor is made; ends with it. */
export function carryCaret(editor: Editor, fragment: Y.XmlFragment): void {
  const { binding } = ySyncPluginKey.getState(editor.state)
  const doc = fragment.doc!
  const carry = (transaction: Y.Transaction) => {
    const before = binding.beforeTransactionSelection
    const isOwnCommand = transaction.origin === ySyncPluginKey || transaction.origin instanceof Y.UndoManager
    if (isOwnCommand || before?.type !== 'text' || editor.isDestroyed) return
    const shown = editor.state.doc
    const along = (relative: Y.RelativePosition | null, absolute: number) =>
      relative && goneAlong(transaction, fragment, shown, { relative, absolute })
    before.anchor = along(before.anchor, before.absAnchor)
    before.head = along(before.head, before.absHead)
  }
  // Before the editor sees what came.
  doc.on('beforeObserverCalls', carry)
  editor.on('destroy', () => doc.off('beforeObserverCalls', carry))
}

function goneAlong(
  transaction: Y.Transaction,
  fragment: Y.XmlFragment,
  shown: Node,
  { relative, absolute }: Caret,
): Y.RelativePosition {
  const line = lineOf(transaction, relative)
  if (line === null || line._item?.deleted !== true || absolute > shown.content.size) return relative
  const at = shown.resolve(absolute)
  if (!at.parent.isTextblock || at.parent.textContent.length !== at.parent.content.size) return relative
  const words = at.parent.textContent
  const next =
    takenOutBy(transaction)?.goesOnIn.get(line) ?? mostAlike(newLines(transaction, fragment), words)
  return (next && placeIn(next, words, at.parentOffset)) ?? relative
}

/** The line that a caret stands, or stood, in. */
function lineOf({ doc }: Y.Transaction, { type, item }: Y.RelativePosition): Y.XmlElement | null {
  const id = item ?? type
  if (id === null || Y.getState(doc.store, id.client) <= id.clock) return null
  const found = Y.getItem(doc.store, id)
  if (!(found instanceof Y.Item)) return null
  let at: unknown =
    item === null && found.content instanceof Y.ContentType ? found.content.type : found.parent
  while (at instanceof Y.AbstractType && !isLine(at)) at = at.parent
  return isLine(at) ? at : null
}

const newLines = ({ beforeState }: Y.Transaction, fragment: Y.XmlFragment): Y.XmlElement[] =>
  allLines(fragment).filter(({ _item }) => {
    const { id, deleted } = _item!
    return !deleted && id.clock >= (beforeState.get(id.client) ?? 0)
  })

/** @returns `null` where none has most of the words */
function mostAlike(lines: readonly Y.XmlElement[], words: string): Y.XmlElement | null {
  let best: { line: Y.XmlElement; alike: number } | null = null
  for (const line of lines) {
    const now = wordsOf(lettersOf(line))
    const alike = now.length - simpleDiff(words, now).insert.length
    if (alike * 2 >= Math.max(words.length, now.length, 1) && alike > (best?.alike ?? 0))
      best = { line, alike }
  }
  return best?.line ?? null
}

/** Behind the letters that stood before it. */
function placeIn(line: Y.XmlElement, words: string, offset: number): Y.RelativePosition | null {
  const [text, ...others] = line.toArray()
  if (!(text instanceof Y.XmlText) || others.length > 0) return null
  const { index, remove, insert } = simpleDiff(words, wordsOf(lettersOf(line)))
  const isBehind = offset >= index + remove && remove + index > 0 && offset > index
  const at = isBehind ? offset - remove + insert.length : Math.min(offset, index)
  return Y.createRelativePositionFromTypeIndex(text, at, -1)
}
