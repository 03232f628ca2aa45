/** Who may open what. Every route decides here, on the object that it has loaded, and on nothing that the request claims. */
import type { Role } from '../../shared/protocol/api.ts'
import { opensDrafts } from '../accounts/drafts.ts'
import type { AgendaRecord, Council, Directory, Person, PersonOfCouncil } from '../storage/storage.ts'
import { HttpProblem } from './problem.ts'

/**
 * Loads an agenda that this person may open.
 * @throws HttpProblem 404 when there is none or the person is no member of its council (who is not shall not learn that
 *   there is one), 403 for a participant
 */
export async function openAgenda(
  directory: Directory,
  person: Person,
  id: string,
): Promise<{ agenda: AgendaRecord; role: Role }> {
  const agenda = await directory.agenda(id)
  if (!agenda) throw new HttpProblem(404)
  return { agenda, role: await roleThatOpensDrafts(directory, person, agenda.council) }
}

/**
 * Loads an agenda of a council that this person is in, participants too: for what is theirs whatever they may open of it.
 * @throws HttpProblem 404 when there is none or the person is no member of its council
 */
export async function openAsMember(
  directory: Directory,
  person: Person,
  id: string,
): Promise<{ agenda: AgendaRecord; role: Role }> {
  const agenda = await directory.agenda(id)
  const role = agenda && (await directory.role(person.id, agenda.council.id))
  if (!agenda || !role) throw new HttpProblem(404)
  return { agenda, role }
}

/** Loads an agenda whose sent versions this person may read: participants too. @throws HttpProblem 404 as `openAgenda` */
export const openSent = async (directory: Directory, person: Person, id: string): Promise<AgendaRecord> =>
  (await openAsMember(directory, person, id)).agenda

/** Loads an agenda whose secretariat this person is. @throws HttpProblem as `openAgenda`, 403 for its council's other members */
export async function openAsSecretariat(
  directory: Directory,
  person: Person,
  id: string,
): Promise<AgendaRecord> {
  const { agenda, role } = await openAgenda(directory, person, id)
  if (role !== 'secretariat') throw new HttpProblem(403, 'onlyForSecretariat')
  return agenda
}

/** Loads a council whose people this person may see. @throws HttpProblem as `openAgenda` */
export async function openCouncil(directory: Directory, person: Person, id: string): Promise<Council> {
  const council = await directory.council(id)
  if (!council) throw new HttpProblem(404)
  await roleThatOpensDrafts(directory, person, council)
  return council
}

/** Loads a council of which this person is a member, participants too. @throws HttpProblem 404 as `openAgenda` */
export async function openCouncilAsMember(
  directory: Directory,
  person: Person,
  id: string,
): Promise<Council> {
  const council = await directory.council(id)
  if (!council || !(await directory.role(person.id, council.id))) throw new HttpProblem(404)
  return council
}

/**
 * Loads a council whose secretariat this person is.
 * @throws HttpProblem 404 when there is none or the person is no member of it, 403 for its other members
 */
export async function openCouncilAsSecretariat(
  directory: Directory,
  person: Person,
  id: string,
): Promise<Council> {
  const council = await directory.council(id)
  const role = council && (await directory.role(person.id, council.id))
  if (!council || !role) throw new HttpProblem(404)
  if (role !== 'secretariat') throw new HttpProblem(403, 'onlyForSecretariat')
  return council
}

/**
 * Loads somebody of a council.
 * @param who which of them are meant
 * @throws HttpProblem 404 when there is nobody like that in this very council
 */
export async function personOfCouncil(
  directory: Directory,
  { id: council }: Council,
  id: string,
  who: (person: PersonOfCouncil) => boolean,
): Promise<PersonOfCouncil> {
  const people = await directory.councilPeople(council)
  const found = people.find((one) => one.person.id === id && who(one))
  if (!found) throw new HttpProblem(404)
  return found
}

async function roleThatOpensDrafts(directory: Directory, person: Person, council: Council): Promise<Role> {
  const role = await directory.role(person.id, council.id)
  if (!role) throw new HttpProblem(404)
  if (!opensDrafts(role)) throw new HttpProblem(403)
  return role
}
