/** People and their councils, as the command line and the sample make them. */
import { newId } from '../../shared/ids.ts'
import { nameKey } from '../../shared/language/nameKey.ts'
import type { Role } from '../../shared/protocol/api.ts'
import type { Council, Directory, Person } from '../storage/storage.ts'

export interface NewMember {
  name: string
  email: string
  /** The council by its name; it is made if it is not there. */
  membership?: { council: string; role: Role }
}

/** What `addPerson` did: `joined`: a name that an imported agenda had brought became this person. */
export interface AddedPerson {
  person: Person
  joined: boolean
}

/**
 * Adds a person, or changes the name and role of the one with this address.
 * @throws LastOfSecretariat when the council would be without one
 */
export async function addPerson(
  directory: Directory,
  { name, email, membership }: NewMember,
): Promise<AddedPerson> {
  const council = membership && (await councilNamed(directory, membership.council))
  const known = await directory.personByEmail(email)
  const brought = known || !council ? null : await broughtByAgenda(directory, council, name)
  const person = { id: (known ?? brought)?.id ?? newId(), name, email }
  await directory.savePerson(person)
  if (council) await directory.saveMember(council.id, person.id, membership.role)
  return { person, joined: brought !== null }
}

/** @returns the council of this name, made if it is not there */
export async function councilNamed(directory: Directory, name: string): Promise<Council> {
  const known = await directory.councilByName(name)
  if (known) return known
  const council = { id: newId(), name }
  await directory.saveCouncil(council)
  return council
}

/** @returns the one person without an address whom this council's agendas name so; two of a name are not told apart */
async function broughtByAgenda(directory: Directory, council: Council, name: string): Promise<Person | null> {
  const people = await directory.councilPeople(council.id)
  const named = people.filter(({ person }) => person.email === null && nameKey(person.name) === nameKey(name))
  return named.length === 1 ? named[0]!.person : null
}
