/** Names in an agenda become people of its council: those who are there already, or new ones without an e-mail address. */

import { newId } from '../../shared/ids.ts'
import { nameKey } from '../../shared/language/nameKey.ts'
import type { Directory, Person, PersonOfCouncil } from '../storage/storage.ts'

export interface ResolvedNames {
  idOf(name: string): string
  /** Not saved yet. */
  newPeople: readonly Person[]
  /** Names that several people of the council have: each became a new person. */
  ambiguous: readonly string[]
}

/** @param council `null` when it is new, and so without people */
export async function resolveNames(
  directory: Directory,
  council: string | null,
  names: readonly string[],
): Promise<ResolvedNames> {
  const members = council === null ? [] : await directory.councilPeople(council)
  const byName = Map.groupBy(members.flatMap(namesOf), ({ name }) => name)
  const ids = new Map<string, string>()
  const newPeople: Person[] = []
  const ambiguous: string[] = []
  for (const name of names) {
    if (ids.has(nameKey(name))) continue
    const known = byName.get(nameKey(name)) ?? []
    if (known.length > 1) ambiguous.push(name)
    const person = known.length === 1 ? known[0]!.person : { id: newId(), name, email: null }
    if (known.length !== 1) newPeople.push(person)
    ids.set(nameKey(name), person.id)
  }
  return { idOf: (name) => ids.get(nameKey(name))!, newPeople, ambiguous }
}

/** A person is known by the own name, and by those that agendas gave them; each name once. */
function namesOf({ person, aliases }: PersonOfCouncil): { name: string; person: Person }[] {
  const names = new Set([person, ...aliases].map(({ name }) => nameKey(name)))
  return [...names].map((name) => ({ name, person }))
}
