/**
 * Which nodes moved, of those that got another position: where keys left no room, neighbours that stay get new ones too
 * (`shared/agenda/edits.ts`), and nobody moved those.
 */
import type { ItemId } from '../../shared/agenda/document.ts'
import { inOrder, type OutlineNode } from '../../shared/agenda/outline.ts'
import { childrenOf } from '../../shared/agenda/steps.ts'

/** Nodes that got no other position have not moved among each other, whatever the others did. */
const STAYS = 1_000_000

/** @param positioned those with another position @returns those of them that stand elsewhere, in the order of the new outline */
export function movedAmong(
  before: readonly OutlineNode[],
  after: readonly OutlineNode[],
  positioned: ReadonlySet<ItemId>,
): OutlineNode[] {
  const parentBefore = new Map(inOrder(before).map(({ id, parent }) => [id, parent]))
  const groups = [after, ...inOrder(after).map(({ children }) => children)]
  return groups.flatMap((siblings) => {
    if (!siblings.some(({ id }) => positioned.has(id))) return []
    const parent = siblings[0]!.parent
    const stayed = siblings.filter(({ id }) => parentBefore.get(id) === parent)
    const order = new Map(childrenOf(before, parent).map(({ id }, index) => [id, index]))
    const inPlace = new Set(
      heaviestRun(
        stayed.map(({ id }) => order.get(id)!),
        stayed.map(({ id }) => (positioned.has(id) ? 1 : STAYS)),
      ).map((index) => stayed[index]!.id),
    )
    return siblings.filter(({ id }) => positioned.has(id) && parentBefore.has(id) && !inPlace.has(id))
  })
}

/** @returns the indices of the increasing subsequence that weighs most */
function heaviestRun(values: readonly number[], weights: readonly number[]): number[] {
  const best: { weight: number; previous: number }[] = []
  for (const [index, value] of values.entries()) {
    let previous = -1
    for (let earlier = 0; earlier < index; earlier += 1)
      if (values[earlier]! < value && (previous < 0 || best[earlier]!.weight > best[previous]!.weight))
        previous = earlier
    best.push({ weight: weights[index]! + (previous < 0 ? 0 : best[previous]!.weight), previous })
  }
  const run: number[] = []
  let at = best.reduce(
    (heaviest, { weight }, index) => (weight > (best[heaviest]?.weight ?? 0) ? index : heaviest),
    -1,
  )
  for (; at >= 0; at = best[at]!.previous) run.push(at)
  return run
}
