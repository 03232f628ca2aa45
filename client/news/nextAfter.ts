/** Where one goes on from, through what is marked. */

/** @param there some of `order`, in it; not empty @returns the first behind `current`; where there is none, the first */
export function nextAfter(
  order: readonly string[],
  there: readonly string[],
  current: string | null,
): string {
  const at = current === null ? -1 : order.indexOf(current)
  return there.find((id) => order.indexOf(id) > at) ?? there[0]!
}
