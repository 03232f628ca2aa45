/**
 * Which person a client id belongs to, in one agenda: whoever first showed it, for good. The binding is on disk before
 * anybody else hears the id.
 */
import type { PersonId } from '../../shared/agenda/document.ts'
import { LIMITS } from './limits.ts'

const DAY_MS = 24 * 60 * 60 * 1000

export class ClientIds {
  readonly #owners: Map<number, PersonId>
  #countedDay = 0
  readonly #newToday = new Map<PersonId, number>()

  constructor(bindings: Iterable<{ client: number; person: PersonId }>) {
    this.#owners = new Map([...bindings].map(({ client, person }) => [client, person]))
  }

  ownerOf(client: number): PersonId | undefined {
    return this.#owners.get(client)
  }

  /** Whether the person may bring `count` more ids into this agenda today. @param now milliseconds since 1970 */
  mayBring(person: PersonId, count: number, now: number): boolean {
    return this.#broughtToday(person, now) + count <= LIMITS.newClientsPerDay
  }

  bind(client: number, person: PersonId, now: number): void {
    this.#newToday.set(person, this.#broughtToday(person, now) + 1)
    this.#owners.set(client, person)
  }

  #broughtToday(person: PersonId, now: number): number {
    const day = Math.floor(now / DAY_MS)
    if (day !== this.#countedDay) {
      this.#countedDay = day
      this.#newToday.clear()
    }
    return this.#newToday.get(person) ?? 0
  }
}
