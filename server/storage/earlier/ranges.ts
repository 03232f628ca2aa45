/** Runs of ids of a Yjs document, and what they have in common. */
import type { IdRange } from '../../../shared/protocol/news.ts'
import { firstEndingAfter } from '../../gate/firstEndingAfter.ts'

export type { IdRange }

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
    const run = runs[firstEndingAfter(runs, endOf, clock)]
    return run !== undefined && run.start < clock + length
  }

  /** @returns the parts of a run that are in this set */
  within([client, clock, length]: IdRange): IdRange[] {
    const runs = this.#runs.get(client) ?? []
    const found: IdRange[] = []
    for (let at = firstEndingAfter(runs, endOf, clock); at < runs.length; at += 1) {
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

const endOf = ({ end }: { end: number }): number => end
