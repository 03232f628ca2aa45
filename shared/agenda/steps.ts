/** One step through the tree, as a person takes it with an arrow key or a menu: where a node then stands. */
import type { ItemId, ItemKind } from './document.ts'
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
  if (step === 'demote')
    return mayStandIn(node, siblings[index - 1] ?? null) ? lastBelow(siblings[index - 1]) : null
  const next = step === 'up' ? index - 1 : index + 1
  return next >= 0 && next < siblings.length ? { parent: node.parent, index: next } : null
}

/** Items stand in sections and in items; a section in an item would be a chapter in a paragraph. @param parent `null`: the top */
export const mayStandIn = ({ kind }: OutlineNode, parent: OutlineNode | null): boolean =>
  kind === 'item' || parent === null || parent.kind === 'section'

function afterParent(top: readonly OutlineNode[], node: OutlineNode): Place | null {
  const parent = node.parent === null ? undefined : findNode(top, node.parent)
  return parent === undefined ? null : afterNode(top, parent)
}

function afterNode(top: readonly OutlineNode[], { id, parent }: OutlineNode): Place {
  return { parent, index: childrenOf(top, parent).findIndex((sibling) => sibling.id === id) + 1 }
}

function lastBelow(sibling: OutlineNode | undefined): Place | null {
  if (sibling === undefined || sibling.depth === MAX_LEVELS - 1) return null
  return { parent: sibling.id, index: sibling.children.length }
}

/**
 * Where a new node is made by somebody who reads `current`: an item last in the nearest section around it, a section right after
 * that; last of all where there is none.
 */
export function placeForNew(top: readonly OutlineNode[], current: ItemId | null, kind: ItemKind): Place {
  const last: Place = { parent: null, index: top.length }
  const around = pathTo(top, current)
  if (kind === 'section') {
    const section = around.findLast((node) => node.kind === 'section')
    return section === undefined ? last : afterNode(top, section)
  }
  const section = around.findLast((node) => node.kind === 'section' && node.depth < MAX_LEVELS - 1)
  return section === undefined ? last : { parent: section.id, index: section.children.length }
}

/** The node and all above it, from the top down; empty where there is no such node. */
export function pathTo(top: readonly OutlineNode[], id: ItemId | null): OutlineNode[] {
  for (const node of top) {
    if (node.id === id) return [node]
    const below = pathTo(node.children, id)
    if (below.length > 0) return [node, ...below]
  }
  return []
}

/** The shown children of a node; of `null`, the top level. */
export function childrenOf(top: readonly OutlineNode[], parent: ItemId | null): readonly OutlineNode[] {
  return parent === null ? top : (findNode(top, parent)?.children ?? [])
}
