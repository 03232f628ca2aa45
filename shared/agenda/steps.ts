/** One step through the tree, as a person takes it with an arrow key or a menu: where a node then stands. */
import type { ItemId } from './document.ts'
import type { Place } from './edits.ts'
import { findNode, MAX_LEVELS, type OutlineNode } from './outline.ts'

/** `promote`: out, to stand after its parent; `demote`: in, last below the sibling before it. */
export type Step = 'up' | 'down' | 'promote' | 'demote'

/**
 * @param top the outline's top level
 * @returns where the node stands after the step; `null` where there is no such step, or no such node
 */
export function placeAfter(top: readonly OutlineNode[], id: ItemId, step: Step): Place | null {
  const node = findNode(top, id)
  if (node === undefined) return null
  const siblings = childrenOf(top, node.parent)
  const index = siblings.findIndex((sibling) => sibling.id === id)
  if (step === 'promote') return afterParent(top, node)
  if (step === 'demote') return lastBelow(siblings[index - 1])
  const next = step === 'up' ? index - 1 : index + 1
  return next >= 0 && next < siblings.length ? { parent: node.parent, index: next } : null
}

function afterParent(top: readonly OutlineNode[], node: OutlineNode): Place | null {
  const parent = node.parent === null ? undefined : findNode(top, node.parent)
  if (parent === undefined) return null
  const index = childrenOf(top, parent.parent).findIndex(({ id }) => id === parent.id)
  return { parent: parent.parent, index: index + 1 }
}

function lastBelow(sibling: OutlineNode | undefined): Place | null {
  if (sibling === undefined || sibling.depth === MAX_LEVELS - 1) return null
  return { parent: sibling.id, index: sibling.children.length }
}

/** The shown children of a node; of `null`, the top level. */
export function childrenOf(top: readonly OutlineNode[], parent: ItemId | null): readonly OutlineNode[] {
  return parent === null ? top : (findNode(top, parent)?.children ?? [])
}
