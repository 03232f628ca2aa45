/** Runs of ids of a Yjs document, and what they have in common. */

/** A client id, the first clock, and how many follow it. */
export type IdRange = readonly [client: number, clock: number, length: number]

/** Sorted runs, by client; neighbours are joined. */
export class IdSet {
  readonly #runs = new Map<number, { start: number; end: number }[]>()

  constructor(ranges: Iterable<IdRange>) {
    for (const [client, clock, length] of ranges) {
      const runs = this.#runs.get(client)
      const run = { start: clock, end: clock + length }
      if (runs === undefined) this.#runs.set(client, [run])
      else runs.push(run)
    }
    for (const [client, runs] of this.#runs) this.#runs.set(client, joined(runs))
  }

  /** Whether any of a run is in this set. */
  meets([client, clock, length]: IdRange): boolean {
    const runs = this.#runs.get(client)
    if (runs === undefined) return false
    const run = runs[firstEndingAfter(runs, clock)]
    return run !== undefined && run.start < clock + length
  }

  /** @returns the parts of a run that are in this set */
  within([client, clock, length]: IdRange): IdRange[] {
    const runs = this.#runs.get(client) ?? []
    const found: IdRange[] = []
    for (let at = firstEndingAfter(runs, clock); at < runs.length; at += 1) {
      const start = Math.max(runs[at]!.start, clock)
      const end = Math.min(runs[at]!.end, clock + length)
      if (start >= end) break
      found.push([client, start, end - start])
    }
    return found
  }
}

function joined(runs: { start: number; end: number }[]): { start: number; end: number }[] {
  const result: { start: number; end: number }[] = []
  for (const run of runs.sort((a, b) => a.start - b.start)) {
    const last = result.at(-1)
    if (last !== undefined && run.start <= last.end) last.end = Math.max(last.end, run.end)
    else result.push(run)
  }
  return result
}

function firstEndingAfter(runs: readonly { end: number }[], clock: number): number {
  let [low, high] = [0, runs.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if (runs[middle]!.end > clock) high = middle
    else low = middle + 1
  }
  return low
}
