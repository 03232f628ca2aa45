/** What an update's delete set names: what a person deleted, as opposed to what went along with something. */
import type { DeletedRange } from './gate/decode.ts'

type Part = [from: number, to: number, isNamed: boolean]

export class NamedDeletes {
  readonly #byClient: Map<number, DeletedRange[]>

  constructor(deletes: readonly DeletedRange[]) {
    this.#byClient = Map.groupBy(deletes, ({ client }) => client)
    for (const ranges of this.#byClient.values()) ranges.sort((a, b) => a.clock - b.clock)
  }

  /** @returns the clocks `from` up to, but not, `to`, cut where being named begins or ends */
  cut(client: number, from: number, to: number): Part[] {
    const ranges = this.#byClient.get(client) ?? []
    const parts: Part[] = []
    let at = from
    for (let index = firstEndingAfter(ranges, from); index < ranges.length && at < to; index += 1) {
      const { clock, length } = ranges[index]!
      if (clock >= to) break
      if (clock > at) parts.push([at, clock, false])
      const end = Math.min(to, clock + length)
      if (end > at) parts.push([Math.max(at, clock), end, true])
      at = Math.max(at, end)
    }
    if (at < to) parts.push([at, to, false])
    return parts
  }
}

/** Of ranges that overlap (no honest client sends such) some may be passed over; then words are handed back that were deleted. */
function firstEndingAfter(ranges: readonly DeletedRange[], clock: number): number {
  let low = 0
  let high = ranges.length
  while (low < high) {
    const middle = (low + high) >> 1
    const { clock: start, length } = ranges[middle]!
    if (start + length <= clock) low = middle + 1
    else high = middle
  }
  return low
}
