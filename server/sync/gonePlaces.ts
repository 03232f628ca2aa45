/**
 * Where everything stood that is no longer there to tell: once a paragraph is deleted, Yjs keeps nothing of what was in it but
 * its ids, and what somebody typed there meanwhile names these alone. Kept on disk too (`GonePlace`): the author may come back
 * days later.
 */
import { firstEndingAfter } from '../gate/firstEndingAfter.ts'
import type { GonePlace } from '../storage/storage.ts'

/** A text: a field or the title of an item; `agenda` and `motto` for the agenda's own. */
export interface TextPlace {
  item: string
  field: string
}

/** A place that nobody can tell any more. */
export const NO_PLACE: TextPlace = { item: '', field: '' }

interface Entry {
  clock: number
  end: number
  letters: string
  gone: GonePlace
}

export class GonePlaces {
  /** Each client's ids in order; none stands in two entries. */
  readonly #byClient = new Map<number, Entry[]>()

  /** @param stored oldest first */
  constructor(stored: Iterable<GonePlace>) {
    for (const gone of stored) this.add(gone)
  }

  /** An id that is known stays as it is: its place went with whoever took it away first. */
  add(gone: GonePlace): void {
    for (const [client, clock, length, letters] of gone.ids) {
      const entries = this.#byClient.get(client) ?? []
      this.#byClient.set(client, entries)
      addMissing(entries, { clock, end: clock + length, letters, gone })
    }
  }

  /** @returns where the id stood, and who took the place away */
  find(client: number, clock: number): GonePlace | null {
    return this.#entry(client, clock)?.gone ?? null
  }

  /** @returns the letter that the id was; `''`: none, or not known */
  letter(client: number, clock: number): string {
    const entry = this.#entry(client, clock)
    return entry?.letters.charAt(clock - entry.clock) ?? ''
  }

  #entry(client: number, clock: number): Entry | undefined {
    const entries = this.#byClient.get(client) ?? []
    const entry = entries[firstEndingAfter(entries, endOf, clock)]
    return entry !== undefined && entry.clock <= clock ? entry : undefined
  }
}

function addMissing(entries: Entry[], { clock, end, letters, gone }: Entry): void {
  let index = firstEndingAfter(entries, endOf, clock)
  let at = clock
  while (at < end) {
    const next = entries[index]
    const until = Math.min(end, next?.clock ?? end)
    if (until > at) {
      entries.splice(index, 0, {
        clock: at,
        end: until,
        letters: letters.slice(at - clock, until - clock),
        gone,
      })
      index += 1
    }
    at = Math.max(until, next === undefined || until === end ? end : next.end)
    index += 1
  }
}

const endOf = ({ end }: Entry): number => end
