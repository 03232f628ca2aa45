/** Who may open what. Every route decides here, on the object that it has loaded, and on nothing that the request claims. */
import type { Role } from '../../shared/protocol/api.ts'
import { opensDrafts } from '../accounts/drafts.ts'
import type { AgendaRecord, Council, Directory, Person } from '../storage/storage.ts'
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

/** Loads a council whose people this person may see. @throws HttpProblem as `openAgenda` */
export async function openCouncil(directory: Directory, person: Person, id: string): Promise<Council> {
  const council = await directory.council(id)
  if (!council) throw new HttpProblem(404)
  await roleThatOpensDrafts(directory, person, council)
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
  if (role !== 'secretariat') throw new HttpProblem(403)
  return council
}

async function roleThatOpensDrafts(directory: Directory, person: Person, council: Council): Promise<Role> {
  const role = await directory.role(person.id, council.id)
  if (!role) throw new HttpProblem(404)
  if (!opensDrafts(role)) throw new HttpProblem(403)
  return role
}
