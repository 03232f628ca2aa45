/** Who is told of what happened, once each: who may open it, under whatever name the document has them, and never of their own doing. */
import type { PersonId } from '../../shared/agenda/document.ts'
import { stronger } from '../../shared/notifications/reasons.ts'
import type { Role } from '../../shared/protocol/api.ts'
import { opensDrafts } from '../accounts/drafts.ts'
import type { Happening, Told } from './happenings.ts'

/** Somebody of the council whose agenda it is. */
export interface Listener {
  id: PersonId
  name: string
  role: Role | null
  /** Whom a name of an agenda was joined with. */
  sameAs: PersonId | null
}

/** The people of a council as far as they can be told. */
export class Audience {
  readonly #people: ReadonlyMap<PersonId, Listener>

  constructor(people: readonly Listener[]) {
    this.#people = new Map(people.map((person) => [person.id, person]))
  }

  nameOf(id: PersonId): string | null {
    return this.#people.get(id)?.name ?? null
  }

  /** The person's own id, and those of names that are them. */
  idsOf(person: PersonId): PersonId[] {
    const names = [...this.#people.values()].filter(({ sameAs }) => sameAs === person)
    return [person, ...names.map(({ id }) => id)]
  }

  /** @param by who did it @returns whom to tell of each, under their own id */
  told(happenings: readonly Happening[], by: PersonId): (Told & { person: PersonId })[] {
    const told = new Map<string, Told & { person: PersonId }>()
    for (const { reason, to, event, cause, place } of happenings) {
      for (const person of new Set(to.map((id) => this.#accountOf(id)))) {
        if (person === by || !this.#mayOpen(person)) continue
        const key = JSON.stringify([person, event])
        const before = told.get(key)
        if (before !== undefined && stronger(before.reason, reason) === before.reason) continue
        told.set(key, { person, reason, cause, place })
      }
    }
    return [...told.values()]
  }

  #accountOf(id: PersonId): PersonId {
    return this.#people.get(id)?.sameAs ?? id
  }

  #mayOpen(person: PersonId): boolean {
    const role = this.#people.get(person)?.role ?? null
    return role !== null && opensDrafts(role)
  }
}
