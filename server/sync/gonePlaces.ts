/**
 * Where everything stood that is no longer there to tell: once a paragraph is deleted, Yjs keeps nothing of what was in it but
 * its ids, and what somebody typed there meanwhile names these alone. Kept on disk too (`GonePlace`): the author may come back
 * days later.
 */
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
  readonly #byClient = new Map<number, Entry[]>()

  /** @param stored oldest first */
  constructor(stored: Iterable<GonePlace>) {
    for (const gone of stored) this.add(gone)
  }

  add(gone: GonePlace): void {
    for (const [client, clock, length, letters] of gone.ids) {
      const entries = this.#byClient.get(client) ?? []
      this.#byClient.set(client, entries)
      entries.push({ clock, end: clock + length, letters, gone })
    }
  }

  /** @returns where the id stood, and who took the place away */
  find(client: number, clock: number): GonePlace | null {
    return this.#entry(client, clock, () => true)?.gone ?? null
  }

  /** @returns the letter that the id was; `''`: none, or not known */
  letter(client: number, clock: number): string {
    // What was deleted before its paragraph went is noted with the paragraph once more, without its letters.
    const entry = this.#entry(client, clock, ({ letters }) => letters !== '')
    return entry?.letters.charAt(clock - entry.clock) ?? ''
  }

  #entry(client: number, clock: number, isWanted: (entry: Entry) => boolean): Entry | undefined {
    const entries = this.#byClient.get(client) ?? []
    return entries.findLast((entry) => clock >= entry.clock && clock < entry.end && isWanted(entry))
  }
}
