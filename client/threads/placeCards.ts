/** Where cards stand in a column beside the text that they are about: never one over another. Pure; all in pixels. */

export interface CardToPlace {
  id: string
  /** Where it would stand if it were alone. */
  wanted: number
  height: number
}

/**
 * @param cards in their order @param first the one that gets its place; the others give way, above and below it
 * @param from nothing stands above @param gap between two
 * @returns where each begins
 */
export function placeCards(
  cards: readonly CardToPlace[],
  first: string | null,
  { from, gap }: { from: number; gap: number },
): Map<string, number> {
  const at = cards.findIndex(({ id }) => id === first)
  const tops = cards.map(({ wanted }) => Math.max(wanted, from))
  for (let i = at - 1; i >= 0; i -= 1) tops[i] = Math.min(tops[i]!, tops[i + 1]! - gap - cards[i]!.height)
  // Downwards once more: what was pushed up may stand over another, or where nothing stands.
  let free = from
  cards.forEach(({ height }, i) => {
    tops[i] = Math.max(tops[i]!, free)
    free = tops[i]! + height + gap
  })
  return new Map(cards.map(({ id }, i) => [id, tops[i]!]))
}
