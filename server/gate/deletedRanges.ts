/** What an update's delete set names: what a person deleted, as opposed to what goes along with something. */
import type { DeletedRange } from './decode.ts'
import { firstEndingAfter } from './firstEndingAfter.ts'

type Part = [from: number, to: number, isNamed: boolean]

interface Range {
  from: number
  to: number
}

export class DeletedRanges {
  /** In order, and none touches another. */
  readonly #byClient: Map<number, Range[]>

  constructor(deletes: readonly DeletedRange[]) {
    const byClient = Map.groupBy(deletes, ({ client }) => client)
    this.#byClient = new Map([...byClient].map(([client, ranges]) => [client, merged(ranges)]))
  }

  /** @returns whether all clocks from `from` up to, but not, `to` are named */
  covers(client: number, from: number, to: number): boolean {
    const ranges = this.#byClient.get(client) ?? []
    const range = ranges[firstEndingAfter(ranges, endOf, from)]
    return range !== undefined && range.from <= from && to <= range.to
  }

  /** @returns the clocks `from` up to, but not, `to`, cut where being named begins or ends */
  cut(client: number, from: number, to: number): Part[] {
    const ranges = this.#byClient.get(client) ?? []
    const parts: Part[] = []
    let at = from
    for (let index = firstEndingAfter(ranges, endOf, from); index < ranges.length && at < to; index += 1) {
      const range = ranges[index]!
      if (range.from >= to) break
      if (range.from > at) parts.push([at, range.from, false])
      const end = Math.min(to, range.to)
      parts.push([Math.max(at, range.from), end, true])
      at = end
    }
    if (at < to) parts.push([at, to, false])
    return parts
  }
}

/** A hostile client can name ranges in any order, and one in another. */
function merged(deletes: readonly DeletedRange[]): Range[] {
  const ranges: Range[] = []
  for (const { clock, length } of deletes.toSorted((a, b) => a.clock - b.clock)) {
    const last = ranges.at(-1)
    if (last !== undefined && clock <= last.to) last.to = Math.max(last.to, clock + length)
    else ranges.push({ from: clock, to: clock + length })
  }
  return ranges
}

const endOf = ({ to }: Range): number => to
