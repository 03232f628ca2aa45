/** What was deleted together, and so comes back together. Nothing is ever taken out: a deleted node keeps its place. */
import type { ItemId } from './document.ts'
import type { OutlineEntry } from './outline.ts'

/**
 * Everything that was deleted with the node, told by its time. When the node was deleted itself, that is all of it, also
 * what a colleague moved away meanwhile; when it went along with one above it, only what stands below it.
 */
export function deletedTogether(
  entries: readonly OutlineEntry[],
  id: ItemId,
  deletedAt: number,
): readonly ItemId[] {
  const parents = new Map(entries.map((entry) => [entry.id, entry.position.parent]))
  const together = entries.filter((entry) => entry.deletedAt === deletedAt).map((entry) => entry.id)
  const wentAlong = ancestors(parents, id).some((above) => above !== id && together.includes(above))
  if (!wentAlong) return together
  return together.filter((other) => other === id || ancestors(parents, other).includes(id))
}

/** The node with which a deleted one went: the highest above it that was deleted in the same step, or itself. */
export function deletedWith(entries: readonly OutlineEntry[], id: ItemId): ItemId {
  const byId = new Map(entries.map((entry) => [entry.id, entry]))
  const parents = new Map(entries.map((entry) => [entry.id, entry.position.parent]))
  const deletedAt = byId.get(id)?.deletedAt
  return ancestors(parents, id).findLast((above) => byId.get(above)?.deletedAt === deletedAt) ?? id
}

/** The parents above a node, nearest first, each once, whatever circle they make. */
function ancestors(parents: ReadonlyMap<ItemId, ItemId | null>, id: ItemId): ItemId[] {
  const above = new Set<ItemId>()
  let at = parents.get(id) ?? null
  while (at !== null && !above.has(at)) {
    above.add(at)
    at = parents.get(at) ?? null
  }
  return [...above]
}

/** What can be restored, the latest first: every deleted node but those that went along with one above them. */
export function restorable<T extends OutlineEntry>(entries: readonly T[]): (T & { deletedAt: number })[] {
  const byId = new Map(entries.map((entry) => [entry.id, entry]))
  const parents = new Map(entries.map((entry) => [entry.id, entry.position.parent]))
  const wentAlong = ({ id, deletedAt }: T) =>
    ancestors(parents, id).some((above) => above !== id && byId.get(above)?.deletedAt === deletedAt)
  return entries
    .filter((entry): entry is T & { deletedAt: number } => entry.deletedAt !== null && !wentAlong(entry))
    .sort((a, b) => b.deletedAt - a.deletedAt)
}
