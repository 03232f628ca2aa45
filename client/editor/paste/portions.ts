/**
 * Pastes much text in portions that the server takes: each is a transaction of its own, and so a message. The person
 * takes them back as one.
 */
import { Fragment, type Node, type Slice } from '@tiptap/pm/model'
import { Selection, type Transaction } from '@tiptap/pm/state'
import type { EditorView } from '@tiptap/pm/view'

/** Of a portion (bytes, about): well below what one message may hold, in bytes and in parts. */
export const LARGEST_PORTION = 200_000
/** What a node or a mark takes beside its text (bytes, about). */
const COST_OF_NODE = 40
/** Text is cut into pieces of this length, which are portions at most. */
const LONGEST_TEXT = 50_000

/** Containers that may stand in the agenda with a part of what they will hold. */
const GROWING = new Set(['paragraph', 'heading', 'bulletList', 'orderedList', 'blockquote', 'table'])

export function isTooLarge(slice: Slice): boolean {
  return weightOf(slice.content) > LARGEST_PORTION
}

/** Replaces the selection. @returns `false`, having done nothing, when the slice does not fit here as it is */
export function pasteInPortions(view: EditorView, slice: Slice): boolean {
  const nodes = childrenOf(slice.content)
  const isInline = nodes.every((node) => node.isInline)
  const { tr } = view.state
  tr.deleteSelection()
  const isEmptied =
    !isInline && tr.selection.$from.parent.isTextblock && tr.selection.$from.parent.childCount === 0
  const at = isInline ? tr.selection.from : placeForBlocks(tr)
  if (!tr.doc.resolve(at).parent.inlineContent && !fits(tr, at, nodes)) return false
  // Nothing changes behind this place meanwhile, so it is found again from the end.
  const fromEnd = tr.doc.content.size - at
  view.dispatch(tr)
  insertPortions(view, nodes, fromEnd)
  endPaste(view, fromEnd, isEmptied)
  return true
}

function fits({ doc }: Transaction, at: number, nodes: readonly Node[]): boolean {
  const place = doc.resolve(at)
  return place.parent.canReplace(place.index(), place.index(), Fragment.from(nodes))
}

/** Between two blocks; the one that the caret is in is parted when it is in its middle. */
function placeForBlocks(tr: Transaction): number {
  const { $from } = tr.selection
  if (!$from.parent.isTextblock) return $from.pos
  if ($from.parentOffset === 0) return $from.before()
  if ($from.parentOffset === $from.parent.content.size) return $from.after()
  tr.split($from.pos)
  return $from.pos + 1
}

function insertPortions(view: EditorView, nodes: readonly Node[], fromEnd: number): void {
  let portion: Node[] = []
  let weight = 0
  const insert = () => {
    if (portion.length > 0) dispatchPaste(view, view.state.tr.insert(placeOf(view, fromEnd), portion))
    portion = []
    weight = 0
  }
  for (const part of inseparable(nodes)) {
    const partWeight = weightOf(part)
    if (weight + partWeight > LARGEST_PORTION) insert()
    if (partWeight > LARGEST_PORTION && GROWING.has(part[0]!.type.name)) grow(view, part[0]!, fromEnd)
    else {
      portion.push(...part)
      weight += partWeight
    }
  }
  insert()
}

/** Inserts a container with its first part, then the others into it. */
function grow(view: EditorView, node: Node, fromEnd: number): void {
  const [first = [], ...others] = inseparable(childrenOf(node.content))
  dispatchPaste(view, view.state.tr.insert(placeOf(view, fromEnd), node.copy(Fragment.from(first))))
  insertPortions(view, others.flat(), fromEnd + 1)
}

/** Rows that a cell joins stay together; long text is cut. */
function inseparable(nodes: readonly Node[]): Node[][] {
  const parts: Node[][] = []
  let joined = 0
  for (const node of nodes.flatMap(piecesOf)) {
    if (joined > 0) parts.at(-1)!.push(node)
    else parts.push([node])
    joined = Math.max(joined, ...childrenOf(node.content).map(({ attrs }) => Number(attrs.rowspan ?? 1))) - 1
  }
  return parts
}

function piecesOf(node: Node): Node[] {
  const pieces: Node[] = []
  if (!node.isText) return [node]
  for (let from = 0; from < node.nodeSize; from += LONGEST_TEXT)
    pieces.push(node.cut(from, Math.min(from + LONGEST_TEXT, node.nodeSize)))
  return pieces
}

function endPaste(view: EditorView, fromEnd: number, isEmptied: boolean): void {
  const { tr } = view.state
  const at = placeOf(view, fromEnd)
  // The empty paragraph that the caret stood in has been left behind what was inserted.
  if (isEmptied) tr.delete(at, at + 2)
  tr.setSelection(Selection.near(tr.doc.resolve(at), -1))
  dispatchPaste(view, tr.scrollIntoView())
}

const placeOf = (view: EditorView, fromEnd: number): number => view.state.doc.content.size - fromEnd

// As ProseMirror marks what it pastes itself: addresses in it become links.
const dispatchPaste = (view: EditorView, tr: Transaction): void =>
  view.dispatch(tr.setMeta('paste', true).setMeta('uiEvent', 'paste'))

function weightOf(nodes: Fragment | readonly Node[]): number {
  let bytes = 0
  nodes.forEach((node) => {
    bytes += COST_OF_NODE * (1 + node.marks.length)
    bytes += node.isText ? new TextEncoder().encode(node.text).length : weightOf(node.content)
  })
  return bytes
}

const childrenOf = (fragment: Fragment): Node[] => [...fragment.content]
