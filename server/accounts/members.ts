/**
 * Who is in a council, as its secretariat decides: each thing that can be done is one function here, and is done on people of this
 * council alone. What the open sockets may is looked at again within a second (`sync/accessWatch.ts`).
 */
import type { PersonId } from '../../shared/agenda/document.ts'
import { newId } from '../../shared/ids.ts'
import type { PlainSentence } from '../../shared/language/sentences.ts'
import type { Role } from '../../shared/protocol/api.ts'
import {
  type Council,
  type Directory,
  LastOfSecretariat,
  type Person,
  type PersonOfCouncil,
  Taken,
} from '../storage/storage.ts'

/** Why it is not done; `sentence` says it to whoever wanted it. */
export class MembersRefused extends Error {
  override name = 'MembersRefused'
  readonly sentence: PlainSentence

  constructor(sentence: PlainSentence) {
    super(sentence)
    this.sentence = sentence
  }
}

export interface Invitation {
  name: string
  email: string
  role: Role
}

/**
 * Makes somebody a member; who has an account already keeps its name. Who was removed comes back as the same person.
 * @param of a name that an agenda brought: it becomes this account, and items that bear it are this person's from then on
 * @throws MembersRefused when they are a member, or when the name cannot have the address because somebody has it
 */
export async function invite(
  directory: Directory,
  council: Council,
  { name, email, role }: Invitation,
  of: PersonOfCouncil | null = null,
): Promise<Person> {
  const known = of === null ? await directory.personByEmail(email) : null
  if (known !== null && (await directory.role(known.id, council.id)) !== null)
    throw new MembersRefused('alreadyMember')
  const person = known ?? { ...(of?.person ?? { id: newId(), name }), email }
  if (known === null) await savePerson(directory, person)
  await directory.saveMember(council.id, person.id, role)
  return person
}

/** @throws MembersRefused when the council would be without a secretariat */
export async function changeRole(
  directory: Directory,
  council: Council,
  { person }: PersonOfCouncil,
  role: Role,
): Promise<void> {
  await saveMember(directory, council, person.id, role)
}

/** Takes every right in the council. Items keep the name. @throws as `changeRole` */
export async function removeMember(
  directory: Directory,
  council: Council,
  { person }: PersonOfCouncil,
): Promise<void> {
  await saveMember(directory, council, person.id, null)
}

/** Joins a name that an agenda brought with a member. @throws MembersRefused when that has become impossible meanwhile */
export async function joinName(
  directory: Directory,
  council: Council,
  { person: name }: PersonOfCouncil,
  { person: member }: PersonOfCouncil,
): Promise<void> {
  const isJoined = await directory.saveAlias(council.id, name.id, member.id)
  if (!isJoined) throw new MembersRefused('peopleChanged')
}

/** Parts a name from the member that it was joined with. @throws as `joinName` */
export async function partName(directory: Directory, council: Council, name: PersonId): Promise<void> {
  const isParted = await directory.saveAlias(council.id, name, null)
  if (!isParted) throw new MembersRefused('peopleChanged')
}

export const isMember = ({ role }: PersonOfCouncil): boolean => role !== null

/** A name that an agenda brought. */
export const isName = ({ person, role }: PersonOfCouncil): boolean => role === null && person.email === null

/** Somebody else may have taken the address in the same moment. */
async function savePerson(directory: Directory, person: Person): Promise<void> {
  try {
    await directory.savePerson(person)
  } catch (error) {
    throw error instanceof Taken ? new MembersRefused('addressTaken') : error
  }
}

async function saveMember(
  directory: Directory,
  council: Council,
  person: PersonId,
  role: Role | null,
): Promise<void> {
  try {
    await directory.saveMember(council.id, person, role)
  } catch (error) {
    throw error instanceof LastOfSecretariat ? new MembersRefused('lastOfSecretariat') : error
  }
}
