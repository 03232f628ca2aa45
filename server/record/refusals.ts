/**
 * Refused changes on their way into the record: all of one person in one agenda within a minute are one row. A crash loses those of
 * the last minute; nothing was changed by them, and the server's own log has each.
 */
import type { AgendaId, PersonId } from '../../shared/agenda/document.ts'
import type { RefusedPlace } from '../../shared/record/recordEvent.ts'
import type { Log } from '../observability/log.ts'
import type { Directory, NewRecorded, RecordStore } from '../storage/storage.ts'

const TOGETHER_MS = 60_000

/** Places that one row names. */
const MOST_PLACES = 5

export interface RefusedChange {
  agenda: AgendaId
  person: PersonId
  /** Names the place: only asked for those that are told of. */
  place: () => RefusedPlace
}

interface Gathered {
  agenda: AgendaId
  person: PersonId
  at: number
  count: number
  places: RefusedPlace[]
}

export class Refusals {
  readonly #store: Pick<RecordStore, 'add'>
  readonly #directory: Pick<Directory, 'agenda'>
  readonly #now: () => number
  readonly #log: Log
  readonly #gathered = new Map<string, Gathered>()
  #timer: NodeJS.Timeout | null = null

  /** @param now milliseconds since 1970 (UTC) */
  constructor({ store, directory, now, log }: RefusalsParts) {
    this.#store = store
    this.#directory = directory
    this.#now = now
    this.#log = log
  }

  note({ agenda, person, place }: RefusedChange): void {
    const key = `${agenda} ${person}`
    const gathered = this.#gathered.get(key) ?? { agenda, person, at: this.#now(), count: 0, places: [] }
    gathered.count += 1
    if (gathered.places.length < MOST_PLACES) addUnlessThere(gathered.places, place())
    this.#gathered.set(key, gathered)
    this.#timer ??= setTimeout(() => void this.flush(), TOGETHER_MS).unref()
  }

  /** Writes down what was gathered. */
  async flush(): Promise<void> {
    if (this.#timer !== null) clearTimeout(this.#timer)
    this.#timer = null
    const all = [...this.#gathered.values()]
    this.#gathered.clear()
    try {
      const rows = (await Promise.all(all.map((gathered) => this.#rowsOf(gathered)))).flat()
      if (rows.length > 0) await this.#store.add(rows)
    } catch (error) {
      this.#log.warn({ event: 'record.failed', error, lost: all.length }, 'refusals could not be recorded')
    }
  }

  /** None of an agenda that is deleted by now. */
  async #rowsOf({ agenda, person, at, count, places }: Gathered): Promise<NewRecorded[]> {
    const found = await this.#directory.agenda(agenda)
    if (found === null) return []
    const event = { is: 'refused', count, places } as const
    return [{ council: found.council.id, at, by: { person }, agenda, event }]
  }
}

export interface RefusalsParts {
  store: Pick<RecordStore, 'add'>
  directory: Pick<Directory, 'agenda'>
  now: () => number
  log: Log
}

function addUnlessThere(places: RefusedPlace[], { node, field, code }: RefusedPlace): void {
  const isThere = places.some(
    (other) => other.node?.id === node?.id && other.field === field && other.code === code,
  )
  if (!isThere) places.push({ node, field, code })
}
